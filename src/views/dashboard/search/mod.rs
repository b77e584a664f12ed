//! Search, filters, health summary and loading status of the collection: what stands above the
//! table.

mod collection_status;
mod facet_menus;
mod facet_option;
mod facet_options;
mod filter_chips;
mod filter_labels;
mod health_summary;
mod refresh_pace;
mod search_box;
mod search_problems;

pub use collection_status::CollectionStatus;
pub use facet_menus::{FacetMenus, FilterMenu, filter_options};
pub use filter_chips::FilterChips;
pub use filter_labels::{facet_name, person_name, value_name};
pub use health_summary::HealthSummary;
pub use search_box::{SearchBox, focus_search};
pub use search_problems::SearchChoices;
