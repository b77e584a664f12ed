//! The URL parameters that a saved view stores, and the parameters with which a page starts.

use super::SavedViews;
use crate::domain::{PageNumber, PageSize, ProjectId};
use crate::state::url::collapsed_groups::CollapsedGroups;
use crate::state::url::column_layout::{ColumnLayout, Density};
use crate::state::url::view_params::ViewParams;

/// The parameters of a saved view: search, sorting, groups, columns, density and rows per page;
/// neither project nor page, collapsed groups nor open row, which are where somebody is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrangement(ViewParams);

impl Arrangement {
    /// The view's part of these parameters.
    pub fn of(params: &ViewParams) -> Self {
        Self(ViewParams {
            board: false,
            project: None,
            page: PageNumber::FIRST,
            collapsed: CollapsedGroups::default(),
            row: None,
            report: false,
            ..params.clone()
        })
    }

    /// The parameters that open it in the project of `params`, on the first page.
    pub fn opened_in(&self, params: &ViewParams) -> ViewParams {
        ViewParams {
            project: params.project.clone(),
            report: params.report,
            ..self.0.clone()
        }
    }

    /// Its search text.
    pub fn search(&self) -> &str {
        &self.0.search
    }

    /// Its parameters, as URLs and files write them.
    pub fn to_pairs(&self) -> Vec<(&'static str, String)> {
        self.0.to_pairs()
    }
}

/// Values for parameters that neither the URL nor the default view sets.
#[derive(Clone, Debug, Default)]
pub struct StoredDefaults {
    /// The columns that the user chose last.
    pub layout: Option<ColumnLayout>,
    /// The density that the user chose last.
    pub density: Option<Density>,
    /// The rows per page of `config.json`.
    pub size: Option<PageSize>,
}

/// The parameters with which the page starts: those of the URL; if it sets none but the project, the
/// default view; and the stored defaults for what neither sets.
pub fn initial_params(link: &ViewParams, views: &SavedViews, stored: StoredDefaults) -> ViewParams {
    let bare = ViewParams {
        project: link.project.clone(),
        report: link.report,
        ..ViewParams::default()
    };
    if *link == bare
        && let Some(view) = views.default_view()
    {
        return view.arrangement.opened_in(link);
    }
    let mut params = link.clone();
    if params.layout == ColumnLayout::default() {
        params.layout = stored.layout.unwrap_or_default();
    }
    if params.density == Density::default() {
        params.density = stored.density.unwrap_or_default();
    }
    if params.size == PageSize::default() {
        params.size = stored.size.unwrap_or_default();
    }
    params
}

/// The parameters for another project: sorting and layout stay, and the default view is applied if
/// the current parameters are that view or none.
pub fn params_in_project(now: &ViewParams, project: ProjectId, views: &SavedViews) -> ViewParams {
    let there = now.with_project(project);
    let of_now = Arrangement::of(now);
    match views.default_view() {
        Some(view) if of_now == view.arrangement || of_now == Arrangement::default() => {
            view.arrangement.opened_in(&there)
        }
        Some(_) | None => there,
    }
}
