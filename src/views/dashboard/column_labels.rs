//! Columns of the table: the heading of each, and the CSS class that has its default width.

use crate::domain::Column;
use crate::i18n;

/// The heading of a column.
pub fn heading(column: Column, words: &i18n::ColumnMessages) -> &'static str {
    match column {
        Column::Name => words.name,
        Column::Health => words.health,
        Column::Status => words.status,
        Column::LastComputed => words.last_computed,
        Column::Due => words.due,
        Column::OverdueBy => words.overdue_by,
        Column::Schedule => words.schedule,
        Column::Type => words.kind,
        Column::Key => words.key,
        Column::Description => words.description,
        Column::Creator => words.creator,
        Column::Created => words.created,
        Column::LastEditor => words.last_editor,
        Column::Updated => words.updated,
    }
}

/// The CSS class of a column's `<col>`, which has its default width.
pub fn class(column: Column) -> &'static str {
    match column {
        Column::Name => "col col--name",
        Column::Health => "col col--health",
        Column::Status => "col col--status",
        Column::Schedule => "col col--schedule",
        Column::Type => "col col--kind",
        Column::LastComputed | Column::Due | Column::Created | Column::Updated => "col col--time",
        Column::Key => "col col--key",
        Column::Description => "col col--description",
        Column::OverdueBy | Column::Creator | Column::LastEditor => "col col--person",
    }
}
