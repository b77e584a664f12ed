//! A segment profile with all fields of the API.

use super::{FieldForms, ProfileType, Scheduler, Stage, Timestamp};

/// A segment profile (群体画像) as the list endpoint returns it. Only the id is certain: every other
/// field was seen null, missing or empty. `None` is null or missing; an empty string stays one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SegmentProfile {
    /// `id`: unique among the profiles of a project.
    pub id: String,
    /// `name`.
    pub name: Option<String>,
    /// `key`: the identifier people use in code.
    pub key: Option<String>,
    /// `createdBy`: how it was created.
    pub created_by: Option<ProfileType>,
    /// `description`.
    pub description: Option<String>,
    /// `scheduler`: how often it is computed.
    pub scheduler: Option<Scheduler>,
    /// `detector`: the state of its computation.
    pub detector: Option<Detector>,
    /// `creatorId`.
    pub creator_id: Option<String>,
    /// `creator`: the creator's name.
    pub creator: Option<String>,
    /// `createdAt`.
    pub created_at: Option<Timestamp>,
    /// `updaterId`.
    pub updater_id: Option<String>,
    /// `updater`: the name of the last editor of the definition.
    pub updater: Option<String>,
    /// `updatedAt`: when the definition was last edited; unrelated to the result.
    pub updated_at: Option<Timestamp>,
    /// How fields came whose values don't tell it.
    pub forms: FieldForms,
}

/// `detector`: the state of a profile's computation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Detector {
    /// `detector.stage`.
    pub stage: Option<Stage>,
    /// `detector.detectedAt`: when the result was computed.
    pub detected_at: Option<Timestamp>,
}

impl SegmentProfile {
    /// A profile with nothing but an id.
    pub fn with_id(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            name: None,
            key: None,
            created_by: None,
            description: None,
            scheduler: None,
            detector: None,
            creator_id: None,
            creator: None,
            created_at: None,
            updater_id: None,
            updater: None,
            updated_at: None,
            forms: FieldForms::default(),
        }
    }

    /// The stage of the detector, if there is one.
    pub fn stage(&self) -> Option<&Stage> {
        self.detector.as_ref()?.stage.as_ref()
    }

    /// When the result was computed, if the detector has a date.
    pub fn detected_at(&self) -> Option<&Timestamp> {
        self.detector.as_ref()?.detected_at.as_ref()
    }
}
