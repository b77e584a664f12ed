//! How old the rows on screen are, and the controls that refresh them.

mod fetched_at;
mod refresh_button;
mod refresh_interval_select;

use leptos::prelude::*;

pub use fetched_at::FetchedAt;
pub use refresh_button::RefreshButton;
pub use refresh_interval_select::RefreshIntervalSelect;

use super::DashboardContext;
use super::browser_status::BrowserStatus;
use super::context::{RefreshContext, TableContext};
use crate::api::client::ApiClient;

// bridge
pub fn poll(_: DashboardContext) {
    expect_context::<RefreshContext>().poll(
        expect_context::<TableContext>(),
        expect_context::<ApiClient>(),
        expect_context::<BrowserStatus>(),
    );
}
