//! Timeline of a project: the last result, the last edit and the creation of each loaded row as one
//! list of events, newest first, by day. The API has no earlier ones.

mod people;

use std::sync::Arc;

use crate::domain::{Facet, SegmentProfile, Stage, Timestamp};
pub use people::{ActivePerson, people};
use people::{person_key, person_name};

/// How many events are listed at most: more than people read, and few enough to render at once.
pub const MOST_EVENTS: usize = 1_000;

/// How far the reader's clock may be behind the server's before an event lies in the future, in
/// milliseconds.
const FUTURE_MS: i64 = 5 * 60_000;

/// An edit so close behind the creation is the creation: services write both dates one after the
/// other. In milliseconds.
const SAME_MOMENT_MS: i64 = 1_000;

/// What happened. In the order of the events of one row at the same time, newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventKind {
    /// `detectedAt`: the result was computed, or its computation failed.
    Result,
    /// `updatedAt`: the definition was edited. It says nothing of a result.
    Edit,
    /// `createdAt`: the profile was created.
    Creation,
}

impl EventKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Result, Self::Edit, Self::Creation];

    /// Its id in lists of choices.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Result => "result",
            Self::Edit => "edit",
            Self::Creation => "creation",
        }
    }

    /// The kind with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// The facet of the person who did it; no person computes a result.
    const fn facet(self) -> Option<Facet> {
        match self {
            Self::Result => None,
            Self::Edit => Some(Facet::LastEditor),
            Self::Creation => Some(Facet::Creator),
        }
    }

    /// When it happened in a row, if the API says so.
    fn date(self, row: &SegmentProfile) -> Option<&Timestamp> {
        let date = match self {
            Self::Result => row.detected_at(),
            Self::Edit => row.updated_at.as_ref(),
            Self::Creation => row.created_at.as_ref(),
        };
        date.filter(|date| !date.text().trim().is_empty())
    }
}

/// An event.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Event {
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// What happened.
    pub kind: EventKind,
    /// The row, as it is now.
    pub row: Arc<SegmentProfile>,
}

impl Event {
    /// Whether it is a computation that failed.
    pub fn is_failure(&self) -> bool {
        self.kind == EventKind::Result && self.row.stage() == Some(&Stage::Error)
    }

    /// The name of the person who did it, or the id without a name.
    pub fn person(&self) -> Option<&str> {
        let facet = self.kind.facet()?;
        person_name(facet, &self.row).or(person_key(facet, &self.row))
    }
}

/// Which events are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventFilter {
    /// Those of this kind only.
    pub kind: Option<EventKind>,
    /// Those of the person with this key only, see [`ActivePerson`].
    pub person: Option<String>,
}

/// By which clock and calendar events are listed.
#[derive(Clone, Copy)]
pub struct Calendar {
    /// Now, in milliseconds since 1970.
    pub now: i64,
    /// The day of an instant in the zone on screen, in days since 1970-01-01.
    pub day_of: fn(i64) -> i64,
}

/// The events of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// In days since 1970-01-01.
    pub day: i64,
    /// Newest first.
    pub events: Vec<Event>,
}

/// The timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The days with events, newest first.
    pub days: Vec<Day>,
    /// How many events the filter leaves; only [`MOST_EVENTS`] are in `days`.
    pub found: usize,
    /// How many dates can't be read.
    pub unreadable: usize,
    /// How many dates are in the future.
    pub future: usize,
}

impl Timeline {
    /// The timeline of these rows.
    pub fn of(rows: &[Arc<SegmentProfile>], filter: &EventFilter, calendar: Calendar) -> Self {
        let mut timeline = Self::default();
        // The newest first, then by row and kind: few bytes each, since 100,000 rows have 300,000
        // events.
        let mut found: Vec<(i64, u32)> = Vec::new();
        let kinds = EventKind::ALL.len();
        for (position, row) in rows.iter().enumerate() {
            for (order, kind) in EventKind::ALL.into_iter().enumerate() {
                let Some(date) = kind.date(row).filter(|_| filter.keeps(kind, row)) else {
                    continue;
                };
                match date.epoch_ms() {
                    None => timeline.unreadable += 1,
                    Some(_) if kind == EventKind::Edit && is_creation(row) => {}
                    Some(at) if at > calendar.now + FUTURE_MS => timeline.future += 1,
                    Some(at) => found.push((-at, (position * kinds + order) as u32)),
                }
            }
        }
        timeline.found = found.len();
        found.sort_unstable();
        for (before, index) in found.into_iter().take(MOST_EVENTS) {
            let (at, index) = (-before, index as usize);
            let (row, kind) = (
                Arc::clone(&rows[index / kinds]),
                EventKind::ALL[index % kinds],
            );
            timeline.push(Event { at, kind, row }, (calendar.day_of)(at));
        }
        timeline
    }

    fn push(&mut self, event: Event, day: i64) {
        match self.days.last_mut() {
            Some(last) if last.day == day => last.events.push(event),
            Some(_) | None => self.days.push(Day {
                day,
                events: vec![event],
            }),
        }
    }
}

impl EventFilter {
    fn keeps(&self, kind: EventKind, row: &SegmentProfile) -> bool {
        let is_of = |person: &String| {
            let facet = kind.facet();
            facet.and_then(|facet| person_key(facet, row)) == Some(person)
        };
        self.kind.is_none_or(|wanted| wanted == kind) && self.person.as_ref().is_none_or(is_of)
    }
}

/// Whether the last edit of a row is its creation.
fn is_creation(row: &SegmentProfile) -> bool {
    let at = |kind: EventKind| kind.date(row).and_then(Timestamp::epoch_ms);
    let dates = at(EventKind::Creation).zip(at(EventKind::Edit));
    dates.is_some_and(|(created, edited)| (0..SAME_MOMENT_MS).contains(&(edited - created)))
}

#[cfg(test)]
mod tests;
