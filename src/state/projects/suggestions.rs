//! Project suggestions: the recently opened projects, the API's list and the presets of
//! `config.json`, and which of them a typed text matches. There are thousands of projects, so none
//! is copied before it is listed.

use std::collections::HashMap;

use crate::domain::{Project, ProjectId, is_invisible};
use crate::state::search::case_folding::{contains_folded, folded};

/// How many projects are listed at once: more than anybody reads, and few enough to be rendered
/// between two keys.
pub const LISTED_MAX: usize = 60;

/// The source of a suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Recently opened in this browser.
    Recent,
    /// The API's list.
    Api,
    /// `config.json`.
    Config,
}

/// What is suggested beside the API's list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggestions {
    /// The recently opened projects, each once, with the best name.
    recent: Vec<Project>,
    /// The presets that are neither recent nor in the API's list, each once.
    presets: Vec<Project>,
    /// The presets and the recent projects that have a name: an API may list ids alone.
    named: Vec<Project>,
}

/// The projects that a typed text matches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The first that match, at most [`LISTED_MAX`], named where anything names them.
    pub projects: Vec<(Source, Project)>,
    /// How many more match.
    pub others: usize,
    /// The id that is typed, unless nothing is or it is one of `projects`.
    pub typed: Option<String>,
}

impl Suggestions {
    /// What is suggested beside `offered`, the API's list.
    pub fn new(recent: &[Project], offered: &[Project], config: &[Project]) -> Self {
        let beside = recent.iter().chain(config);
        let mut listed: HashMap<&str, Option<&Project>> =
            beside.map(|project| (project.id.as_str(), None)).collect();
        for project in offered {
            if let Some(found) = listed.get_mut(project.id.as_str()) {
                *found = Some(project);
            }
        }
        let named = config.iter().chain(recent);
        let mut suggestions = Self {
            named: named
                .filter(|project| project.name.is_some())
                .cloned()
                .collect(),
            ..Self::default()
        };
        for Project { id, .. } in recent {
            if let Some(found) = listed.remove(id.as_str()) {
                let project = suggestions.named(found.unwrap_or(&unnamed(id)));
                suggestions.recent.push(project);
            }
        }
        for Project { id, .. } in config {
            if let Some(None) = listed.remove(id.as_str()) {
                let project = suggestions.named(&unnamed(id));
                suggestions.presets.push(project);
            }
        }
        suggestions
    }

    /// The projects of these suggestions and of `offered` that match what is typed by name or id,
    /// as the search would: whatever the case and the invisible characters. Recent ones come
    /// first, then the API's list, then presets; before all of them one whose id is typed in full.
    pub fn find(&self, offered: &[Project], typed: &str) -> Found {
        let typed = self.typed_id(offered, typed);
        let part: Vec<char> = folded(typed.trim()).chars().collect();
        let mut found = Found::default();
        let exact = self
            .all(offered)
            .find(|(_, project)| project.id.as_str() == typed);
        if let Some((source, project)) = exact {
            found.projects.push((source, self.named(project)));
        }
        for (source, project) in self.all(offered) {
            let matches = contains_folded(project.id.as_str(), &part)
                || contains_folded(self.name(project).unwrap_or_default(), &part);
            if !matches || project.id.as_str() == typed {
                continue;
            }
            if found.projects.len() < LISTED_MAX {
                found.projects.push((source, self.named(project)));
            } else {
                found.others += 1;
            }
        }
        found.typed = (!typed.is_empty() && exact.is_none()).then_some(typed);
        found
    }

    /// The id that is typed: without the invisible characters that come along when it is copied,
    /// unless a project has exactly this one.
    pub fn typed_id(&self, offered: &[Project], typed: &str) -> String {
        let typed = typed.trim();
        let is_exact = || {
            self.all(offered)
                .any(|(_, project)| project.id.as_str() == typed)
        };
        if !typed.chars().any(is_invisible) || is_exact() {
            return typed.to_owned();
        }
        let visible: String = typed.chars().filter(|c| !is_invisible(*c)).collect();
        visible.trim().to_owned()
    }

    /// All suggestions in order, each project once.
    fn all<'a>(&'a self, offered: &'a [Project]) -> impl Iterator<Item = (Source, &'a Project)> {
        let sources = [
            (Source::Recent, self.recent.as_slice()),
            (Source::Api, offered),
            (Source::Config, self.presets.as_slice()),
        ];
        let all = sources
            .into_iter()
            .flat_map(|(source, projects)| projects.iter().map(move |project| (source, project)));
        all.filter(|(source, project)| {
            *source != Source::Api || !self.recent.iter().any(|recent| recent.id == project.id)
        })
    }

    /// The name of a project: its own, else that of a preset or a recent project of this id.
    fn name<'a>(&'a self, project: &'a Project) -> Option<&'a str> {
        let known = || self.named.iter().find(|named| named.id == project.id);
        let name = project.name.as_ref();
        name.or_else(|| known()?.name.as_ref()).map(String::as_str)
    }

    /// A copy of a project with its [`Self::name`].
    fn named(&self, project: &Project) -> Project {
        Project {
            id: project.id.clone(),
            name: self.name(project).map(str::to_owned),
        }
    }
}

fn unnamed(id: &ProjectId) -> Project {
    let (id, name) = (id.clone(), None);
    Project { id, name }
}

/// A list without the projects whose id came before; the first entry that has a name stays, else
/// the first.
pub fn each_once(projects: Vec<Project>) -> Vec<Project> {
    let mut kept: HashMap<&str, Option<&Project>> = HashMap::with_capacity(projects.len());
    for project in &projects {
        let first = kept.entry(project.id.as_str()).or_insert(Some(project));
        if first.is_some_and(|first| first.name.is_none()) && project.name.is_some() {
            *first = Some(project);
        }
    }
    if kept.len() == projects.len() {
        return projects;
    }
    let is_kept = |project: &Project| {
        let kept = kept.get(project.id.as_str()).copied().flatten();
        kept.is_some_and(|kept| std::ptr::eq(kept, project))
    };
    projects
        .iter()
        .filter(|project| is_kept(project))
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests;
