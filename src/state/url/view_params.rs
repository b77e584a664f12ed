//! View parameters: the state of a view in the URL's query string.

mod problem;

use crate::domain::{Facet, PageNumber, PageSize, ProjectId};
use crate::state::search::sorting::Sorting;
use crate::state::url::collapsed_groups::CollapsedGroups;
use crate::state::url::column_layout::{ColumnLayout, Density};

pub use problem::ParamProblem;

/// All parameters of a view. The token is never one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewParams {
    /// `board`: all projects are shown, and what belongs to one of them has no meaning.
    pub board: bool,
    /// `project`.
    pub project: Option<ProjectId>,
    /// `page`, from 1.
    pub page: PageNumber,
    /// `size`: rows per page.
    pub size: PageSize,
    /// `q`: the text in the search box, filters included, as it was typed.
    pub search: String,
    /// `sort`.
    pub sorting: Sorting,
    /// `group`: the facet by whose values rows are grouped.
    pub group: Option<Facet>,
    /// `collapsed`: which groups show their heading only.
    pub collapsed: CollapsedGroups,
    /// `columns`.
    pub layout: ColumnLayout,
    /// `density`.
    pub density: Density,
    /// `row`: the id of the profile that is open.
    pub row: Option<String>,
    /// `report`, whatever its value: the status report in the table's place.
    pub report: bool,
}

impl Default for ViewParams {
    fn default() -> Self {
        Self {
            board: false,
            project: None,
            page: PageNumber::FIRST,
            size: PageSize::default(),
            search: String::new(),
            sorting: Sorting::default(),
            group: None,
            collapsed: CollapsedGroups::default(),
            layout: ColumnLayout::default(),
            density: Density::default(),
            row: None,
            report: false,
        }
    }
}

impl ViewParams {
    /// Reads decoded query parameters. Of a repeated name the first one is used; unknown names
    /// are dropped.
    pub fn from_pairs(
        pairs: impl IntoIterator<Item = (String, String)>,
    ) -> (Self, Vec<ParamProblem>) {
        let mut params = Self::default();
        let mut problems = Vec::new();
        let mut seen = Vec::new();
        for (name, value) in pairs {
            if seen.contains(&name) {
                continue;
            }
            match name.as_str() {
                "board" => params.board = value.is_empty(),
                "project" if value.is_empty() => {}
                "project" => match ProjectId::parse(&value) {
                    Ok(id) => params.project = Some(id),
                    Err(_) => problems.push(ParamProblem::Project(value)),
                },
                "page" => match PageNumber::parse(&value) {
                    Some(page) => params.page = page,
                    None => problems.push(ParamProblem::Page(value)),
                },
                "size" => match PageSize::parse(&value) {
                    Some(size) => params.size = size,
                    None => problems.push(ParamProblem::Size(value)),
                },
                "q" => params.search = value,
                "sort" if value.is_empty() => {}
                "sort" => match Sorting::parse(&value) {
                    Some(sorting) => params.sorting = sorting,
                    None => problems.push(ParamProblem::Sort(value)),
                },
                "group" if value.is_empty() => {}
                "group" => match Facet::of_name(&value) {
                    Some(facet) => params.group = Some(facet),
                    None => problems.push(ParamProblem::Group(value)),
                },
                "collapsed" => params.collapsed = CollapsedGroups::parse(&value),
                "columns" => match ColumnLayout::parse(&value) {
                    Some(layout) => params.layout = layout,
                    None => problems.push(ParamProblem::Columns(value)),
                },
                "density" => match Density::from_id(&value) {
                    Some(density) => params.density = density,
                    None => problems.push(ParamProblem::Density(value)),
                },
                "row" => params.row = Some(value).filter(|id| !id.is_empty()),
                "report" => params.report = true,
                _ => continue,
            }
            seen.push(name);
        }
        if params.board {
            params = Self::of_board();
        }
        if params.group.is_none() {
            params.collapsed = CollapsedGroups::default();
        }
        (params, problems)
    }

