//! What the views look for.

use crate::state::saved_views::OfferedView;
use crate::state::search::filter::{Mark, Node, parse};

/// What the views look for.
#[derive(Clone, PartialEq)]
pub struct Searches {
    /// Their search texts, each once.
    pub texts: Vec<String>,
    /// Whether one looks for stars. Those change often, and so does the selection.
    pub use_stars: bool,
    /// Whether one looks for the selection.
    pub use_selection: bool,
    /// Whether one looks for changes, or for what runs long.
    pub use_changes: bool,
}

impl Searches {
    /// Those of the views.
    pub fn of(views: &[OfferedView]) -> Self {
        let mut texts: Vec<String> = Vec::new();
        for view in views {
            if !texts.iter().any(|text| text == view.search()) {
                texts.push(view.search().to_owned());
            }
        }
        let trees = texts.iter().map(|text| parse(text).tree);
        let nodes: Vec<Node> = trees.flatten().collect();
        let use_mark = |mark| nodes.iter().any(|node| node.looks_for(mark));
        Self {
            use_stars: use_mark(Mark::Starred),
            use_selection: use_mark(Mark::Selected),
            use_changes: nodes.iter().any(Node::looks_for_changes),
            texts,
        }
    }
}
