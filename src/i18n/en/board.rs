//! Board of all projects in English.

use crate::i18n::messages::BoardMessages;

pub static BOARD: BoardMessages = BoardMessages {
    progress: |loaded, projects| format!("{loaded} of {projects} projects loaded"),
    failed: |failed| format!(", {failed} could not be loaded"),
    stopped: " (stopped)",
    resume: "Continue",
    retry_failed: "Retry failed projects",
    filter: "Filter projects by name or ID",
    found: |count| match count {
        "1" => "1 project matches".to_owned(),
        count => format!("{count} projects match"),
    },
    no_match: "No project has this in its name or ID.",
    no_projects: "No projects are known. Type a project ID above to open one; it will be listed here from then on.",
    profiles: "Profiles",
    shares: "Shares",
    oldest_result: "Oldest result",
    fetched: "Fetched",
    extent: "Loaded",
    open_health: |project, health, count| format!("{count} {health} in {project}"),
    of_project: |word, project| format!("{word} {project}"),
    since: |time| format!("Since {time}"),
    waiting: "Waiting",
    loading: "Loading…",
    loading_rows: |received| format!("Loading: {received} received"),
    complete: "Complete",
    unreadable: |count| format!("{count} unreadable, not counted"),
    partial: |loaded, total| format!("Partial: {loaded} of {total}"),
    partial_of_more: |loaded| format!("Partial: the first {loaded}"),
    unproven: |received, stated| {
        format!("May be incomplete: {received} received, {stated} by totalCount")
    },
    without_total: "May be incomplete: no totalCount",
    list_changed: "May be incomplete: the list changed while loading",
    no_progress: "Incomplete: the API says there are more, but sends none",
    not_loaded: "Not loaded",
};
