//! Export of rows as a file, written in parts: how a row is written in each format, what the file
//! says of itself, and its name.

pub mod csv;
mod file_name;
mod json;
mod provenance;

use std::sync::Arc;

use crate::domain::{ApiField, Column, SegmentProfile};

pub use file_name::{companion_name, file_name};
pub use provenance::{Fact, Provenance, Value};

/// The format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// CSV with what is on screen: headings, words and times as the reader has them.
    CsvWords,
    /// CSV with the API's own field names and values.
    CsvValues,
    /// A JSON object with the provenance and the rows.
    Json,
    /// A JSON object a line and row.
    Ndjson,
}

impl Format {
    /// All formats, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::CsvWords, Self::CsvValues, Self::Json, Self::Ndjson];

    /// The ending of its files, without the dot.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::CsvWords | Self::CsvValues => "csv",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
        }
    }

    /// The media type of its files.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::CsvWords | Self::CsvValues => "text/csv",
            Self::Json => "application/json",
            Self::Ndjson => "application/x-ndjson",
        }
    }
}

/// The API's fields among some columns, in the documented order, with the id before them.
pub fn fields_of(columns: &[Column]) -> Vec<ApiField> {
    let shown: Vec<ApiField> = columns
        .iter()
        .filter_map(|column| column.api_field())
        .collect();
    let in_detector = [ApiField::Stage, ApiField::DetectedAt];
    let is_chosen = |field: &ApiField| {
        *field == ApiField::Id
            || shown.contains(field)
            || (*field == ApiField::Detector && in_detector.iter().any(|one| shown.contains(one)))
    };
    ApiField::ALL.into_iter().filter(is_chosen).collect()
}

/// The texts of a row's cells.
pub type Cells = Box<dyn Fn(&SegmentProfile) -> Vec<String>>;

/// How rows are written.
pub enum RowWriter {
    /// As rows of CSV: their headings and cells.
    Csv(Vec<String>, Cells),
    /// As an array in an object that has the provenance, this JSON, before it.
    Json(Vec<ApiField>, String),
    /// As lines.
    Ndjson(Vec<ApiField>),
}

impl RowWriter {
    /// CSV with the API's fields under their names. The detector itself is no cell.
    pub fn csv_values(fields: Vec<ApiField>) -> Self {
        let fields: Vec<ApiField> = fields
            .into_iter()
            .filter(|field| *field != ApiField::Detector)
            .collect();
        let headings = fields.iter().map(|field| field.path().to_owned()).collect();
        let cells = move |profile: &SegmentProfile| {
            let texts = fields.iter().map(|field| field.text(profile));
            texts
                .map(|text| text.unwrap_or_default().to_owned())
                .collect()
        };
        Self::Csv(headings, Box::new(cells))
    }
}

/// A file that is being written.
pub struct Export {
    rows: Vec<Arc<SegmentProfile>>,
    writer: RowWriter,
    /// Rows that are written.
    written: usize,
    /// Cells that a spreadsheet would have computed.
    formulas: usize,
}

impl Export {
    /// Nothing is written yet.
    pub fn new(rows: Vec<Arc<SegmentProfile>>, writer: RowWriter) -> Self {
        Self {
            rows,
            writer,
            written: 0,
            formulas: 0,
        }
    }

    /// The beginning of the file.
    pub fn begin(&mut self, text: &mut String) {
        match &self.writer {
            RowWriter::Csv(headings, _) => {
                text.push_str(csv::START);
                self.formulas += csv::push_row(text, &mut headings.iter().map(String::as_str));
            }
            RowWriter::Json(_, provenance) => {
                text.push_str("{\"provenance\":");
                text.push_str(provenance);
                text.push_str(",\n\"values\":[");
            }
            RowWriter::Ndjson(_) => {}
        }
    }

    /// Appends the next row; `false` once there is none.
    pub fn push_next(&mut self, text: &mut String) -> bool {
        let Some(row) = self.rows.get(self.written) else {
            return false;
        };
        match &self.writer {
            RowWriter::Csv(_, cells) => {
                let cells = cells(row);
                self.formulas += csv::push_row(text, &mut cells.iter().map(String::as_str));
            }
            RowWriter::Json(fields, _) => {
                text.push_str(if self.written > 0 { ",\n" } else { "\n" });
                json::push_profile(text, row, fields);
            }
            RowWriter::Ndjson(fields) => {
                json::push_profile(text, row, fields);
                text.push('\n');
            }
        }
        self.written += 1;
        true
    }

    /// The end of the file.
    pub fn end(&self, text: &mut String) {
        match &self.writer {
            RowWriter::Json(..) => text.push_str("\n]}\n"),
            RowWriter::Csv(..) | RowWriter::Ndjson(_) => {}
        }
    }

    /// How many rows are written.
    pub fn written(&self) -> usize {
        self.written
    }

    /// How many rows the file will have.
    pub fn total(&self) -> usize {
        self.rows.len()
    }

    /// How many cells got an apostrophe, since a spreadsheet would have computed them.
    pub fn formulas(&self) -> usize {
        self.formulas
    }
}

#[cfg(test)]
mod tests;
