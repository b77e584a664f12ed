//! Reactive values and reactive pieces of view whose machinery is compiled once.
//!
//! Leptos compiles every signal, memo and closure of a view for its own type. That
//! is fast, and it was 200 KB on the wire for the first version of this console.
//! Here the graph's nodes all have the same type, and only the reading and writing
//! of a value is per type: the same console, at little more than half the size.

mod cell;
mod part;

pub use cell::{Derived, Live, State, watch};
pub use part::{Part, attr, flag, live, text};
