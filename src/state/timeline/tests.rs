use super::*;
use crate::api::wire;

/// 2024-05-06T07:08:09Z.
const NOW: i64 = 1_714_979_289_000;

const UTC: Calendar = Calendar {
    now: NOW,
    day_of: |at| at.div_euclid(86_400_000),
};

fn rows(json: &str) -> Vec<Arc<SegmentProfile>> {
    let body = format!(r#"{{"values":[{json}]}}"#);
    let page = wire::page(&body).expect("an envelope");
    page.rows.into_iter().map(Arc::new).collect()
}

fn all(json: &str) -> Timeline {
    Timeline::of(&rows(json), &EventFilter::default(), UTC)
}

/// Time, kind and id of each event, in their order.
fn listed(timeline: &Timeline) -> Vec<(i64, EventKind, &str)> {
    let events = timeline.days.iter().flat_map(|day| &day.events);
    events
        .map(|event| (event.at, event.kind, event.row.id.as_str()))
        .collect()
}

fn kinds(json: &str) -> Vec<EventKind> {
    let timeline = all(json);
    listed(&timeline).iter().map(|event| event.1).collect()
}

#[test]
fn events_are_listed_by_day_newest_first() {
    let timeline = all(
        r#"{"id":"a","createdAt":"2024-05-04T01:00:00Z","updatedAt":"2024-05-05T23:59:59Z",
             "detector":{"stage":"FINISH","detectedAt":"2024-05-06T00:00:00Z"}},
           {"id":"b","createdAt":"2024-05-05T00:00:00Z"}"#,
    );
    let days: Vec<_> = timeline.days.iter().map(|day| day.day).collect();
    let today = (UTC.day_of)(NOW);
    assert_eq!(days, [today, today - 1, today - 2]);
    let order: Vec<_> = listed(&timeline)
        .iter()
        .map(|(_, kind, id)| (*kind, id.to_string()))
        .collect();
    assert_eq!(
        order,
        [
            (EventKind::Result, "a".to_owned()),
            (EventKind::Edit, "a".to_owned()),
            (EventKind::Creation, "b".to_owned()),
            (EventKind::Creation, "a".to_owned()),
        ]
    );
    assert_eq!((timeline.found, timeline.unreadable), (4, 0));
}

#[test]
fn days_are_those_of_the_zone_on_screen() {
    let shanghai = Calendar {
        day_of: |at| (at + 8 * 3_600_000).div_euclid(86_400_000),
        ..UTC
    };
    let rows = rows(
        r#"{"id":"a","createdAt":"2024-05-05T15:59:59Z"},{"id":"b","createdAt":"2024-05-05T16:00:00Z"}"#,
    );
    let timeline = Timeline::of(&rows, &EventFilter::default(), shanghai);
    assert_eq!(timeline.days.len(), 2);
}

#[test]
fn an_edit_at_the_time_of_the_creation_is_the_creation() {
    use EventKind::{Creation, Edit};
    let both = |created: &str, edited: &str| {
        kinds(&format!(
            r#"{{"id":"a","createdAt":"{created}","updatedAt":"{edited}"}}"#
        ))
    };
    let created = "2024-05-05T00:00:00.100Z";
    assert_eq!(both(created, created), [Creation]);
    assert_eq!(both(created, "2024-05-05T00:00:01.099Z"), [Creation]);
    assert_eq!(both(created, "2024-05-05T00:00:01.100Z"), [Edit, Creation]);
    // Dates that contradict each other are both listed.
    assert_eq!(both(created, "2024-05-05T00:00:00.099Z"), [Creation, Edit]);
    // Without a creation to be one with, an edit is an edit.
    assert_eq!(both("soon", created), [Edit]);
}

