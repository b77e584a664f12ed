//! Parser from search text to expression tree. What is invalid is reported and filters nothing.

use std::ops::Range;

use super::Filter;
use super::characters::{is_close, is_negation, is_open};
use super::parsed::ParsedSearch;
use super::print::push_quoted;
use super::problem::ProblemKind;
use super::reader::Reader;
use super::term::read_term;
use super::tree::{Node, NodeKind};

/// How deep parentheses and exclusions may be nested.
const MAX_DEPTH: usize = 24;

/// Parses a search text; every text has a result.
pub fn parse(text: &str) -> ParsedSearch {
    let mut parser = Parser {
        reader: Reader::new(text),
        parsed: ParsedSearch::default(),
    };
    let level = parser.level(0);
    let open_in_word = parser.reader.open_in_words > 0;
    let mut parsed = parser.parsed;
    parsed.room.open_in_word = open_in_word;
    parsed.tree = combined(level.operands);
    let count = parsed.tree.len();
    parsed.refuse_repetition();
    if level.has_or && parsed.tree.len() == count {
        parsed.room.bare_or = level.range;
    } else {
        // A repetition is refused outside parentheses only, so that none can be put around it.
        parsed.room.ends_open |= level.has_or;
    }
    parsed.filter = Filter::of(&parsed.tree);
    parsed
}

struct Parser<'a> {
    reader: Reader<'a>,
    parsed: ParsedSearch,
}

/// What stands between two parentheses.
#[derive(Default)]
struct Level {
    /// The operands of its ORs, each of them nodes that must all hold.
    operands: Vec<Vec<Node>>,
    /// Whether there is anything, valid or not.
    any: bool,
    /// The range of its operands, valid or not, without what is unfinished at the end.
    range: Option<Range<usize>>,
    /// Whether an OR is in that range. Where one side of it is invalid, the other is all that is
    /// in `operands`.
    has_or: bool,
}

