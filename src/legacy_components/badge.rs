//! A state in colour, word and shape, so that no one of them has to be seen.

use super::{Shape, icon};
use crate::live::{Part, el, words};

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
pub struct Badge {
    /// Its colour.
    pub tone: Tone,
    /// Its shape.
    pub shape: Shape,
    /// Its word.
    pub word: String,
    /// What hovering tells beyond the word, which may be cut short.
    pub hint: Option<&'static str>,
}

impl Badge {
    /// The badge.
    pub fn part(self) -> Part {
        let badge = el("span")
            .class(self.tone.class())
            .child(icon(self.shape))
            .child(el("bdi").child(words(&self.word)));
        match self.hint {
            Some(hint) => badge.set("title", &format!("{}: {hint}", self.word)),
            None => badge,
        }
        .into()
    }
}