    /// The parameters, not yet encoded; defaults are omitted to keep URLs short.
    pub fn to_pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        if self.board {
            pairs.push(("board", String::new()));
        }
        if let Some(project) = &self.project {
            pairs.push(("project", project.as_str().to_owned()));
        }
        if self.page != PageNumber::FIRST {
            pairs.push(("page", self.page.get().to_string()));
        }
        if self.size != PageSize::default() {
            pairs.push(("size", self.size.rows().to_string()));
        }
        if !self.search.is_empty() {
            pairs.push(("q", self.search.clone()));
        }
        if self.sorting != Sorting::default() {
            pairs.push(("sort", self.sorting.text()));
        }
        if let Some(facet) = self.group {
            pairs.push(("group", facet.id().to_owned()));
        }
        if self.collapsed != CollapsedGroups::default() {
            pairs.push(("collapsed", self.collapsed.text()));
        }
        if self.layout != ColumnLayout::default() {
            pairs.push(("columns", self.layout.text()));
        }
        if self.density != Density::default() {
            pairs.push(("density", self.density.id().to_owned()));
        }
        if let Some(row) = &self.row {
            pairs.push(("row", row.clone()));
        }
        if self.report {
            pairs.push(("report", String::new()));
        }
        pairs
    }

    /// The length of the encoded query in bytes, as `URLSearchParams` writes it: three for each
    /// byte of a text but letters, digits, spaces and `*-._`.
    pub fn query_length(&self) -> usize {
        let pairs = self.to_pairs();
        let encoded = |byte: u8| match byte {
            b' ' | b'*' | b'-' | b'.' | b'_' => 1,
            byte if byte.is_ascii_alphanumeric() => 1,
            _ => 3,
        };
        let lengths = pairs
            .iter()
            .map(|(name, value)| name.len() + 2 + value.bytes().map(encoded).sum::<usize>());
        lengths.sum()
    }

    /// All projects.
    pub fn of_board() -> Self {
        Self {
            board: true,
            ..Self::default()
        }
    }

    /// Another project, on its first page. Size, sorting, grouping and layout stay; the search and
    /// the collapsed groups do not, as they were for something in the old project.
    pub fn with_project(&self, project: ProjectId) -> Self {
        Self {
            board: false,
            project: Some(project),
            page: PageNumber::FIRST,
            search: String::new(),
            collapsed: CollapsedGroups::default(),
            row: None,
            ..self.clone()
        }
    }

    /// Another search, on its first page.
    pub fn with_search(&self, search: String) -> Self {
        Self {
            search,
            page: PageNumber::FIRST,
            row: None,
            ..self.clone()
        }
    }

    /// Another sorting, on its first page.
    pub fn with_sorting(&self, sorting: Sorting) -> Self {
        Self {
            sorting,
            page: PageNumber::FIRST,
            row: None,
            ..self.clone()
        }
    }

    /// Rows in groups, all of them expanded, or in none; on the first page.
    pub fn with_group(&self, group: Option<Facet>) -> Self {
        Self {
            group,
            collapsed: CollapsedGroups::default(),
            page: PageNumber::FIRST,
            row: None,
            ..self.clone()
        }
    }

    /// The same groups, others of them collapsed, on this page.
    pub fn with_collapsed(&self, collapsed: CollapsedGroups, page: PageNumber) -> Self {
        Self {
            collapsed,
            page,
            ..self.clone()
        }
    }

    /// Another column layout of the same rows.
    pub fn with_layout(&self, layout: ColumnLayout) -> Self {
        Self {
            layout,
            ..self.clone()
        }
    }

    /// The same rows in another density.
    pub fn with_density(&self, density: Density) -> Self {
        Self {
            density,
            ..self.clone()
        }
    }

    /// Another page of the same project.
    pub fn with_page(&self, page: PageNumber) -> Self {
        Self {
            page,
            row: None,
            ..self.clone()
        }
    }

    /// Another page size, on the page that has the current page's first row.
    pub fn with_size(&self, size: PageSize) -> Self {
        Self {
            size,
            page: size.page_at(self.page.slice(self.size).offset),
            row: None,
            ..self.clone()
        }
    }

    /// The report in the table's place, or the table again.
    pub fn with_report(&self, report: bool) -> Self {
        Self {
            report,
            row: None,
            ..self.clone()
        }
    }

    /// The same page with a row open, or none.
    pub fn with_row(&self, row: Option<String>) -> Self {
        Self {
            row,
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests;
