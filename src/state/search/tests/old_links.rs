//! Links from before the language had exclusion, alternatives and parentheses: they find the same
//! rows.

use super::rows::{found, index};
use crate::state::search::filter::parse;

/// Texts, and the rows that the parser of that time found.
const LINKS: [(&str, &str); 10] = [
    ("高价值", "1 2"),
    ("vip 李娜", "2 8 9"),
    ("stage:error scheduler:daily creator:管理员", "11"),
    (
        "status:FINISH,running type:direct computed:<24h",
        "1 6 19 20 24 25 26 36 39 40",
    ),
    (
        "stage:error stage:none health:failed,not-computed",
        "2 10 11 15 16 22 35 38",
    ),
    ("creator:“Emma Chen”,李娜 computed:>7d", "9 15 16 32 33 35"),
    ("活跃 foo:bar stage: app", "27 28"),
    ("creator:\"\" schedule：hourly，daily", "10 17 18 30 31"),
    ("\"10:30\" createdBy:direct", "16"),
    (
        "health:bad,failed computed:<2d computed:>1h 30",
        "1 11 12 30",
    ),
];

#[test]
fn an_old_link_finds_the_rows_that_it_found() {
    let index = index();
    for (text, rows) in LINKS {
        assert_eq!(found(&index, &parse(text).filter), rows, "{text}");
    }
}
