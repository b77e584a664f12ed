//! Domain model: segment profiles, their codes, dates and health, projects, and pages. Pure data and
//! rules without browser or network.

mod api_base;
mod api_field;
mod characters;
mod clock;
mod codes;
mod column;
mod facet;
mod health;
mod lenient_count;
mod page;
mod page_range;
mod path_segment;
mod profile;
mod profile_url;
mod project;
mod report_template;
mod timestamp;
mod zone;

pub use api_base::{ApiBase, ApiBaseProblem, PageOrigin};
pub use api_field::{ApiField, FieldForms};
pub use characters::is_invisible;
pub use clock::{ClockCheck, newest_time};
pub use codes::{ProfileType, Scheduler, Stage};
pub use column::{Column, Field};
pub use facet::{Facet, Person};
pub use health::{
    Cutoffs, Deadline, DeadlineTime, Deadlines, HOUR_MS, Health, HealthInputs, HealthReport,
    HealthRules, Reason, Rule,
};
pub use lenient_count::LenientCount;
pub use page::{PageNumber, PageSize, Slice};
pub use page_range::{PageRange, Total};
pub use path_segment::encode_segment;
pub use profile::{Detector, SegmentProfile};
pub use profile_url::ProfileUrl;
#[cfg(test)]
pub use project::comparisons;
pub use project::{Project, ProjectId, ProjectIdProblem};
pub use report_template::{ReportPart, ReportTemplate, TemplatePiece};
pub use timestamp::Timestamp;
pub use zone::Zone;
