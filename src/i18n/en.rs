//! The texts in English.

pub mod board;
pub mod changes;
pub mod compare;
mod errors;
pub mod export;
mod groups;
mod headings;
pub mod health_reasons;
mod menus;
mod network;
pub mod report;
mod search;
mod search_words;
mod selection;
mod session;
pub mod suggestions;
mod table;
pub mod timeline;
mod view_tiles;

use super::Locale;
use super::messages::*;

pub static MESSAGES: Messages = Messages {
    locale: Locale::En,
    product: "Segment Console",
    segment_profiles: "Segment profiles",
    dash: "—",
    dismiss: "Dismiss",
    retry: "Retry",
    connect: ConnectMessages {
        intro: "See the segment profiles of your GrowingIO projects: which exist, who made them, and how far their computation has got.",
        address: "API address",
        address_hint: "Leave empty for this site, which forwards /v1/api.",
        same_origin: "Same origin as this page",
        token: "Access token",
        token_hint: "Pasting “Bearer …” works too. The token is sent to the address above and nowhere else.",
        show_token: "Show token",
        memory_only: "Keep in memory only",
        memory_only_hint: "If ticked, a reload asks for the token again; otherwise the token is kept until you close this tab.",
        project: "Project",
        project_hint: "You can choose one later.",
        submit: "Connect",
        waiting: "Reading this console's settings before connecting…",
    },
    session: session::SESSION,
    network: network::NETWORK,
    toolbar: ToolbarMessages {
        fetched: "Fetched ",
        fetched_ago: |age| format!(", {age}"),
        refresh: "Refresh",
        all_projects: "All projects",
        language: "Language",
        theme: "Theme",
        theme_system: "System",
        theme_light: "Light",
        theme_dark: "Dark",
        disconnect: "Disconnect",
        disconnect_hint: "Clears the token, the loaded rows, the recent projects and searches, and what this browser remembers of profiles",
    },
    project_selector: ProjectSelectorMessages {
        label: "Project",
        placeholder: "Search projects or type an ID",
        from_api: "Available",
        from_config: "Preset",
        recent: "Recent",
        use_typed: |id| format!("Use project ID “{id}”"),
        more_projects: |count| format!("{count} more; type a name or an ID to find them"),
        none_found: "No projects to choose from; type a project ID",
        loading: "Loading the list of projects…",
        list_unavailable: "This API doesn't list projects. Type a project ID.",
        choose_title: "Choose a project",
        choose_advice: "Pick one in “Project” above, or type a project ID.",
    },
    columns: ColumnMessages {
        caption: |project| format!("Segment profiles of project {project}"),
        name: "Name",
        key: "Key",
        kind: "Type",
        description: "Description",
        schedule: "Schedule",
        health: "Health",
        status: "Status",
        last_computed: "Last computed",
        due: "Due",
        overdue_by: "Overdue by",
        creator: "Creator",
        created: "Created",
        last_editor: "Last editor",
        updated: "Updated",
        times_in: |zone| format!("Times in {zone}"),
        open_row: |name| format!("Details of {name}"),
        unnamed: "(unnamed)",
        not_a_date: "Not a valid date",
    },
    headings: headings::HEADINGS,
    groups: groups::GROUPS,
    columns_menu: menus::COLUMNS_MENU,
    saved_views: menus::SAVED_VIEWS,
    view_tiles: view_tiles::VIEW_TILES,
    shortcuts: menus::SHORTCUTS,
    selection: selection::SELECTION,
    stars: selection::STARS,
    codes: CodeMessages {
        stage_none: "Not started",
        stage_ready: "Ready",
        stage_running: "Running",
        stage_finish: "Succeeded",
        stage_error: "Failed",
        daily: "Daily",
        once: "Manual",
        auto: "Automatic",
        weekly: "Weekly",
        direct: "Rule",
        from_funnel: "Funnel",
        from_retention: "Retention",
        from_frequency: "Frequency",
        from_files: "File upload",
        unknown_code: "A code of the API that this console has no word for",
    },
    health: HealthMessages {
        failed: "Failed",
        overdue: "Overdue",
        running: "Running",
        not_computed: "Not computed",
        healthy: "Healthy",
        unknown: "Unknown",
        due_soon: "due soon",
        due_soon_alone: "Due soon",
    },
    search: search::SEARCH,
    search_words: search_words::SEARCH_WORDS,
    pagination: PaginationMessages {
        label: "Pages",
        rows_per_page: "Rows per page",
        first: "First page",
        previous: "Previous page",
        next: "Next page",
        last: "Last page",
        last_unknown: "The total isn't known, so neither is the last page",
        page: "Page",
        page_of: |pages| format!("of {pages}"),
        bad_page: "Enter a whole number of 1 or more",
        range_exact: |first, last, total| format!("{first}-{last} of {total}"),
        range_stated: |first, last, total| format!("{first}-{last} of {total}"),
        range_more: |first, last, bound| format!("{first}-{last} of more than {bound}"),
        no_rows: "0 rows",
        contradicted_total: |stated| {
            format!(
                "The API's totalCount says {stated}, which contradicts the paging and is not used"
            )
        },
    },
    table: table::TABLE,
    drawer: DrawerMessages {
        close: "Close",
        previous: "Previous row",
        next: "Next row",
        copy: |field| format!("Copy {field}"),
        copied: "Copied",
        copy_failed: "The browser didn't allow copying; the text is selected, copy it yourself",
        id: "ID",
        detector: "Update status",
        creator_id: "Creator ID",
        updater_id: "Last editor ID",
        absent: "not returned by the API",
        empty_text: "empty text",
        open_in_product: "Open in GrowingIO",
    },
    errors: errors::ERRORS,
    problems: ProblemMessages {
        address_no_scheme: "Begin with https:// or http://, for example https://api.example.com",
        address_bad_host: "This is not a valid URL; check host, port and path",
        address_credentials: "Leave user name and password out of the address",
        address_not_a_base: "Enter the API's root address only, without ? or # and what follows",
        address_insecure: "This page uses https, so the browser refuses an http API, where the token would also travel unprotected; use an https address",
        address_not_allowed: "This console connects only to the addresses in the list. The first one is chosen now; check it, then connect",
        token_empty: "Enter an access token",
        token_spaces: "A token has no spaces or line breaks inside; perhaps too much was pasted",
        token_not_ascii: "The token has characters that no request header can carry; copy it again",
        token_wrapped: "There is something around the token, such as a quote, a bracket or another name; paste the token alone",
        field_filled: "The browser or a password manager filled this field by itself, so it was emptied; type or paste the value",
        project_empty: "Enter a project ID",
        project_too_long: "This is too long for a project ID; perhaps something else was pasted",
        project_unusable: "This project ID can't be used in a request",
        long_link: |length| {
            format!(
                "The link to this view has {length} characters, more than many servers take; shorten the search before you share it."
            )
        },
        url_page: |value| {
            format!("The page “{value}” in this page's URL is not a page number; page 1 is used.")
        },
        url_size: |value| {
            format!(
                "The size “{value}” in this page's URL is not one of the page sizes; 50 is used."
            )
        },
        url_project: |value| {
            format!("The project “{value}” in this page's URL can't be a project ID; choose one.")
        },
        url_sort: |value| {
            format!("The address's sort “{value}” isn't known; rows stand in the API's order.")
        },
        url_group: |value| {
            format!("The address's group “{value}” isn't known; rows are not grouped.")
        },
        url_columns: |value| {
            format!("The address's columns “{value}” aren't known; the usual ones are shown.")
        },
        url_density: |value| {
            format!("The address's density “{value}” isn't known; the usual one is used.")
        },
        config_redirected: "config.json was redirected: the site may want you to sign in. Reload the page to do so; until then the defaults apply.",
        config_web_page: "A web page came in the place of config.json: it is missing, or the site wants you to sign in. Reload the page to do so; until then the defaults apply.",
        config_missing: "config.json can't be read; default settings are used.",
        config_broken: |line, column| {
            format!(
                "config.json is not valid JSON (line {line}, column {column}); default settings are used."
            )
        },
        config_no_object: "config.json is not a JSON object; default settings are used.",
        config_unknown_key: |key| {
            format!("config.json has an unknown setting “{key}”; it is ignored.")
        },
        config_wrong_value: |key| {
            format!("“{key}” in config.json has the wrong form; its default is used.")
        },
        config_unknown_placeholder: |name| {
            format!(
                "“reportTemplate” in config.json has an unknown placeholder, {name}; the default is used."
            )
        },
        config_no_zone: "config.json has “deadlines” but no “deadlineZone”: they don't apply, and results are judged by their age.",
        config_unknown_zone: |zone| {
            format!(
                "This browser doesn't know the time zone “{zone}” of “deadlineZone” in config.json: deadlines don't apply, and results are judged by their age."
            )
        },
        session_not_stored: "The session is not saved in the browser: the token is in memory only, and a reload asks for it again.",
    },
};
