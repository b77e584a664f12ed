//! Choices of a facet: what its values are called, what a filter writes for each, and which of them
//! a filter accepts.

use super::Index;
use crate::domain::{Facet, Health};
use crate::state::search::case_folding::looks_like;
use crate::state::search::filter::ME;

/// A value of a facet to filter by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FacetChoice<'a> {
    /// What a filter writes: a code, a person's name, or the id where the name does not tell.
    pub value: &'a str,
    /// The newest name of a person.
    pub name: Option<&'a str>,
    /// Whether `value` is a person's id.
    pub is_id: bool,
    /// Whether `value` is a name that finds other people with an id, too.
    pub is_ambiguous: bool,
}

impl Index {
    /// The choices of a facet, in the order of [`Self::values`].
    pub fn choices(&self, facet: Facet) -> Vec<FacetChoice<'_>> {
        let people = &self.people[facet.index()];
        let values = self.values(facet).into_iter();
        let choices = (0..).zip(values).map(|(index, value)| {
            let name = people.name(index);
            let is_shared = people.shares_name(index);
            let is_id = is_shared && people.has_id(index);
            FacetChoice {
                value: if is_id { value } else { name.unwrap_or(value) },
                name,
                is_id,
                is_ambiguous: is_shared && !is_id,
            }
        });
        choices.collect()
    }

    /// The newest name of the person with this id.
    pub fn person_name(&self, facet: Facet, id: &str) -> Option<&str> {
        let index = self.values[facet.index()].index(id)?;
        let people = &self.people[facet.index()];
        people.name(index).filter(|_| people.has_id(index))
    }

    /// Whether a value of a facet finds any row.
    pub fn finds_any(&self, facet: Facet, value: &str) -> bool {
        let value = value.to_owned();
        let accepted = self.accepted(facet, std::slice::from_ref(&value));
        accepted.contains(&true)
    }

    /// The values of a facet, as a filter writes them; of people, all their names and ids.
    pub fn written_values(&self, facet: Facet) -> Vec<String> {
        let choices = self.choices(facet).into_iter();
        let values = choices.flat_map(|choice| [Some(choice.value), choice.name]);
        let values = values.flatten().filter(|value| !value.is_empty());
        values.map(str::to_owned).collect()
    }

    /// [`Self::accepted`], with the person at the screen in the place of [`ME`].
    pub fn accepted_for(&self, facet: Facet, values: &[String], me: &[String]) -> Vec<bool> {
        if facet.is_of_people() && values.iter().any(|value| value == ME) {
            return self.accepted(facet, &[values, me].concat());
        }
        self.accepted(facet, values)
    }

    /// By value index, whether a facet's filter accepts the value; empty if it accepts all. Codes
    /// and names are matched by how they look, ids exactly.
    pub fn accepted(&self, facet: Facet, values: &[String]) -> Vec<bool> {
        if values.is_empty() {
            return Vec::new();
        }
        if facet == Facet::Health {
            let passes = |health: &Health| values.iter().any(|value| value == health.id());
            return Health::ALL.iter().map(passes).collect();
        }
        let people = &self.people[facet.index()];
        let known = (0..).zip(self.values[facet.index()].iter());
        let accepted = known.map(|(index, known)| {
            values.iter().any(|value| {
                if people.has_id(index) {
                    value == known || people.is_named(index, value)
                } else {
                    looks_like(value, known)
                }
            })
        });
        accepted.collect()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::{HealthRules, SegmentProfile, Timestamp};
    use crate::state::search::filter::Filter;
    use crate::state::search::index::{Query, QueryInputs};
    use crate::state::search::sorting::Sorting;

    /// Rows by id, creator's id and creator's name, each created a second after the one before.
    fn index(rows: &[(&str, Option<&str>, &str)]) -> Index {
        let mut index = Index::default();
        let rows = rows
            .iter()
            .enumerate()
            .map(|(at, (id, creator_id, creator))| {
                Arc::new(SegmentProfile {
                    creator_id: creator_id.map(str::to_owned),
                    creator: Some((*creator).to_owned()),
                    created_at: Some(Timestamp::from_number(
                        &(1_600_000_000_000 + at * 1000).to_string(),
                    )),
                    ..SegmentProfile::with_id(id)
                })
            });
        index.set_rows(&rows.collect::<Vec<_>>());
        index
    }

    fn found(index: &Index, creators: &[&str]) -> String {
        let mut filter = Filter::default();
        filter.facet_values[Facet::Creator.index()] =
            creators.iter().map(|value| (*value).to_owned()).collect();
        let result = index.query(&Query {
            filter: &filter,
            sorting: &Sorting::default(),
            rules: HealthRules::default(),
            now: 0,
            inputs: QueryInputs::default(),
        });
        let rows = result.rows.iter().filter_map(|row| index.row(*row));
        rows.map(|row| row.id.as_str()).collect()
    }

    fn shown(index: &Index) -> Vec<(&str, Option<&str>)> {
        let choices = index.choices(Facet::Creator).into_iter();
        choices.map(|choice| (choice.value, choice.name)).collect()
    }

    #[test]
    fn two_people_of_one_name_are_told_apart_by_their_ids() {
        let index = index(&[
            ("a", Some("u1"), "张伟"),
            ("b", Some("u2"), "张伟"),
            ("c", Some("u3"), "李娜"),
            ("d", Some("u1"), "张伟"),
            ("e", Some("E1"), "Emma"),
            ("f", Some("e1"), "emma"),
            ("g", Some("r1"), "Ｒｏｂｉｎ"),
            ("h", Some("r2"), "robin "),
        ]);
        assert_eq!(
            shown(&index),
            [
                ("u1", Some("张伟")),
                ("u2", Some("张伟")),
                ("李娜", Some("李娜")),
                ("E1", Some("Emma")),
                ("e1", Some("emma")),
                ("r1", Some("Ｒｏｂｉｎ")),
                ("r2", Some("robin ")),
            ]
        );
        assert_eq!(found(&index, &["u1"]), "ad");
        assert_eq!(found(&index, &["u2"]), "b");
        assert_eq!(found(&index, &["U2"]), "", "ids differ in case");
        assert_eq!(found(&index, &["e1"]), "f");
        assert_eq!(found(&index, &["张伟"]), "abd", "a name is that of both");
        assert_eq!(found(&index, &["u3"]), "c", "an id finds anybody");
        assert_eq!(found(&index, &["EMMA"]), "ef");
        assert_eq!(index.person_name(Facet::Creator, "u3"), Some("李娜"));
        assert_eq!(index.person_name(Facet::Creator, "李娜"), None);
        assert_eq!(index.person_name(Facet::LastEditor, "u3"), None);
    }

    #[test]
    fn a_person_who_was_renamed_is_one_person_with_the_newest_name() {
        let index = index(&[
            ("a", Some("u1"), "王小明"),
            ("b", Some("u1"), "王晓明"),
            ("c", Some("u2"), "李娜"),
        ]);
        assert_eq!(
            shown(&index),
            [("王晓明", Some("王晓明")), ("李娜", Some("李娜"))]
        );
        for name in ["王小明", "王晓明", "u1"] {
            assert_eq!(found(&index, &[name]), "ab", "{name}");
        }
    }

    #[test]
    fn a_former_name_that_another_person_has_is_no_way_to_tell_them_apart() {
        let index = index(&[
            ("a", Some("u1"), "张伟"),
            ("b", Some("u1"), "张三"),
            ("c", Some("u2"), "张伟"),
        ]);
        assert_eq!(shown(&index), [("u1", Some("张三")), ("u2", Some("张伟"))]);
        assert_eq!(found(&index, &["u1"]), "ab");
        assert_eq!(found(&index, &["张伟"]), "abc");
    }

    #[test]
    fn people_without_an_id_are_known_by_their_name() {
        let index = index(&[
            ("a", None, "张伟"),
            ("b", Some(""), "张伟"),
            ("c", Some("u1"), ""),
            ("d", Some("u1"), "李娜"),
        ]);
        assert_eq!(
            shown(&index),
            [("张伟", Some("张伟")), ("", None), ("李娜", Some("李娜")),]
        );
        assert_eq!(found(&index, &["张伟"]), "ab");
        assert_eq!(found(&index, &[""]), "c", "a row without a name");
    }
}
