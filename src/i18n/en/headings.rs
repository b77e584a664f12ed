//! Column headings in English.

use crate::i18n::messages::HeadingMessages;

pub const HEADINGS: HeadingMessages = HeadingMessages {
    sort_by: |column| format!("Sort by {column}"),
    sort_ascending: "Click to sort ascending",
    sort_descending: "Click to sort descending",
    sort_off: "Click to stop sorting by this column",
    sort_additional: "Shift+click to sort by several columns",
    sort_rank: |rank| format!("Sort level {rank}"),
    width_of: |column| format!("Width of {column}"),
    width_hint: "Drag to resize, double-click for the default width",
};
