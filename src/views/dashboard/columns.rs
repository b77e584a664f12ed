//! The table's columns: what each is called, and the class that has its width.

use crate::domain::Column;
use crate::text;

/// The heading of a column.
pub fn heading(column: Column, words: &text::Columns) -> &'static str {
    match column {
        Column::Name => words.name,
        Column::Health => words.health,
        Column::Status => words.status,
        Column::LastComputed => words.last_computed,
        Column::Schedule => words.schedule,
        Column::Kind => words.kind,
        Column::Key => words.key,
        Column::Description => words.description,
        Column::Creator => words.creator,
        Column::Created => words.created,
        Column::LastEditor => words.last_editor,
        Column::Updated => words.updated,
    }
}

/// The CSS class of its `<col>`, which has its width.
pub fn class(column: Column) -> &'static str {
    match column {
        Column::Name => "col col--name",
        Column::Health => "col col--health",
        Column::Status => "col col--status",
        Column::Schedule => "col col--schedule",
        Column::Kind => "col col--kind",
        Column::LastComputed | Column::Created | Column::Updated => "col col--time",
        Column::Key => "col col--key",
        Column::Description => "col col--description",
        Column::Creator | Column::LastEditor => "col col--person",
    }
}
