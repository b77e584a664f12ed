//! Hint of a row's health badge: the sentence that the drawer tells.

use leptos::prelude::*;

use super::super::context::{HealthContext, TableContext};
use super::super::health_reason::explanation;
use crate::components::{RowHint, RowHintSource, VirtualRows};
use crate::domain::Column;
use crate::preferences::Preferences;
use crate::subscription::get_while_owned;

/// The hint, of rows with these columns; it comes behind the first rows.
pub fn health_hint(rows: VirtualRows, columns: Memo<Vec<Column>>) -> AnyView {
    let preferences = expect_context::<Preferences>();
    let table = expect_context::<TableContext>();
    let health = expect_context::<HealthContext>();
    let source = RowHintSource {
        cell: Signal::derive(move || {
            columns.with(|columns| {
                let mut columns = columns.iter();
                let position = columns.position(|column| *column == Column::Health)?;
                // Behind the cell with the checkbox and the star.
                Some(position + 1)
            })
        }),
        text: Callback::new(move |(index,): (usize,)| {
            let page = get_while_owned(table.rows)?;
            let profile = page.profile_at(index)?;
            let report = health.report(profile);
            let rules = get_while_owned(health.rules);
            Some(explanation(profile, report, rules, preferences.texts()))
        }),
    };
    view! { <RowHint rows=rows source=source /> }.into_any()
}
