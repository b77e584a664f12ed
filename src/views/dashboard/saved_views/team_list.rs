//! The views of the team in the menu: they are opened, and nothing else.

use leptos::prelude::*;

use super::menu_state::MenuState;
use crate::preferences::Preferences;
use crate::state::saved_views::ViewId;
use crate::views::saved_views_store::SavedViewsStore;

/// The views of the team, where there are any.
#[component]
pub fn TeamViewList(
    /// The menu.
    state: MenuState,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let saved_views = expect_context::<SavedViewsStore>();
    let names = Memo::new(move |_| {
        let views = saved_views.offered().into_iter();
        let names = views.filter_map(|view| match view.id {
            ViewId::Team(name) => Some(name),
            ViewId::Own(_) | ViewId::BuiltIn(_) => None,
        });
        names.collect::<Vec<_>>()
    });
    move || {
        let texts = &preferences.texts().view_tiles;
        let names = names.get();
        (!names.is_empty()).then(|| {
            let rows = names.into_iter().map(|name| {
                let label = name.as_str().to_owned();
                let open = move |_| state.open_from_menu(&ViewId::Team(name.clone()));
                view! {
                    <li class="views__row">
                        <button type="button" class="views__open" on:click=open>
                            <bdi>{label}</bdi>
                        </button>
                    </li>
                }
            });
            view! {
                <h3 class="views__heading">{texts.team}</h3>
                <p class="menu__hint">{texts.team_hint}</p>
                <ul class="views" aria-label=texts.team>
                    {rows.collect_view()}
                </ul>
            }
        })
    }
}
