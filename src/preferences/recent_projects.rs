//! Recent projects as they are stored.

use serde::{Deserialize, Serialize};

use crate::domain::{Project, ProjectId};

/// The most recent projects that are stored.
pub(super) const RECENT_MAX: usize = 8;

/// A recent project as it is stored.
#[derive(Serialize, Deserialize)]
struct StoredProject {
    id: String,
    name: Option<String>,
}

/// The projects as they are stored.
pub(super) fn encode(projects: &[Project]) -> String {
    let stored = projects.iter().map(|project| StoredProject {
        id: project.id.as_str().to_owned(),
        name: project.name.clone(),
    });
    // Strings are always JSON.
    serde_json::to_string(&stored.collect::<Vec<_>>()).unwrap_or_default()
}

/// The projects of a stored text; what is none is left out.
pub(super) fn decode(text: &str) -> Vec<Project> {
    let stored: Vec<StoredProject> = serde_json::from_str(text).unwrap_or_default();
    let projects = stored.into_iter().filter_map(|project| {
        Some(Project {
            id: ProjectId::parse(&project.id).ok()?,
            name: project.name,
        })
    });
    projects.take(RECENT_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_projects_are_read_back() {
        let projects = [
            Project {
                id: ProjectId::parse("a/b").expect("an id"),
                name: Some("商城 \"A\"".to_owned()),
            },
            Project {
                id: ProjectId::parse("b").expect("an id"),
                name: None,
            },
        ];
        assert_eq!(decode(&encode(&projects)), projects);
    }

    #[test]
    fn anything_else_in_storage_is_no_project() {
        for text in ["", "{}", "[7]", r#"[{"id":".."}]"#] {
            assert_eq!(decode(text), [], "{text}");
        }
    }
}
