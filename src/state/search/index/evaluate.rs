//! Evaluation of the expression tree over all rows: one bit per row for each node.

use super::conditions::{is_in, line_of, span_of, time_of};
use super::query::Query;
use super::{Index, RowFacts};
use crate::domain::{Facet, SegmentProfile, due_at, is_invisible};
use crate::state::search::case_folding::folded;
use crate::state::search::filter::{
    Condition, Mark, Node, NodeKind, Pattern, SearchField, TextField, TimeField, TimeRange,
};

/// One bit per row, 64 rows per element; what is beyond the last row is 0.
type Bits = Vec<u64>;

fn intersect(bits: &mut Bits, others: &[u64]) {
    for (bits, others) in bits.iter_mut().zip(others) {
        *bits &= others;
    }
}

fn unite(bits: &mut Bits, others: &[u64]) {
    for (bits, others) in bits.iter_mut().zip(others) {
        *bits |= others;
    }
}

impl Index {
    /// How many rows meet the conditions; the filter of the query has no effect.
    pub fn count(&self, nodes: &[Node], query: &Query<'_>) -> u32 {
        let rows = self.rows_of_all(nodes, query);
        rows.iter().map(|bits| bits.count_ones()).sum()
    }

    /// How many rows have each value of a facet, in the order of [`Self::values`].
    pub fn value_counts(&self, facet: Facet, query: &Query<'_>) -> Vec<u32> {
        let mut counts = vec![0; self.values(facet).len()];
        for facts in &self.facts {
            counts[self.value_of(facet, facts, query)] += 1;
        }
        counts
    }

    /// The index of a row's value of a facet.
    fn value_of(&self, facet: Facet, facts: &RowFacts, query: &Query<'_>) -> usize {
        if facet == Facet::Health {
            let health = query.rules.health_at(facts.health_inputs, query.now);
            health.index()
        } else {
            facts.values[facet.index()] as usize
        }
    }

    /// The rows that meet the conditions beside those of facets and the period of computation;
    /// `None` if there are no others.
    pub(super) fn rows_of_others(&self, query: &Query<'_>) -> Option<Bits> {
        let filter = query.filter;
        let words: Vec<String> = filter.words.iter().map(|word| folded(word)).collect();
        let mut all = self
            .text_matches
            .borrow_mut()
            .rows_with(&words, &self.facts);
        for node in &filter.others {
            let bits = self.rows_of(node, query);
            match &mut all {
                None => all = Some(bits),
                Some(all) => intersect(all, &bits),
            }
        }
        all
    }

    fn rows_of(&self, node: &Node, query: &Query<'_>) -> Bits {
        match &node.kind {
            NodeKind::And(nodes) => self.rows_of_all(nodes, query),
            NodeKind::Or(nodes) => {
                let mut bits = self.no_rows();
                for node in nodes {
                    unite(&mut bits, &self.rows_of(node, query));
                }
                bits
            }
            NodeKind::Not(node) => self.inverted(self.rows_of(node, query)),
            NodeKind::Term(condition) => self.rows_of_term(condition, query),
        }
    }

    /// The rows that meet all conditions, of which those on one facet are alternatives.
    fn rows_of_all(&self, nodes: &[Node], query: &Query<'_>) -> Bits {
        let mut bits = self.inverted(self.no_rows());
        let mut by_facet: [Option<Bits>; Facet::COUNT] = Default::default();
        for node in nodes {
            let rows = self.rows_of(node, query);
            match node.facet().map(|(facet, _)| &mut by_facet[facet.index()]) {
                Some(Some(known)) => unite(known, &rows),
                Some(none) => *none = Some(rows),
                None => intersect(&mut bits, &rows),
            }
        }
        for rows in by_facet.iter().flatten() {
            intersect(&mut bits, rows);
        }
        bits
    }

