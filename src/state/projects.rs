//! The API's list of projects, and what is suggested from it.

mod suggestions;

use std::sync::Arc;

use leptos::prelude::*;

use crate::api::client::ApiClient;
use crate::api::{Endpoint, wire};
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

/// Requests the list; the request is aborted when the reactive owner is disposed.
pub fn load(client: ApiClient) -> RwSignal<ProjectList> {
    let list = RwSignal::new(ProjectList::Loading);
    let subscription = client.request(Endpoint::Projects, move |outcome| {
        let body = outcome.ok().map(|response| response.body);
        let offered = body.and_then(|body| wire::projects(&body).ok());
        list.set(offered.map_or(ProjectList::Unavailable, |projects| {
            ProjectList::Offered(Arc::new(OfferedProjects::new(projects)))
        }));
    });
    let subscription = StoredValue::new_local(Some(subscription));
    on_cleanup(move || subscription.dispose());
    list
}

/// The name of a project in the first of the lists that has one.
pub fn name_of<const N: usize>(id: &ProjectId, lists: [&[Project]; N]) -> Option<String> {
    lists
        .into_iter()
        .flatten()
        .find(|project| project.id == *id && project.name.is_some())
        .and_then(|project| project.name.clone())
}
