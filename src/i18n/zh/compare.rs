//! The comparison of two profiles in Chinese.

use crate::i18n::messages::CompareMessages;

pub static COMPARE: CompareMessages = CompareMessages {
    title: "对比",
    needs_two: "选择两条后才能对比。",
    field: "字段",
    different: "不同",
    only_different: "只显示不同的字段",
    count: |different, all| format!("{all} 个字段中有 {different} 个不同。"),
};
