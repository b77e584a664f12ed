mod interruptions;

use super::*;
use crate::api::{ApiError, wire};
use crate::domain::{HOUR_MS, Health, Slice};
use crate::state::collection::Outcome;

const NOW: i64 = 1_800_000_000_000;

fn project(id: &str) -> Project {
    Project {
        id: ProjectId::parse(id).expect("an id"),
        name: Some(format!("Project {id}")),
    }
}

/// A board on screen with these projects, of which 10,000 rows are loaded.
fn board(ids: &[&str]) -> (Board, Vec<BoardAction>) {
    let mut board = Board::default();
    assert_eq!(
        board.set_projects(ids.iter().map(|id| project(id)).collect()),
        []
    );
    assert_eq!(board.set_shown(true), [], "the setting is not known yet");
    let actions = board.set_auto_load_rows(10_000);
    (board, actions)
}

/// The requests among these actions, with the positions of their projects.
fn requests(actions: &[BoardAction]) -> Vec<(usize, RequestKey, Slice)> {
    let fetched = actions.iter().filter_map(|action| match action {
        BoardAction::Fetch { key, slice, .. } => Some((key.project, *key, *slice)),
        BoardAction::Abort(_) | BoardAction::Count(_) | BoardAction::Keep(_) => None,
    });
    fetched.collect()
}

fn positions(actions: &[BoardAction]) -> Vec<usize> {
    let requests = requests(actions).into_iter();
    requests.map(|(position, ..)| position).collect()
}

/// Rows of a page: the ids begin with a number, and each row is of a stage, computed so many hours ago.
fn page(slice: Slice, rows: &[(&str, i64)], total: u64) -> PageContent {
    let row = |(at, (stage, hours)): (usize, &(&str, i64))| {
        let date = chrono::DateTime::from_timestamp_millis(NOW - hours * HOUR_MS).expect("a date");
        let id = slice.offset + at as u64;
        format!(
            r#"{{"id":"{id}","scheduler":"DAILY","detector":{{"stage":"{stage}","detectedAt":"{:?}Z"}}}}"#,
            date.naive_utc()
        )
    };
    let values: Vec<String> = rows.iter().enumerate().map(row).collect();
    let has_next = slice.offset + (rows.len() as u64) < total;
    let body = format!(
        r#"{{"hasNextPage":{has_next},"totalCount":{total},"values":[{}]}}"#,
        values.join(",")
    );
    PageContent::of(slice, wire::page(&body).expect("an envelope"))
}

/// Answers the request of a project with these rows, and counts them; what follows.
fn answer(
    board: &mut Board,
    actions: &[BoardAction],
    of: usize,
    rows: &[(&str, i64)],
) -> Vec<BoardAction> {
    let requests = requests(actions).into_iter();
    let (_, key, slice) = requests
        .clone()
        .find(|(at, ..)| *at == of)
        .expect("a request");
    let content = page(slice, rows, rows.len() as u64);
    assert_eq!(
        board.receive(key, Ok(content), NOW),
        [BoardAction::Count(of)]
    );
    board.count(of, HealthRules::default(), NOW)
}

fn fail(
    board: &mut Board,
    actions: &[BoardAction],
    of: usize,
    error: ApiError,
) -> Vec<BoardAction> {
    let mut requests = requests(actions).into_iter();
    let (_, key, _) = requests.find(|(at, ..)| *at == of).expect("a request");
    board.receive(key, Err(error.into()), NOW)
}

/// The ids of the projects in their order.
fn order(board: &Board) -> Vec<String> {
    let rows = board.order().iter().filter_map(|at| board.row(*at));
    rows.map(|row| row.project.id.as_str().to_owned()).collect()
}

const FINE: (&str, i64) = ("FINISH", 1);
const FAILED: (&str, i64) = ("ERROR", 1);
const OVERDUE: (&str, i64) = ("FINISH", 100);

#[test]
fn four_projects_are_loaded_at_a_time_and_the_next_one_as_soon_as_one_is_done() {
    let (mut board, actions) = board(&["a", "b", "c", "d", "e", "f"]);
    assert_eq!(positions(&actions), [0, 1, 2, 3]);
    let next = answer(&mut board, &actions, 2, &[FINE]);
    assert_eq!(positions(&next), [4]);
    assert_eq!(
        positions(&fail(&mut board, &actions, 0, ApiError::Forbidden(None))),
        [5]
    );
    assert_eq!(positions(&answer(&mut board, &next, 4, &[FINE])), [0; 0]);
    let progress = board.progress();
    assert_eq!(
        (progress.projects, progress.loaded, progress.failed),
        (6, 2, 1)
    );
    assert!(!progress.is_done());
}

#[test]
fn a_summary_has_counts_by_health_the_oldest_result_and_when_it_was_fetched() {
    let (mut board, actions) = board(&["a"]);
    answer(
        &mut board,
        &actions,
        0,
        &[FINE, OVERDUE, FAILED, ("NONE", 200), FINE],
    );
    let row = board.row(0).expect("a row");
    assert_eq!(row.state, RowState::Loaded);
    let summary = row.summary.expect("a summary");
    assert_eq!(summary.counts, [1, 1, 0, 1, 2, 0]);
    assert_eq!(summary.oldest_result, Some(NOW - 200 * HOUR_MS));
    assert_eq!(summary.fetched_at, Some(NOW));
    assert_eq!(summary.loaded, 5);
    assert!(summary.is_complete());
    assert!(board.entries[0].collection.is_none(), "no row is kept");
}

