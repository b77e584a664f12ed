mod projects;

use super::bucket::BucketLoad;
use super::*;
use crate::domain::{Detector, HOUR_MS, HealthRules, Scheduler, SegmentProfile, Stage, Timestamp};

const DAY_MS: i64 = 24 * HOUR_MS;
/// 2026-11-02T00:00:00Z.
const DAY_ONE: i64 = 1_793_577_600_000;
const DAY_TWO: i64 = DAY_ONE + DAY_MS;

/// A daily profile with the stage of its computation, and the time of its result.
fn profile(id: &str, stage: &str, computed: &str) -> SegmentProfile {
    SegmentProfile {
        name: Some(format!("name of {id}")),
        key: Some(format!("key_{id}")),
        scheduler: Some(Scheduler::Daily),
        updated_at: Some(Timestamp::parse("2026-10-01T00:00:00.000Z")),
        detector: Some(Detector {
            stage: Some(Stage::from_code(stage)),
            detected_at: Some(Timestamp::parse(computed)),
        }),
        ..SegmentProfile::with_id(id)
    }
}

const NIGHT_ONE: &str = "2026-11-01T20:00:00.000Z";
const NIGHT_TWO: &str = "2026-11-02T20:00:00.000Z";

fn load(
    bucket: &mut Bucket,
    profiles: &[SegmentProfile],
    at: i64,
    marks_seen: bool,
) -> BucketResult {
    let profiles: Vec<_> = profiles.iter().collect();
    bucket.apply(&BucketLoad {
        profiles: &profiles,
        is_complete: true,
        marks_seen,
        fetched_at: at,
        rules: HealthRules::default(),
        now: at,
    })
}

/// The changes as text, by id: `a: failed, edited`.
fn told(result: &BucketResult) -> Vec<String> {
    let mut told: Vec<String> = result
        .changes
        .iter()
        .map(|change| {
            let kinds: Vec<_> = change.kinds.iter().map(ChangeKind::id).collect();
            format!("{}: {}", change.id, kinds.join(", "))
        })
        .collect();
    told.sort();
    told
}

/// A bucket in which these profiles were marked as seen on day one.
fn seen(profiles: &[SegmentProfile]) -> Bucket {
    let mut bucket = Bucket::default();
    assert_eq!(told(&load(&mut bucket, profiles, DAY_ONE, true)), [""; 0]);
    bucket
}

#[test]
fn each_kind_of_change_is_told() {
    let one = |stage, computed| profile("a", stage, computed);
    let fresh = || one("FINISH", NIGHT_ONE);
    let edited = || SegmentProfile {
        updated_at: Some(Timestamp::parse("2026-11-02T10:00:00.000Z")),
        ..one("FINISH", NIGHT_TWO)
    };
    let renamed = || SegmentProfile {
        name: Some("another".to_owned()),
        ..edited()
    };
    let old = || one("FINISH", "2026-10-20T20:00:00.000Z");
    let cases: [(SegmentProfile, SegmentProfile, &[&str]); 17] = [
        (fresh(), fresh(), &["a: overdue"]),
        (fresh(), one("FINISH", NIGHT_TWO), &["a: computed"]),
        (fresh(), one("ERROR", NIGHT_ONE), &["a: failed"]),
        (fresh(), one("ERROR", NIGHT_TWO), &["a: failed"]),
        (one("ERROR", NIGHT_ONE), one("ERROR", NIGHT_TWO), &[]),
        (
            one("ERROR", NIGHT_ONE),
            one("FINISH", NIGHT_TWO),
            &["a: recovered"],
        ),
        (
            one("ERROR", NIGHT_ONE),
            one("RUNNING", NIGHT_TWO),
            &["a: computed"],
        ),
        (
            one("ERROR", NIGHT_ONE),
            one("FINISH", NIGHT_ONE),
            &["a: overdue"],
        ),
        (old(), old(), &[]),
        (old(), one("FINISH", NIGHT_TWO), &["a: recovered"]),
        (old(), one("ERROR", NIGHT_TWO), &["a: failed"]),
        (one("NONE", NIGHT_TWO), one("RUNNING", NIGHT_TWO), &[]),
        (one("NONE", NIGHT_TWO), one("FINISH", NIGHT_TWO), &[]),
        (fresh(), edited(), &["a: computed, edited"]),
        (fresh(), renamed(), &["a: computed, renamed"]),
        (one("FINISH", NIGHT_TWO), renamed(), &["a: renamed"]),
        (
            SegmentProfile {
                key: Some("another".to_owned()),
                ..one("FINISH", NIGHT_TWO)
            },
            one("FINISH", NIGHT_TWO),
            &["a: edited"],
        ),
    ];
    for (before, after, expected) in cases {
        let mut bucket = seen(std::slice::from_ref(&before));
        let now = std::slice::from_ref(&after);
        let result = load(&mut bucket, now, DAY_TWO + 8 * HOUR_MS, false);
        assert_eq!(told(&result), expected, "{before:?} -> {after:?}");
        // It is told until it is marked as seen, and then not again.
        assert_eq!(
            told(&load(&mut bucket, now, DAY_TWO + 8 * HOUR_MS, false)),
            expected
        );
        assert_eq!(
            told(&load(&mut bucket, now, DAY_TWO + 8 * HOUR_MS, true)),
            [""; 0]
        );
        assert_eq!(
            told(&load(&mut bucket, now, DAY_TWO + 8 * HOUR_MS, false)),
            [""; 0]
        );
    }
}

