//! Formatting and collation by the browser: its time zone and its `Intl`. Not by chrono, which does
//! not know the user's zone.

use std::cmp::Ordering;

use js_sys::{Array, Date, Function, JsString, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::Locale;

/// Formats a whole number with the language's digit grouping: `100,000`.
pub fn number(locale: Locale, value: u64) -> String {
    // Both group by three with a comma. The browser's formatter takes 20 ms to start with, on the
    // way to the first rows.
    match locale {
        Locale::Zh | Locale::En => grouped(value),
    }
}

fn grouped(value: u64) -> String {
    if value < 1_000 {
        return value.to_string();
    }
    let mut text = grouped(value / 1_000);
    text.push_str(&format!(",{:03}", value % 1_000));
    text
}

/// Formats an instant (milliseconds since 1970) in the browser's zone, to the minute:
/// `2022-01-01 09:01`, the same in both languages, as it is unambiguous.
pub fn local_minute(epoch_ms: i64) -> String {
    let date = date(epoch_ms);
    format!(
        "{} {:02}:{:02}",
        local_day(&date),
        date.get_hours(),
        date.get_minutes()
    )
}

/// Formats an instant in the browser's zone, to the second, with the offset at that instant:
/// `2022-01-01 09:01:00 UTC+8`.
pub fn local_second(epoch_ms: i64) -> String {
    let date = date(epoch_ms);
    format!("{} {}", local_day(&date), clock(epoch_ms))
}

/// Formats the time of day in the browser's zone, with the offset: `14:02:11 UTC+8`.
pub fn clock(epoch_ms: i64) -> String {
    let date = date(epoch_ms);
    format!(
        "{:02}:{:02}:{:02} {}",
        date.get_hours(),
        date.get_minutes(),
        date.get_seconds(),
        offset(date.get_timezone_offset())
    )
}

/// Formats an instant in UTC, to the millisecond: `2022-01-01T01:01:00.000Z`. `None` outside the
/// range of JavaScript dates.
pub fn utc(epoch_ms: i64) -> Option<String> {
    let date = date(epoch_ms);
    (!date.get_time().is_nan()).then(|| date.to_iso_string().into())
}

/// The browser's zone: its name and current offset: `Asia/Shanghai (UTC+8)`.
pub fn zone() -> String {
    let now = offset(Date::new_0().get_timezone_offset());
    let format = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new());
    match Reflect::get(&format.resolved_options(), &JsValue::from_str("timeZone")) {
        Ok(name) => match name.as_string() {
            Some(name) => format!("{name} ({now})"),
            None => now,
        },
        Err(_) => now,
    }
}

/// A collator (`Intl.Collator`): numbers by value, then Chinese by pinyin, then Latin. The same in
/// both languages, since the names are.
pub struct Collator(Function);

impl Collator {
    /// The browser's collator for Chinese, with numeric collation.
    pub fn of_browser() -> Self {
        let options = Object::new();
        // Setting a property of a plain object can't fail.
        let _ = Reflect::set(&options, &JsValue::from_str("numeric"), &JsValue::TRUE);
        let locales = Array::of1(&JsValue::from_str(Locale::Zh.tag()));
        Self(js_sys::Intl::Collator::new(&locales, &options).compare())
    }

    /// Compares two texts.
    pub fn compare(&self, one: &JsString, other: &JsString) -> Ordering {
        let order = self.0.call2(&JsValue::UNDEFINED, one, other);
        let order = order.ok().and_then(|order| order.as_f64()).unwrap_or(0.0);
        if order < 0.0 {
            Ordering::Less
        } else if order > 0.0 {
            Ordering::Greater
        } else {
            Ordering::Equal
        }
    }
}

/// The current time, in milliseconds since 1970.
pub fn now_ms() -> i64 {
    Date::now() as i64
}

fn date(epoch_ms: i64) -> Date {
    // JavaScript's dates end before 2^53 ms.
    Date::new(&JsValue::from_f64(epoch_ms as f64))
}

fn local_day(date: &Date) -> String {
    format!(
        "{:04}-{:02}-{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date()
    )
}

const DAY_MS: f64 = 86_400_000.0;

