//! The record of a profile: how it was when it was last marked as seen, the results that were seen
//! of it, and since when it has been seen running. It holds no more of a profile than id, name, key,
//! stages and times.

use serde::{Deserialize, Serialize};

use super::{ChangeKind, ChangeKinds};
use crate::domain::{Health, SegmentProfile, Stage, Timestamp};

/// The most results that are kept of a profile.
pub const MAX_RESULTS: usize = 30;

/// A result that was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenResult {
    /// The code of the stage.
    #[serde(rename = "g")]
    pub stage: String,
    /// When it was computed, in milliseconds since 1970, if that can be read.
    #[serde(rename = "d", default, skip_serializing_if = "Option::is_none")]
    pub computed_at: Option<i64>,
    /// When it was seen first, in milliseconds since 1970.
    #[serde(rename = "t")]
    pub seen_at: i64,
}

/// How a profile was when it was marked as seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct SeenState {
    #[serde(rename = "n", default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(rename = "k", default, skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    /// The id of its health.
    #[serde(rename = "h")]
    health: String,
    /// When its result was computed, and when its definition was edited, as the API wrote it.
    #[serde(rename = "d", default, skip_serializing_if = "Option::is_none")]
    computed: Option<String>,
    #[serde(rename = "e", default, skip_serializing_if = "Option::is_none")]
    edited: Option<String>,
}

/// A run that was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct SeenRun {
    /// When it was seen first, in milliseconds since 1970.
    #[serde(rename = "t")]
    since: i64,
    /// The time of the result before it, as the API wrote it: with another, it is another run.
    #[serde(rename = "d", default, skip_serializing_if = "Option::is_none")]
    computed: Option<String>,
}

/// The record of a profile.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileRecord {
    /// Missing if it was not there when the project was marked as seen.
    #[serde(rename = "s", default, skip_serializing_if = "Option::is_none")]
    seen: Option<SeenState>,
    /// The results that were seen, the oldest first.
    #[serde(rename = "r", default, skip_serializing_if = "Vec::is_empty")]
    pub results: Vec<SeenResult>,
    #[serde(rename = "u", default, skip_serializing_if = "Option::is_none")]
    run: Option<SeenRun>,
}

fn text(time: Option<&Timestamp>) -> Option<String> {
    time.map(|time| time.text().to_owned())
}

impl ProfileRecord {
    /// Whether the profile was there when the project was marked as seen.
    pub fn was_seen(&self) -> bool {
        self.seen.is_some()
    }

    /// Since when the profile has been seen running, in milliseconds since 1970.
    pub fn running_since(&self) -> Option<i64> {
        self.run.as_ref().map(|run| run.since)
    }

    /// The name of the profile when it was marked as seen.
    pub fn seen_name(&self) -> Option<&str> {
        self.seen.as_ref()?.name.as_deref()
    }

    /// Marks the profile as seen the way it is.
    pub fn mark_seen(&mut self, profile: &SegmentProfile, health: Health) {
        self.seen = Some(SeenState {
            name: profile.name.clone(),
            key: profile.key.clone(),
            health: health.id().to_owned(),
            computed: text(profile.detected_at()),
            edited: text(profile.updated_at.as_ref()),
        });
    }

    /// Adds what a reply of `fetched_at` says of results and of running.
    pub fn observe(&mut self, profile: &SegmentProfile, fetched_at: i64) {
        let stage = profile.stage();
        let computed_at = profile.detected_at();
        if stage == Some(&Stage::Running) {
            let computed = text(computed_at);
            if self.run.as_ref().map(|run| &run.computed) != Some(&computed) {
                let since = fetched_at;
                self.run = Some(SeenRun { since, computed });
            }
        } else {
            self.run = None;
        }
        let Some(stage) = stage.filter(|stage| has_result(stage)) else {
            return;
        };
        let result = SeenResult {
            stage: stage.code().to_owned(),
            computed_at: computed_at.and_then(Timestamp::epoch_ms),
            seen_at: fetched_at,
        };
        let is_known = self.results.last().is_some_and(|last| {
            (&last.stage, last.computed_at) == (&result.stage, result.computed_at)
        });
        if !is_known {
            self.results.push(result);
            let surplus = self.results.len().saturating_sub(MAX_RESULTS);
            self.results.drain(..surplus);
        }
    }

    /// What changed in the profile since it was marked as seen.
    pub fn changes(&self, profile: &SegmentProfile, health: Health) -> ChangeKinds {
        let kinds = ChangeKinds::default();
        let Some(seen) = &self.seen else {
            return kinds.with(ChangeKind::Added);
        };
        let needed_attention = Health::from_id(&seen.health)
            .is_some_and(|health| Health::NEED_ATTENTION.contains(&health));
        let computed = text(profile.detected_at());
        let is_new = seen.health != health.id();
        let of_result = match health {
            Health::Failed if is_new => Some(ChangeKind::Failed),
            Health::Overdue if is_new => Some(ChangeKind::Overdue),
            Health::Healthy if needed_attention => Some(ChangeKind::Recovered),
            Health::Failed
            | Health::Overdue
            | Health::Running
            | Health::NotComputed
            | Health::Healthy
            | Health::Unknown => {
                let is_later = computed.is_some() && computed != seen.computed;
                let failed = profile.stage() == Some(&Stage::Error);
                (is_later && !failed).then_some(ChangeKind::Computed)
            }
        };
        let edited = text(profile.updated_at.as_ref());
        let is_edited = differ(&edited, &seen.edited) || differ(&profile.key, &seen.key);
        let of_definition = if differ(&profile.name, &seen.name) {
            Some(ChangeKind::Renamed)
        } else {
            is_edited.then_some(ChangeKind::Edited)
        };
        let found = of_result.into_iter().chain(of_definition);
        found.fold(kinds, ChangeKinds::with)
    }
}

/// Whether a field has another value. One that is missing in a reply says nothing.
fn differ(now: &Option<String>, seen: &Option<String>) -> bool {
    now.is_some() && seen.is_some() && now != seen
}

/// Whether a stage is that of a result.
const fn has_result(stage: &Stage) -> bool {
    match stage {
        Stage::Finish | Stage::Error | Stage::Unknown(_) => true,
        Stage::None | Stage::Ready | Stage::Running => false,
    }
}
