//! Recent searches of each project, for the suggestions under the search box: one line each, with
//! the project's id and a tab before the text, the newest first.

use leptos::prelude::*;

use super::Preferences;
use super::storage::{read, write};
use crate::domain::ProjectId;

pub(super) const KEY: &str = "segment-console.recent-searches";

/// How many searches of one project are stored.
const PER_PROJECT: usize = 10;
/// How many of all projects are.
const MAX: usize = 80;
/// The longest search that is stored, in bytes.
const MAX_BYTES: usize = 1_000;

/// The searches of a project in a stored list, the newest first.
fn of_project<'a>(list: &'a str, project: &'a ProjectId) -> impl Iterator<Item = &'a str> {
    let lines = list.lines().filter_map(|line| line.split_once('\t'));
    lines
        .filter(|(of, _)| *of == project.as_str())
        .map(|(_, text)| text)
}

/// A list with another search of a project as its first. What is too long to be written again, or
/// has several lines, is left out.
fn with_search(list: &str, project: &ProjectId, text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.len() > MAX_BYTES || text.contains(['\n', '\r']) {
        return list.to_owned();
    }
    let first = [project.as_str(), "\t", text].concat();
    let mut lines = vec![first.as_str()];
    let mut of_project = 1;
    for line in list.lines().filter(|line| **line != *first) {
        let is_of_project = line
            .split_once('\t')
            .is_some_and(|(of, _)| of == project.as_str());
        of_project += usize::from(is_of_project);
        if !is_of_project || of_project <= PER_PROJECT {
            lines.push(line);
        }
    }
    lines.truncate(MAX);
    lines.join("\n")
}

impl Preferences {
    /// The searches of before in a project, of this tab or another, the newest first.
    pub fn recent_searches(self, project: &ProjectId) -> Vec<String> {
        let list = self.searches();
        of_project(&list, project).map(str::to_owned).collect()
    }

    /// Adds a search to those of before in a project, as the first.
    pub fn remember_search(self, project: &ProjectId, text: &str) {
        let list = with_search(&self.searches(), project, text);
        if write(KEY, &list).is_err() {
            self.unstored_searches.set(list);
        }
    }

    /// The stored list; without storage, that of this page.
    fn searches(self) -> String {
        read(KEY).unwrap_or_else(|| self.unstored_searches.get_untracked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project(id: &str) -> ProjectId {
        ProjectId::parse(id).expect("an id")
    }

    fn searches(list: &str, of: &str) -> Vec<String> {
        of_project(list, &project(of)).map(str::to_owned).collect()
    }

    #[test]
    fn searches_are_kept_by_project_the_newest_first_and_each_once() {
        let mut list = String::new();
        for (of, text) in [
            ("a", "vip"),
            ("a", " stage:error "),
            ("b", "状态：计算失败"),
            ("a", "vip"),
        ] {
            list = with_search(&list, &project(of), text);
        }
        assert_eq!(searches(&list, "a"), ["vip", "stage:error"]);
        assert_eq!(searches(&list, "b"), ["状态：计算失败"]);
        assert_eq!(searches(&list, "c"), [""; 0]);
    }

    #[test]
    fn only_the_newest_stay() {
        let mut list = String::new();
        for at in 0..30 {
            for of in 0..12 {
                list = with_search(&list, &project(&of.to_string()), &at.to_string());
            }
        }
        assert_eq!(list.lines().count(), MAX);
        let newest = ["29", "28", "27", "26", "25", "24", "23", "22", "21", "20"];
        assert_eq!(searches(&list, "11"), newest[..searches(&list, "11").len()]);
        assert!(searches(&list, "11").len() <= PER_PROJECT);
    }

    #[test]
    fn what_is_empty_too_long_or_of_several_lines_is_not_kept() {
        let long = "x".repeat(MAX_BYTES + 1);
        for text in ["", "  ", "a\nb", "a\rb", long.as_str()] {
            assert_eq!(with_search("a\tvip", &project("a"), text), "a\tvip");
        }
    }

    #[test]
    fn anything_else_in_storage_is_no_search() {
        for list in ["", "vip", "{}", "\t", "b\tvip"] {
            assert_eq!(searches(list, "a"), [""; 0], "{list}");
        }
    }
}
