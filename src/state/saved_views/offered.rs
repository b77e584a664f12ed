//! The views on offer, and which of them is on screen, changed or not.

use super::{Arrangement, BuiltInView, SavedView, TeamView, ViewId};
use crate::state::search::sorting::Sorting;
use crate::state::url::view_params::ViewParams;

/// Which parameters beside search and sorting a view sets. It leaves the others as they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SetParams {
    /// `group`.
    pub group: bool,
    /// `columns`.
    pub layout: bool,
    /// `density`.
    pub density: bool,
    /// `size`.
    pub size: bool,
}

impl SetParams {
    /// All of them.
    pub const ALL: Self = Self {
        group: true,
        layout: true,
        density: true,
        size: true,
    };
}

/// A view that can be opened, whoever made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferedView {
    /// Which one it is.
    pub id: ViewId,
    arrangement: Arrangement,
    sets: SetParams,
}

impl OfferedView {
    fn own(view: &SavedView) -> Self {
        Self {
            id: ViewId::Own(view.name.clone()),
            arrangement: view.arrangement.clone(),
            sets: SetParams::ALL,
        }
    }

    fn team(view: &TeamView) -> Self {
        Self {
            id: ViewId::Team(view.name.clone()),
            arrangement: view.arrangement.clone(),
            sets: view.sets,
        }
    }

    fn built_in(view: BuiltInView) -> Self {
        let search = view.search().to_owned();
        Self {
            id: ViewId::BuiltIn(view),
            arrangement: Arrangement::of(&ViewParams::default().with_search(search)),
            sets: SetParams::default(),
        }
    }

    /// The text that it looks for.
    pub fn search(&self) -> &str {
        self.arrangement.search()
    }

    /// The parameters that open it where these are on screen, on the first page.
    pub fn opened_in(&self, now: &ViewParams) -> ViewParams {
        let mut params = self.arrangement.opened_in(now);
        if !self.sets.group {
            params.group = now.group;
            params.collapsed = now.collapsed.clone();
        }
        if !self.sets.layout {
            params.layout = now.layout.clone();
        }
        if !self.sets.density {
            params.density = now.density;
        }
        if !self.sets.size {
            params.size = now.size;
        }
        params
    }

    /// Whether it is on screen: opening it would change nothing but the page, the open row
    /// and which groups are collapsed.
    fn is_shown(&self, now: &ViewParams) -> bool {
        comparable(&self.opened_in(now)) == comparable(now)
    }

    /// Whether all that it looks for was taken away, so that it is no view of it any more.
    fn is_left(&self, now: &ViewParams) -> bool {
        let selects = |params: &ViewParams| {
            !params.search.trim().is_empty() || params.sorting != Sorting::default()
        };
        !selects(now) && selects(&self.opened_in(now))
    }
}

/// What views are compared by. Spaces around a search change nothing.
fn comparable(params: &ViewParams) -> Arrangement {
    let search = params.search.trim().to_owned();
    Arrangement::of(&params.with_search(search))
}

/// All views in the order in which they are offered.
pub fn offered_views(own: &[SavedView], team: &[TeamView]) -> Vec<OfferedView> {
    let own = own.iter().map(OfferedView::own);
    let team = team.iter().map(OfferedView::team);
    let built_in = BuiltInView::ALL.into_iter().map(OfferedView::built_in);
    own.chain(team).chain(built_in).collect()
}

/// The view on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CurrentView {
    /// Which one it is.
    pub id: ViewId,
    /// Whether what is on screen differs from it.
    pub is_changed: bool,
}

/// The view on screen: the one that was `opened` last, changed or not, unless what is on screen is
/// exactly another one, or nothing that it looks for is left.
pub fn current_view(
    opened: Option<&ViewId>,
    views: &[OfferedView],
    now: &ViewParams,
) -> Option<CurrentView> {
    let opened = views.iter().find(|view| Some(&view.id) == opened);
    let mut candidates = opened.into_iter().chain(views);
    if let Some(shown) = candidates.find(|view| view.is_shown(now)) {
        return Some(CurrentView {
            id: shown.id.clone(),
            is_changed: false,
        });
    }
    let changed = opened.filter(|view| !view.is_left(now))?;
    Some(CurrentView {
        id: changed.id.clone(),
        is_changed: true,
    })
}

#[cfg(test)]
mod tests;
