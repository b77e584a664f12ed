//! The part of a link that a view remembers, and how it comes into the URL.

use super::SavedViews;
use crate::domain::{PageNumber, PageSize, ProjectId};
use crate::state::column_layout::{ColumnLayout, Density};
use crate::state::view_params::ViewParams;

/// The part of a link that a view remembers: search, sorting, columns, density and
/// rows per page; neither project nor page nor open row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrangement(ViewParams);

impl Arrangement {
    /// That part of a link.
    pub fn of(params: &ViewParams) -> Self {
        Self(ViewParams {
            project: None,
            page: PageNumber::FIRST,
            row: None,
            ..params.clone()
        })
    }

    /// The link that opens it in the project of another, from the first page.
    pub fn opened_in(&self, params: &ViewParams) -> ViewParams {
        ViewParams {
            project: params.project.clone(),
            ..self.0.clone()
        }
    }

    /// Its parameters, as links and files write them.
    pub fn to_pairs(&self) -> Vec<(&'static str, String)> {
        self.0.to_pairs()
    }
}

/// What is filled in where neither a link nor a view has a word on it.
#[derive(Clone, Debug, Default)]
pub struct StoredDefaults {
    /// The columns that the person used last.
    pub layout: Option<ColumnLayout>,
    /// The density that the person used last.
    pub density: Option<Density>,
    /// The rows per page that the operator set.
    pub size: Option<PageSize>,
}

/// How a visit begins: as the link says; where it says nothing of a view, with the
/// default view; and in the columns and the density that the person used last,
/// where neither names any.
pub fn beginning(link: &ViewParams, views: &SavedViews, habits: StoredDefaults) -> ViewParams {
    let bare = ViewParams {
        project: link.project.clone(),
        ..ViewParams::default()
    };
    if *link == bare
        && let Some(view) = views.default_view()
    {
        return view.arrangement.opened_in(link);
    }
    let mut params = link.clone();
    if params.layout == ColumnLayout::default() {
        params.layout = habits.layout.unwrap_or_default();
    }
    if params.density == Density::default() {
        params.density = habits.density.unwrap_or_default();
    }
    if params.size == PageSize::default() {
        params.size = habits.size.unwrap_or_default();
    }
    params
}

/// How a visit to another project begins: with what is a habit; a person who is in
/// the default view, or in none, finds the default view there too.
pub fn moving(now: &ViewParams, project: ProjectId, views: &SavedViews) -> ViewParams {
    let there = now.with_project(project);
    let of_now = Arrangement::of(now);
    match views.default_view() {
        Some(view) if of_now == view.arrangement || of_now == Arrangement::default() => {
            view.arrangement.opened_in(&there)
        }
        Some(_) | None => there,
    }
}
