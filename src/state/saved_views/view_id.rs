//! Ids of views: which one it is, of this browser's, the team's and the built-in ones.

use super::{BuiltInView, ViewName};

/// A view's id. Names are unique among the views of one origin only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ViewId {
    /// A view that was saved in this browser.
    Own(ViewName),
    /// A view of `config.json`.
    Team(ViewName),
    /// A view that comes with the console.
    BuiltIn(BuiltInView),
}

impl ViewId {
    /// The id as a text without control characters, from which [`Self::parse`] reads it.
    pub fn text(&self) -> String {
        let (origin, name) = match self {
            Self::Own(name) => ("own:", name.as_str()),
            Self::Team(name) => ("team:", name.as_str()),
            Self::BuiltIn(view) => ("built-in:", view.id()),
        };
        [origin, name].concat()
    }

    /// Reads an id; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        let (origin, name) = text.split_once(':')?;
        match origin {
            "own" => ViewName::parse(name).ok().map(Self::Own),
            "team" => ViewName::parse(name).ok().map(Self::Team),
            "built-in" => {
                let mut views = BuiltInView::ALL.into_iter();
                views.find(|view| view.id() == name).map(Self::BuiltIn)
            }
            _ => None,
        }
    }
}
