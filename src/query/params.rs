//! The view's state as the URL's query string holds it.

use crate::domain::{PageNumber, PageSize, ProjectId};

/// Everything that a link to a view says. The token is not among it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewParams {
    /// `project`.
    pub project: Option<ProjectId>,
    /// `page`, from 1.
    pub page: PageNumber,
    /// `size`: rows per page.
    pub size: PageSize,
    /// `row`: the id of the profile that is open.
    pub row: Option<String>,
}

impl Default for ViewParams {
    fn default() -> Self {
        Self {
            project: None,
            page: PageNumber::FIRST,
            size: PageSize::default(),
            row: None,
        }
    }
}

/// A parameter whose value is of no use; the default stands in for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParamProblem {
    /// `project` holds what no path segment can carry.
    Project(String),
    /// `page` is no whole number from 1.
    Page(String),
    /// `size` is not on offer.
    Size(String),
}

impl ViewParams {
    /// Reads decoded query parameters. The first of a repeated name counts;
    /// names that this build doesn't know are dropped.
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
                "row" => params.row = Some(value).filter(|id| !id.is_empty()),
                _ => continue,
            }
            seen.push(name);
        }
        (params, problems)
    }

    /// The parameters to write, still to be encoded; defaults are left out, so
    /// that links stay short.
    pub fn to_pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        if let Some(project) = &self.project {
            pairs.push(("project", project.as_str().to_owned()));
        }
        if self.page != PageNumber::FIRST {
            pairs.push(("page", self.page.get().to_string()));
        }
        if self.size != PageSize::default() {
            pairs.push(("size", self.size.rows().to_string()));
        }
        if let Some(row) = &self.row {
            pairs.push(("row", row.clone()));
        }
        pairs
    }

    /// Another project, from its first page; the size is a habit, so it stays.
    pub fn with_project(&self, project: ProjectId) -> Self {
        Self {
            project: Some(project),
            page: PageNumber::FIRST,
            size: self.size,
            row: None,
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

    /// Another size, on the page where the first row on screen now is.
    pub fn with_size(&self, size: PageSize) -> Self {
        Self {
            size,
            page: size.page_at(self.page.slice(self.size).offset),
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
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> (ViewParams, Vec<ParamProblem>) {
        ViewParams::from_pairs(
            pairs
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
        )
    }

    fn written(params: &ViewParams) -> (ViewParams, Vec<ParamProblem>) {
        ViewParams::from_pairs(
            params
                .to_pairs()
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value)),
        )
    }

    #[test]
    fn what_is_written_is_read_back() {
        let (params, problems) = read(&[
            ("project", "a/b?c#d%e 项目"),
            ("page", "80"),
            ("size", "20"),
            ("row", "KzpNzpkv"),
        ]);
        assert_eq!(problems, []);
        assert_eq!(written(&params), (params, vec![]));
        let (defaults, _) = read(&[]);
        assert_eq!(defaults.to_pairs(), []);
    }

    #[test]
    fn what_is_of_no_use_falls_back_and_is_named() {
        let (params, problems) = read(&[("page", "abc"), ("size", "7"), ("project", "..")]);
        assert_eq!(params, ViewParams::default());
        assert_eq!(
            problems,
            [
                ParamProblem::Page("abc".to_owned()),
                ParamProblem::Size("7".to_owned()),
                ParamProblem::Project("..".to_owned())
            ]
        );
    }

    #[test]
    fn strangers_are_dropped_and_the_first_of_twins_counts() {
        let (params, problems) = read(&[
            ("page", "2"),
            ("page", "x"),
            ("token", "secret"),
            ("row", ""),
        ]);
        assert_eq!(problems, []);
        assert_eq!(params.to_pairs(), [("page", "2".to_owned())]);
    }

    #[test]
    fn another_size_keeps_the_first_row_on_screen() {
        let (params, _) = read(&[("page", "4"), ("size", "50")]);
        let larger = params.with_size(PageSize::Rows100);
        assert_eq!(larger.page.get(), 2);
        assert_eq!(larger.with_size(PageSize::Rows20).page.get(), 6);
    }

    #[test]
    fn another_project_or_page_closes_the_row() {
        let (params, _) = read(&[("project", "a"), ("page", "4"), ("row", "r")]);
        let id = ProjectId::parse("b").expect("an id");
        assert_eq!(
            params.with_project(id).to_pairs(),
            [("project", "b".to_owned())]
        );
        assert_eq!(params.with_page(PageNumber::FIRST).row, None);
    }
}
