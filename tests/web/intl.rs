//! Numbers and moments, as the browser has them in the zone of the test run.

use segment_console::i18n::{Locale, intl};
use wasm_bindgen_test::wasm_bindgen_test;

/// 2022-01-01T01:01:00Z, of the documented example.
const DOCUMENTED: i64 = 1_640_998_860_000;

#[wasm_bindgen_test]
fn a_moment_is_shown_in_the_reader_s_zone_and_the_zone_is_said() {
    assert_eq!(intl::local_minute(DOCUMENTED), "2022-01-01 09:01");
    assert_eq!(intl::local_second(DOCUMENTED), "2022-01-01 09:01:00 UTC+8");
    assert_eq!(intl::clock(DOCUMENTED), "09:01:00 UTC+8");
    assert_eq!(intl::zone(), "Asia/Shanghai (UTC+8)");
}

#[wasm_bindgen_test]
fn the_exact_moment_is_utc_and_past_the_calendar_there_is_none() {
    assert_eq!(
        intl::utc(DOCUMENTED).as_deref(),
        Some("2022-01-01T01:01:00.000Z")
    );
    assert_eq!(intl::utc(0).as_deref(), Some("1970-01-01T00:00:00.000Z"));
    assert_eq!(intl::utc(i64::MAX), None);
}

#[wasm_bindgen_test]
fn large_numbers_are_grouped() {
    for locale in Locale::ALL {
        assert_eq!(intl::number(locale, 100_000), "100,000");
        assert_eq!(intl::number(locale, 0), "0");
    }
}

#[wasm_bindgen_test]
fn a_moment_has_the_offset_that_was_in_force_then() {
    // China had summer time in 1988.
    let summer = 583_718_400_000;
    assert_eq!(
        intl::utc(summer).as_deref(),
        Some("1988-07-01T00:00:00.000Z")
    );
    assert_eq!(intl::local_second(summer), "1988-07-01 09:00:00 UTC+9");
}

#[wasm_bindgen_test]
fn a_moment_before_1970_is_as_good_as_one_after() {
    assert_eq!(intl::utc(-1).as_deref(), Some("1969-12-31T23:59:59.999Z"));
    assert_eq!(intl::local_minute(-1), "1970-01-01 07:59");
}

#[wasm_bindgen_test]
fn the_calendar_ends_where_the_browser_s_ends() {
    let last = 8_640_000_000_000_000;
    assert_eq!(
        intl::utc(last).as_deref(),
        Some("+275760-09-13T00:00:00.000Z")
    );
    assert_eq!(intl::utc(last + 1), None);
    assert_eq!(intl::utc(i64::MIN), None);
}
