//! Check of an edit of the search text: it changes the conditions on one field, and no other.

use super::fields::SearchField;
use super::parse::parse;
use super::print::printed;
use super::tree::{Node, NodeKind};

/// The text after an edit of the conditions on a field.
///
/// Beside something unfinished (a parenthesis that is opened within a value, operators that have
/// nothing between them) an edit of some characters may change what the rest of the text means.
/// There, what the text means is written anew, and that is edited.
pub(super) fn keeping_others(
    text: &str,
    field: SearchField,
    edit: &dyn Fn(&str) -> String,
) -> String {
    let edited = edit(text);
    let (before, after) = (others(text, field), others(&edited, field));
    let are_in = |some: &[Node], all: &[Node]| some.iter().all(|node| all.contains(node));
    if before.len() == after.len() && are_in(&before, &after) && are_in(&after, &before) {
        edited
    } else {
        edit(&printed(&parse(text).tree))
    }
}

/// The conditions beside those on a field. A group that must hold is what stands in it: an edit may
/// have put the parentheses there.
fn others(text: &str, field: SearchField) -> Vec<Node> {
    let mut others = Vec::new();
    for node in parse(text).tree {
        if field_of(&node) == Some(field) {
            continue;
        }
        match node.kind {
            NodeKind::And(nodes) => others.extend(nodes),
            NodeKind::Or(_) | NodeKind::Not(_) | NodeKind::Term(_) => others.push(node),
        }
    }
    others
}

/// The field that a node picks or excludes values of, or a range of times.
fn field_of(node: &Node) -> Option<SearchField> {
    let facet = node.facet().or_else(|| node.excluded());
    let facet = facet.map(|(facet, _)| SearchField::Facet(facet));
    facet.or_else(|| node.time().map(|(time, _)| SearchField::Time(time)))
}

#[cfg(test)]
mod tests {
    use super::super::{with_facet_value, without_facet};
    use crate::domain::Facet;

    #[test]
    fn beside_something_unfinished_an_edit_changes_no_other_condition() {
        for (text, with, without) in [
            // Quoted, the value would open no parenthesis, and leave the other one without it.
            (
                "创建人:( stage)",
                "creator:\"(\",a \"stage)\"",
                "\"stage)\"",
            ),
            ("vip creator:b", "vip creator:b,a", "vip"),
        ] {
            assert_eq!(with_facet_value(text, Facet::Creator, "a", true), with);
            assert_eq!(without_facet(text, Facet::Creator), without);
        }
    }
}
