//! A reply, from its bytes to the page on screen.

#![no_main]

use libfuzzer_sys::fuzz_target;
use segment_console::api::{ApiError, wire};
use segment_console::domain::{LenientCount, Slice};
use segment_console::state::page_content::PageContent;
use serde_json::Value;

/// What was asked for; the reply need not be one to it.
const ASKED: Slice = Slice {
    limit: 2,
    offset: 4,
};

fuzz_target!(|bytes: &[u8]| {
    // As the transport does, whose browser part is not here.
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
    // Half characters and deep nesting are read where no tree can be.
    if let Some(tree) = tree {
        let values = tree.get("values").and_then(Value::as_array);
        let values = values.expect("a page has values");
        assert_eq!(read + unreadable, values.len() as u64);
        let ids = values.iter().filter_map(|row| row.get("id")?.as_str());
        let mut ids = ids.filter(|id| !id.is_empty());
        let in_order = reply.rows.iter().all(|row| ids.any(|id| id == row.id));
        assert!(in_order, "rows changed places");
        for (figure, key) in [
            (&reply.offset, "offset"),
            (&reply.limit, "limit"),
            (&reply.total_count, "totalCount"),
        ] {
            is_what_is_written(figure, tree.get(key));
        }
    }
    let kept = unreadable.min(wire::UnreadableRows::MAX_KEPT as u64);
    assert_eq!(reply.unreadable.kept().len() as u64, kept);

    let content = PageContent::of(ASKED, reply);
    assert_eq!(content.extent.received, read + unreadable);
    assert!(content.rows.len() as u64 <= read);
    for (place, row) in content.rows.iter().enumerate() {
        assert_eq!(content.position(&row.id), Some(place), "an id twice");
    }
});

/// A count is the number that everybody else reads there, too.
fn is_what_is_written(figure: &LenientCount, value: Option<&Value>) {
    let literal = match value {
        Some(Value::Number(number)) => number.as_str().to_owned(),
        Some(Value::String(text)) => text.trim().to_owned(),
        None | Some(_) => {
            assert_eq!(figure.count(), None);
            return;
        }
    };
    if let Some(count) = figure.count() {
        assert!(count <= LenientCount::MAX);
        let float: f64 = literal.parse().expect("a number to us is one to all");
        assert_eq!(float, count as f64);
    }
    if let Some(whole) = literal.parse().ok().filter(|whole| *whole <= LenientCount::MAX)
        && !literal.starts_with('+')
    {
        assert_eq!(figure, &LenientCount::Is(whole));
    }
}
