//! What the console talks about: profiles, their codes and dates, projects, pages.
//! Pure data and rules, free of the browser and of the network.

mod api_base;
mod codes;
mod column;
mod extent;
mod facet;
mod figure;
mod health;
mod page;
mod profile;
mod project;
mod timestamp;

pub use api_base::{ApiBase, ApiBaseProblem, PageOrigin};
pub use codes::{ProfileType, Scheduler, Stage};
pub use column::Column;
pub use extent::{Extent, Total};
pub use facet::Facet;
pub use figure::Figure;
pub use health::{HOUR_MS, Health, HealthRules, Outlook, Reason, Verdict};
pub use page::{PageNumber, PageSize, Slice};
pub use profile::{Detector, SegmentProfile};
pub use project::{Project, ProjectId, ProjectIdProblem};
pub use timestamp::Timestamp;
