//! The table in groups in Chinese.

use crate::i18n::messages::GroupMessages;

pub const GROUPS: GroupMessages = GroupMessages {
    label: "分组",
    none: "不分组",
    collapse_all: "折叠所有分组",
    expand_all: "展开所有分组",
    heading: |name, _, count| format!("{name}，{count} 条群体画像"),
    page_only: "仅在本页内分组",
    in_collapsed: |count| format!("，另有 {count} 条在折叠的分组中"),
    all_collapsed: |count| format!("全部 {count} 条都在折叠的分组中"),
    separator: "、",
};
