//! The entry points of the lazy views.

use leptos::html;
use leptos::prelude::*;

use crate::components::{Upload, VirtualRows};
use crate::domain::Column;
use crate::views::dashboard::board::board;
use crate::views::dashboard::browser_find::BrowserFind;
use crate::views::dashboard::changes::ChangeTracker;
use crate::views::dashboard::clock_notice::ClockNotice;
use crate::views::dashboard::columns_menu::columns_panel;
use crate::views::dashboard::drawer::ProfileDrawer;
use crate::views::dashboard::export::export_menu;
use crate::views::dashboard::keyboard_shortcuts::shortcut_list;
use crate::views::dashboard::long_link::LongLink;
use crate::views::dashboard::missing_row::MissingRow;
use crate::views::dashboard::report_page::report_page;
use crate::views::dashboard::saved_views::{
    ImportResult, MenuState, NameForm, import, name_dialog, saved_views_panel,
};
use crate::views::dashboard::search::{
    FilterMenu, SearchChoices, SuggestionBox, filter_options, suggestion_list,
};
use crate::views::dashboard::selection::{SelectionBar, copy_items};
use crate::views::dashboard::stars::StarStatus;
use crate::views::dashboard::tab_icon::TabIcon;
use crate::views::dashboard::table::health_hint;
use crate::views::dashboard::unreadable_rows::UnreadableRowsDialog;
use crate::views::dashboard::view_tiles::view_tiles;
use crate::views::saved_views_store::SavedViewsStore;
use crate::views::stars_store::StarsStore;

/// The entry points of the split module. Only through these are its functions called: a direct call
/// would move their code back to where the call is.
#[derive(Clone, Copy)]
pub struct LazyViews {
    /// The drawer, and the dialog of unreadable rows.
    pub dialogs: fn() -> AnyView,
    /// The notices about the reader's clock, that the row of a link is missing, that a link is too
    /// long, and about the browser's own find, the status of a starred row, and the icon of the
    /// tab.
    pub notices: fn() -> AnyView,
    /// The bar of the selected rows.
    pub selection_bar: fn() -> AnyView,
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
    /// The status report on a page of its own.
    pub report_page: fn() -> AnyView,
    /// The panel of a filter menu.
    pub filter_options: fn(FilterMenu) -> AnyView,
    /// The suggestions under the search box.
    pub suggestion_list: fn(SuggestionBox) -> AnyView,
    /// The tooltip of the rows' health, in the table with these rows and columns.
    pub health_hint: fn(VirtualRows, Memo<Vec<Column>>) -> AnyView,
    /// The tiles of views.
    pub view_tiles: fn(MenuState) -> AnyView,
    /// All projects, in the place of the table.
    pub board: fn() -> AnyView,
    /// The dialog that lists the keyboard shortcuts, open while the signal says so.
    pub shortcut_list: fn(RwSignal<bool>) -> AnyView,
}

/// All of them.
pub fn entry_points() -> LazyViews {
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
                <ChangeTracker />
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
        report_page,
        filter_options,
        suggestion_list,
        health_hint,
        view_tiles,
        board,
        shortcut_list,
    }
}
