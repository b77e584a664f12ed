//! Reactive values and the views that follow them, on Leptos's reactive graph.
//!
//! `view!` compiles every element, closure and signal for a type of its own. That
//! is fast, and it was 210 KB on the wire for the first version of this console,
//! of which 120 may be used. Here nodes of the graph and of the page have one type
//! each, so that another button costs its own bytes and no more.

mod cell;
mod each;
mod element;
mod frames;
mod part;

pub use cell::{Derived, Live, State, spawn, watch};
pub use each::{each, each_then};
pub use element::{Element, checked, el, key, set_var, svg, value};
pub use frames::next_frame;
pub use part::{Part, live, mount, text, view_part, words};
