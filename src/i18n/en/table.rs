//! The texts of the table's states in English.

use crate::i18n::messages::TableMessages;

pub const TABLE: TableMessages = TableMessages {
    export: "Export",
    loading: "Loading segment profiles…",
    rows_loaded: |number, count| {
        if number == 1 {
            "1 segment profile on this page".to_owned()
        } else {
            format!("{count} segment profiles on this page")
        }
    },
    still_waiting: "Still waiting for the API…",
    empty_title: "This project has no segment profiles yet",
    empty_advice: "Create one in GrowingIO, then press Refresh.",
    past_end_title: "There is nothing on this page",
    past_end_advice: |total| format!("It lies past the end of the list, which has {total} rows."),
    past_end_unknown: "It lies past the end of the list.",
    go_to_last: |page| format!("Go to the last page ({page})"),
    go_to_first: "Back to the first page",
    stale_rows: |time| format!("The rows below were fetched at {time}."),
    change_token: "Change token",
    server_message: |words| format!("The API said: {words}"),
    http_status: |status| format!("HTTP {status}"),
    unreadable_rows: |number, count| {
        if number == 1 {
            "1 row of this page could not be read and is not shown.".to_owned()
        } else {
            format!("{count} rows of this page could not be read and are not shown.")
        }
    },
    unreadable_loaded: |number, count| {
        if number == 1 {
            "1 of the loaded rows could not be read and is not shown.".to_owned()
        } else {
            format!("{count} of the loaded rows could not be read and are not shown.")
        }
    },
    repeated_loaded: |number, count| {
        if number == 1 {
            "1 of the loaded rows repeats an ID; each ID is shown once.".to_owned()
        } else {
            format!("{count} of the loaded rows repeat an ID; each ID is shown once.")
        }
    },
    repeated_rows: |number, count| {
        if number == 1 {
            "1 row repeats an ID of this page; each ID is shown once.".to_owned()
        } else {
            format!("{count} rows repeat an ID of this page; each ID is shown once.")
        }
    },
    other_offset: |asked, got| {
        format!("Offset {asked} was asked for, but the API answered with offset {got}.")
    },
    invalid_count: |field, value| format!("The API sent an invalid {field}: {value}"),
    no_next_flag: "The API didn't say whether there is a next page (hasNextPage); it is inferred from the rows received.",
    empty_with_next: "The API says that there is a next page (hasNextPage) but sent no rows, so the list is taken to end here.",
    empty_with_total: |stated| {
        format!("The API says that there are {stated} rows (totalCount) but sent none.")
    },
    row_not_here: |id| format!("There is no segment profile with ID {id} on this page."),
    row_not_in_project: |id| format!("This project has no segment profile with ID {id}."),
    look_everywhere: "Look in the whole project",
};
