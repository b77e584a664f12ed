//! Time zones as the browser knows them, and deadlines in them.

use segment_console::domain::{Deadline, DeadlineTime, Timestamp, Zone};
use segment_console::i18n::intl;
use wasm_bindgen_test::wasm_bindgen_test;

const MINUTE_MS: i64 = 60_000;

/// The instant of a time with its offset.
fn at(text: &str) -> i64 {
    Timestamp::parse(text).epoch_ms().expect("a date")
}

/// The offsets of a zone between two times, in minutes.
fn offsets(zone: &str, from: &str, to: &str) -> Vec<(i64, i64)> {
    let offsets = intl::zone_offsets(zone, at(from), at(to)).expect("a zone");
    let offsets = offsets.into_iter();
    offsets.map(|(since, ms)| (since, ms / MINUTE_MS)).collect()
}

/// A deadline of a zone, around 2024.
fn deadline(zone: &'static str, time: &str) -> Deadline {
    let offsets = intl::zone_offsets(zone, at("2023-01-01T00:00Z"), at("2025-12-31T00:00Z"));
    Deadline {
        time: DeadlineTime::parse(time).expect("a time"),
        zone: Zone {
            name: zone,
            offsets: offsets.expect("a zone").leak(),
        },
    }
}

#[wasm_bindgen_test]
fn the_browser_knows_when_the_clocks_of_a_zone_change() {
    let year = ["2023-12-31T00:00Z", "2025-01-01T00:00Z"];
    let of = |zone| {
        let offsets = offsets(zone, year[0], year[1]);
        assert_eq!(offsets[0].0, at(year[0]), "{zone}");
        offsets
    };
    let changes = |zone| of(zone)[1..].to_vec();
    assert_eq!(of("Asia/Shanghai"), [(at(year[0]), 480)]);
    assert_eq!(of("UTC"), [(at(year[0]), 0)]);
    assert_eq!(of("Asia/Kathmandu"), [(at(year[0]), 345)]);
    assert_eq!(
        changes("America/New_York"),
        [
            (at("2024-03-10T07:00Z"), -240),
            (at("2024-11-03T06:00Z"), -300)
        ]
    );
    assert_eq!(
        changes("Australia/Lord_Howe"),
        [
            (at("2024-04-06T15:00Z"), 630),
            (at("2024-10-05T15:30Z"), 660)
        ]
    );
    assert_eq!(
        changes("Europe/Berlin"),
        [
            (at("2024-03-31T01:00Z"), 120),
            (at("2024-10-27T01:00Z"), 60)
        ]
    );
    // Morocco goes back for Ramadan alone.
    assert_eq!(
        changes("Africa/Casablanca"),
        [(at("2024-03-10T02:00Z"), 0), (at("2024-04-14T02:00Z"), 60)]
    );
}

#[wasm_bindgen_test]
fn a_change_is_found_wherever_the_span_begins() {
    let leap = at("2024-03-10T07:00Z");
    for before in [0, 1, 999, 1000, 7 * 86_400_000 - 1, 7 * 86_400_000] {
        let from = leap - before;
        let offsets =
            intl::zone_offsets("America/New_York", from, leap + 86_400_000).expect("a zone");
        let last = offsets.last().expect("one at least");
        assert_eq!(last.1, -4 * 3_600_000, "{before} before");
        assert!(last.0 == leap || before == 0, "{before} before");
    }
}

#[wasm_bindgen_test]
fn what_is_not_the_name_of_a_zone_has_no_offsets() {
    for name in [
        "",
        " ",
        "Mars/Olympus",
        "Asia/Shangai",
        "Asia/Shanghai ",
        "+08:00",
        "-05:00",
        "8",
        "UTC+8",
        "null",
        "上海",
    ] {
        assert_eq!(intl::zone_offsets(name, 0, 1), None, "{name}");
    }
}

#[wasm_bindgen_test]
fn a_deadline_passes_by_the_clocks_of_its_zone() {
    for (zone, time, computed, due) in [
        // Month and year ends.
        (
            "Asia/Shanghai",
            "06:00",
            "2023-12-31T03:00+08:00",
            "2024-01-01T06:00+08:00",
        ),
        (
            "Asia/Shanghai",
            "06:00",
            "2024-02-29T03:00+08:00",
            "2024-03-01T06:00+08:00",
        ),
        (
            "Asia/Shanghai",
            "Mon 08:00",
            "2024-12-30T03:00+08:00",
            "2025-01-06T08:00+08:00",
        ),
        (
            "America/New_York",
            "06:00",
            "2023-12-31T03:00-05:00",
            "2024-01-01T06:00-05:00",
        ),
        // The clocks go forward: a time that there is not, and one after it.
        (
            "America/New_York",
            "02:30",
            "2024-03-09T17:00-05:00",
            "2024-03-10T03:00-04:00",
        ),
        (
            "America/New_York",
            "06:00",
            "2024-03-09T17:00-05:00",
            "2024-03-10T06:00-04:00",
        ),
        (
            "Australia/Lord_Howe",
            "02:15",
            "2024-10-05T17:00+10:30",
            "2024-10-06T02:30+11:00",
        ),
        (
            "Australia/Lord_Howe",
            "06:00",
            "2024-10-05T17:00+10:30",
            "2024-10-06T06:00+11:00",
        ),
        // They go back: a time that there is twice, and one after it.
        (
            "America/New_York",
            "01:30",
            "2024-11-02T17:00-04:00",
            "2024-11-03T01:30-04:00",
        ),
        (
            "America/New_York",
            "06:00",
            "2024-11-02T17:00-04:00",
            "2024-11-03T06:00-05:00",
        ),
        (
            "Australia/Lord_Howe",
            "01:45",
            "2024-04-06T17:00+11:00",
            "2024-04-07T01:45+11:00",
        ),
        (
            "Australia/Lord_Howe",
            "06:00",
            "2024-04-06T17:00+11:00",
            "2024-04-07T06:00+10:30",
        ),
    ] {
        let found = deadline(zone, time).due(at(computed));
        assert_eq!(found, at(due), "{zone} {time} after {computed}");
    }
}