    fn rows_of_term(&self, condition: &Condition, query: &Query<'_>) -> Bits {
        let inputs = query.inputs;
        match condition {
            Condition::Word(parts) => self.rows_with_pattern(parts, None),
            Condition::Text(field, patterns) => {
                let mut bits = self.no_rows();
                for parts in patterns {
                    unite(&mut bits, &self.rows_with_pattern(parts, Some(*field)));
                }
                bits
            }
            Condition::Facet(facet, values) => {
                let accepted = self.accepted_for(*facet, values, inputs.me);
                self.rows_where(&|_, facts| {
                    accepted.get(self.value_of(*facet, facts, query)) == Some(&true)
                })
            }
            Condition::Time(field, range) => {
                let span = span_of(*field, *range, query);
                // "Not within a day" is said of what was never computed, too.
                let or_never =
                    *field == TimeField::Computed && matches!(range, TimeRange::NotWithin(_));
                self.rows_where(&|row, facts| {
                    let at = match field {
                        TimeField::Computed => facts.computed,
                        TimeField::Created => time_of(row.created_at.as_ref()),
                        TimeField::Updated => time_of(row.updated_at.as_ref()),
                        TimeField::Due => due_at(row),
                    };
                    at.map_or(or_never, |at| span.0 <= at && at < span.1)
                })
            }
            Condition::Has(has, fields) => self.rows_where(&|row, facts| {
                let mut fields = fields.iter();
                fields.any(|field| self.has_value(*field, row, facts) == *has)
            }),
            Condition::Is(marks) => {
                let mut bits = self.no_rows();
                for mark in marks {
                    let rows = match mark {
                        Mark::Starred => self.rows_where(&|row, _| (inputs.is_starred)(&row.id)),
                        Mark::Selected => self.rows_where(&|row, _| (inputs.is_selected)(&row.id)),
                        Mark::SameName => self.rows_of_same_name(),
                    };
                    unite(&mut bits, &rows);
                }
                bits
            }
        }
    }

    /// The rows in which the parts of a pattern occur in order in one field, or in this field.
    fn rows_with_pattern(&self, parts: &Pattern, field: Option<TextField>) -> Bits {
        let parts: Vec<String> = parts.iter().map(|part| folded(part)).collect();
        let mut words = parts.clone();
        words.retain(|word| !word.is_empty());
        let mut text_matches = self.text_matches.borrow_mut();
        let found = text_matches.rows_with(&words, &self.facts);
        let mut bits = found.unwrap_or_else(|| self.inverted(self.no_rows()));
        if parts.len() == 1 && field.is_none() {
            return bits;
        }
        // Where all words are somewhere, it is to be seen whether they are in one place, in order.
        for (index, element) in bits.iter_mut().enumerate() {
            let mut remaining = *element;
            while remaining != 0 {
                let bit = remaining.trailing_zeros() as usize;
                remaining &= remaining - 1;
                let facts = &self.facts[index * 64 + bit];
                let mut lines = facts.text.lines();
                let matches = match field {
                    None => lines.any(|line| is_in(line, &parts, false)),
                    Some(field) => lines
                        .nth(line_of(field))
                        .is_some_and(|line| is_in(line, &parts, true)),
                };
                if !matches {
                    *element &= !(1 << bit);
                }
            }
        }
        bits
    }

    fn has_value(&self, field: SearchField, row: &SegmentProfile, facts: &RowFacts) -> bool {
        match field {
            SearchField::Facet(facet) => {
                let empty = self.values[facet.index()].index("");
                empty != Some(facts.values[facet.index()])
            }
            SearchField::Text(field) => {
                let text = match field {
                    TextField::Name => row.name.as_deref(),
                    TextField::Key => row.key.as_deref(),
                    TextField::Description => row.description.as_deref(),
                    TextField::Id => Some(row.id.as_str()),
                };
                let is_visible = |c: char| !is_invisible(c) && !c.is_whitespace();
                text.is_some_and(|text| text.chars().any(is_visible))
            }
            SearchField::Time(TimeField::Computed) => facts.computed.is_some(),
            SearchField::Time(TimeField::Created) => time_of(row.created_at.as_ref()).is_some(),
            SearchField::Time(TimeField::Updated) => time_of(row.updated_at.as_ref()).is_some(),
            SearchField::Time(TimeField::Due) => due_at(row).is_some(),
            SearchField::Has | SearchField::No | SearchField::Is => true,
        }
    }

    /// The rows whose name, case-folded, is that of another row.
    fn rows_of_same_name(&self) -> Bits {
        self.prepare_same_names(usize::MAX);
        self.same_names.borrow().rows.clone()
    }

    fn rows_where(&self, is_found: &dyn Fn(&SegmentProfile, &RowFacts) -> bool) -> Bits {
        let mut bits = self.no_rows();
        for (index, (row, facts)) in self.rows.iter().zip(&self.facts).enumerate() {
            if is_found(row, facts) {
                bits[index / 64] |= 1 << (index % 64);
            }
        }
        bits
    }

    pub(super) fn no_rows(&self) -> Bits {
        vec![0; self.facts.len().div_ceil(64)]
    }

    fn inverted(&self, mut bits: Bits) -> Bits {
        for bits in &mut bits {
            *bits = !*bits;
        }
        let beyond = self.facts.len() % 64;
        if let Some(last) = bits.last_mut().filter(|_| beyond > 0) {
            *last &= (1 << beyond) - 1;
        }
        bits
    }
}
