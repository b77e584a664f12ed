//! The API's list of projects, and what is suggested from it.

mod suggestions;

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::api::Endpoint;
use crate::api::client::ApiClient;
use crate::api::wire::ProjectsReader;
use crate::domain::{Project, ProjectId};
pub use suggestions::{Found, OfferedProjects, Source, Suggestions};

/// The state of the API's list of projects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ProjectList {
    /// It is being requested.
    #[default]
    Loading,
    /// The list.
    Offered(Arc<OfferedProjects>),
    /// This deployment or token has no list: 401, 403, 404, 500, HTML and no reply all mean that,
    /// and none of them is shown as an error.
    Unavailable,
}

impl ProjectList {
    /// Its projects; none while there is no list.
    pub fn offered(&self) -> Arc<OfferedProjects> {
        match self {
            Self::Offered(projects) => Arc::clone(projects),
            Self::Loading | Self::Unavailable => Arc::default(),
        }
    }
}

/// How many bytes of the list are read in one task: about 700 projects, in a few milliseconds.
const PART_BYTES: usize = 32 * 1024;

/// Requests the list; the request is aborted when the reactive owner is disposed.
pub fn load(client: ApiClient) -> RwSignal<ProjectList> {
    let list = RwSignal::new(ProjectList::Loading);
    let subscription = client.request(Endpoint::Projects, move |outcome| match outcome {
        Ok(response) => {
            let reader = ProjectsReader::new(response.body);
            read_part(list, reader, OfferedProjects::default());
        }
        Err(_) => list.set(ProjectList::Unavailable),
    });
    let subscription = StoredValue::new_local(Some(subscription));
    on_cleanup(move || subscription.dispose());
    list
}

/// Reads the next part of the list, and the others in tasks of their own: tens of thousands of
/// projects at once would keep the page from answering.
fn read_part(
    list: RwSignal<ProjectList>,
    mut reader: ProjectsReader,
    mut offered: OfferedProjects,
) {
    let state = match reader.read(PART_BYTES) {
        Ok(part) => {
            offered.add(part);
            if !reader.is_done() {
                // It may be gone by now.
                if !list.is_disposed() {
                    set_timeout(move || read_part(list, reader, offered), Duration::ZERO);
                }
                return;
            }
            ProjectList::Offered(Arc::new(offered))
        }
        Err(_) => ProjectList::Unavailable,
    };
    list.try_set(state);
}

/// The name of a project in the first of the lists that has one.
pub fn name_of<const N: usize>(id: &ProjectId, lists: [&[Project]; N]) -> Option<String> {
    lists
        .into_iter()
        .flatten()
        .find(|project| project.id == *id && project.name.is_some())
        .and_then(|project| project.name.clone())
}
