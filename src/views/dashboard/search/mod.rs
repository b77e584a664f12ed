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
mod suggester;
mod suggestion_box;
mod suggestion_keys;
mod suggestion_words;
mod suggestions;

pub use collection_status::{CollectionStatus, status_message};
pub use facet_menus::{FacetMenus, FilterMenu, filter_options};
pub use filter_chips::FilterChips;
pub use filter_labels::{facet_name, person_name, pick_name, value_name};
pub use health_summary::HealthSummary;
pub use search_box::{SearchBox, enter_search, focus_search};
pub use search_problems::SearchChoices;
pub use suggestion_box::SuggestionBox;
pub use suggestion_words::value_words;
pub use suggestions::suggestion_list;
