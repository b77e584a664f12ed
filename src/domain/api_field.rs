//! Fields of the API's segment profiles, and in which form each came: what a profile's own values
//! don't tell, so that an export can write what was received.

use super::{ProfileType, Scheduler, SegmentProfile, Stage, Timestamp};

/// A field of a segment profile, in the documented order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiField {
    /// `id`.
    Id,
    /// `name`.
    Name,
    /// `key`.
    Key,
    /// `createdBy`.
    CreatedBy,
    /// `description`.
    Description,
    /// `scheduler`.
    Scheduler,
    /// `detector`: an object with the two fields that follow.
    Detector,
    /// `detector.stage`.
    Stage,
    /// `detector.detectedAt`.
    DetectedAt,
    /// `creatorId`.
    CreatorId,
    /// `creator`.
    Creator,
    /// `createdAt`.
    CreatedAt,
    /// `updaterId`.
    UpdaterId,
    /// `updater`.
    Updater,
    /// `updatedAt`.
    UpdatedAt,
}

impl ApiField {
    /// All fields, in the documented order.
    pub const ALL: [Self; 15] = [
        Self::Id,
        Self::Name,
        Self::Key,
        Self::CreatedBy,
        Self::Description,
        Self::Scheduler,
        Self::Detector,
        Self::Stage,
        Self::DetectedAt,
        Self::CreatorId,
        Self::Creator,
        Self::CreatedAt,
        Self::UpdaterId,
        Self::Updater,
        Self::UpdatedAt,
    ];

    /// Its path in a profile: the names of the API, joined by dots.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Name => "name",
            Self::Key => "key",
            Self::CreatedBy => "createdBy",
            Self::Description => "description",
            Self::Scheduler => "scheduler",
            Self::Detector => "detector",
            Self::Stage => "detector.stage",
            Self::DetectedAt => "detector.detectedAt",
            Self::CreatorId => "creatorId",
            Self::Creator => "creator",
            Self::CreatedAt => "createdAt",
            Self::UpdaterId => "updaterId",
            Self::Updater => "updater",
            Self::UpdatedAt => "updatedAt",
        }
    }

    /// Its text in a profile, as received: of a string its value, of any other value its JSON; `None`
    /// where it is null or missing. The detector, which is no text, has none.
    pub fn text(self, profile: &SegmentProfile) -> Option<&str> {
        match self {
            Self::Id => Some(&profile.id),
            Self::Name => profile.name.as_deref(),
            Self::Key => profile.key.as_deref(),
            Self::CreatedBy => profile.created_by.as_ref().map(ProfileType::code),
            Self::Description => profile.description.as_deref(),
            Self::Scheduler => profile.scheduler.as_ref().map(Scheduler::code),
            Self::Detector => None,
            Self::Stage => profile.stage().map(Stage::code),
            Self::DetectedAt => profile.detected_at().map(Timestamp::text),
            Self::CreatorId => profile.creator_id.as_deref(),
            Self::Creator => profile.creator.as_deref(),
            Self::CreatedAt => profile.created_at.as_ref().map(Timestamp::text),
            Self::UpdaterId => profile.updater_id.as_deref(),
            Self::Updater => profile.updater.as_deref(),
            Self::UpdatedAt => profile.updated_at.as_ref().map(Timestamp::text),
        }
    }
}

/// Marks of the fields that came in the less usual of two forms: without a value as null instead of
/// missing, with one as JSON that is no string (a number, an object, a lone surrogate). Two bytes a
/// row instead of its text, which would double what is in memory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct FieldForms(u16);

impl FieldForms {
    /// Marks a field.
    pub const fn mark(&mut self, field: ApiField) {
        self.0 |= 1 << field as u16;
    }

    /// Adds the marks of others.
    pub const fn add(&mut self, others: Self) {
        self.0 |= others.0;
    }

    /// Whether a field is marked.
    pub const fn has(self, field: ApiField) -> bool {
        self.0 & (1 << field as u16) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_has_a_mark_of_its_own() {
        for field in ApiField::ALL {
            let mut forms = FieldForms::default();
            forms.mark(field);
            for other in ApiField::ALL {
                assert_eq!(forms.has(other), other == field, "{field:?} {other:?}");
            }
        }
    }
}
