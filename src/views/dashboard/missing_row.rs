//! That the row which a link names is not there, once it can no longer be found by itself.

use leptos::prelude::*;

use super::context::TableContext;
use super::table_state::TableState;
use crate::components::{Notice, Severity};
use crate::preferences::Preferences;
use crate::state::collection::loader::CollectionLoader;
use crate::state::collection::{Collection, Outcome, Status};
use crate::state::url::url_state::UrlState;
use crate::views::config_context::ConfigContext;

/// Where the row was looked for in vain.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Searched {
    /// In a part of the project; the rest can be loaded.
    Part,
    /// In all that the API returned.
    Returned,
    /// In the whole project.
    Project,
}

/// The notice, while a row is missing.
#[component]
pub fn MissingRow() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let url = expect_context::<UrlState>();
    let table = expect_context::<TableContext>();
    let collection = expect_context::<CollectionLoader>();
    let config = expect_context::<ConfigContext>();
    let missing = Memo::new(move |_| {
        let id = url.params().row?;
        let is_missing = match table.state.get() {
            TableState::Rows
            | TableState::EmptyProject
            | TableState::NoMatch
            | TableState::PastTheEnd => table.profile(&id).is_none(),
            TableState::ChooseProject | TableState::Loading | TableState::Failed => false,
        };
        let auto_load = config.auto_load_rows();
        let searched = is_missing
            .then(|| collection.read(|collection| searched(collection, auto_load)))
            .flatten()?;
        Some((id, searched))
    });
    move || {
        missing.get().map(|(id, searched)| {
            let message = move || {
                let texts = &preferences.texts().table;
                match searched {
                    Searched::Part | Searched::Returned => (texts.row_not_here)(&id),
                    Searched::Project => (texts.row_not_in_project)(&id),
                }
            };
            let look_everywhere = (searched == Searched::Part).then(|| {
                view! {
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| collection.load_rest()
                    >
                        {preferences.text(|texts| texts.table.look_everywhere)}
                    </button>
                }
            });
            view! {
                <Notice
                    severity=Severity::Warning
                    dismiss_label=preferences.text(|texts| texts.dismiss)
                    on_dismiss=move || url.close_row()
                >
                    <p>
                        <bdi>{message}</bdi>
                    </p>
                    {look_everywhere}
                </Notice>
            }
        })
    }
}

/// Where a row was looked for that is not among the loaded ones; `None` while it may still come.
/// `auto_load` is how many rows load by themselves, `None` before `config.json` said it.
fn searched(collection: &Collection, auto_load: Option<u64>) -> Option<Searched> {
    if collection.is_complete() {
        return Some(Searched::Project);
    }
    match collection.status() {
        Status::Loading { .. } => None,
        Status::Idle => (auto_load == Some(0)).then_some(Searched::Part),
        Status::Stopped | Status::AtLimit | Status::Failed(_) => Some(Searched::Part),
        Status::Ended(Outcome::Complete) => Some(Searched::Project),
        Status::Ended(Outcome::Unproven { .. } | Outcome::ListChanged | Outcome::NoProgress) => {
            Some(Searched::Returned)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::wire;
    use crate::domain::Slice;
    use crate::state::collection::LoadAction;
    use crate::state::page::content::PageContent;

    #[test]
    fn a_row_is_missing_only_once_it_can_no_longer_be_found_by_itself() {
        let mut collection = Collection::default();
        assert!(searched(&collection, None).is_none());
        assert!(searched(&collection, Some(10)).is_none());
        assert!(searched(&collection, Some(0)) == Some(Searched::Part));
        let LoadAction::Fetch(id, slice) = collection.load_rest() else {
            panic!("a request");
        };
        assert!(searched(&collection, Some(0)).is_none());
        let reply = wire::page(r#"{"hasNextPage":false,"values":[{"id":"a"}]}"#);
        let content = PageContent::of(slice, reply.expect("an envelope"));
        collection.receive(id, Ok(content), 0);
        assert!(searched(&collection, Some(0)) == Some(Searched::Project));
        assert!(matches!(
            collection.start(),
            LoadAction::Fetch(_, Slice { .. })
        ));
        assert!(searched(&collection, Some(0)) == Some(Searched::Project));
    }
}
