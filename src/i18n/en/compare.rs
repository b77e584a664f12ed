//! The comparison of two profiles in English.

use crate::i18n::messages::CompareMessages;

pub static COMPARE: CompareMessages = CompareMessages {
    title: "Compare",
    needs_two: "Select two rows to compare them.",
    field: "Field",
    different: "Different",
    only_different: "Only differences",
    count: |different, all| format!("{different} of {all} fields differ."),
};
