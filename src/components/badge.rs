//! A state in colour, word and shape, so that no one of them has to be seen.

use leptos::prelude::*;

use super::{Icon, Shape};

/// What kind of news a badge is; CSS gives it a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// All is well.
    Good,
    /// Something failed.
    Bad,
    /// Something is going on.
    Busy,
    /// Something is about to go on.
    Soon,
    /// Nothing has happened yet, or nothing is to be said.
    Neutral,
    /// A plain fact, without judgement.
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
    /// Its colour.
    tone: Tone,
    /// Its shape.
    shape: Shape,
    /// Its word.
    word: String,
    /// What hovering tells beyond the word; empty for nothing.
    #[prop(optional)]
    hint: String,
) -> impl IntoView {
    view! {
        <span class=tone.class() title=(!hint.is_empty()).then_some(hint)>
            <Icon shape />
            <bdi>{word}</bdi>
        </span>
    }
}
