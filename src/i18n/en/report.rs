//! Report for a chat in English.

use crate::i18n::messages::ReportMessages;

pub static REPORT: ReportMessages = ReportMessages {
    label: "Status report",
    hint: "How many profiles have each health, and which failed or are overdue, why, with links, to paste into a chat.",
    copy_markdown: "Copy as Markdown",
    copy_plain: "Copy as plain text",
    open_page: "Open the report as a page",
    back: "Back to the table",
    incomplete: "The project is not all loaded: this is about the rows that are.",
    title: |project| format!("{project} · segment profiles"),
    fetched: |time, zone, loaded| format!("Fetched {time} ({zone}). {loaded}."),
    separator: " · ",
    section: |health, count| format!("{health} ({count})"),
    more: |count| format!("{count} more"),
    nothing: "No profile has failed or is overdue.",
    nothing_so_far: "Of those loaded, no profile has failed or is overdue.",
};
