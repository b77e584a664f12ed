//! Printer of the expression tree: the shortest text that is parsed to it, in the English form.

use super::characters::is_special;
use super::tree::{Condition, Node, NodeKind, Pattern};

/// The text of the nodes that must all hold.
pub fn printed(nodes: &[Node]) -> String {
    let mut text = String::new();
    if let [
        Node {
            kind: NodeKind::Or(operands),
            ..
        },
    ] = nodes
    {
        push_joined(&mut text, operands, " OR ");
    } else {
        push_joined(&mut text, nodes, " ");
    }
    text
}

/// Appends operands; those of an OR need no parentheses for an AND, which binds tighter.
fn push_joined(text: &mut String, nodes: &[Node], separator: &str) {
    for (index, node) in nodes.iter().enumerate() {
        if index > 0 {
            text.push_str(separator);
        }
        match &node.kind {
            NodeKind::And(nodes) if separator.len() > 1 && nodes.len() > 1 => {
                push_joined(text, nodes, " ");
            }
            NodeKind::And(_) | NodeKind::Or(_) | NodeKind::Not(_) | NodeKind::Term(_) => {
                push_node(text, node);
            }
        }
    }
}

fn push_node(text: &mut String, node: &Node) {
    match &node.kind {
        NodeKind::And(nodes) => {
            text.push('(');
            push_joined(text, nodes, " ");
            text.push(')');
        }
        NodeKind::Or(nodes) => {
            text.push('(');
            push_joined(text, nodes, " OR ");
            text.push(')');
        }
        NodeKind::Not(inner) => {
            let is_double = matches!(inner.kind, NodeKind::Not(_));
            text.push_str(if is_double { "NOT " } else { "-" });
            push_node(text, inner);
        }
        NodeKind::Term(condition) => push_condition(text, condition),
    }
}

/// Appends a condition.
pub fn push_condition(text: &mut String, condition: &Condition) {
    match condition {
        Condition::Word(parts) => {
            let is_operator = |word: &str| matches!(word, "OR" | "AND" | "NOT");
            match parts.as_slice() {
                [word] if word.starts_with(['-', '－']) || is_operator(word) => {
                    push_quoted(text, word);
                }
                [first, rest @ ..] if first.starts_with(['-', '－']) => {
                    push_quoted(text, first);
                    text.push('*');
                    push_pattern(text, rest);
                }
                parts => push_pattern(text, parts),
            }
        }
        Condition::Facet(facet, values) => {
            let values = values.iter().map(std::slice::from_ref);
            push_field(text, super::facet_field(*facet), values, push_pattern);
        }
        Condition::Text(field, patterns) => {
            let name = super::fields::SearchField::Text(*field).name();
            push_field(text, name, patterns.iter(), |text, pattern: &Pattern| {
                push_pattern(text, pattern);
            });
        }
        Condition::Time(field, range) => {
            text.push_str(super::fields::SearchField::Time(*field).name());
            text.push(':');
            range.push_to(text);
        }
        Condition::Has(has, fields) => {
            let name = if *has { "has" } else { "no" };
            push_field(text, name, fields.iter(), |text, field| {
                text.push_str(field.name());
            });
        }
        Condition::Is(marks) => push_field(text, "is", marks.iter(), |text, mark| {
            text.push_str(mark.id());
        }),
        Condition::Changed(kinds) => push_field(text, "changed", kinds.iter(), |text, kind| {
            text.push_str(kind.id());
        }),
    }
}

fn push_field<T>(
    text: &mut String,
    name: &str,
    values: impl Iterator<Item = T>,
    push: fn(&mut String, T),
) {
    text.push_str(name);
    for (index, value) in values.enumerate() {
        text.push(if index == 0 { ':' } else { ',' });
        push(text, value);
    }
}

fn push_pattern(text: &mut String, parts: &[String]) {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            text.push('*');
        }
        // An empty part beside a wildcard is nothing, one alone an empty value.
        if parts.len() == 1 || !part.is_empty() {
            push_value(text, part);
        }
    }
}

/// Appends a value, quoted if it would be parsed differently without quotes.
pub fn push_value(text: &mut String, value: &str) {
    if value.is_empty() || value.starts_with(['!', '！']) || value.contains(is_special) {
        push_quoted(text, value);
    } else {
        text.push_str(value);
    }
}

/// Appends a text in quotes.
pub fn push_quoted(text: &mut String, value: &str) {
    text.push('"');
    for c in value.chars() {
        if super::characters::is_quote(c) || c == '\\' {
            text.push('\\');
        }
        text.push(c);
    }
    text.push('"');
}
