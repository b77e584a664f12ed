//! Project suggestions: from the API's list, the presets of `config.json` and the recently opened
//! projects.

use std::collections::HashMap;

use leptos::prelude::*;

use crate::api::client::ApiClient;
use crate::api::{Endpoint, wire};
use crate::domain::{Project, ProjectId};

/// The state of the API's list of projects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ProjectList {
    /// It is being requested.
    #[default]
    Loading,
    /// The list.
    Offered(Vec<Project>),
    /// This deployment or token has no list: 401, 403, 404, 500, HTML and no reply all mean that,
    /// and none of them is shown as an error.
    Unavailable,
}

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

/// Requests the list; the request is aborted when the reactive owner is disposed.
pub fn load(client: ApiClient) -> RwSignal<ProjectList> {
    let list = RwSignal::new(ProjectList::Loading);
    let subscription = client.request(Endpoint::Projects, move |outcome| {
        let body = outcome.ok().map(|response| response.body);
        let offered = body.and_then(|body| wire::projects(&body).ok());
        list.set(offered.map_or(ProjectList::Unavailable, ProjectList::Offered));
    });
    let subscription = StoredValue::new_local(Some(subscription));
    on_cleanup(move || subscription.dispose());
    list
}

/// The suggestions, each project once: recently opened ones first, with the name from the API's
/// list where it has one.
pub fn suggestions(
    recent: &[Project],
    list: &ProjectList,
    config: &[Project],
) -> Vec<(Source, Project)> {
    let offered = match list {
        ProjectList::Offered(projects) => projects.as_slice(),
        ProjectList::Loading | ProjectList::Unavailable => &[],
    };
    let sources = [
        (Source::Recent, recent),
        (Source::Api, offered),
        (Source::Config, config),
    ];
    // By hash map: there are thousands of projects.
    let mut known: HashMap<&str, usize> = HashMap::new();
    let mut suggested: Vec<(Source, Project)> = Vec::new();
    for (source, projects) in sources {
        for project in projects {
            let next = suggested.len();
            let index = *known.entry(project.id.as_str()).or_insert(next);
            if index == next {
                let (id, name) = (project.id.clone(), None);
                suggested.push((source, Project { id, name }));
            }
        }
    }
    for projects in [offered, config, recent] {
        for project in projects {
            let suggestion = known.get(project.id.as_str());
            let suggestion = suggestion.and_then(|index| suggested.get_mut(*index));
            if let Some((_, suggested)) = suggestion
                && suggested.name.is_none()
            {
                suggested.name.clone_from(&project.name);
            }
        }
    }
    suggested
}

/// The name of a project in the first of the lists that has one.
pub fn name_of<const N: usize>(id: &ProjectId, lists: [&[Project]; N]) -> Option<String> {
    lists
        .into_iter()
        .flatten()
        .find(|project| project.id == *id && project.name.is_some())
        .and_then(|project| project.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project(id: &str, name: Option<&str>) -> Project {
        Project {
            id: ProjectId::parse(id).expect("an id"),
            name: name.map(str::to_owned),
        }
    }

    #[test]
    fn each_project_is_suggested_once_recent_ones_first_with_the_best_name() {
        let recent = [project("b", None)];
        let offered = ProjectList::Offered(vec![project("a", Some("A")), project("b", Some("B"))]);
        let config = [project("a", Some("preset")), project("c", None)];
        assert_eq!(
            suggestions(&recent, &offered, &config),
            [
                (Source::Recent, project("b", Some("B"))),
                (Source::Api, project("a", Some("A"))),
                (Source::Config, project("c", None)),
            ]
        );
    }

    #[test]
    fn twenty_thousand_projects_are_suggested_in_no_time() {
        let named = |number: usize| project(&format!("p{number}"), Some("name"));
        let offered = ProjectList::Offered((0..20_000).map(named).collect());
        let begun = std::time::Instant::now();
        assert_eq!(suggestions(&[named(7)], &offered, &[]).len(), 20_000);
        // Each with each takes minutes.
        assert!(begun.elapsed() < std::time::Duration::from_secs(2));
    }

    #[test]
    fn without_a_list_presets_and_recent_ones_are_left() {
        let config = [project("c", Some("C"))];
        for list in [ProjectList::Loading, ProjectList::Unavailable] {
            assert_eq!(
                suggestions(&[], &list, &config),
                [(Source::Config, project("c", Some("C")))]
            );
        }
    }
}
