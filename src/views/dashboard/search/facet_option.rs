//! An option of a facet, and what ticking it changes in the search text: pure rules.

use crate::domain::Facet;
use crate::state::search::case_folding::{look, looks_like};
use crate::state::search::filter::{with_excluded, with_facet_value, with_picked};
use crate::state::search::index::FacetValues;

/// A value to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetOption {
    /// What the filter writes.
    pub value: String,
    /// Whether the value is a person's id: filters ignore the case of other values only.
    pub is_id: bool,
    /// What people read.
    pub name: String,
    /// How many rows it would leave.
    pub count: u32,
    /// The values of the filter that find it, as they were written: its own, or a name that a
    /// person shares with others.
    pub picks: Vec<String>,
    /// The values of the filter that exclude it, as they were written.
    pub exclusions: Vec<String>,
}

impl FacetOption {
    /// Whether it is the option of this value.
    pub fn is_of(&self, value: &str) -> bool {
        if self.is_id {
            self.value == value
        } else {
            looks_like(&self.value, value)
        }
    }

    /// Whether the filter excludes it.
    pub fn is_excluded(&self) -> bool {
        !self.exclusions.is_empty()
    }

    /// Whether the filter finds it.
    pub fn is_picked(&self) -> bool {
        !self.picks.is_empty()
    }
}

/// One option for the values that one filter finds: those that look alike are counted
/// together, under the first of them.
pub fn merged(options: Vec<FacetOption>) -> Vec<FacetOption> {
    let mut merged: Vec<FacetOption> = Vec::with_capacity(options.len());
    let mut known = FacetValues::default();
    for option in options {
        // An id is matched exactly, and is no name.
        let key = if option.is_id {
            ["\0", &option.value].concat()
        } else {
            look(&option.value)
        };
        match merged.get_mut(known.intern(&key) as usize) {
            Some(first) => first.count += option.count,
            None => merged.push(option),
        }
    }
    merged
}

/// The search text with an option picked or not. A name that is taken away from one of the people
/// who share it is replaced by the ids of the others.
pub fn with_option(
    text: &str,
    facet: Facet,
    options: &[FacetOption],
    value: &str,
    picked: bool,
) -> String {
    if picked {
        return with_picked(text, facet, value);
    }
    without_option(text, facet, options, value, Written::Picks)
}

/// The search text with an option excluded or not, as [`with_option`].
pub fn with_option_excluded(
    text: &str,
    facet: Facet,
    options: &[FacetOption],
    value: &str,
    excluded: bool,
) -> String {
    if excluded {
        return with_excluded(text, facet, value, true);
    }
    without_option(text, facet, options, value, Written::Exclusions)
}

/// Where an option is written in the search text.
#[derive(Clone, Copy)]
enum Written {
    Picks,
    Exclusions,
}

impl Written {
    fn of(self, option: &FacetOption) -> &[String] {
        match self {
            Self::Picks => &option.picks,
            Self::Exclusions => &option.exclusions,
        }
    }

    fn with_value(self, text: &str, facet: Facet, value: &str, on: bool) -> String {
        match self {
            Self::Picks => with_facet_value(text, facet, value, on),
            Self::Exclusions => with_excluded(text, facet, value, on),
        }
    }
}

fn without_option(
    text: &str,
    facet: Facet,
    options: &[FacetOption],
    value: &str,
    written: Written,
) -> String {
    let own = options.iter().find(|option| option.value == value);
    let values = own.map_or(&[][..], |option| written.of(option));
    values.iter().fold(text.to_owned(), |text, own| {
        let others = options
            .iter()
            .filter(|option| option.value != value && written.of(option).contains(own));
        let without = written.with_value(&text, facet, own, false);
        others.fold(without, |text, other| {
            written.with_value(&text, facet, &other.value, true)
        })
    })
}

/// The options in the order of those before them, new ones at the end: a checkbox stays under the
/// pointer, and focused, when it is ticked and while counts change.
pub fn in_order_of(before: &[FacetOption], mut options: Vec<FacetOption>) -> Vec<FacetOption> {
    let index = |option: &FacetOption| before.iter().position(|old| old.value == option.value);
    options.sort_by_cached_key(|option| index(option).unwrap_or(usize::MAX));
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    fn option(value: &str, count: u32, picked: bool) -> FacetOption {
        FacetOption {
            value: value.to_owned(),
            is_id: false,
            name: value.to_owned(),
            count,
            picks: picked.then(|| value.to_owned()).into_iter().collect(),
            exclusions: Vec::new(),
        }
    }

    fn person(id: &str, picks: &[&str]) -> FacetOption {
        FacetOption {
            is_id: true,
            picks: picks.iter().map(|pick| (*pick).to_owned()).collect(),
            ..option(id, 1, false)
        }
    }

    #[test]
    fn ids_that_differ_in_case_are_two_options() {
        let options = vec![person("ab", &[]), person("aB", &[]), option("ab", 4, false)];
        assert_eq!(merged(options.clone()), options);
    }

    #[test]
    fn of_people_who_share_a_picked_name_one_can_be_taken_away() {
        let options = [
            person("u1", &["张伟"]),
            person("u2", &["张伟"]),
            option("李娜", 2, true),
        ];
        let change =
            |text, value, picked| with_option(text, Facet::Creator, &options, value, picked);
        assert_eq!(
            change("creator:张伟,李娜 vip", "u1", false),
            "creator:李娜,u2 vip"
        );
        assert_eq!(change("creator:李娜", "李娜", false), "");
        assert_eq!(change("creator:李娜", "u2", true), "creator:李娜,u2");
    }

    #[test]
    fn of_people_who_share_an_excluded_name_one_can_be_let_in() {
        let excluded = |id: &str, exclusions: &[&str]| FacetOption {
            exclusions: exclusions.iter().map(|name| (*name).to_owned()).collect(),
            ..person(id, &[])
        };
        let options = [excluded("u1", &["张伟"]), excluded("u2", &["张伟"])];
        let change = |text, value, excluded| {
            with_option_excluded(text, Facet::Creator, &options, value, excluded)
        };
        assert_eq!(change("-creator:张伟 vip", "u1", false), "vip -creator:u2");
        assert_eq!(change("-creator:张伟", "李娜", true), "-creator:张伟,李娜");
    }

    #[test]
    fn values_that_one_filter_finds_are_one_option() {
        let merged = merged(vec![
            option("Emma", 2, false),
            option("李娜", 3, false),
            option("emma", 4, false),
        ]);
        let values: Vec<(&str, u32)> = merged
            .iter()
            .map(|option| (option.value.as_str(), option.count))
            .collect();
        assert_eq!(values, [("Emma", 6), ("李娜", 3)]);
    }

    #[test]
    fn options_keep_their_order_when_counts_and_picks_change_and_new_ones_come_last() {
        let before = [option("a", 3, false), option("b", 2, false)];
        let now = vec![
            option("b", 2, true),
            option("c", 9, false),
            option("a", 3, false),
        ];
        assert_eq!(
            in_order_of(&before, now),
            [
                option("a", 3, false),
                option("b", 2, true),
                option("c", 9, false)
            ]
        );
    }
}
