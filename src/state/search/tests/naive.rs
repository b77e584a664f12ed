//! The meaning of the tree, row by row, without an index: what the search is tested against.

use super::rows::NOW;
use crate::domain::{Facet, HOUR_MS, HealthRules, SegmentProfile, Timestamp};
use crate::state::changes::{ChangeKind, ChangeKinds};
use crate::state::search::case_folding::{folded, looks_like};
use crate::state::search::filter::{
    Condition, ME, Mark, Node, NodeKind, SearchField, TextField, TimeField, TimeRange,
};

/// Whether nodes that must all hold do so; terms of one facet are alternatives.
pub fn all_hold(
    nodes: &[Node],
    row: &SegmentProfile,
    rows: &[std::sync::Arc<SegmentProfile>],
) -> bool {
    nodes.iter().all(|node| match node.facet() {
        Some((facet, _)) => nodes.iter().any(|other| {
            other.facet().is_some_and(|(of, _)| of == facet) && holds(other, row, rows)
        }),
        None => holds(node, row, rows),
    })
}

fn holds(node: &Node, row: &SegmentProfile, rows: &[std::sync::Arc<SegmentProfile>]) -> bool {
    match &node.kind {
        NodeKind::And(nodes) => all_hold(nodes, row, rows),
        NodeKind::Or(nodes) => nodes.iter().any(|node| holds(node, row, rows)),
        NodeKind::Not(node) => !holds(node, row, rows),
        NodeKind::Term(condition) => meets(condition, row, rows),
    }
}

fn meets(
    condition: &Condition,
    row: &SegmentProfile,
    rows: &[std::sync::Arc<SegmentProfile>],
) -> bool {
    match condition {
        Condition::Word(parts) => {
            let fields = [&row.name, &row.key, &row.description, &row.creator];
            let mut fields = fields.into_iter().flatten().chain([&row.id]);
            fields.any(|field| {
                let loose = [&[String::new()], parts.as_slice(), &[String::new()]].concat();
                is_like(&folded(field), &loose)
            })
        }
        Condition::Facet(facet, values) => values.iter().any(|value| has_value(*facet, value, row)),
        Condition::Text(field, patterns) => {
            let text = folded(text_of(*field, row));
            // What folds to nothing, such as a space of no width, is an empty text.
            let is_empty = |part: &String| folded(part).is_empty();
            patterns.iter().any(|parts| match parts.as_slice() {
                [part] if is_empty(part) => text.trim().is_empty(),
                [part] => text.contains(&folded(part)),
                parts if parts.iter().all(is_empty) => !text.trim().is_empty(),
                parts => is_like(&text, parts),
            })
        }
        Condition::Time(field, range) => is_in_range(*field, *range, time_of(*field, row)),
        Condition::Has(has, fields) => fields.iter().any(|field| is_present(*field, row) == *has),
        Condition::Changed(kinds) => {
            let changes = changes(&row.id);
            kinds.iter().any(|kind| changes.has(*kind))
        }
        Condition::Is(marks) => marks.iter().any(|mark| match mark {
            Mark::Starred => row.id.ends_with('1'),
            Mark::Selected => row.id.ends_with('2'),
            Mark::Changed => changes(&row.id).is_notable(),
            Mark::LongRunning => row.id.ends_with('3'),
            Mark::DueSoon => HealthRules::default()
                .assess(row, NOW)
                .due_soon_ms
                .is_some(),
            Mark::SameName => {
                let name = |row: &SegmentProfile| folded(row.name.as_deref().unwrap_or_default());
                let own = name(row);
                !own.trim().is_empty()
                    && rows
                        .iter()
                        .filter(|other| name(other).trim() == own.trim())
                        .count()
                        > 1
            }
        }),
    }
}

/// Whether a text is the parts with anything between them.
fn is_like(text: &str, parts: &[String]) -> bool {
    match parts {
        [] => true,
        [last] => text == folded(last),
        [first, rest @ ..] => text.strip_prefix(&folded(first)).is_some_and(|text| {
            let mut ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            ends.any(|at| is_like(&text[at..], rest))
        }),
    }
}

fn has_value(facet: Facet, value: &str, row: &SegmentProfile) -> bool {
    let health = HealthRules::default().assess(row, NOW).health;
    let own = facet.value(row, health);
    let id = facet.person(row).and_then(|person| person.id);
    let is = |value: &str| looks_like(own, value) || (!own.is_empty() && id == Some(value));
    is(value) || (value == ME && facet.is_of_people() && is("a"))
}

fn text_of(field: TextField, row: &SegmentProfile) -> &str {
    let text = match field {
        TextField::Name => row.name.as_deref(),
        TextField::Key => row.key.as_deref(),
        TextField::Id => Some(row.id.as_str()),
        TextField::Description => row.description.as_deref(),
    };
    text.unwrap_or_default()
}

fn time_of(field: TimeField, row: &SegmentProfile) -> Option<i64> {
    match field {
        TimeField::Computed => row.detected_at().and_then(Timestamp::epoch_ms),
        TimeField::Created => row.created_at.as_ref().and_then(Timestamp::epoch_ms),
        TimeField::Updated => row.updated_at.as_ref().and_then(Timestamp::epoch_ms),
        TimeField::Due => HealthRules::default().due_at(row),
        TimeField::Overdue => {
            let reason = HealthRules::default().assess(row, NOW).reason;
            reason.late_ms().map(|late_ms| NOW - late_ms)
        }
    }
}

fn is_in_range(field: TimeField, range: TimeRange, at: Option<i64>) -> bool {
    let is_due = field == TimeField::Due;
    match (range, at) {
        (TimeRange::NotWithin(_), None) => field == TimeField::Computed,
        (TimeRange::Within(_) | TimeRange::Days(..), None) => false,
        (TimeRange::Within(ms), Some(at)) if is_due => NOW <= at && at < NOW + ms,
        (TimeRange::NotWithin(ms), Some(at)) if is_due => at >= NOW + ms,
        (TimeRange::Within(ms), Some(at)) => NOW - at < ms,
        (TimeRange::NotWithin(ms), Some(at)) => NOW - at >= ms,
        (TimeRange::Days(from, to), Some(at)) => {
            let day = |epoch_ms: i64| (epoch_ms + 8 * HOUR_MS).div_euclid(24 * HOUR_MS);
            let number = |day_: crate::state::search::filter::Day| day_.number(day(NOW));
            from.is_none_or(|from| day(at) >= number(from))
                && to.is_none_or(|to| day(at) <= number(to))
        }
    }
}

fn is_present(field: SearchField, row: &SegmentProfile) -> bool {
    match field {
        SearchField::Facet(facet) => {
            let health = HealthRules::default().assess(row, NOW).health;
            !facet.value(row, health).is_empty()
        }
        SearchField::Text(field) => !text_of(field, row).trim().is_empty(),
        SearchField::Time(field) => time_of(field, row).is_some(),
        SearchField::Has | SearchField::No | SearchField::Is | SearchField::Changed => true,
    }
}

/// What changed in the row with an id.
pub fn changes(id: &str) -> ChangeKinds {
    let kinds = ChangeKind::OF_ROWS.into_iter().enumerate();
    let has = |at: usize| {
        id.len().is_multiple_of(3)
            && (id.bytes().map(usize::from).sum::<usize>() + at).is_multiple_of(4)
    };
    let kinds = kinds.filter(|(at, _)| has(*at)).map(|(_, kind)| kind);
    kinds.fold(ChangeKinds::default(), ChangeKinds::with)
}
