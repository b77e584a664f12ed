//! Hint of a row's health badge: the sentence that the drawer tells.

use leptos::prelude::*;

use super::super::context::{HealthContext, TableContext};
use super::super::health_reason::explanation;
use crate::components::{RowHint, RowHintSource, VirtualRows};
use crate::domain::Column;
use crate::preferences::Preferences;

/// The hint, of rows with these columns; it comes behind the first rows.
pub fn health_hint(rows: VirtualRows, columns: Memo<Vec<Column>>) -> AnyView {
    let preferences = expect_context::<Preferences>();
    let page = expect_context::<TableContext>().rows;
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
            page.with(|page| {
                let profile = page.as_ref()?.profile_at(index)?;
                let report = health.report(profile);
                let texts = preferences.texts();
                Some(explanation(profile, report, health.rules.get(), texts))
            })
        }),
    };
    view! { <RowHint rows=rows source=source /> }.into_any()
}
