//! The list of faults in `tests/e2e/FAULTS.md` against the titles of the tests.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The spec files by the number of each fault.
type Specs = BTreeMap<String, BTreeSet<String>>;

/// What stands in front of each text with this beginning, two digits long.
fn numbers<'a>(text: &'a str, beginning: &str) -> impl Iterator<Item = &'a str> {
    text.split(beginning)
        .skip(1)
        .filter_map(|rest| rest.get(..2))
        .filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The faults in titles: by number, or by a table of cases with a number each.
fn specs_by_titles() -> Specs {
    let mut specs = Specs::new();
    for (name, text) in super::files("tests/e2e", ".spec.ts") {
        let file = name.rsplit('/').next().unwrap_or(&name);
        let mut found: BTreeSet<&str> = numbers(&text, "\"fault ").collect();
        found.extend(numbers(&text, "`fault "));
        if text.contains("`fault ${number}: ") {
            found.extend(numbers(&text, "number: \""));
        }
        for number in found {
            let files = specs.entry(number.to_owned()).or_default();
            files.insert(file.to_owned());
        }
    }
    specs
}

#[test]
fn each_fault_of_a_title_has_a_row_and_each_row_its_tests() {
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/FAULTS.md");
    let list = fs::read_to_string(list).expect("the list of faults");
    let mut listed = Specs::new();
    for line in list.lines().filter(|line| line.starts_with("| ")).skip(1) {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [number, happens, seen, specs] = cells[..] else {
            panic!("four cells: {line}");
        };
        assert!(!happens.is_empty() && !seen.is_empty(), "{line}");
        let specs = specs.split(", ").map(str::to_owned).collect();
        let before = listed.insert(number.to_owned(), specs);
        assert_eq!(before, None, "two rows of fault {number}");
    }
    assert!(listed.len() > 50, "{}", listed.len());
    assert_eq!(listed, specs_by_titles());
}