/// The day of an instant (milliseconds since 1970) in the browser's zone, in days since 1970-01-01.
pub fn local_day_number(epoch_ms: i64) -> i64 {
    let date = date(epoch_ms);
    let midnight = Date::utc(f64::from(date.get_full_year()), f64::from(date.get_month()))
        + (f64::from(date.get_date()) - 1.0) * DAY_MS;
    (midnight / DAY_MS) as i64
}

/// When a day (in days since 1970-01-01) begins in the browser's zone, in milliseconds since 1970.
pub fn local_day_start(day: i64) -> i64 {
    let utc = date(day * 86_400_000);
    let year = utc.get_utc_full_year();
    let (month, day) = (utc.get_utc_month(), utc.get_utc_date());
    let local = Date::new_with_year_month_day(year, month as i32, day as i32);
    local.get_time() as i64
}

#[wasm_bindgen]
extern "C" {
    /// `Intl.DateTimeFormat`. The one of js-sys can't be asked for a zone that may not exist.
    #[wasm_bindgen(js_namespace = Intl, js_name = DateTimeFormat)]
    type ZoneFormat;

    #[wasm_bindgen(catch, constructor, js_namespace = Intl, js_class = "DateTimeFormat")]
    fn new(locale: &str, options: &Object) -> Result<ZoneFormat, JsValue>;

    #[wasm_bindgen(method, js_class = "DateTimeFormat")]
    fn format(this: &ZoneFormat, epoch_ms: f64) -> String;
}

/// The offsets of a zone between two instants (milliseconds since 1970): since when its clocks are
/// ahead of UTC by how many milliseconds, in order, the first one from the beginning on. `None` for a
/// name that is not one of a zone that the browser knows. Offsets that last less than a week can be
/// missed.
pub fn zone_offsets(zone: &str, from: i64, to: i64) -> Option<Vec<(i64, i64)>> {
    const WEEK_MS: usize = 7 * 86_400_000;
    // Newer browsers take offsets such as +08:00 for names.
    if !zone.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return None;
    }
    let options = Object::new();
    for (name, value) in [
        ("timeZone", zone),
        ("hourCycle", "h23"),
        ("year", "numeric"),
        ("month", "numeric"),
        ("day", "numeric"),
        ("hour", "numeric"),
        ("minute", "numeric"),
        ("second", "numeric"),
    ] {
        // Setting a property of a plain object can't fail.
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    let format = ZoneFormat::new("en-US", &options).ok()?;
    // Formatted to the second: 5/6/2024, 15:08:09.
    let offset = |instant: i64| {
        let text = format.format(instant as f64);
        let numbers = text.split(|c: char| !c.is_ascii_digit());
        let numbers: Vec<i32> = numbers.filter_map(|number| number.parse().ok()).collect();
        let [month, day, year, hour, minute, second] = numbers[..] else {
            return 0;
        };
        let [year, month, day, hour, minute, second] =
            [year, month - 1, day, hour, minute, second].map(f64::from);
        let days = Date::utc(year, month) + (day - 1.0) * DAY_MS;
        let wall_clock = days + ((hour * 60.0 + minute) * 60.0 + second) * 1000.0;
        wall_clock as i64 - instant
    };
    let from = from.div_euclid(1000) * 1000;
    let mut current = offset(from);
    let mut offsets = vec![(from, current)];
    for week in (from..to).step_by(WEEK_MS) {
        let (mut before, mut after) = (week, week + WEEK_MS as i64);
        let next = offset(after);
        if next == current {
            continue;
        }
        while after - before > 1000 {
            let middle = (before + after) / 2000 * 1000;
            if offset(middle) == current {
                before = middle;
            } else {
                after = middle;
            }
        }
        current = offset(after);
        offsets.push((after, current));
    }
    Some(offsets)
}

/// Formats an offset, given as by JavaScript in minutes west of UTC.
fn offset(minutes_west: f64) -> String {
    let minutes = -(minutes_west as i32);
    let (sign, minutes) = if minutes < 0 {
        ('-', -minutes)
    } else {
        ('+', minutes)
    };
    match (minutes / 60, minutes % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_is_formatted_with_hours_and_minutes() {
        assert_eq!(offset(0.0), "UTC");
        assert_eq!(offset(-480.0), "UTC+8");
        assert_eq!(offset(-330.0), "UTC+5:30");
        assert_eq!(offset(210.0), "UTC-3:30");
        assert_eq!(offset(300.0), "UTC-5");
    }
}
