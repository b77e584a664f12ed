//! The list of projects. Some deployments have tens of thousands: the list is read a part at a
//! time, so that the page answers in between.

use std::rc::Rc;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::fields::{id, string};
use super::{body_problem, read_object};
use crate::api::error::Unreadable;
use crate::domain::{Project, ProjectId};

/// The JSON of an entry in the list of projects.
#[derive(Deserialize)]
struct ProjectJson<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    #[serde(borrow)]
    name: Option<&'a RawValue>,
}

/// Reads the JSON array of projects. Entries without a usable id are left out: the list only offers
/// choices.
pub struct ProjectsReader {
    body: Rc<String>,
    /// Where the rest of the array begins, in bytes.
    at: usize,
    is_done: bool,
}

impl ProjectsReader {
    /// A reader at the start of a body.
    pub fn new(body: Rc<String>) -> Self {
        Self {
            body,
            at: 0,
            is_done: false,
        }
    }

    /// Whether the whole list was read.
    pub fn is_done(&self) -> bool {
        self.is_done
    }

    /// The projects in the next so many bytes, and in the rest of the entry that begins there.
    ///
    /// # Errors
    /// [`Unreadable`] if the body is no JSON array.
    pub fn read(&mut self, bytes: usize) -> Result<Vec<Project>, Unreadable> {
        let mut projects = Vec::new();
        let end = self.at.saturating_add(bytes);
        while !self.is_done {
            match self.entry() {
                Some(Some(project)) => projects.push(project),
                Some(None) => {}
                None => return Err(body_problem(&self.body)),
            }
            if self.at >= end {
                break;
            }
        }
        Ok(projects)
    }

    /// The project in the next entry, if it is one; `None` where the body is no JSON array.
    fn entry(&mut self) -> Option<Option<Project>> {
        let is_first = self.at == 0;
        match self.sign()? {
            '[' if is_first && self.peek()? == ']' => {
                self.sign()?;
                return self.end();
            }
            '[' if is_first => {}
            ',' if !is_first => {}
            ']' if !is_first => return self.end(),
            _ => return None,
        }
        let rest = serde_json::Deserializer::from_str(self.body.get(self.at..)?);
        let mut entries = rest.into_iter::<&RawValue>();
        let entry = entries.next()?.ok()?;
        let project = read_object(entry.get(), project);
        self.at += entries.byte_offset();
        Some(project)
    }

    /// The end of the array: nothing but space is behind it.
    fn end(&mut self) -> Option<Option<Project>> {
        self.is_done = true;
        let rest = self.body.get(self.at..)?;
        rest.trim().is_empty().then_some(None)
    }

    /// The next character that is no space.
    fn peek(&self) -> Option<char> {
        let rest = self.body.get(self.at..)?;
        rest.trim_start().chars().next()
    }

    /// Passes over it.
    fn sign(&mut self) -> Option<char> {
        let rest = self.body.get(self.at..)?;
        let sign = rest.trim_start().chars().next()?;
        let space = rest.find(sign).unwrap_or_default();
        self.at += space + sign.len_utf8();
        Some(sign)
    }
}

fn project(json: &str) -> Option<Project> {
    let entry: ProjectJson = serde_json::from_str(json).ok()?;
    Some(Project {
        id: ProjectId::parse(&id(entry.id?)?).ok()?,
        name: entry
            .name
            .and_then(string)
            .filter(|name| !name.trim().is_empty()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ids of a list that is read in parts of so many bytes, and the number of parts.
    fn read(body: &str, bytes: usize) -> Option<(Vec<String>, usize)> {
        let mut reader = ProjectsReader::new(Rc::new(body.to_owned()));
        let (mut ids, mut parts) = (Vec::new(), 0);
        while !reader.is_done() {
            let projects = reader.read(bytes).ok()?.into_iter();
            ids.extend(projects.map(|project| project.id.as_str().to_owned()));
            parts += 1;
        }
        Some((ids, parts))
    }

    #[test]
    fn a_list_is_the_same_in_parts_of_any_size() {
        let body = " [ {\"id\":\"a\"} ,{\"id\":\"b]\",\"name\":\"[,\"},\n7, null,\"x\",[],{\"id\":5}\t] \n";
        for bytes in [0, 1, 2, 10, 30, 1_000] {
            let (ids, _) = read(body, bytes).expect("a list");
            assert_eq!(ids, ["a", "b]", "5"], "{bytes}");
        }
        for empty in ["[]", " [ ] "] {
            assert_eq!(read(empty, 5), Some((Vec::new(), 1)), "{empty}");
        }
    }

    #[test]
    fn a_part_has_no_more_than_its_bytes_and_one_entry() {
        let entry = r#"{"id":"prj00000","name":"项目 Project"}"#;
        let body = format!("[{}]", vec![entry; 20_000].join(","));
        let mut reader = ProjectsReader::new(Rc::new(body));
        let (mut entries, mut parts) = (0, 0);
        while !reader.is_done() {
            let part = reader.read(10_000).expect("a list").len();
            assert!(part <= 10_000 / entry.len() + 1, "{part} entries");
            entries += part;
            parts += 1;
        }
        assert_eq!(entries, 20_000);
        assert!(parts >= 80, "{parts} parts");
    }

    #[test]
    fn what_is_no_array_is_no_list() {
        for body in [
            "",
            " ",
            "{}",
            "null",
            "7",
            "[",
            "[,]",
            "[1,]",
            "[1 2]",
            "[1]]",
            "[1] x",
            "[1}",
            "[{\"id\":\"a\"}",
            "[{\"id\":\"a\"},",
            "[{\"id\":",
            "[]]",
            "][",
            "[[]",
        ] {
            for bytes in [1, 1_000] {
                assert_eq!(read(body, bytes), None, "{body} {bytes}");
            }
        }
    }
}
