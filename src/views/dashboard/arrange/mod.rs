//! How a person arranges the table: columns and density, saved views, keys.

mod columns_menu;
mod exchange;
mod naming;
mod shortcuts;
mod view_row;
mod views_menu;

pub use columns_menu::columns_menu;
pub use shortcuts::shortcuts;
pub use views_menu::views_menu;

use crate::legacy_components::{Shape, button, icon};
use crate::live::Element;

/// A button that is an icon, whose name tells of what it acts on.
fn tool(shape: Shape, name: impl Fn() -> String + Clone + 'static) -> Element {
    button("button button--icon")
        .bind("aria-label", name.clone())
        .bind("title", name)
        .child(icon(shape))
}
