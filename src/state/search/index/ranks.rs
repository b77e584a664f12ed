//! Sort ranks of the rows per column, computed once, so that sorting by any columns is a counting
//! sort over small integers and compares no values.

use std::rc::Rc;
use std::sync::Arc;

use crate::domain::{
    Column, Field, Health, HealthRules, ProfileType, Scheduler, SegmentProfile, Stage, Timestamp,
};

/// The rank of unknown, empty and invalid values: last in both directions.
pub const LAST: u32 = u32::MAX;

/// Cache of ranks by column; each list has one rank per row index.
#[derive(Default)]
pub struct Ranks {
    columns: Vec<(Column, Rc<Vec<u32>>)>,
    /// The rules that those of [`Column::Due`] follow from.
    rules: HealthRules,
}

impl Ranks {
    /// Drops the ranks that don't cover appended rows.
    pub fn rows_appended(&mut self) {
        // Ranks computed here are computed again for all rows. The collated orders of text
        // columns take long and stay until they are replaced; rows beyond their end sort last.
        self.columns.retain(|(column, _)| column.is_text());
    }

    /// Drops all ranks, for rows that changed or moved.
    pub fn clear(&mut self) {
        self.columns.clear();
    }

    /// Whether a text column has no collated order, or one for fewer rows.
    pub fn needs_order(&self, column: Column, rows: usize) -> bool {
        column.is_text() && (self.ordered_rows(column) < rows || self.stored(column).is_none())
    }

    /// How many rows the stored ranks of a column cover.
    pub fn ordered_rows(&self, column: Column) -> usize {
        self.stored(column).map_or(0, |ranks| ranks.len())
    }

    /// Stores the ranks of a column.
    pub fn set(&mut self, column: Column, ranks: Vec<u32>) {
        self.columns.retain(|(stored, _)| *stored != column);
        self.columns.push((column, Rc::new(ranks)));
    }

    fn stored(&self, column: Column) -> Option<&Rc<Vec<u32>>> {
        let found = self.columns.iter().find(|(stored, _)| *stored == column);
        found.map(|(_, ranks)| ranks)
    }

    /// The ranks of a column, computed and cached if needed. A text column has those of
    /// [`Self::set`], or none. [`Column::Health`] and [`Column::OverdueBy`] have none: they depend
    /// on the clock.
    pub fn ranks_of(
        &mut self,
        column: Column,
        rows: &[Arc<SegmentProfile>],
        rules: HealthRules,
    ) -> Rc<Vec<u32>> {
        if self.rules != rules {
            self.rules = rules;
            self.columns.retain(|(column, _)| *column != Column::Due);
        }
        if let Some(ranks) = self.stored(column) {
            return Rc::clone(ranks);
        }
        let ranks = Rc::new(compute(column, rows, rules));
        if !column.is_text() {
            self.columns.push((column, Rc::clone(&ranks)));
        }
        ranks
    }
}

fn compute(column: Column, rows: &[Arc<SegmentProfile>], rules: HealthRules) -> Vec<u32> {
    let code = |rank: fn(&SegmentProfile) -> u32| rows.iter().map(|row| rank(row)).collect();
    match column.field() {
        Field::Stage => code(|row| row.stage().map_or(LAST, stage)),
        Field::Scheduler => code(|row| row.scheduler.as_ref().map_or(LAST, schedule)),
        Field::Type => code(|row| row.created_by.as_ref().map_or(LAST, kind)),
        Field::Time(field) => time_ranks(rows, &|row| field(row).and_then(Timestamp::epoch_ms)),
        Field::Due => time_ranks(rows, &|row| rules.due_at(row)),
        // What depends on the time is ranked per query, and texts by `collation`.
        Field::Health | Field::OverdueBy | Field::Text(_) => Vec::new(),
    }
}

/// Rank of a health: worst first.
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

/// Rank of a stage: by progress, with failed ones after finished ones.
pub fn stage(stage: &Stage) -> u32 {
    match stage {
        Stage::None => 0,
        Stage::Ready => 1,
        Stage::Running => 2,
        Stage::Finish => 3,
        Stage::Error => 4,
        Stage::Unknown(_) => LAST,
    }
}

/// Rank of a schedule: most frequent first, then those without a fixed period.
pub fn schedule(scheduler: &Scheduler) -> u32 {
    match scheduler {
        Scheduler::Daily => 0,
        Scheduler::Weekly => 1,
        Scheduler::Auto => 2,
        Scheduler::Once => 3,
        Scheduler::Unknown(_) => LAST,
    }
}

/// Rank of a type: the order of the API's documentation.
pub fn kind(kind: &ProfileType) -> u32 {
    match kind {
        ProfileType::Direct => 0,
        ProfileType::FromFunnel => 1,
        ProfileType::FromRetention => 2,
        ProfileType::FromFrequency => 3,
        ProfileType::FromFiles => 4,
        ProfileType::Unknown(_) => LAST,
    }
}

fn time_ranks(
    rows: &[Arc<SegmentProfile>],
    time: &dyn Fn(&SegmentProfile) -> Option<i64>,
) -> Vec<u32> {
    let times = rows.iter().enumerate();
    let times = times.filter_map(|(at, row)| Some((time(row)?, at as u32)));
    let mut times: Vec<(i64, u32)> = times.collect();
    times.sort_unstable();
    let mut ranks = vec![LAST; rows.len()];
    let mut rank = 0;
    let mut previous = None;
    for (time, at) in times {
        if previous.is_some_and(|previous| previous != time) {
            rank += 1;
        }
        previous = Some(time);
        ranks[at as usize] = rank;
    }
    ranks
}
