//! The table in groups in English.

use crate::i18n::messages::GroupMessages;

pub const GROUPS: GroupMessages = GroupMessages {
    label: "Group by",
    none: "None",
    collapse_all: "Collapse all groups",
    expand_all: "Expand all groups",
    heading: |name, count, text| match count {
        1 => format!("{name}, 1 profile"),
        _ => format!("{name}, {text} profiles"),
    },
    page_only: "Grouped within this page",
    in_collapsed: |count| format!(", and {count} in collapsed groups"),
    all_collapsed: |count| match count {
        "1" => "1 row, in a collapsed group".to_owned(),
        _ => format!("All {count} are in collapsed groups"),
    },
    separator: ", ",
};
