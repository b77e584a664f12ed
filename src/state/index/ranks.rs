//! Where each row stands by each column, computed once: sorting by any columns is
//! then counting small numbers, with no value looked at again.

use std::rc::Rc;
use std::sync::Arc;

use crate::domain::{Column, Health, ProfileType, Scheduler, SegmentProfile, Stage, Timestamp};

/// The rank of what is unknown, empty or invalid: last, whichever way one sorts.
pub const LAST: u32 = u32::MAX;

/// The ranks of some columns.
#[derive(Default)]
pub struct Ranks(Vec<(Column, Rc<Vec<u32>>)>);

impl Ranks {
    /// Rows were added at the end; the ranks of the others hold.
    pub fn grown(&mut self) {
        // What is computed here is computed again, for all; the orders of a language
        // come from outside, and know the rows they had.
        self.0.retain(|(column, _)| is_text(*column));
    }

    /// Rows changed or moved.
    pub fn forget(&mut self) {
        self.0.clear();
    }

    /// Whether a text column has no order for so many rows.
    pub fn lacks(&self, column: Column, rows: usize) -> bool {
        is_text(column) && (self.covers(column) < rows || self.held(column).is_none())
    }

    /// How many rows the order of a column covers.
    pub fn covers(&self, column: Column) -> usize {
        self.held(column).map_or(0, |ranks| ranks.len())
    }

    /// Takes the ranks of a column.
    pub fn set(&mut self, column: Column, ranks: Vec<u32>) {
        self.0.retain(|(held, _)| *held != column);
        self.0.push((column, Rc::new(ranks)));
    }

    fn held(&self, column: Column) -> Option<&Rc<Vec<u32>>> {
        let found = self.0.iter().find(|(held, _)| *held == column);
        found.map(|(_, ranks)| ranks)
    }

    /// The ranks of a column. Text columns have those that were set; rows without one
    /// stand last. The health isn't ranked here.
    pub fn of(&mut self, column: Column, rows: &[Arc<SegmentProfile>]) -> Rc<Vec<u32>> {
        if let Some(ranks) = self.held(column) {
            return Rc::clone(ranks);
        }
        let ranks = Rc::new(computed(column, rows));
        if !is_text(column) {
            self.0.push((column, Rc::clone(&ranks)));
        }
        ranks
    }
}

/// Whether people sort a column as their language does.
fn is_text(column: Column) -> bool {
    match column {
        Column::Name | Column::Key | Column::Description | Column::Creator | Column::LastEditor => {
            true
        }
        Column::Health
        | Column::Status
        | Column::LastComputed
        | Column::Schedule
        | Column::Type
        | Column::Created
        | Column::Updated => false,
    }
}

fn computed(column: Column, rows: &[Arc<SegmentProfile>]) -> Vec<u32> {
    let code = |rank: fn(&SegmentProfile) -> u32| rows.iter().map(|row| rank(row)).collect();
    match column {
        Column::Status => code(|row| row.stage().map_or(LAST, stage)),
        Column::Schedule => code(|row| row.scheduler.as_ref().map_or(LAST, schedule)),
        Column::Type => code(|row| row.created_by.as_ref().map_or(LAST, kind)),
        Column::LastComputed => times(rows, |row| row.detected_at()),
        Column::Created => times(rows, |row| row.created_at.as_ref()),
        Column::Updated => times(rows, |row| row.updated_at.as_ref()),
        // The health isn't kept, and texts wait for their language's order.
        Column::Health
        | Column::Name
        | Column::Key
        | Column::Description
        | Column::Creator
        | Column::LastEditor => Vec::new(),
    }
}

/// The worst first.
pub fn health(health: Health) -> u32 {
    match health {
        Health::Failed
        | Health::Overdue
        | Health::Running
        | Health::NotComputed
        | Health::Healthy => health.index() as u32,
        Health::Unknown => LAST,
    }
}

/// As far as a computation has got; a failed one behind those that are fine.
fn stage(stage: &Stage) -> u32 {
    match stage {
        Stage::None => 0,
        Stage::Ready => 1,
        Stage::Running => 2,
        Stage::Finish => 3,
        Stage::Error => 4,
        Stage::Unknown(_) => LAST,
    }
}

/// The most frequent first, then those without a fixed time.
fn schedule(scheduler: &Scheduler) -> u32 {
    match scheduler {
        Scheduler::Daily => 0,
        Scheduler::Weekly => 1,
        Scheduler::Auto => 2,
        Scheduler::Once => 3,
        Scheduler::Unknown(_) => LAST,
    }
}

/// In the order of the API's documentation.
fn kind(kind: &ProfileType) -> u32 {
    match kind {
        ProfileType::Direct => 0,
        ProfileType::FromFunnel => 1,
        ProfileType::FromRetention => 2,
        ProfileType::FromFrequency => 3,
        ProfileType::FromFiles => 4,
        ProfileType::Unknown(_) => LAST,
    }
}

fn times(
    rows: &[Arc<SegmentProfile>],
    field: fn(&SegmentProfile) -> Option<&Timestamp>,
) -> Vec<u32> {
    let moments = rows.iter().enumerate();
    let moments = moments.filter_map(|(at, row)| Some((field(row)?.epoch_ms()?, at as u32)));
    let mut moments: Vec<(i64, u32)> = moments.collect();
    moments.sort_unstable();
    let mut ranks = vec![LAST; rows.len()];
    let mut rank = 0;
    let mut before = None;
    for (moment, at) in moments {
        if before.is_some_and(|before| before != moment) {
            rank += 1;
        }
        before = Some(moment);
        ranks[at as usize] = rank;
    }
    ranks
}
