//! Whole files.

use serde_json::Value as Json;

use super::*;
use crate::api::wire;

const ROWS: &str = r#"
    {"id":"a","name":"=1","key":null,"detector":{"stage":"FINISH","detectedAt":"2022-01-01T01:01:00.000Z"}},
    {"id":12345678901234567890,"name":"b, \"c\"\n群","detector":null}"#;

fn rows() -> Vec<Arc<SegmentProfile>> {
    let page = wire::page(&format!(r#"{{"values":[{ROWS}]}}"#)).expect("an envelope");
    page.rows.into_iter().map(Arc::new).collect()
}

/// The whole file, its number of formulas, and its text after each row.
fn written(writer: RowWriter) -> (String, usize) {
    let mut export = Export::new(rows(), writer);
    let mut text = String::new();
    export.begin(&mut text);
    assert_eq!((export.written(), export.total()), (0, 2));
    while export.push_next(&mut text) {}
    assert_eq!(export.written(), 2);
    export.end(&mut text);
    (text, export.formulas())
}

#[test]
fn csv_has_a_mark_headings_and_the_values_of_the_api() {
    let fields = fields_of(&[Column::Status, Column::Name, Column::Key, Column::Health]);
    assert_eq!(
        written(RowWriter::csv_values(fields)),
        (
            "\u{feff}id,name,key,detector.stage\r\na,'=1,,FINISH\r\n\
             12345678901234567890,\"b, \"\"c\"\"\n群\",,\r\n"
                .to_owned(),
            1
        )
    );
}

#[test]
fn csv_in_words_has_the_cells_it_is_given() {
    let cells: Cells = Box::new(|row| vec![row.id.clone(), "-1".to_owned()]);
    let writer = RowWriter::Csv(vec!["编号".to_owned(), "差".to_owned()], cells);
    assert_eq!(
        written(writer),
        (
            "\u{feff}编号,差\r\na,'-1\r\n12345678901234567890,'-1\r\n".to_owned(),
            2
        )
    );
}

#[test]
fn json_has_the_provenance_and_the_rows_as_they_came() {
    let writer = RowWriter::Json(ApiField::ALL.to_vec(), r#"{"rows":2}"#.to_owned());
    let (text, formulas) = written(writer);
    let json: Json = serde_json::from_str(&text).expect("JSON");
    assert_eq!(json["provenance"]["rows"], 2);
    let values: Json = serde_json::from_str(&format!("[{ROWS}]")).expect("JSON");
    assert_eq!(json["values"], values);
    assert_eq!(formulas, 0, "in JSON nothing is computed");
    let mut none = Export::new(Vec::new(), RowWriter::Json(Vec::new(), "{}".to_owned()));
    let mut text = String::new();
    none.begin(&mut text);
    assert!(!none.push_next(&mut text));
    none.end(&mut text);
    let json: Json = serde_json::from_str(&text).expect("JSON");
    assert_eq!(json["values"], Json::Array(Vec::new()));
}

#[test]
fn each_line_of_ndjson_is_a_row_as_it_came() {
    let (text, _) = written(RowWriter::Ndjson(ApiField::ALL.to_vec()));
    assert!(text.ends_with('\n'));
    let lines = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"));
    let lines: Vec<Json> = lines.collect();
    let values: Json = serde_json::from_str(&format!("[{ROWS}]")).expect("JSON");
    assert_eq!(Json::Array(lines), values);
}

#[test]
fn of_the_columns_on_screen_those_of_the_api_are_written_behind_the_id() {
    assert_eq!(fields_of(&[Column::Health, Column::Due]), [ApiField::Id]);
    assert_eq!(
        fields_of(&[Column::LastComputed, Column::Name]),
        [
            ApiField::Id,
            ApiField::Name,
            ApiField::Detector,
            ApiField::DetectedAt
        ]
    );
    // Who somebody is by id is in no column.
    let without_columns = [ApiField::CreatorId, ApiField::UpdaterId];
    assert_eq!(
        fields_of(&Column::ALL).len() + without_columns.len(),
        ApiField::ALL.len()
    );
}