impl Parser<'_> {
    fn level(&mut self, depth: usize) -> Level {
        let mut level = Level::default();
        let mut operand = Vec::new();
        // The operator that waits for what it combines.
        let mut waiting: Option<(Range<usize>, &'static str)> = None;
        loop {
            self.reader.skip_space();
            let start = self.reader.at;
            let Some(c) = self.reader.peek() else { break };
            if is_close(c) {
                if depth > 0 {
                    break;
                }
                self.reader.at += c.len_utf8();
                self.refuse_stray();
                (level, operand, waiting) = (Level::default(), Vec::new(), None);
                continue;
            }
            let mut operators = ["OR", "AND"].into_iter();
            if let Some(word) = operators.find(|word| self.reader.is_at_word(word)) {
                self.reader.at += word.len();
                let span = start..self.reader.at;
                if !level.any || waiting.is_some() {
                    self.refuse_operator(span, word);
                } else {
                    if word == "OR" {
                        level.operands.push(std::mem::take(&mut operand));
                    }
                    waiting = Some((span, word));
                }
                continue;
            }
            operand.extend(self.operand(depth));
            level.any = true;
            let is_after_or = waiting.take().is_some_and(|(_, word)| word == "OR");
            if !self.parsed.room.ends_open {
                // Behind a NOT without an operand stands what was skipped.
                let read = self.reader.text[start..self.reader.at].trim_end();
                let first = level.range.map_or(start, |range| range.start);
                level.range = Some(first..start + read.len());
                level.has_or |= is_after_or;
            }
        }
        level.operands.push(operand);
        if let Some((span, word)) = waiting {
            self.refuse_operator(span, word);
            self.parsed.room.ends_open |= self.reader.peek().is_none();
        }
        level.operands.retain(|operand| !operand.is_empty());
        level
    }

    fn operand(&mut self, depth: usize) -> Option<Node> {
        let start = self.reader.at;
        let by_word = self.reader.is_at_word("NOT");
        if by_word {
            self.reader.at += "NOT".len();
            let span = start..self.reader.at;
            self.reader.skip_space();
            let is_loose = self.reader.peek().is_none_or(is_close)
                || ["OR", "AND"]
                    .iter()
                    .any(|word| self.reader.is_at_word(word));
            if is_loose {
                self.refuse_operator(span, "NOT");
                self.parsed.room.ends_open |= self.reader.peek().is_none();
                return None;
            }
            if depth >= MAX_DEPTH {
                return self.refuse_rest(start, ProblemKind::TooDeep);
            }
        }
        if !by_word && !self.reader.negation(is_negation) {
            return self.primary(depth);
        }
        let inner_at = self.reader.at;
        let inner = if by_word {
            self.operand(depth + 1)
        } else {
            self.primary(depth)
        };
        let Some(inner) = inner else {
            self.parsed.exclude_invalid(start, inner_at);
            return None;
        };
        let span = start..inner.span.end;
        let kind = NodeKind::Not(Box::new(inner));
        Some(Node { span, kind })
    }

    fn primary(&mut self, depth: usize) -> Option<Node> {
        let start = self.reader.at;
        if self.reader.next_if(is_open).is_none() {
            return read_term(&mut self.reader, &mut self.parsed);
        }
        if depth >= MAX_DEPTH {
            return self.refuse_rest(start, ProblemKind::TooDeep);
        }
        let outside = std::mem::take(&mut self.reader.open_in_words);
        let level = self.level(depth + 1);
        self.reader.open_in_words = outside;
        if self.reader.next_if(is_close).is_none() {
            return self.refuse_rest(start, ProblemKind::OpenParenthesis);
        }
        let span = start..self.reader.at;
        if !level.any {
            self.parsed
                .refuse(span, ProblemKind::EmptyParentheses, Vec::new());
            return None;
        }
        let mut nodes = combined(level.operands);
        let is_group = |node: &Node| matches!(node.kind, NodeKind::And(_) | NodeKind::Or(_));
        match nodes.pop_if(|node| is_group(node)) {
            Some(mut group) if nodes.is_empty() => {
                group.span = span;
                Some(group)
            }
            last => {
                nodes.extend(last);
                let kind = NodeKind::And(nodes);
                let is_empty = matches!(&kind, NodeKind::And(nodes) if nodes.is_empty());
                (!is_empty).then_some(Node { span, kind })
            }
        }
    }

    fn refuse_operator(&mut self, span: Range<usize>, word: &'static str) {
        let mut quoted = String::new();
        push_quoted(&mut quoted, word);
        let kind = ProblemKind::LooseOperator(word);
        self.parsed.refuse(span, kind, vec![quoted]);
    }

    /// Refuses all from here to the end. What is unfinished in it is the cause.
    fn refuse_rest(&mut self, start: usize, kind: ProblemKind) -> Option<Node> {
        let text = self.reader.text;
        self.reader.at = text.len();
        self.parsed.room.ends_open = true;
        let inner = self.parsed.problems.last().map(|problem| &problem.kind);
        let cause = match inner {
            Some(ProblemKind::OpenQuote) => ProblemKind::OpenQuote,
            Some(ProblemKind::TooDeep) => ProblemKind::TooDeep,
            Some(_) | None => kind,
        };
        let missing = if cause == ProblemKind::OpenQuote {
            Some("\"")
        } else {
            (cause == ProblemKind::OpenParenthesis).then_some(")")
        };
        let choices = missing.map(|missing| [&text[start..], missing].concat());
        let choices = choices.into_iter().collect();
        self.parsed.refuse(start..text.len(), cause, choices);
        None
    }

    /// Refuses what ends with a closing parenthesis that has no opening one.
    fn refuse_stray(&mut self) {
        let end = self.reader.at;
        let from = self.parsed.room.start;
        let text = &self.reader.text[from..end];
        let span = end - text.trim_start_matches(super::characters::is_space).len()..end;
        let choice = ["(", &self.reader.text[span.clone()]].concat();
        self.parsed.room.start = end;
        self.reader.open_in_words = 0;
        let kind = ProblemKind::StrayParenthesis;
        self.parsed.refuse(span, kind, vec![choice]);
    }
}

/// The nodes that must all hold: those of the only operand, or an OR of several.
fn combined(mut operands: Vec<Vec<Node>>) -> Vec<Node> {
    if operands.len() < 2 {
        return operands.pop().unwrap_or_default();
    }
    let nodes: Vec<Node> = operands.into_iter().filter_map(joined).collect();
    let span = range_of(&nodes);
    let kind = NodeKind::Or(nodes);
    vec![Node { span, kind }]
}

fn joined(mut nodes: Vec<Node>) -> Option<Node> {
    if nodes.len() < 2 {
        return nodes.pop();
    }
    let span = range_of(&nodes);
    let kind = NodeKind::And(nodes);
    Some(Node { span, kind })
}

fn range_of(nodes: &[Node]) -> Range<usize> {
    let start = nodes.first().map_or(0, |node| node.span.start);
    start..nodes.last().map_or(start, |node| node.span.end)
}