#[test]
fn no_more_rows_are_loaded_than_set_and_the_summary_says_of_how_many_it_is() {
    let mut board = Board::default();
    board.set_projects(vec![project("a")]);
    board.set_shown(true);
    let mut actions = board.set_auto_load_rows(1_500);
    let rows = vec![FINE; 1_000];
    for offset in [0, 1_000] {
        let (_, key, slice) = requests(&actions)[0];
        assert_eq!((slice.offset, slice.limit), (offset, 1_000));
        assert_eq!(
            board.row(0).expect("a row").state,
            RowState::Loading(offset)
        );
        actions = board.receive(key, Ok(page(slice, &rows, 100_000)), NOW);
    }
    assert_eq!(actions, [BoardAction::Count(0)]);
    assert_eq!(board.count(0, HealthRules::default(), NOW), []);
    let summary = board.row(0).and_then(|row| row.summary).expect("a summary");
    assert_eq!(
        (summary.loaded, summary.stated_total),
        (2_000, Some(100_000))
    );
    assert_eq!(summary.extent, Extent::AtLimit);
    assert!(!summary.is_complete());
}

#[test]
fn complete_counts_are_kept_and_those_of_last_time_shown() {
    let (mut board, actions) = board(&["a", "b"]);
    let next = answer(&mut board, &actions, 0, &[FAILED]);
    assert!(next.contains(&BoardAction::Keep(0)), "{next:?}");
    let (_, key, slice) = requests(&actions)[1];
    board.receive(key, Ok(page(slice, &[FAILED], 7)), NOW);
    let next = board.count(1, HealthRules::default(), NOW);
    assert!(!next.contains(&BoardAction::Keep(1)), "{next:?}");
    let last_time = KeptCounts {
        fetched_at: NOW - 24 * HOUR_MS,
        counts: [0; Health::ALL.len()],
    };
    assert_eq!(board.set_last_time(0, last_time), []);
    assert_eq!(board.row(0).and_then(|row| row.last_time), Some(last_time));
}

#[test]
fn many_rows_are_counted_in_steps() {
    let mut board = Board::default();
    board.set_projects(vec![project("a")]);
    board.set_shown(true);
    let mut actions = board.set_auto_load_rows(1_000_000);
    let rows = vec![FINE; 1_000];
    for _ in 0..11 {
        let (_, key, slice) = requests(&actions)[0];
        actions = board.receive(key, Ok(page(slice, &rows, 11_000)), NOW);
    }
    let rules = HealthRules::default();
    assert_eq!(board.count(0, rules, NOW), [BoardAction::Count(0)]);
    assert_eq!(board.count(0, rules, NOW), [BoardAction::Keep(0)]);
    let summary = board.row(0).and_then(|row| row.summary).expect("a summary");
    assert_eq!(summary.count(Health::Healthy), 11_000);
    assert_eq!(summary.extent, Extent::Ended(Outcome::Complete));
}

#[test]
fn the_worst_comes_first_and_what_is_not_known_yet_last() {
    let (mut board, mut actions) = board(&["a", "b", "c", "d", "e", "f", "g", "h"]);
    for (at, rows) in [
        (0, &[FINE][..]),
        (1, &[OVERDUE, OVERDUE]),
        (2, &[FAILED]),
        (3, &[FAILED, OVERDUE]),
        (5, &[]),
        (6, &[FAILED, FAILED]),
    ] {
        actions.extend(answer(&mut board, &actions.clone(), at, rows));
    }
    fail(&mut board, &actions, 4, ApiError::Forbidden(None));
    assert_eq!(order(&board), ["g", "d", "c", "b", "e", "a", "f", "h"]);
    // By name within the same.
    board.set_name_order(&[7, 6, 5, 4, 3, 2, 1, 0]);
    assert_eq!(order(&board), ["g", "d", "c", "b", "e", "f", "a", "h"]);
}

#[test]
fn a_project_that_could_not_be_loaded_is_unknown_until_a_retry_mends_it() {
    let (mut board, actions) = board(&["a", "b"]);
    let error = ApiError::Forbidden(None);
    fail(&mut board, &actions, 0, error.clone());
    let row = board.row(0).expect("a row");
    assert_eq!(
        (row.state, row.summary),
        (RowState::Failed(error.into()), None)
    );
    let id = row.project.id;
    let again = board.retry(&id);
    assert_eq!(positions(&again), [0]);
    assert_eq!(board.retry(&id), [], "it is being loaded");
    answer(&mut board, &again, 0, &[FINE]);
    assert_eq!(board.row(0).expect("a row").state, RowState::Loaded);
}

#[test]
fn a_project_is_listed_once_by_its_latest_name() {
    let (mut board, _) = board(&["a"]);
    let version = board.names_version();
    assert_eq!(board.set_projects(vec![project("a")]), []);
    assert_eq!(board.names_version(), version);
    let id = project("a").id;
    let name = Some("other".to_owned());
    board.set_projects(vec![
        Project {
            id: id.clone(),
            name,
        },
        Project { id, name: None },
    ]);
    let names: Vec<&str> = board.projects().map(Project::label).collect();
    assert_eq!(names, ["other"]);
    assert_ne!(board.names_version(), version);
}
