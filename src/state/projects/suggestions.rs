//! Project suggestions: the recently opened projects, the API's list and the presets of
//! `config.json`, and which of them a typed text matches. There are thousands of projects, so none
//! is copied before it is listed.

use std::collections::HashMap;
use std::sync::Arc;

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

/// A list of projects, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfferedProjects {
    projects: Vec<Project>,
    /// The index of each project.
    positions: HashMap<ProjectId, usize>,
}

impl OfferedProjects {
    /// Adds entries as they come: of a repeated id the first entry stays, with the first name.
    pub fn add(&mut self, entries: Vec<Project>) {
        for entry in entries {
            self.push(entry);
        }
    }

    fn push(&mut self, entry: Project) {
        let next = self.projects.len();
        let position = *self.positions.entry(entry.id.clone()).or_insert(next);
        match self.projects.get_mut(position) {
            Some(known) if known.name.is_none() => known.name = entry.name,
            Some(_) => {}
            None => self.projects.push(entry),
        }
    }

    /// The projects, in the order of the list.
    pub fn all(&self) -> &[Project] {
        &self.projects
    }

    fn get(&self, id: &ProjectId) -> Option<&Project> {
        // Most lists beside the API's are empty.
        if self.projects.is_empty() {
            return None;
        }
        self.projects.get(*self.positions.get(id)?)
    }
}

/// The API's list, and what is suggested beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggestions {
    /// The recently opened projects, with the best name.
    recent: OfferedProjects,
    offered: Arc<OfferedProjects>,
    /// The presets that are neither recent nor in the API's list.
    presets: OfferedProjects,
    /// The presets and the recent projects that have a name: an API may list ids alone.
    named: OfferedProjects,
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
    /// What is suggested beside `offered`.
    pub fn new(recent: &[Project], offered: Arc<OfferedProjects>, config: &[Project]) -> Self {
        let mut suggestions = Self {
            offered,
            ..Self::default()
        };
        for project in config.iter().chain(recent) {
            if project.name.is_some() {
                suggestions.named.push(project.clone());
            }
        }
        for project in recent {
            let listed = suggestions.offered.get(&project.id);
            let listed = listed.filter(|listed| listed.name.is_some());
            let suggestion = suggestions.named(listed.unwrap_or(&unnamed(project)));
            suggestions.recent.push(suggestion);
        }
        for project in config {
            let is_known = suggestions.offered.get(&project.id).is_some()
                || suggestions.recent.get(&project.id).is_some();
            if !is_known {
                let suggestion = suggestions.named(project);
                suggestions.presets.push(suggestion);
            }
        }
        suggestions
    }

    /// The projects that match what is typed by name or id as the search would, whatever the case
    /// and the invisible characters. Recent ones come first, then the API's list, then presets;
    /// before all of them one whose id is typed in full.
    /// The work is in proportion to the number of projects.
    pub fn find(&self, typed: &str) -> Found {
        let typed = self.typed_id(typed);
        let part: Vec<char> = folded(&typed).chars().collect();
        let mut found = Found::default();
        let mut is_exact = false;
        self.each(&mut |source, project| {
            if project.id.as_str() == typed {
                is_exact = true;
                found.projects.insert(0, (source, self.named(project)));
            } else if contains_folded(project.id.as_str(), &part)
                || contains_folded(self.name(project).unwrap_or_default(), &part)
            {
                if found.projects.len() < LISTED_MAX {
                    found.projects.push((source, self.named(project)));
                } else {
                    found.others += 1;
                }
            }
        });
        if found.projects.len() > LISTED_MAX {
            found.projects.truncate(LISTED_MAX);
            found.others += 1;
        }
        found.typed = (!typed.is_empty() && !is_exact).then_some(typed);
        found
    }

    /// The id that is typed: without the invisible characters that come along when it is copied,
    /// unless a project has exactly this one.
    pub fn typed_id(&self, typed: &str) -> String {
        let typed = typed.trim();
        let visible: String = typed.chars().filter(|c| !is_invisible(*c)).collect();
        let mut is_exact = visible.len() == typed.len();
        if !is_exact {
            self.each(&mut |_, project| is_exact |= project.id.as_str() == typed);
        }
        let id = if is_exact { typed } else { visible.trim() };
        id.to_owned()
    }

    /// All projects, each once, named where anything names them; in the order of [`Self::find`].
    pub fn all(&self) -> Vec<Project> {
        let mut all = Vec::new();
        self.each(&mut |_, project| all.push(self.named(project)));
        all
    }

    /// Visits all suggestions in order, each project once.
    fn each(&self, visit: &mut dyn FnMut(Source, &Project)) {
        let sources = [
            (Source::Recent, self.recent.all()),
            (Source::Api, self.offered.all()),
            (Source::Config, self.presets.all()),
        ];
        for (source, projects) in sources {
            for project in projects {
                if source != Source::Api || self.recent.get(&project.id).is_none() {
                    visit(source, project);
                }
            }
        }
    }

    /// The name of a project: its own, else that of a preset or a recent project of this id.
    fn name<'a>(&'a self, project: &'a Project) -> Option<&'a str> {
        let known = || self.named.get(&project.id)?.name.as_ref();
        project.name.as_ref().or_else(known).map(String::as_str)
    }

    /// A copy of a project with its [`Self::name`].
    fn named(&self, project: &Project) -> Project {
        Project {
            id: project.id.clone(),
            name: self.name(project).map(str::to_owned),
        }
    }
}

fn unnamed(project: &Project) -> Project {
    let (id, name) = (project.id.clone(), None);
    Project { id, name }
}

#[cfg(test)]
mod tests;
