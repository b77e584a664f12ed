//! Lazy views: what a first visit does without. The release build splits their code off into a
//! WebAssembly module of its own (feature `split`), which is fetched once the first rows are there,
//! or as soon as a person asks for one of them.

use leptos::html;
use leptos::leptos_dom::helpers::request_idle_callback_with_handle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use super::browser_find::BrowserFind;
use super::clock_notice::ClockNotice;
use super::columns_menu::columns_panel;
use super::drawer::ProfileDrawer;
use super::export::export_menu;
use super::keyboard_shortcuts::shortcut_list;
use super::long_link::LongLink;
use super::missing_row::MissingRow;
use super::saved_views::{
    ImportResult, MenuState, NameForm, import, name_dialog, saved_views_panel,
};
use super::search::{FilterMenu, SearchChoices, SuggestionBox, filter_options, suggestion_list};
use super::selection::{SelectionBar, copy_items};
use super::stars::StarStatus;
use super::tab_icon::TabIcon;
use super::table::health_hint;
use super::unreadable_rows::UnreadableRowsDialog;
use super::view_tiles::view_tiles;
use crate::components::{Notice, Severity, Upload, VirtualRows};
use crate::domain::Column;
use crate::preferences::Preferences;
use crate::views::published_release::PublishedRelease;
use crate::views::saved_views_store::SavedViewsStore;
use crate::views::stars_store::StarsStore;

/// The entry points of the split module. Only through these are its functions called: a direct call
/// would move their code back to where the call is.
#[derive(Clone, Copy)]
pub struct LazyViews {
    /// The drawer, and the dialog of unreadable rows.
    dialogs: fn() -> AnyView,
    /// The notices about the reader's clock, that the row of a link is missing, that a link is too
    /// long, and about the browser's own find, the status of a starred row, and the icon of the
    /// tab.
    notices: fn() -> AnyView,
    /// The bar of the selected rows.
    selection_bar: fn() -> AnyView,
    /// What can be taken in the place of a wrong text in the search box.
    pub search_choices: fn() -> AnyView,
    /// The panel of the columns menu.
    pub columns_panel: fn(NodeRef<html::Div>) -> AnyView,
    /// The panel of the saved-views menu; files that are chosen in it go to the callback.
    pub saved_views_panel: fn(MenuState, Callback<(Upload,)>) -> AnyView,
    /// The dialog that names a view.
    pub name_dialog: fn(NameForm) -> AnyView,
    /// Merges the views and the stars of a file into those of this browser.
    pub import: fn(SavedViewsStore, StarsStore, Upload) -> ImportResult,
    /// The panel of the menu that copies selected rows.
    pub copy_items: fn() -> AnyView,
    /// The menu of exports.
    pub export_menu: fn() -> AnyView,
    /// The panel of a filter menu.
    pub filter_options: fn(FilterMenu) -> AnyView,
    /// The suggestions under the search box.
    pub suggestion_list: fn(SuggestionBox) -> AnyView,
    /// The tooltip of the rows' health, in the table with these rows and columns.
    pub health_hint: fn(VirtualRows, Memo<Vec<Column>>) -> AnyView,
    /// The tiles of views.
    pub view_tiles: fn(MenuState) -> AnyView,
    /// The dialog that lists the keyboard shortcuts, open while the signal says so.
    pub shortcut_list: fn(RwSignal<bool>) -> AnyView,
}

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

fn entry_points() -> LazyViews {
    LazyViews {
        dialogs: || view! { <ProfileDrawer /> <UnreadableRowsDialog /> }.into_any(),
        notices: || {
            view! {
                <ClockNotice />
                <MissingRow />
                <LongLink />
                <BrowserFind />
                <StarStatus />
                <TabIcon />
            }
            .into_any()
        },
        selection_bar: || view! { <SelectionBar /> }.into_any(),
        search_choices: || view! { <SearchChoices /> }.into_any(),
        columns_panel,
        saved_views_panel,
        name_dialog,
        import,
        copy_items,
        export_menu,
        filter_options,
        suggestion_list,
        health_hint,
        view_tiles,
        shortcut_list,
    }
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

    /// Loads them in the browser's next idle time.
    pub fn load_when_idle(self) {
        // Safari has no idle callbacks.
        if request_idle_callback_with_handle(move || self.load()).is_err() {
            self.load();
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
