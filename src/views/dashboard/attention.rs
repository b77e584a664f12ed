//! How many profiles need attention: in the title of the document, so that a tab in the background
//! tells it.

use leptos::prelude::*;

use super::context::{ProjectsContext, SearchContext};
use crate::domain::Health;
use crate::preferences::Preferences;
use crate::state::collection::Collection;
use crate::state::collection::loader::CollectionLoader;
use crate::state::url::url_state::UrlState;

/// The failed and overdue profiles among the loaded ones; no filter changes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attention {
    /// How many.
    pub count: u32,
    /// Whether all profiles of the project are loaded; else there may be more.
    pub is_complete: bool,
}

impl Attention {
    /// Of counts by [`Health::index`]; `None` where nothing needs attention.
    pub fn of(counts: [u32; Health::ALL.len()], is_complete: bool) -> Option<Self> {
        let count = Health::NEED_ATTENTION.map(|health| counts[health.index()]);
        let count = count.iter().sum();
        (count > 0).then_some(Self { count, is_complete })
    }

    /// The count, with a plus sign where there may be more.
    pub fn text(self) -> String {
        let more = if self.is_complete { "" } else { "+" };
        self.count.to_string() + more
    }
}

/// The attention that the project on screen needs.
#[derive(Clone, Copy)]
pub struct AttentionContext(pub Memo<Option<Attention>>);

impl AttentionContext {
    /// Follows the loaded rows.
    pub fn follow(search: SearchContext, collection: CollectionLoader) -> Self {
        Self(Memo::new(move |_| {
            let counts = search.result.with(|result| result.answer().health);
            Attention::of(counts, collection.read(Collection::is_complete))
        }))
    }
}

/// Names the project in the title of the document, after the count of what needs attention.
pub fn update_title() {
    let preferences = expect_context::<Preferences>();
    let projects = expect_context::<ProjectsContext>();
    let AttentionContext(attention) = expect_context();
    let url = expect_context::<UrlState>();
    Effect::new(move || {
        let texts = preferences.texts();
        let attention = attention.get();
        let attention = attention.map(|attention| format!("({}) ", attention.text()));
        let project = if url.params().board {
            texts.toolbar.all_projects.to_owned()
        } else {
            projects.label()
        };
        let separator = if project.is_empty() { "" } else { " · " };
        document().set_title(&format!(
            "{}{project}{separator}{} – {}",
            attention.unwrap_or_default(),
            texts.segment_profiles,
            texts.product
        ));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failed_and_overdue_profiles_need_attention() {
        let counts = |failed, overdue| {
            let mut counts = [7; Health::ALL.len()];
            counts[Health::Failed.index()] = failed;
            counts[Health::Overdue.index()] = overdue;
            counts
        };
        let text = |counts, is_complete| Attention::of(counts, is_complete).map(Attention::text);
        assert_eq!(text(counts(9, 5), true).as_deref(), Some("14"));
        assert_eq!(text(counts(0, 5), false).as_deref(), Some("5+"));
        assert_eq!(text(counts(0, 0), true), None);
        assert_eq!(text(counts(0, 0), false), None);
    }
}