#[test]
fn dates_that_are_missing_unreadable_or_in_the_future_are_no_events_and_are_counted_apart() {
    let timeline = all(r#"{"id":"a"},
           {"id":"b","createdAt":null,"updatedAt":"","detector":{"stage":"NONE"}},
           {"id":"c","createdAt":"yesterday","updatedAt":"2024-02-30T00:00:00Z"},
           {"id":"d","detector":{"stage":"FINISH","detectedAt":"9999-12-31T00:00:00Z"}},
           {"id":"e","createdAt":"2024-05-06T07:13:09Z"},
           {"id":"f","createdAt":"2024-05-06T07:13:09.001Z"}"#);
    // A reader's clock that is a little behind puts nothing in the future.
    assert_eq!(
        listed(&timeline),
        [(NOW + 300_000, EventKind::Creation, "e")]
    );
    assert_eq!((timeline.unreadable, timeline.future), (2, 2));
}

#[test]
fn events_at_the_same_time_keep_the_order_of_the_rows_and_end_with_the_creation() {
    let at = "2024-05-05T00:00:00Z";
    let row = |id: &str| {
        format!(
            r#"{{"id":"{id}","createdAt":"{at}","detector":{{"stage":"FINISH","detectedAt":"{at}"}}}}"#
        )
    };
    let timeline = all(&[row("a"), row("b")].join(","));
    let order: Vec<_> = listed(&timeline)
        .iter()
        .map(|(_, kind, id)| (*kind, id.to_string()))
        .collect();
    let [a, b] = ["a", "b"].map(str::to_owned);
    assert_eq!(
        order,
        [
            (EventKind::Result, a.clone()),
            (EventKind::Creation, a),
            (EventKind::Result, b.clone()),
            (EventKind::Creation, b),
        ]
    );
}

#[test]
fn a_result_failed_only_where_its_stage_says_so() {
    for (stage, is_failure) in [
        ("ERROR", true),
        ("FINISH", false),
        ("RUNNING", false),
        ("READY", false),
        ("NONE", false),
        ("SOMETHING", false),
    ] {
        let timeline = all(&format!(
            r#"{{"id":"a","createdAt":"2024-05-01T00:00:00Z",
                 "detector":{{"stage":"{stage}","detectedAt":"2024-05-05T00:00:00Z"}}}}"#
        ));
        let events = timeline.days.iter().flat_map(|day| &day.events);
        let failures: Vec<_> = events.map(Event::is_failure).collect();
        // A failed result makes no failure of the creation.
        assert_eq!(failures, [is_failure, false], "{stage}");
    }
}

#[test]
fn a_person_is_meant_by_id_and_results_belong_to_nobody() {
    let rows = rows(
        r#"{"id":"a","creatorId":"1","creator":"Ann","createdAt":"2024-05-01T00:00:00Z",
             "updaterId":"2","updater":"Ann","updatedAt":"2024-05-02T00:00:00Z",
             "detector":{"stage":"FINISH","detectedAt":"2024-05-03T00:00:00Z"}},
           {"id":"b","creator":"Bob","createdAt":"2024-05-04T00:00:00Z","updatedAt":"2024-05-05T00:00:00Z"},
           {"id":"c","creatorId":"1","creator":"Ann Lee","createdAt":"2024-05-05T00:00:00Z"}"#,
    );
    let of = |person: &str, kind| {
        let person = Some(person.to_owned());
        let timeline = Timeline::of(&rows, &EventFilter { kind, person }, UTC);
        let events = listed(&timeline).into_iter();
        events
            .map(|(_, kind, id)| (kind, id.to_owned()))
            .collect::<Vec<_>>()
    };
    let (creation, edit) = (EventKind::Creation, EventKind::Edit);
    let [a, b, c] = ["a", "b", "c"].map(str::to_owned);
    assert_eq!(
        of("1", None),
        [(creation, c.clone()), (creation, a.clone())]
    );
    assert_eq!(of("2", None), [(edit, a)]);
    assert_eq!(of("Bob", None), [(creation, b)]);
    assert_eq!(of("1", Some(EventKind::Edit)), []);
    assert_eq!(of("Ann", None), []);

    let found = people(&rows);
    let found: Vec<_> = found
        .iter()
        .map(|person| (&*person.key, &*person.name, person.is_ambiguous))
        .collect();
    // The newest name counts, and only names that several people have now need their id.
    assert_eq!(
        found,
        [
            ("1", "Ann Lee", false),
            ("2", "Ann", false),
            ("Bob", "Bob", false)
        ]
    );
}

#[test]
fn people_of_one_name_are_told_apart() {
    let rows = rows(
        r#"{"id":"a","creatorId":"1","creator":"Ann","updaterId":"2","updater":" Ann "},
           {"id":"b","creatorId":"3","updaterId":"2","updater":"Ann","creator":" "}"#,
    );
    let found: Vec<_> = people(&rows)
        .into_iter()
        .map(|person| {
            (
                person.key,
                person.name.trim().to_owned(),
                person.is_ambiguous,
            )
        })
        .collect();
    let person =
        |key: &str, name: &str, is_ambiguous| (key.to_owned(), name.to_owned(), is_ambiguous);
    assert_eq!(
        found,
        [
            person("2", "Ann", true),
            person("1", "Ann", true),
            person("3", "3", false),
        ]
    );
}

#[test]
fn only_the_newest_events_are_listed_and_all_are_counted() {
    let rows: Vec<_> = (0..MOST_EVENTS + 50)
        .map(|at| {
            let mut row = SegmentProfile::with_id(&at.to_string());
            let seconds = at * 60;
            row.created_at = Some(Timestamp::from_number(&format!(
                "{}",
                1_700_000_000_000 + seconds
            )));
            Arc::new(row)
        })
        .collect();
    let timeline = Timeline::of(&rows, &EventFilter::default(), UTC);
    let listed = listed(&timeline);
    assert_eq!(
        (listed.len(), timeline.found),
        (MOST_EVENTS, MOST_EVENTS + 50)
    );
    assert_eq!(listed[0].2, (MOST_EVENTS + 49).to_string());
    assert_eq!(listed[MOST_EVENTS - 1].2, "50");
}
