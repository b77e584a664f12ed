//! Views of the team: those of `config.json`, which nobody changes from here.

use serde_json::Value;

use super::file::{FIELDS, view};
use super::{Arrangement, SavedView, SetParams, ViewName};
use crate::state::search::filter::parse;

/// A view of the team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamView {
    /// Its name, unique among them.
    pub name: ViewName,
    /// The parameters that it sets.
    pub arrangement: Arrangement,
    /// Which of them beside search and sorting it names.
    pub sets: SetParams,
}

/// A broken view of the team, which is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamViewFault {
    /// Its position in the list, from 1.
    pub position: usize,
    /// Its name, if that can be read.
    pub name: Option<ViewName>,
    /// The field that is unknown or not valid.
    pub field: String,
}

/// Reads the list `views` of `config.json`: each with a name and the fields of an exported view.
/// A field that is unknown makes a view broken, too: an operator who misspelt it would offer
/// a view of everything.
pub fn read_team_views(items: &[Value]) -> (Vec<TeamView>, Vec<TeamViewFault>) {
    let mut views: Vec<TeamView> = Vec::new();
    let mut faults = Vec::new();
    for (index, item) in items.iter().enumerate() {
        match team_view(item, &views) {
            Ok(view) => views.push(view),
            Err(field) => {
                let name = item.get("name").and_then(Value::as_str);
                faults.push(TeamViewFault {
                    position: index + 1,
                    name: name.and_then(|name| ViewName::parse(name).ok()),
                    field,
                });
            }
        }
    }
    (views, faults)
}

fn team_view(item: &Value, others: &[TeamView]) -> Result<TeamView, String> {
    let SavedView { name, arrangement } = view(item)?;
    let mut fields = item.as_object().into_iter().flatten();
    let is_known = |field: &str| field == "name" || FIELDS.contains(&field);
    if let Some((unknown, _)) = fields.find(|(field, _)| !is_known(field)) {
        return Err(unknown.clone());
    }
    if others.iter().any(|other| other.name == name) {
        return Err("name".to_owned());
    }
    if !parse(arrangement.search()).problems.is_empty() {
        return Err("q".to_owned());
    }
    Ok(TeamView {
        name,
        arrangement,
        sets: SetParams {
            group: item.get("group").is_some(),
            layout: item.get("columns").is_some(),
            density: item.get("density").is_some(),
            size: item.get("size").is_some(),
        },
    })
}

#[cfg(test)]
mod tests;
