//! The dashboard: a project's segment profiles, page by page.

mod bar;
mod columns;
mod details;
mod entries;
mod looks;
mod oddities;
mod pager;
mod row;
mod scene;
mod states;
mod table;

use std::sync::Arc;

use leptos::prelude::{document, untrack};

use super::console::Console;
use super::problem_words::input_notices;
use crate::domain::{Health, HealthRules, Project, SegmentProfile, Verdict};
use crate::live::{Derived, Live, Part, State, el, live, watch};
use crate::query::loader::PageLoader;
use crate::query::pages::{HeldPage, PageKey, Progress};
use crate::query::projects::{self, ProjectList};
use crate::session::Connection;
use crate::text::intl;
use bar::bar;
use details::details;
use oddities::page_notices;
use pager::pager;
use scene::Scene;
use states::state_panel;
use table::table;

/// What the parts of the dashboard share. Copied about freely.
#[derive(Clone, Copy)]
struct Board {
    console: Console,
    loader: PageLoader,
    /// The API's list of projects.
    list: State<ProjectList>,
    /// The page that the URL asks for, if it is in memory.
    shown: Derived<Option<HeldPage>>,
    /// How the request for it stands.
    progress: Derived<Progress>,
    /// What there is to see in the middle.
    scene: Derived<Scene>,
    /// The clock by which profiles are judged, in milliseconds since 1970.
    now: State<i64>,
}

impl Board {
    /// How a profile is at this moment, reactively.
    fn judge(self, profile: &SegmentProfile) -> Verdict {
        HealthRules::default().judge(profile, self.now.get())
    }

    /// The same as something to follow.
    fn health_of(self, profile: &Arc<SegmentProfile>) -> Live<Health> {
        let profile = Arc::clone(profile);
        (move || self.judge(&profile).health).into()
    }

    /// What people call the project on screen, reactively.
    fn project_label(self) -> String {
        let Some(id) = self.console.place.params().project else {
            return String::new();
        };
        let offered = match self.list.get() {
            ProjectList::Offered(projects) => projects,
            ProjectList::Loading | ProjectList::NotOffered => Vec::new(),
        };
        let (config, recent) = (self.console.config(), self.console.preferences.recent());
        let name = projects::name_of(&id, [&offered, &config.projects, &recent]);
        Project { id, name }.label().to_owned()
    }
}

/// The dashboard of a connection.
pub fn dashboard(console: Console, connection: Connection) -> Part {
    let loader = PageLoader::new(connection.clone());
    let key = Derived::new(move || {
        let params = console.place.params();
        params.project.map(|project| PageKey {
            project,
            page: params.page,
            size: params.size,
        })
    });
    // The page on screen goes first; the effect follows it from then on.
    let follow = move |key: Option<PageKey>| match key {
        Some(key) => loader.show(key),
        None => loader.clear(),
    };
    follow(key.get_untracked());
    watch(move || follow(key.get()));

    // A page is shown only under its own key, whatever else is in memory.
    let shown = Derived::new(move || {
        let key = key.get();
        loader.read(|pages| {
            pages
                .shown()
                .filter(|_| pages.wanted() == key.as_ref())
                .cloned()
        })
    });
    let progress = Derived::new(move || loader.read(|pages| pages.progress().clone()));
    let scene = Derived::new(move || {
        let chosen = key.get().is_some();
        shown.with(|shown| progress.with(|progress| Scene::of(chosen, shown.as_ref(), progress)))
    });
    let board = Board {
        console,
        loader,
        list: projects::load(connection),
        shown,
        progress,
        scene,
        now: State::new(intl::now_ms()),
    };
    remember_project(board);
    watch(move || {
        let texts = console.texts();
        let project = board.project_label();
        let place = if project.is_empty() { "" } else { " · " };
        document().set_title(&format!(
            "{project}{place}{} – {}",
            texts.segment_profiles, texts.product
        ));
    });

    let tabular = Derived::new(move || scene.get().is_tabular());
    // The table stays while its rows come and go, and with it the focus on a heading.
    let middle = live(move || {
        if tabular.get() {
            table(board).into()
        } else {
            state_panel(board)
        }
    });
    let main = el("main")
        .class("dashboard__main")
        .child(input_notices(console))
        .child(page_notices(board))
        .child(middle)
        .child(pager(board));
    el("div")
        .class("dashboard")
        .child(bar(board))
        .child(main)
        .child(details(board))
        .into()
}

/// A project whose rows came is one to suggest next time; a mistyped id is not.
fn remember_project(board: Board) {
    let arrived = Derived::new(move || {
        let id = board.console.place.params().project?;
        board.shown.with(Option::is_some).then_some(id)
    });
    watch(move || {
        if let Some(id) = arrived.get() {
            let label = untrack(|| board.project_label());
            let name = (label != id.as_str()).then_some(label);
            board
                .console
                .preferences
                .remember_project(Project { id, name });
        }
    });
}
