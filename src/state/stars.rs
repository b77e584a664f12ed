//! Stars: the profiles that a person marked in this browser, by project.
//!
//! ```json
//! { "WlGk4Daj": ["p1", "p2"] }
//! ```

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::domain::ProjectId;

/// The starred ids of each project, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stars(Vec<(ProjectId, Vec<String>)>);

/// Error: there is no room for another star.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full;

/// Counts of a merge. Stars that were there already are in none of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MergedStars {
    /// Stars that were added.
    pub added: usize,
    /// Stars for which there was no room.
    pub over_limit: usize,
}

impl Stars {
    /// The most stars, of all projects together.
    pub const MAX: usize = 5_000;

    /// The longest id, in bytes: with [`Self::MAX`] of them the browser's storage is not full yet.
    const MAX_ID_BYTES: usize = 256;

    /// The starred ids of a project, oldest first.
    pub fn of(&self, project: &ProjectId) -> &[String] {
        let of_project = self.0.iter().find(|(id, _)| id == project);
        of_project.map_or(&[], |(_, ids)| ids)
    }

    /// How many there are, of all projects together.
    pub fn len(&self) -> usize {
        self.0.iter().map(|(_, ids)| ids.len()).sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Gives a profile a star, or takes it away.
    ///
    /// # Errors
    /// [`Full`] where there is no room for the star, or its id is too long.
    pub fn set(&mut self, project: &ProjectId, id: &str, starred: bool) -> Result<(), Full> {
        let is_starred = self.of(project).iter().any(|known| known == id);
        if is_starred == starred {
            return Ok(());
        }
        if !starred {
            for (_, ids) in self.0.iter_mut().filter(|(known, _)| known == project) {
                ids.retain(|known| known != id);
            }
            self.0.retain(|(_, ids)| !ids.is_empty());
            return Ok(());
        }
        if self.len() >= Self::MAX || !Self::is_id(id) {
            return Err(Full);
        }
        let id = id.to_owned();
        match self.0.iter_mut().find(|(known, _)| known == project) {
            Some((_, ids)) => ids.push(id),
            None => self.0.push((project.clone(), vec![id])),
        }
        Ok(())
    }

    /// Adds the stars of others.
    pub fn merge(&mut self, others: &Self) -> MergedStars {
        let (before, mut over_limit) = (self.len(), 0);
        for (project, ids) in &others.0 {
            for id in ids {
                over_limit += usize::from(self.set(project, id, true).is_err());
            }
        }
        MergedStars {
            added: self.len() - before,
            over_limit,
        }
    }

    /// The stars that a JSON value has, and whether it is nothing else.
    pub fn from_json(value: &Value) -> (Self, bool) {
        let mut stars = Self::default();
        let Value::Object(projects) = value else {
            return (stars, false);
        };
        let mut intact = true;
        let mut count = 0;
        for (project, ids) in projects {
            let (Ok(project), Value::Array(ids)) = (ProjectId::parse(project), ids) else {
                intact = false;
                continue;
            };
            if ids.is_empty() {
                continue;
            }
            if count >= Self::MAX {
                intact = false;
                break;
            }
            // White space around the id of a project is no part of it, so that one can be there
            // twice.
            if !stars.of(&project).is_empty() {
                for id in ids {
                    let id = id.as_str();
                    intact &= id.is_some_and(|id| stars.set(&project, id, true).is_ok());
                }
                count = stars.len();
                continue;
            }
            // A file can have hundreds of thousands: none is looked up in a list.
            let mut places: HashMap<&str, usize> = HashMap::new();
            let mut kept = Vec::new();
            for id in ids {
                match id.as_str() {
                    Some(id) if places.contains_key(id) => {}
                    Some(id) if count < Self::MAX && Self::is_id(id) => {
                        places.insert(id, kept.len());
                        kept.push(id.to_owned());
                        count += 1;
                    }
                    Some(_) | None => intact = false,
                }
            }
            if !kept.is_empty() {
                stars.0.push((project, kept));
            }
        }
        (stars, intact)
    }

    /// Whether a profile with this id can have a star.
    const fn is_id(id: &str) -> bool {
        !id.is_empty() && id.len() <= Self::MAX_ID_BYTES
    }

    /// The JSON value from which [`Self::from_json`] reads the same stars.
    pub fn to_json(&self) -> Value {
        let projects = self.0.iter().map(|(project, ids)| {
            let ids = ids.iter().map(|id| Value::from(id.as_str()));
            (project.as_str().to_owned(), ids.collect())
        });
        Value::Object(projects.collect::<Map<_, _>>())
    }
}

#[cfg(test)]
mod tests;
