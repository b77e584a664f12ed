//! Drawer with one profile: every field of the contract under its own name, each copyable.

mod fields;

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::changes::SeenResults;
use super::context::{HealthContext, StarredRows, TableContext};
use super::health_reason::explanation;
use super::stars::{StarButton, is_star_key};
use super::{badge_style, row};
use crate::components::{Drawer, IconButton, Shape};
use crate::preferences::Preferences;
use crate::state::url::url_state::UrlState;
use crate::views::config_context::ConfigContext;
use fields::fields;
pub use fields::{ProfileField, profile_fields};

/// The drawer, open while the URL names a row that is loaded.
#[component]
pub fn ProfileDrawer() -> impl IntoView {
    let url = expect_context::<UrlState>();
    let preferences = expect_context::<Preferences>();
    let table = expect_context::<TableContext>();
    let health = expect_context::<HealthContext>();
    let starred = expect_context::<StarredRows>();
    let config = expect_context::<ConfigContext>();
    let texts = move || preferences.texts();
    let open_id = Memo::new(move |_| url.params().row);
    let profile = Memo::new(move |_| table.profile(&open_id.get()?));
    let title = Signal::derive(move || match profile.get() {
        Some(profile) => row::name(&profile, texts()),
        None => String::new(),
    });
    // The row before or after the open one on this page.
    let neighbour = move |step: fn(usize) -> Option<usize>| {
        Signal::derive(move || {
            let content = table.page.get()?.content;
            let at = content.position(&open_id.get()?)?;
            Some(content.rows.get(step(at)?)?.id.clone())
        })
    };
    let previous = neighbour(|at| at.checked_sub(1));
    let next = neighbour(|at| at.checked_add(1));
    let open = move |id: Signal<Option<String>>| {
        if let Some(id) = id.get_untracked() {
            url.open_row(id);
        }
    };
    // Compared, so that the clock and a refresh render anew only what has become different.
    let profile_health = Memo::new(move |_| {
        let report = profile.with(|it| Some(health.report(it.as_ref()?)))?;
        Some((report.health, report.due_soon_ms.is_some()))
    });
    let sentence = Memo::new(move |_| {
        let profile = profile.get()?;
        let report = health.report(&profile);
        Some(explanation(&profile, report, health.rules.get(), texts()))
    });
    let health_badge = move || {
        profile_health.get().map(|(health, is_due_soon)| {
            let texts = texts();
            let style = badge_style::marked_health(health, is_due_soon, &texts.health);
            style.view(&texts.codes)
        })
    };
    let shown_id = Memo::new(move |_| Some(profile.get()?.id.clone()));
    let entries = move || shown_id.get().map(|_| fields(profile, texts()));
    let page_in_product = Memo::new(move |_| {
        let (profile, project) = (profile.get()?, url.params().project?);
        let key = profile.key.as_deref();
        config.with(|config| {
            let template = config.profile_url.as_ref()?;
            template.link(project.as_str(), &profile.id, key)
        })
    });
    let link = move || {
        page_in_product.get().map(|address| {
            view! {
                <p class="drawer__link">
                    <a href=address target="_blank" rel="noopener noreferrer">
                        {preferences.text(|texts| texts.drawer.open_in_product)}
                    </a>
                </p>
            }
        })
    };
    view! {
        <Drawer
            open=move || profile.with(Option::is_some)
            label=title
            on_close=move || url.close_row()
            // Wherever the focus is in it.
            on:keydown=move |event| {
                if let Some(row) = profile.get_untracked().filter(|_| is_star_key(&event)) {
                    event.prevent_default();
                    starred.toggle(&row);
                }
            }
        >
            <header class="drawer__head">
                <h2 class="drawer__title">
                    <bdi>{title}</bdi>
                </h2>
                <StarButton row=profile />
                <IconButton
                    shape=Shape::Up
                    label=preferences.text(|texts| texts.drawer.previous)
                    disabled=move || previous.with(Option::is_none)
                    on_press=move |_: MouseEvent| open(previous)
                />
                <IconButton
                    shape=Shape::Down
                    label=preferences.text(|texts| texts.drawer.next)
                    disabled=move || next.with(Option::is_none)
                    on_press=move |_: MouseEvent| open(next)
                />
                <IconButton
                    shape=Shape::Close
                    label=preferences.text(|texts| texts.drawer.close)
                    on_press=move |_: MouseEvent| url.close_row()
                />
            </header>
            <p class="drawer__why">{health_badge} {sentence}</p>
            {link}
            {entries}
            // Under the fields: it comes a moment later, and nothing may move under a pointer.
            <SeenResults profile />
        </Drawer>
    }
}
