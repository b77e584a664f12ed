//! Evaluation of the expression tree over a range of rows: one bit per row for each node.

use std::ops::Range;
use std::slice;

use super::conditions::{span_of, time_of};
use super::query::Query;
use super::{Index, RowFacts};
use crate::domain::{Cutoffs, Facet, HealthRules, SegmentProfile};
use crate::state::search::filter::{
    Condition, Mark, Node, NodeKind, SearchField, TimeField, TimeRange,
};

/// One bit per row, 64 rows per element; what is beyond the last row is 0.
pub(super) type Bits = Vec<u64>;

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
        self.count_within(nodes, query, &(0..self.facts.len()))
    }

    /// How many of these rows meet the conditions. The range begins at a multiple of 64.
    pub(super) fn count_within(
        &self,
        nodes: &[Node],
        query: &Query<'_>,
        within: &Range<usize>,
    ) -> u32 {
        let rows = self.rows_of_all(nodes, query, within);
        rows.iter().map(|bits| bits.count_ones()).sum()
    }

    /// How many rows have each value of a facet, in the order of [`Self::values`].
    pub fn value_counts(&self, facet: Facet, query: &Query<'_>) -> Vec<u32> {
        let cutoffs = query.cutoffs();
        let count = || {
            let mut counts = vec![0; self.values(facet).len()];
            for facts in &self.facts {
                counts[value_of(facet, facts, &cutoffs)] += 1;
            }
            counts
        };
        // The health depends on the time of the query.
        if facet == Facet::Health {
            return count();
        }
        let mut known = self.value_counts.borrow_mut();
        let counts = &mut known[facet.index()];
        if counts.is_empty() {
            *counts = count();
        }
        counts.clone()
    }

    /// The rows that meet the conditions beside those of facets and the period of computation;
    /// `None` if there are no others.
    pub(super) fn rows_of_others(&self, query: &Query<'_>) -> Option<Bits> {
        let filter = query.filter;
        let all_rows = 0..self.facts.len();
        let words = filter.words.iter();
        let words =
            words.map(|word| self.rows_with_pattern(slice::from_ref(word), None, &all_rows));
        let others = filter.others.iter();
        let others = others.map(|node| self.rows_of(node, query, &all_rows));
        words.chain(others).reduce(|mut all, bits| {
            intersect(&mut all, &bits);
            all
        })
    }

    fn rows_of(&self, node: &Node, query: &Query<'_>, within: &Range<usize>) -> Bits {
        match &node.kind {
            NodeKind::And(nodes) => self.rows_of_all(nodes, query, within),
            NodeKind::Or(nodes) => {
                let mut bits = no_rows(within);
                for node in nodes {
                    unite(&mut bits, &self.rows_of(node, query, within));
                }
                bits
            }
            NodeKind::Not(node) => inverted(self.rows_of(node, query, within), within),
            NodeKind::Term(condition) => self.rows_of_term(condition, query, within),
        }
    }

    /// The rows that meet all conditions, of which those on one facet are alternatives. The range
    /// begins at a multiple of 64.
    pub(super) fn rows_of_all(
        &self,
        nodes: &[Node],
        query: &Query<'_>,
        within: &Range<usize>,
    ) -> Bits {
        let mut bits = inverted(no_rows(within), within);
        let mut by_facet: [Option<Bits>; Facet::COUNT] = Default::default();
        for node in nodes {
            let rows = self.rows_of(node, query, within);
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

    fn rows_of_term(
        &self,
        condition: &Condition,
        query: &Query<'_>,
        within: &Range<usize>,
    ) -> Bits {
        let inputs = query.inputs;
        let cutoffs = query.cutoffs();
        match condition {
            Condition::Word(parts) => self.rows_with_pattern(parts, None, within),
            Condition::Text(field, patterns) => {
                let mut bits = no_rows(within);
                for parts in patterns {
                    unite(
                        &mut bits,
                        &self.rows_with_pattern(parts, Some(*field), within),
                    );
                }
                bits
            }
            Condition::Facet(facet, values) => {
                let accepted = self.accepted_for(*facet, values, inputs.me);
                self.rows_where(within, &|_, facts| {
                    accepted.get(value_of(*facet, facts, &cutoffs)) == Some(&true)
                })
            }
            Condition::Time(field, range) => {
                let span = span_of(*field, *range, query);
                // "Not within a day" is said of what was never computed, too.
                let or_never =
                    *field == TimeField::Computed && matches!(range, TimeRange::NotWithin(_));
                self.rows_where(within, &|row, facts| {
                    let at = match field {
                        TimeField::Computed => facts.computed,
                        TimeField::Created => time_of(row.created_at.as_ref()),
                        TimeField::Updated => time_of(row.updated_at.as_ref()),
                        TimeField::Due => query.rules.due_at(row),
                        TimeField::Overdue => cutoffs.overdue_since(facts.health_inputs),
                    };
                    at.map_or(or_never, |at| span.0 <= at && at < span.1)
                })
            }
            Condition::Has(has, fields) => self.rows_where(within, &|row, facts| {
                let mut fields = fields.iter();
                fields
                    .any(|field| self.has_value(*field, row, facts, query.rules, &cutoffs) == *has)
            }),
            Condition::Is(marks) => {
                let mut bits = no_rows(within);
                for mark in marks {
                    let rows = match mark {
                        Mark::Starred => {
                            self.rows_where(within, &|row, _| (inputs.is_starred)(&row.id))
                        }
                        Mark::Selected => {
                            self.rows_where(within, &|row, _| (inputs.is_selected)(&row.id))
                        }
                        Mark::SameName => self.rows_of_same_name(within),
                        Mark::DueSoon => self.rows_where(within, &|_, facts| {
                            cutoffs.is_due_soon(facts.health_inputs)
                        }),
                        Mark::Changed => self
                            .rows_where(within, &|row, _| (inputs.changes)(&row.id).is_notable()),
                        Mark::LongRunning => {
                            self.rows_where(within, &|row, _| (inputs.is_long_running)(&row.id))
                        }
                    };
                    unite(&mut bits, &rows);
                }
                bits
            }
            Condition::Changed(kinds) => self.rows_where(within, &|row, _| {
                let changes = (inputs.changes)(&row.id);
                kinds.iter().any(|kind| changes.has(*kind))
            }),
        }
    }

    fn has_value(
        &self,
        field: SearchField,
        row: &SegmentProfile,
        facts: &RowFacts,
        rules: HealthRules,
        cutoffs: &Cutoffs,
    ) -> bool {
        match field {
            SearchField::Facet(facet) => {
                let empty = self.values[facet.index()].index("");
                empty != Some(facts.values[facet.index()])
            }
            SearchField::Text(field) => !facts.text.line(field).trim().is_empty(),
            SearchField::Time(TimeField::Computed) => facts.computed.is_some(),
            SearchField::Time(TimeField::Created) => time_of(row.created_at.as_ref()).is_some(),
            SearchField::Time(TimeField::Updated) => time_of(row.updated_at.as_ref()).is_some(),
            SearchField::Time(TimeField::Due) => rules.due_at(row).is_some(),
            SearchField::Time(TimeField::Overdue) => {
                cutoffs.overdue_since(facts.health_inputs).is_some()
            }
            SearchField::Has | SearchField::No | SearchField::Is | SearchField::Changed => true,
        }
    }

    /// The rows whose name, case-folded, is that of another row, in the range or beside it.
    fn rows_of_same_name(&self, within: &Range<usize>) -> Bits {
        self.read_names(self.facts.len());
        let names = self.same_names.borrow();
        let first = within.start / 64;
        let mut bits = names.bits()[first..first + within.len().div_ceil(64)].to_vec();
        clear_beyond(&mut bits, within);
        bits
    }

    /// Reads the names of the rows up to this one, so that equal ones are known. It is done by
    /// itself when they are asked for: 100,000 names take a while, which can be spent in slices.
    pub(super) fn read_names(&self, end: usize) {
        let mut names = self.same_names.borrow_mut();
        if names.rows() < end {
            names.extend(&self.facts[..end]);
        }
    }

    pub(super) fn rows_where(
        &self,
        within: &Range<usize>,
        is_found: &dyn Fn(&SegmentProfile, &RowFacts) -> bool,
    ) -> Bits {
        let mut bits = no_rows(within);
        let rows = &self.rows[within.clone()];
        for (index, (row, facts)) in rows.iter().zip(&self.facts[within.clone()]).enumerate() {
            if is_found(row, facts) {
                bits[index / 64] |= 1 << (index % 64);
            }
        }
        bits
    }
}

/// The index of a row's value of a facet.
fn value_of(facet: Facet, facts: &RowFacts, cutoffs: &Cutoffs) -> usize {
    if facet == Facet::Health {
        cutoffs.health(facts.health_inputs).index()
    } else {
        facts.values[facet.index()] as usize
    }
}

pub(super) fn no_rows(within: &Range<usize>) -> Bits {
    vec![0; within.len().div_ceil(64)]
}

pub(super) fn inverted(mut bits: Bits, within: &Range<usize>) -> Bits {
    for bits in &mut bits {
        *bits = !*bits;
    }
    clear_beyond(&mut bits, within);
    bits
}

/// Clears the bits of rows behind the range.
pub(super) fn clear_beyond(bits: &mut [u64], within: &Range<usize>) {
    let beyond = within.len() % 64;
    if let Some(last) = bits.last_mut().filter(|_| beyond > 0) {
        *last &= (1 << beyond) - 1;
    }
}
