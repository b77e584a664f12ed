//! Fuzzes URL parameters, one `name=value` per line: the parsed parameters are written so that they
//! are parsed again as the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use segment_console::domain::PageSize;
use segment_console::state::url::view_params::ViewParams;

fuzz_target!(|text: &str| {
    let pairs = text.lines().filter_map(|line| line.split_once('='));
    let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let (params, problems) = ViewParams::from_pairs(pairs);
    assert!(problems.len() <= 6, "each parameter is reported once");
    check_round_trip(&params);
    for size in PageSize::ALL {
        let other = params.with_size(size);
        check_round_trip(&other);
        let first = params.page.slice(params.size).offset;
        let slice = other.page.slice(size);
        let holds = slice.offset <= first && first < slice.offset + u64::from(slice.limit);
        assert!(
            holds || other.page.get() == 10_000_000,
            "{first} is not on {other:?}"
        );
    }
});

fn check_round_trip(params: &ViewParams) {
    let pairs = params.to_pairs().into_iter();
    let pairs = pairs.map(|(name, value)| (name.to_owned(), value));
    let (again, problems) = ViewParams::from_pairs(pairs);
    assert_eq!(problems, []);
    assert_eq!(&again, params);
}
