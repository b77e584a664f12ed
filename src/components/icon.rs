//! Line icons on a 16-unit grid, drawn in the colour of the text around them.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A tick in a ring: done.
    Tick,
    /// A cross in a ring: failed.
    Cross,
    /// Two arrows in a circle: going round, being done.
    Cycle,
    /// A clock: waiting for its turn.
    Clock,
    /// A dashed ring: nothing yet.
    Dashes,
    /// A question mark in a ring: unknown.
    Query,
    /// A calendar leaf: by the calendar.
    Calendar,
    /// A hand's pointer: by hand.
    Hand,
    /// A spark: by itself.
    Spark,
    /// Sliders: by rules.
    Rules,
    /// A funnel.
    Funnel,
    /// A returning arrow: retention.
    Return,
    /// Bars: a distribution.
    Bars,
    /// A sheet of paper with an arrow: an uploaded file.
    File,
    /// Two sheets: copy.
    Copy,
    /// A bare cross: close.
    Close,
    /// An exclamation mark in a triangle: attention.
    Warning,
    /// An "i" in a ring: for your information.
    Info,
    /// A chevron to the left.
    Left,
    /// A chevron to the right.
    Right,
    /// A chevron to the left, with a stop.
    LeftEnd,
    /// A chevron to the right, with a stop.
    RightEnd,
    /// Two chevrons towards each other: collapse all.
    CollapseAll,
    /// Two chevrons away from each other: expand all.
    ExpandAll,
    /// A chevron up.
    Up,
    /// A chevron down.
    Down,
    /// A magnifying glass: search.
    Magnifier,
    /// An arrow up: ascending.
    ArrowUp,
    /// An arrow down: descending.
    ArrowDown,
    /// A star: the one to begin with.
    Star,
    /// A pencil: another name.
    Pencil,
    /// A bin: away with it.
    Bin,
    /// A keyboard.
    Keyboard,
}

impl Shape {
    /// The path of its drawing, for the attribute `d`.
    pub(crate) const fn path(self) -> &'static str {
        match self {
            Self::Tick => "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0M5.5 8.2l1.8 1.8 3.3-3.7",
            Self::Cross => "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0M6 6l4 4M10 6l-4 4",
            Self::Cycle => {
                "M13.5 6.5A5.8 5.8 0 0 0 3 5.2M2.5 9.5A5.8 5.8 0 0 0 13 10.8M3 2.5v3h3M13 13.5v-3h-3"
            }
            Self::Clock => "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0M8 4.8V8l2.2 1.6",
            Self::Dashes => {
                "M8 2a6 6 0 0 1 2.6.6M13 4.7A6 6 0 0 1 14 7.6M13.7 10a6 6 0 0 1-1.9 2.7M9.2 13.9a6 6 0 0 1-3-.2M3.6 12.1A6 6 0 0 1 2.2 9.6M2.1 6.7A6 6 0 0 1 3.3 4.3"
            }
            Self::Query => {
                "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0M6.3 6.4a1.75 1.75 0 1 1 2.6 1.5c-.6.35-.9.7-.9 1.3M8 11.2v.1"
            }
            Self::Calendar => {
                "M2.5 4.5a1 1 0 0 1 1-1h9a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1zM2.5 6.8h11M5.3 2v2.5M10.7 2v2.5"
            }
            Self::Hand => "M3 2.5l3.8 10.5 1.7-4.5 4.5-1.7zM8.6 8.6l4.4 4.4",
            Self::Spark => "M8 2l1.5 4.5L14 8l-4.5 1.5L8 14l-1.5-4.5L2 8l4.5-1.5z",
            Self::Rules => "M2 4.5h5M11 4.5h3M2 11.5h3M9 11.5h5M7 3v3h4V3zM5 10v3h4v-3z",
            Self::Funnel => "M2 3h12L9.5 8.3V13l-3-1.6V8.3z",
            Self::Return => "M5.5 3L2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6",
            Self::Bars => "M2.5 13.5h11M4 11V8M7 11V3.5M10 11V6M13 11V9",
            Self::File => {
                "M9 2H4a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1V6zM9 2v4h4M8 12V8.5M6.3 10L8 8.3 9.7 10"
            }
            Self::Copy => "M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z",
            Self::Close => "M4 4l8 8M12 4l-8 8",
            Self::Warning => "M8 2.5l6 11H2zM8 6.5v3.2M8 11.6v.1",
            Self::Info => "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0M8 7.3v3.5M8 5v.1",
            Self::Left => "M10 3.5L5.5 8l4.5 4.5",
            Self::Right => "M6 3.5L10.5 8 6 12.5",
            Self::LeftEnd => "M11.5 3.5L7 8l4.5 4.5M4 3.5v9",
            Self::RightEnd => "M4.5 3.5L9 8l-4.5 4.5M12 3.5v9",
            Self::CollapseAll => "M4.5 2.5L8 6l3.5-3.5M4.5 13.5L8 10l3.5 3.5",
            Self::ExpandAll => "M4.5 6L8 2.5 11.5 6M4.5 10L8 13.5l3.5-3.5",
            Self::Up => "M3.5 10L8 5.5l4.5 4.5",
            Self::Down => "M3.5 6L8 10.5 12.5 6",
            Self::Magnifier => "M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0M10.3 10.3L14 14",
            Self::ArrowUp => "M8 13V3.5M4 7.2L8 3.2l4 4",
            Self::ArrowDown => "M8 3v9.5M4 8.8l4 4 4-4",
            Self::Star => "M8 2l1.8 3.9 4.2.5-3.1 2.9.8 4.2L8 11.4l-3.7 2.1.8-4.2L2 6.4l4.2-.5z",
            Self::Pencil => {
                "M3 13l.7-3L10.5 3.2a1.2 1.2 0 0 1 1.7 0l.6.6a1.2 1.2 0 0 1 0 1.7L6 12.3z"
            }
            Self::Bin => {
                "M3 4.5h10M6.3 4.3V2.8h3.4v1.5M4.3 4.5l.6 8.7h6.2l.6-8.7M6.8 7v3.8M9.2 7v3.8"
            }
            Self::Keyboard => {
                "M1.5 4h13v8h-13zM4 6.6v.1M6.6 6.6v.1M9.3 6.6v.1M12 6.6v.1M4.8 9.5h6.4"
            }
        }
    }
}

/// An icon, hidden from assistive technology: it repeats what words beside it say.
#[component]
pub fn Icon(
    /// What it shows. Where that changes, the icon stands in a closure: as a signal it would cost
    /// each icon of the table an effect.
    shape: Shape,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d=shape.path()></path>
        </svg>
    }
}
