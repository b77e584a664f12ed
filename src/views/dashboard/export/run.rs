//! Writing a file: a few milliseconds of rows a task, so that the page goes on meanwhile.

use std::cell::Cell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::facts::{companion, provenance};
use super::state::{ExportState, Finished, Progress};
use crate::components::{FileKind, FileWriter, OpenedFile};
use crate::i18n::intl;
use crate::state::export::{Export, file_name};

/// How long a task may go on, in milliseconds: a quarter of what people notice.
const TASK_MS: i64 = 12;

/// The same while nobody sees the page: browsers begin one task a second then.
const HIDDEN_TASK_MS: i64 = 200;

/// Rows between two looks at the clock.
const ROWS_PER_LOOK: usize = 32;

/// The largest file whose text is kept for copying, in bytes.
const MAX_COPY: usize = 1 << 20;

/// How writing ended.
enum End {
    Written,
    Cancelled,
    Failed,
}

/// Begins to write what is chosen, by a press of a person: a dialog may follow.
pub fn start(state: ExportState) {
    if untrack(|| state.is_busy()) {
        return;
    }
    let (scope, _) = untrack(|| state.chosen());
    let is_complete = untrack(|| state.has_all());
    let rows = state.sources.rows(scope);
    let provenance = untrack(|| provenance(state, scope, rows.len()));
    let companion = untrack(|| companion(state, &provenance));
    let export = Export::new(rows, state.writer(&provenance.json()));
    let texts = untrack(|| state.texts()());
    let format = state.format.get_untracked();
    let kind = FileKind {
        name: file_name(
            &untrack(|| state.sources.projects.label()),
            &(texts.file_content)(export.total(), is_complete),
            &intl::local_minute(intl::now_ms()),
            format.ending(),
        ),
        media_type: format.media_type(),
        ending: format.ending(),
    };
    state.is_cancelled.set(false);
    state.progress.set(Progress::Opening);
    spawn_local(async move {
        let progress = run(state, export, kind, companion).await;
        // Without effect where the dashboard is gone by now.
        state.progress.try_set(progress);
    });
}

/// Ends writing; what was written is removed.
pub fn cancel(state: ExportState) {
    state.is_cancelled.set(true);
}

async fn run(
    state: ExportState,
    mut export: Export,
    kind: FileKind,
    companion: Option<(&'static str, String)>,
) -> Progress {
    let writer = match FileWriter::open(kind).await {
        OpenedFile::Open(writer) => writer,
        OpenedFile::Dismissed => return Progress::Idle,
        OpenedFile::Refused => return Progress::Failed,
    };
    let mut copy = matches!(writer, FileWriter::Download(..)).then(String::new);
    match write(state, &mut export, &writer, &mut copy).await {
        End::Written => match writer.close().await {
            Some(name) => Progress::Done(Finished {
                name,
                rows: export.written(),
                formulas: export.formulas(),
                companion,
                copy,
            }),
            None => Progress::Failed,
        },
        End::Cancelled => {
            writer.abort().await;
            Progress::Cancelled
        }
        End::Failed => {
            writer.abort().await;
            Progress::Failed
        }
    }
}

async fn write(
    state: ExportState,
    export: &mut Export,
    writer: &FileWriter,
    copy: &mut Option<String>,
) -> End {
    let mut part = String::new();
    export.begin(&mut part);
    let (written, total) = (0, export.total());
    state.progress.try_set(Progress::Writing { written, total });
    loop {
        let mut is_open = true;
        let end = intl::now_ms() + task_ms();
        while is_open && intl::now_ms() < end {
            is_open = (0..ROWS_PER_LOOK).all(|_| export.push_next(&mut part));
        }
        if !is_open {
            export.end(&mut part);
        }
        if let Some(text) = copy {
            text.push_str(&part);
            if text.len() > MAX_COPY {
                *copy = None;
            }
        }
        if !writer.write(&part).await {
            return End::Failed;
        }
        part.clear();
        // The signals are gone where the session has ended: nobody wants the file any more.
        let is_wanted = state.is_cancelled.try_get_untracked() == Some(false);
        if !is_wanted {
            return End::Cancelled;
        }
        if !is_open {
            return End::Written;
        }
        let (written, total) = (export.written(), export.total());
        state.progress.try_set(Progress::Writing { written, total });
        next_task().await;
    }
}

fn task_ms() -> i64 {
    // By name: a binding would be part of a first visit.
    let is_hidden = js_sys::Reflect::get(&document(), &"hidden".into());
    if is_hidden.is_ok_and(|hidden| hidden.is_truthy()) {
        HIDDEN_TASK_MS
    } else {
        TASK_MS
    }
}

/// Waits for the next task, so that the page handles what has happened meanwhile.
async fn next_task() {
    let is_next = Rc::new(Cell::new(false));
    let mut is_waiting = false;
    poll_fn(move |context| {
        if is_next.get() {
            return Poll::Ready(());
        }
        if !is_waiting {
            is_waiting = true;
            let (is_next, waker) = (Rc::clone(&is_next), context.waker().clone());
            set_timeout(
                move || {
                    is_next.set(true);
                    waker.wake();
                },
                Duration::ZERO,
            );
        }
        Poll::Pending
    })
    .await;
}
