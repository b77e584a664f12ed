//! Lazy views: what a first visit does without. The release build splits their code off into a
//! WebAssembly module of its own (feature `split`), which is fetched once the first rows are there,
//! or as soon as a person asks for one of them.

mod entry_points;

use leptos::leptos_dom::helpers::request_idle_callback_with_handle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use crate::components::{Notice, Severity};
use crate::preferences::Preferences;
use crate::views::published_release::PublishedRelease;
pub use entry_points::LazyViews;
use entry_points::entry_points;

/// Fetches the split module, unless it was fetched.
///
/// # Errors
/// When it can't be had; the browser's console has the reason. Another call tries again.
#[cfg(feature = "split")]
#[leptos::wasm_split::wasm_split(lazy, wasm_split_path = leptos::wasm_split, fallible)]
fn fetch() -> Result<LazyViews, SplitLoaderError> {
    Ok(entry_points())
}

/// Without the feature, all is in one module.
#[cfg(not(feature = "split"))]
async fn fetch() -> Result<LazyViews, SplitLoaderError> {
    Ok(entry_points())
}

/// Where loading stands.
#[derive(Clone, Copy)]
enum LoadState {
    NotAsked,
    Loading,
    Loaded(LazyViews),
    Failed,
}

/// The lazy views, and loading them.
#[derive(Clone, Copy)]
pub struct LazyViewsContext {
    state: RwSignal<LoadState>,
    /// Whether a person waits for a dialog of theirs.
    is_awaited: RwSignal<bool>,
    published: PublishedRelease,
}

impl LazyViewsContext {
    /// Nothing is loaded yet.
    pub fn new(published: PublishedRelease) -> Self {
        Self {
            state: RwSignal::new(LoadState::NotAsked),
            is_awaited: RwSignal::new(false),
            published,
        }
    }

    /// The views once they are loaded.
    pub fn loaded_untracked(self) -> Option<LazyViews> {
        match self.state.get_untracked() {
            LoadState::Loaded(views) => Some(views),
            LoadState::NotAsked | LoadState::Loading | LoadState::Failed => None,
        }
    }

    /// Where loading stands, reactively until it is done: it never changes then, and a signal keeps
    /// its disposed subscribers, so each panel that was opened would stay.
    fn state(self) -> LoadState {
        let state = self.state.get_untracked();
        match state {
            LoadState::NotAsked | LoadState::Loading | LoadState::Failed => self.state.track(),
            LoadState::Loaded(_) => {}
        }
        state
    }

    /// A view of theirs once they are loaded, reactively. What it reads while it is made doesn't
    /// make it anew.
    pub fn once_loaded(self, view: impl FnOnce(LazyViews) -> AnyView) -> Option<AnyView> {
        match self.state() {
            LoadState::Loaded(views) => Some(untrack(|| view(views))),
            LoadState::NotAsked | LoadState::Loading | LoadState::Failed => None,
        }
    }

    /// Loads them unless that was done or is being done; after a failure, again.
    pub fn load(self) {
        // The dashboard may be gone, now and when they are loaded.
        match self.state.try_get_untracked() {
            Some(LoadState::NotAsked | LoadState::Failed) => self.state.set(LoadState::Loading),
            Some(LoadState::Loading | LoadState::Loaded(_)) | None => return,
        }
        spawn_local(async move {
            let state = fetch().await.map_or(LoadState::Failed, LoadState::Loaded);
            let is_gone = self.state.try_set(state).is_some();
            if !is_gone && matches!(state, LoadState::Failed) {
                // With a newer release, the files of this one are gone.
                self.published.check_now();
            }
        });
    }

    /// Loads them in the browser's next idle time, unless that was tried: after a failure a person
    /// decides.
    pub fn load_when_idle(self) {
        let load = move || {
            if matches!(self.state.try_get_untracked(), Some(LoadState::NotAsked)) {
                self.load();
            }
        };
        // Safari has no idle callbacks.
        if request_idle_callback_with_handle(load).is_err() {
            load();
        }
    }

    /// Loads them for a dialog that a person opened: [`LazyDialogsNotice`] says when that fails.
    pub fn load_for_dialog(self) {
        self.is_awaited.set(true);
        self.load();
    }

    /// A view of theirs in its place; before they are loaded, that they are being loaded or can't
    /// be.
    pub fn panel(self, view: impl Fn(LazyViews) -> AnyView + Send + 'static) -> AnyView {
        self.boxed_panel(Box::new(view))
    }

    fn boxed_panel(self, view: Box<dyn Fn(LazyViews) -> AnyView + Send>) -> AnyView {
        let preferences = expect_context::<Preferences>();
        self.load();
        let content = move || match self.state() {
            LoadState::Loaded(views) => untrack(|| view(views)),
            LoadState::Failed => view! { <LoadFailed /> }.into_any(),
            LoadState::NotAsked | LoadState::Loading => {
                let text = preferences.text(|texts| texts.network.lazy_loading);
                view! { <p class="menu__hint">{text}</p> }.into_any()
            }
        };
        content.into_any()
    }
}

/// The drawer and the dialog of unreadable rows.
#[component]
pub fn LazyDialogs() -> impl IntoView {
    let lazy = expect_context::<LazyViewsContext>();
    move || lazy.once_loaded(|views| (views.dialogs)())
}

/// The notices that are needed once there are rows, in their place above the table.
#[component]
pub fn LazyNotices() -> impl IntoView {
    let lazy = expect_context::<LazyViewsContext>();
    move || lazy.once_loaded(|views| (views.notices)())
}

/// The bar of the selected rows, in its place under the table.
#[component]
pub fn LazySelectionBar() -> impl IntoView {
    let lazy = expect_context::<LazyViewsContext>();
    move || lazy.once_loaded(|views| (views.selection_bar)())
}

/// That a dialog which a person opened can't be shown.
#[component]
pub fn LazyDialogsNotice() -> impl IntoView {
    let lazy = expect_context::<LazyViewsContext>();
    let has_failed =
        Memo::new(move |_| lazy.is_awaited.get() && matches!(lazy.state.get(), LoadState::Failed));
    move || has_failed.get().then(|| view! { <LoadFailed /> })
}

/// That the views could not be loaded, with a button that tries again.
#[component]
fn LoadFailed() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let lazy = expect_context::<LazyViewsContext>();
    view! {
        <Notice severity=Severity::Error>
            <p>{preferences.text(|texts| texts.network.lazy_failed)}</p>
            <button type="button" class="button" on:click=move |_| lazy.load()>
                {preferences.text(|texts| texts.retry)}
            </button>
        </Notice>
    }
}
