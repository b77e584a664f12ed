//! Line icons on a 16-unit grid, drawn in the colour of the text around them.

use crate::live::{Element, svg};

pub use crate::components::Shape;

/// An icon. It repeats what words beside it say, so it is hidden from assistive
/// technology.
pub fn icon(shape: Shape) -> Element {
    svg("svg")
        .class("icon")
        .set("viewBox", "0 0 16 16")
        .set("aria-hidden", "true")
        .child(svg("path").set("d", shape.path()))
}
