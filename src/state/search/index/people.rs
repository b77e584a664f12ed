//! People of a facet: one person has one id, whatever names the rows give; people of one name are
//! told apart by their ids.

use super::facet_values::FacetValues;
use crate::domain::Person;
use crate::state::search::case_folding::{folded, looks_like};

/// The people of a facet, by the index of their value in [`FacetValues`]: the id, or the name
/// without one.
#[derive(Default)]
pub struct People {
    people: Vec<Names>,
    /// The names of people with an id, case-folded: those that look alike are the same here, even
    /// where a filter tells them apart.
    names: FacetValues,
    /// By the index in `names`, the first person of that name, and whether there is another.
    owners: Vec<(u32, bool)>,
}

/// The names of one person, each with when it was last used.
#[derive(Default)]
struct Names {
    has_id: bool,
    names: Vec<(Box<str>, i64)>,
}

impl People {
    /// Records the name of a person in a row; `index` is that of the person.
    pub fn add(&mut self, index: u32, name: &str, person: Person<'_>) {
        let at = index as usize;
        if at >= self.people.len() {
            self.people.resize_with(at + 1, Names::default);
        }
        let names = &mut self.people[at];
        names.has_id |= person.id.is_some();
        let known = names.names.iter_mut().find(|(known, _)| **known == *name);
        match known {
            Some((_, named_at)) => *named_at = person.named_at.max(*named_at),
            None => {
                names.names.push((name.into(), person.named_at));
                if person.id.is_some() {
                    self.add_owner(index, name);
                }
            }
        }
    }

    fn add_owner(&mut self, index: u32, name: &str) {
        let name = self.names.intern(&folded(name.trim())) as usize;
        match self.owners.get_mut(name) {
            Some((first, is_shared)) => *is_shared |= *first != index,
            None => self.owners.push((index, false)),
        }
    }

    /// The newest name of a person.
    pub fn name(&self, index: u32) -> Option<&str> {
        let names = &self.people.get(index as usize)?.names;
        let newest = names.iter().max_by_key(|(_, named_at)| *named_at);
        newest.map(|(name, _)| &**name)
    }

    /// Whether the value of a person is an id.
    pub fn has_id(&self, index: u32) -> bool {
        let person = self.people.get(index as usize);
        person.is_some_and(|person| person.has_id)
    }

    /// Whether a name of the person is also that of another one with an id, so that it does not
    /// tell which one is meant.
    pub fn shares_name(&self, index: u32) -> bool {
        let person = self.people.get(index as usize);
        person.is_some_and(|person| person.names.iter().any(|(name, _)| self.is_shared(name)))
    }

    fn is_shared(&self, name: &str) -> bool {
        let index = self.names.index(&folded(name.trim()));
        index.is_some_and(|index| self.owners[index as usize].1)
    }

    /// Whether a filter value looks like any of the names of the person.
    pub fn is_named(&self, index: u32, wanted: &str) -> bool {
        let person = self.people.get(index as usize);
        person.is_some_and(|person| {
            let mut names = person.names.iter();
            names.any(|(name, _)| looks_like(name, wanted))
        })
    }
}
