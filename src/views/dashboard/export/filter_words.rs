//! A filter in words, for people who know nothing of the search language.

use super::super::search::{facet_name, person_name, pick_name, value_words};
use crate::i18n::{ExportMessages, Messages};
use crate::state::search::filter::{Condition, ME, Node, NodeKind, SearchField};
use crate::state::search::index::Index;

/// The conditions that must all hold, in words; empty without any.
pub fn filter_words(
    nodes: &[Node],
    index: &Index,
    texts: &'static Messages,
    export: &ExportMessages,
) -> String {
    let words = Words {
        index,
        texts,
        export,
    };
    match nodes {
        // An OR that is not in parentheses stands alone.
        [
            Node {
                kind: NodeKind::Or(nodes),
                ..
            },
        ] => words.joined(nodes, words.export.provenance.or),
        nodes => words.joined(nodes, words.export.provenance.and),
    }
}

/// What words are made of.
struct Words<'a> {
    index: &'a Index,
    texts: &'static Messages,
    export: &'a ExportMessages,
}

impl Words<'_> {
    fn joined(&self, nodes: &[Node], separator: &str) -> String {
        let nodes: Vec<String> = nodes.iter().map(|node| self.node(node)).collect();
        nodes.join(separator)
    }

    fn node(&self, node: &Node) -> String {
        let labels = &self.export.provenance;
        match &node.kind {
            NodeKind::And(nodes) if nodes.len() == 1 => self.joined(nodes, labels.and),
            NodeKind::And(nodes) => (labels.several)(&self.joined(nodes, labels.and)),
            NodeKind::Or(nodes) => (labels.several)(&self.joined(nodes, labels.or)),
            NodeKind::Not(node) => (labels.not)(&self.node(node)),
            NodeKind::Term(condition) => self.condition(condition),
        }
    }

    fn condition(&self, condition: &Condition) -> String {
        let labels = &self.export.provenance;
        let quoted = |pattern: &[String]| (labels.contains)(&pattern.join("*"));
        match condition {
            Condition::Word(pattern) => quoted(pattern),
            Condition::Facet(facet, values) => {
                let name = |value: &String| {
                    if value == ME && facet.is_of_people() {
                        return value_words(SearchField::Facet(*facet), value, self.texts);
                    }
                    match self.index.person_name(*facet, value) {
                        Some(name) => person_name(name, value),
                        None => pick_name(*facet, value, self.texts),
                    }
                };
                self.field(facet_name(*facet, self.texts), values.iter().map(name))
            }
            Condition::Text(field, patterns) => {
                let words = patterns.iter().map(|pattern| quoted(pattern));
                self.field(&self.word(SearchField::Text(*field)), words)
            }
            Condition::Time(field, range) => {
                let field = SearchField::Time(*field);
                let mut value = String::new();
                range.push_to(&mut value);
                let words = self.value(field, value);
                self.field(&self.word(field), [words].into_iter())
            }
            Condition::Has(has, fields) => {
                let has = if *has {
                    SearchField::Has
                } else {
                    SearchField::No
                };
                let fields = fields.iter().map(|field| self.word(*field));
                self.field(&self.word(has), fields)
            }
            Condition::Is(marks) => {
                let words = marks
                    .iter()
                    .map(|mark| self.value(SearchField::Is, mark.id().to_owned()));
                self.field("", words)
            }
            Condition::Changed(kinds) => {
                let kinds = kinds.iter();
                let words = kinds.map(|kind| kind.word(&self.texts.search_words).replace('-', " "));
                self.field(&self.word(SearchField::Changed), words)
            }
        }
    }

    /// The name of a field, in which a hyphen stands for a space.
    fn word(&self, field: SearchField) -> String {
        field.word(&self.texts.search_words).replace('-', " ")
    }

    /// A value in words; as it is written where there are none.
    fn value(&self, field: SearchField, value: String) -> String {
        let words = value_words(field, &value, self.texts);
        if words.is_empty() { value } else { words }
    }

    /// The name of a field with its alternatives behind it.
    fn field(&self, name: &str, values: impl Iterator<Item = String>) -> String {
        let labels = &self.export.provenance;
        let separator = if name.is_empty() {
            ""
        } else {
            labels.separator
        };
        let values: Vec<String> = values.collect();
        let words = values.join(labels.or);
        // Beside an "and" it would not be clear how far the "or" goes.
        let words = if values.len() > 1 {
            (labels.several)(&words)
        } else {
            words
        };
        [name, separator, &words].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;
    use crate::state::search::filter::parse;

    #[test]
    fn a_filter_is_told_in_the_language_on_screen() {
        for (text, in_chinese, in_english) in [
            ("", "", ""),
            (
                "stage:error,none",
                "计算状态：（计算失败或计算未开始）",
                "Status: (Failed or Not started)",
            ),
            (
                "vip -creator:\u{674e}\u{5a1c}",
                "包含“vip”，且不满足（创建人：\u{674e}\u{5a1c}）",
                "contains “vip” and not (Creator: \u{674e}\u{5a1c})",
            ),
            (
                "computed:<24h OR (name:vip* is:starred)",
                "最近计算：最近 24 小时内或（名称：包含“vip*”，且已加星标）",
                "last computed: In the last 24 hours or (name: contains “vip*” and Starred)",
            ),
            (
                "no:description,key creator:@me created:2026-11-01..",
                "无：（描述或标识符），且创建人：本人，且创建时间：2026-11-01..",
                "no: (description or key) and Creator: You and created: 2026-11-01..",
            ),
            ("scheduler:\"\"", "更新频次：（空）", "Schedule: (empty)"),
        ] {
            for (locale, expected) in [(Locale::Zh, in_chinese), (Locale::En, in_english)] {
                let parsed = parse(text);
                let words = filter_words(
                    &parsed.tree,
                    &Index::default(),
                    locale.messages(),
                    locale.export_messages(),
                );
                assert_eq!(words, expected, "{text}");
            }
        }
    }
}
