//! Status badge: colour, icon and word, so that none of the three has to be seen.

use leptos::prelude::*;

use super::{Icon, Shape};

/// The semantic colour of a badge; CSS maps it to a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Success.
    Good,
    /// Failure.
    Bad,
    /// In progress.
    Busy,
    /// Pending, or needing attention soon.
    Soon,
    /// Not started, or unknown.
    Neutral,
    /// A plain fact without judgement.
    Plain,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Good => "badge badge--good",
            Self::Bad => "badge badge--bad",
            Self::Busy => "badge badge--busy",
            Self::Soon => "badge badge--soon",
            Self::Neutral => "badge badge--neutral",
            Self::Plain => "badge badge--plain",
        }
    }
}

/// A badge.
#[component]
pub fn Badge(
    /// Its semantic colour.
    tone: Tone,
    /// Its icon.
    shape: Shape,
    /// Its word.
    label: String,
    /// Shown on hover behind the word.
    #[prop(optional_no_strip)]
    hint: Option<&'static str>,
) -> impl IntoView {
    let title = hint.map(|hint| format!("{label}: {hint}"));
    view! {
        <span class=tone.class() title=title>
            <Icon shape=shape />
            <bdi>{label}</bdi>
        </span>
    }
}
