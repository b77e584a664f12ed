//! Control of the groups: by what the rows of the table are grouped, and buttons that collapse and
//! expand all groups.

use leptos::prelude::*;
use web_sys::MouseEvent;

use super::context::{GroupsContext, TableContext};
use super::search::facet_name;
use crate::components::{IconButton, Select, Shape};
use crate::domain::{Facet, PageNumber};
use crate::preferences::Preferences;
use crate::state::url::collapsed_groups::CollapsedGroups;
use crate::state::url::url_state::UrlState;

/// The control.
#[component]
pub fn GroupControl() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let url = expect_context::<UrlState>();
    let table = expect_context::<TableContext>();
    let facet = expect_context::<GroupsContext>().facet;
    let options = move || {
        let texts = preferences.texts();
        let facets = Facet::ALL.map(|facet| {
            let name = facet_name(facet, texts).to_owned();
            (facet.id().to_owned(), name)
        });
        let none = (String::new(), texts.groups.none.to_owned());
        [none].into_iter().chain(facets).collect::<Vec<_>>()
    };
    let choose = move |id: String| {
        let params = url.params_untracked();
        url.navigate(params.with_group(Facet::of_name(&id)));
    };
    let set_all = move |collapsed| {
        let params = url.params_untracked();
        let collapsed = CollapsedGroups::all(collapsed);
        url.navigate(params.with_collapsed(collapsed, PageNumber::FIRST));
    };
    let grouped = Memo::new(move |_| facet.get().is_some());
    let buttons = move || {
        grouped.get().then(|| {
            view! {
                <IconButton
                    shape=Shape::CollapseAll
                    label=preferences.text(|texts| texts.groups.collapse_all)
                    on_press=move |_: MouseEvent| set_all(true)
                />
                <IconButton
                    shape=Shape::ExpandAll
                    label=preferences.text(|texts| texts.groups.expand_all)
                    on_press=move |_: MouseEvent| set_all(false)
                />
            }
        })
    };
    // In the page before it says something, so that it is announced.
    let page_only = move || {
        let only = grouped.get() && !table.from_memory.get();
        only.then(|| preferences.texts().groups.page_only)
    };
    view! {
        <div class="groups" role="group" aria-label=preferences.text(|texts| texts.groups.label)>
            <span class="groups__note" role="status">
                {page_only}
            </span>
            <Select
                label=preferences.text(|texts| texts.groups.label)
                show_label=true
                options=options
                value=move || facet.get().map_or_else(String::new, |facet| facet.id().to_owned())
                on_change=choose
            />
            {buttons}
        </div>
    }
}
