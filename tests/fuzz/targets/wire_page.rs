//! Fuzzes replies, from the bytes to the page content.

#![no_main]

use libfuzzer_sys::fuzz_target;
use segment_console::api::{ApiError, wire};
use segment_console::domain::{LenientCount, Slice};
use segment_console::state::page::content::PageContent;
use serde_json::Value;

/// The requested slice; the reply need not match it.
const REQUESTED: Slice = Slice {
    limit: 2,
    offset: 4,
};

fuzz_target!(|bytes: &[u8]| {
    // As in the transport, which needs a browser.
    let Ok(body) = wire::text(bytes.to_vec()) else {
        assert!(std::str::from_utf8(bytes).is_err());
        return;
    };
    if ApiError::from_body(&body).is_some() {
        return;
    }
    let tree: Option<Value> = serde_json::from_str(&body).ok();
    let Ok(reply) = wire::page(&body) else {
        let values = tree.as_ref().and_then(|tree| tree.get("values"));
        assert!(!values.is_some_and(Value::is_array), "a page was refused");
        return;
    };
    let (read, unreadable) = (reply.rows.len() as u64, reply.unreadable.count());
    // Lone surrogates and deep nesting are read where `Value` fails.
    if let Some(tree) = tree {
        // Null, or nothing, in place of an empty array is read beside a count.
        let none = Vec::new();
        let values = match tree.get("values") {
            Some(Value::Array(values)) => values,
            Some(Value::Null) | None => &none,
            Some(other) => panic!("values that are no array: {other}"),
        };
        assert_eq!(read + unreadable, values.len() as u64);
        let mut ids = values.iter().filter_map(|row| match row.get("id")? {
            Value::String(id) => Some(id.as_str()).filter(|id| !id.is_empty()),
            Value::Number(id) => Some(id.as_str()),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
        });
        let in_order = reply.rows.iter().all(|row| ids.any(|id| id == row.id));
        assert!(in_order, "rows are in another order");
        for (count, key) in [
            (&reply.offset, "offset"),
            (&reply.limit, "limit"),
            (&reply.total_count, "totalCount"),
        ] {
            check_count(count, tree.get(key));
        }
    }
    let kept = unreadable.min(wire::UnreadableRows::MAX_KEPT as u64);
    assert_eq!(reply.unreadable.kept().len() as u64, kept);

    let content = PageContent::of(REQUESTED, reply);
    assert_eq!(content.range.received, read + unreadable);
    assert!(content.rows.len() as u64 <= read);
    for (index, row) in content.rows.iter().enumerate() {
        assert_eq!(content.position(&row.id), Some(index), "a repeated id");
    }
});

/// Checks a count against the literal, parsed by the standard library.
fn check_count(read: &LenientCount, value: Option<&Value>) {
    let literal = match value {
        Some(Value::Number(number)) => number.as_str().to_owned(),
        Some(Value::String(text)) => text.trim().to_owned(),
        None | Some(_) => {
            assert_eq!(read.count(), None);
            return;
        }
    };
    if let Some(count) = read.count() {
        assert!(count <= LenientCount::MAX);
        let float: f64 = literal.parse().expect("a number");
        assert_eq!(float, count as f64);
    }
    if let Some(whole) = literal
        .parse()
        .ok()
        .filter(|whole| *whole <= LenientCount::MAX)
        && !literal.starts_with('+')
    {
        assert_eq!(read, &LenientCount::Valid(whole));
    }
}
