//! State of exporting: what is chosen, and how far the file is. It outlives the menu's panel, which
//! may be closed meanwhile.

use leptos::prelude::*;

use super::rows::RowSources;
use crate::i18n::ExportMessages;
use crate::state::export::Format;

/// How far a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// None is being written.
    Idle,
    /// The browser asks where to save it.
    Opening,
    /// So many of its rows are written.
    Writing {
        /// How many.
        written: usize,
        /// Of how many.
        total: usize,
    },
    /// It is written.
    Done(Finished),
    /// A person cancelled it.
    Cancelled,
    /// It could not be written.
    Failed,
}

/// What is said of a file that is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    /// Its name.
    pub name: String,
    /// How many rows it has.
    pub rows: usize,
    /// How many cells got an apostrophe.
    pub formulas: usize,
    /// What accompanies it: the ending behind its name, and the text; `None` where the file itself
    /// has it.
    pub companion: Option<(&'static str, String)>,
    /// The text of a small file that was downloaded, for browsers that save none.
    pub copy: Option<String>,
}

/// The state.
#[derive(Clone, Copy)]
pub struct ExportState {
    /// Where rows come from.
    pub sources: RowSources,
    /// Whether all rows are wanted though some are selected.
    pub unselected: RwSignal<bool>,
    /// The format.
    pub format: RwSignal<Format>,
    /// Whether the file has all columns, not only those that are shown.
    pub all_columns: RwSignal<bool>,
    /// How far the file is.
    pub progress: RwSignal<Progress>,
    /// Whether a person wants no file any more.
    pub is_cancelled: RwSignal<bool>,
    /// Whether the question before an incomplete file is open.
    pub asking: RwSignal<bool>,
}

impl ExportState {
    /// Nothing is exported yet.
    pub fn new() -> Self {
        Self {
            sources: RowSources::expect(),
            unselected: RwSignal::new(false),
            format: RwSignal::new(Format::CsvWords),
            all_columns: RwSignal::new(false),
            progress: RwSignal::new(Progress::Idle),
            is_cancelled: RwSignal::new(false),
            asking: RwSignal::new(false),
        }
    }

    /// The texts of exports, reactively.
    pub fn texts(self) -> impl Fn() -> &'static ExportMessages + Copy + Send + Sync + 'static {
        move || self.sources.preferences.locale().export_messages()
    }

    /// Whether a file is being opened or written, reactively.
    pub fn is_busy(self) -> bool {
        matches!(
            self.progress.get(),
            Progress::Opening | Progress::Writing { .. }
        )
    }
}
