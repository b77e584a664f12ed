//! JSON format of saved views: the exported file, and what the browser stores.
//!
//! ```json
//! {
//!   "encoding": "UTF-8 \u7f16\u7801",
//!   "version": 1,
//!   "default": "Overdue",
//!   "views": [{ "name": "Overdue", "q": "health:overdue", "sort": "-detectedAt" }],
//!   "stars": { "WlGk4Daj": ["p1"] }
//! }
//! ```
//!
//! A view's fields are URL parameters, each a string as in the URL. The stars, by project, and the
//! encoding are in exported files only.

use serde_json::{Map, Value};

use super::{Arrangement, SaveError, SavedView, SavedViews, ViewName};
use crate::state::stars::Stars;
use crate::state::url::view_params::{ParamProblem, ViewParams};

/// The version that is written, and the only one that is read.
const VERSION: u64 = 1;

/// In each exported file: its bytes in GBK are no UTF-8. Without it, a file whose few Chinese
/// characters are by chance other ones of UTF-8 could be saved in GBK and imported with wrong names.
const ENCODING: &str = "UTF-8 \u{7f16}\u{7801}";

/// The largest file that is read, in bytes: hundreds of views with long searches, and more than
/// browsers store.
pub const MAX_BYTES: usize = 4 << 20;

/// The URL parameters that belong to a view.
pub(super) const FIELDS: [&str; 6] = ["q", "sort", "group", "columns", "density", "size"];

/// Why a file can't be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// It is over [`MAX_BYTES`].
    TooLarge,
    /// It is no JSON; line and column of the error, from 1.
    NotJson(usize, usize),
    /// It is JSON, but not a file of views.
    NotViews,
    /// It has a version that this build doesn't know, as written in the file.
    Version(String),
}

/// An invalid view of a file, which is skipped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewFault {
    /// Its position in the file, from 1.
    pub position: usize,
    /// The invalid field.
    pub field: &'static str,
}

/// The content of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewsFile {
    /// The valid views; of several with one name, the first.
    pub views: SavedViews,
    /// The invalid views.
    pub faults: Vec<ViewFault>,
    /// The stars.
    pub stars: Stars,
    /// Whether some of its stars are invalid; they are skipped.
    pub has_invalid_stars: bool,
}

/// Reads a file.
///
/// # Errors
/// [`FileProblem`] where it can't be imported.
pub fn read_file(text: &str) -> Result<ViewsFile, FileProblem> {
    if text.len() > MAX_BYTES {
        return Err(FileProblem::TooLarge);
    }
    // Some editors write a byte order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let file: Value = serde_json::from_str(text)
        .map_err(|error| FileProblem::NotJson(error.line(), error.column()))?;
    let version = file.get("version").ok_or(FileProblem::NotViews)?;
    if version.as_u64() != Some(VERSION) {
        return Err(FileProblem::Version(version.to_string()));
    }
    let Some(Value::Array(items)) = file.get("views") else {
        return Err(FileProblem::NotViews);
    };
    let mut views = SavedViews::default();
    let mut faults = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let field = match view(item) {
            // Names are unique; and past the limit, views at the end are skipped.
            Ok(view) if views.find(&view.name).is_some() => "name",
            Ok(view) => match views.save(view) {
                Ok(()) => continue,
                Err(SaveError::Full) => "name",
                Err(SaveError::SearchTooLong) => "q",
            },
            Err(field) => field,
        };
        let position = index + 1;
        faults.push(ViewFault { position, field });
    }
    let default = file.get("default").and_then(Value::as_str);
    views.set_default(default.and_then(|name| ViewName::parse(name).ok()));
    let stars = file.get("stars").map(Stars::from_json);
    let (stars, intact) = stars.unwrap_or_else(|| (Stars::default(), true));
    Ok(ViewsFile {
        views,
        faults,
        stars,
        has_invalid_stars: !intact,
    })
}

/// Reads a view; the error is the invalid field.
pub(super) fn view(item: &Value) -> Result<SavedView, &'static str> {
    let name = item.get("name").and_then(Value::as_str);
    let name = name.and_then(|name| ViewName::parse(name).ok());
    let name = name.ok_or("name")?;
    let mut pairs = Vec::new();
    for field in FIELDS {
        match item.get(field) {
            None => {}
            Some(Value::String(value)) if field == "q" && SavedViews::is_too_long(value) => {
                return Err(field);
            }
            Some(Value::String(value)) => pairs.push((field.to_owned(), value.clone())),
            Some(_) => return Err(field),
        }
    }
    let (params, problems) = ViewParams::from_pairs(pairs);
    match problems.first() {
        None => Ok(SavedView {
            name,
            arrangement: Arrangement::of(&params),
        }),
        Some(problem) => Err(match problem {
            ParamProblem::Project(_) => "project",
            ParamProblem::Page(_) => "page",
            ParamProblem::Size(_) => "size",
            ParamProblem::Sort(_) => "sort",
            ParamProblem::Group(_) => "group",
            ParamProblem::Columns(_) => "columns",
            ParamProblem::Density(_) => "density",
        }),
    }
}

/// Writes views as the browser stores them; [`read_file`] reads the same.
pub fn write_file(views: &SavedViews) -> String {
    Value::Object(members(views)).to_string()
}

/// Writes a file to be exported, from which [`read_file`] reads the same views and stars.
pub fn write_with_stars(views: &SavedViews, stars: &Stars) -> String {
    let mut file = members(views);
    file.insert("encoding".to_owned(), ENCODING.into());
    if !stars.is_empty() {
        file.insert("stars".to_owned(), stars.to_json());
    }
    Value::Object(file).to_string()
}

fn members(views: &SavedViews) -> Map<String, Value> {
    let items = views.all().iter().map(|view| {
        let mut item = Map::new();
        item.insert("name".to_owned(), view.name.as_str().into());
        for (field, value) in view.arrangement.to_pairs() {
            item.insert(field.to_owned(), value.into());
        }
        Value::Object(item)
    });
    let mut file = Map::new();
    file.insert("version".to_owned(), VERSION.into());
    file.insert("views".to_owned(), items.collect());
    if let Some(view) = views.default_view() {
        file.insert("default".to_owned(), view.name.as_str().into());
    }
    file
}

#[cfg(test)]
mod tests;