#[test]
fn a_name_is_told_with_the_former_one() {
    let mut bucket = seen(&[profile("a", "FINISH", NIGHT_TWO)]);
    let after = SegmentProfile {
        name: Some("another".to_owned()),
        ..profile("a", "FINISH", NIGHT_TWO)
    };
    let result = load(&mut bucket, &[after], DAY_TWO, false);
    assert_eq!(result.changes[0].former_name.as_deref(), Some("name of a"));
    assert_eq!(result.changes[0].name.as_deref(), Some("another"));
    // What a reply leaves out is not known to have changed.
    let bare = SegmentProfile {
        name: None,
        key: None,
        updated_at: None,
        ..profile("a", "FINISH", NIGHT_TWO)
    };
    assert_eq!(told(&load(&mut bucket, &[bare], DAY_TWO, false)), [""; 0]);
}

#[test]
fn profiles_that_come_and_go_are_told_only_by_a_complete_load() {
    let (a, b) = (
        profile("a", "FINISH", NIGHT_TWO),
        profile("b", "FINISH", NIGHT_TWO),
    );
    let mut bucket = seen(std::slice::from_ref(&a));
    let partial = bucket.apply(&BucketLoad {
        profiles: &[&b],
        is_complete: false,
        marks_seen: false,
        fetched_at: DAY_TWO,
        rules: HealthRules::default(),
        now: DAY_TWO,
    });
    assert_eq!(told(&partial), ["b: added"]);
    let complete = load(&mut bucket, std::slice::from_ref(&b), DAY_TWO, false);
    assert_eq!(told(&complete), ["a: removed", "b: added"]);
    assert_eq!(complete.changes[1].name.as_deref(), Some("name of a"));
    // One that nobody has seen, and that is gone again, is nothing to tell.
    let back = load(&mut bucket, std::slice::from_ref(&a), DAY_TWO, false);
    assert_eq!(told(&back), [""; 0]);
    assert_eq!(bucket.profiles(), 1);
    // A removed one is forgotten once that was seen.
    assert_eq!(told(&load(&mut bucket, &[], DAY_TWO, true)), [""; 0]);
    assert_eq!(bucket.profiles(), 0);
}

#[test]
fn results_are_kept_as_they_were_seen() {
    let mut bucket = Bucket::default();
    for (stage, computed, at) in [
        ("FINISH", NIGHT_ONE, DAY_ONE),
        ("FINISH", NIGHT_ONE, DAY_ONE + 1),
        ("RUNNING", NIGHT_ONE, DAY_ONE + 2),
        ("ERROR", NIGHT_TWO, DAY_TWO),
        ("FINISH", "nonsense", DAY_TWO + 1),
    ] {
        load(&mut bucket, &[profile("a", stage, computed)], at, false);
    }
    let result = |stage: &str, computed_at, seen_at| SeenResult {
        stage: stage.to_owned(),
        computed_at,
        seen_at,
    };
    let record = bucket.record("a").expect("a record");
    let expected = [
        result("FINISH", Some(DAY_ONE - 4 * HOUR_MS), DAY_ONE),
        result("ERROR", Some(DAY_TWO - 4 * HOUR_MS), DAY_TWO),
        result("FINISH", None, DAY_TWO + 1),
    ];
    assert_eq!(record.results, expected);
    for day in 0..40 {
        let computed = Timestamp::parse(&format!("2026-12-01T00:{day:02}:00.000Z"));
        let mut next = profile("a", "FINISH", NIGHT_ONE);
        next.detector = Some(Detector {
            stage: Some(Stage::Finish),
            detected_at: Some(computed),
        });
        load(&mut bucket, &[next], DAY_TWO + day, false);
    }
    let results = &bucket.record("a").expect("a record").results;
    assert_eq!(results.len(), MAX_RESULTS);
    assert_eq!(results[MAX_RESULTS - 1].seen_at, DAY_TWO + 39);
}

#[test]
fn a_run_is_seen_from_its_first_reply_until_another_stage_or_result() {
    let mut bucket = Bucket::default();
    let mut since = |stage: &str, computed: &str, at| {
        let result = load(&mut bucket, &[profile("a", stage, computed)], at, false);
        result.running_since.first().map(|(_, since)| *since)
    };
    assert_eq!(since("FINISH", NIGHT_ONE, 1), None);
    assert_eq!(since("RUNNING", NIGHT_ONE, 2), Some(2));
    assert_eq!(since("RUNNING", NIGHT_ONE, 3), Some(2));
    // A result came in between: this is another run.
    assert_eq!(since("RUNNING", NIGHT_TWO, 4), Some(4));
    assert_eq!(since("READY", NIGHT_TWO, 5), None);
    assert_eq!(since("RUNNING", NIGHT_TWO, 6), Some(6));
}

#[test]
fn a_bucket_is_read_as_it_was_written_and_holds_no_more_than_it_should() {
    let profile = SegmentProfile {
        description: Some("a secret plan".to_owned()),
        creator: Some("somebody".to_owned()),
        ..profile("a", "RUNNING", NIGHT_ONE)
    };
    let mut bucket = seen(&[profile]);
    let text = bucket.text();
    assert_eq!(Bucket::parse(&text).as_ref(), Some(&bucket));
    assert!(
        !text.contains("secret") && !text.contains("somebody"),
        "{text}"
    );
    let unchanged = load(&mut bucket, &[], DAY_ONE, false);
    assert!(!unchanged.is_changed);
    for text in ["", "[]", "{\"a\":1}", "null"] {
        assert_eq!(Bucket::parse(text), None, "{text}");
    }
}

#[test]
fn profiles_are_spread_over_the_buckets() {
    let mut counts = [0; BUCKETS];
    for id in 0..3200 {
        counts[bucket_of(&format!("id-{id}"))] += 1;
    }
    assert!(
        counts.iter().all(|count| (50..150).contains(count)),
        "{counts:?}"
    );
}
