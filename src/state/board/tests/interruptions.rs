//! Loading that is stopped, left, begun again or asked for once more.

use super::*;

#[test]
fn loading_stops_and_goes_on_with_the_rows_that_arrived() {
    let (mut board, actions) = board(&["a", "b", "c", "d", "e"]);
    let (_, key, slice) = requests(&actions)[0];
    let rows = vec![FINE; 1_000];
    let second = board.receive(key, Ok(page(slice, &rows, 2_000)), NOW);
    let aborted = board.stop();
    assert_eq!(aborted.len(), 4);
    assert!(
        aborted
            .iter()
            .all(|action| matches!(action, BoardAction::Abort(_)))
    );
    let (_, late, slice) = requests(&second)[0];
    assert_eq!(
        board.receive(late, Ok(page(slice, &rows, 2_000)), NOW),
        [],
        "a late reply"
    );
    assert!(board.progress().is_stopped);
    let again = board.resume();
    assert_eq!(positions(&again), [0, 1, 2, 3]);
    assert_eq!(requests(&again)[0].2.offset, 1_000);
}

#[test]
fn a_retry_is_loaded_even_while_loading_is_stopped() {
    let (mut board, actions) = board(&["a", "b", "c", "d", "e", "f"]);
    for at in 0..2 {
        fail(&mut board, &actions, at, ApiError::Forbidden(None));
    }
    board.stop();
    let id = project("a").id;
    let again = board.retry(&id);
    assert_eq!(positions(&again), [0]);
    assert_eq!(
        positions(&answer(&mut board, &again, 0, &[FINE])),
        [0; 0],
        "it stays stopped"
    );
    assert_eq!(positions(&board.retry_failed()), [1]);
}

#[test]
fn nothing_is_loaded_while_the_board_is_not_on_screen() {
    let (mut board, actions) = board(&["a", "b"]);
    assert_eq!(board.set_shown(false).len(), 2);
    assert_eq!(board.set_projects(vec![project("c")]), []);
    assert_eq!(positions(&board.set_shown(true)), [0, 1, 2]);
    assert_eq!(fail(&mut board, &actions, 0, ApiError::Forbidden(None)), []);
    assert_eq!(board.row(0).expect("a row").state, RowState::Loading(0));
}

#[test]
fn a_refresh_keeps_what_is_known_until_there_is_something_newer_and_a_failure_takes_it_away() {
    let (mut board, actions) = board(&["a", "b"]);
    answer(&mut board, &actions, 0, &[FINE]);
    answer(&mut board, &actions, 1, &[FAILED]);
    let again = board.refresh();
    assert_eq!(positions(&again), [1, 0], "the worst first");
    assert!(board.row(0).expect("a row").summary.is_some());
    assert_eq!(order(&board), ["b", "a"]);
    let late = requests(&actions)[0].1;
    let reply = page(
        Slice {
            limit: 1_000,
            offset: 0,
        },
        &[FAILED],
        1,
    );
    assert_eq!(
        board.receive(late, Ok(reply), NOW),
        [],
        "of the time before"
    );
    fail(&mut board, &again, 1, ApiError::Forbidden(None));
    assert_eq!(board.row(1).expect("a row").summary, None);
    // A refresh while one is counted or loaded counts nothing twice.
    let (_, key, slice) = requests(&again)[1];
    assert_eq!(
        board.receive(key, Ok(page(slice, &[FINE], 1)), NOW),
        [BoardAction::Count(0)]
    );
    let third = board.refresh();
    assert_eq!(board.count(0, HealthRules::default(), NOW), []);
    assert_eq!(positions(&third), [1, 0]);
    for at in [0, 1] {
        answer(&mut board, &third, at, &[FINE]);
    }
    assert!(board.progress().is_done());
    assert_eq!(board.active, 0);
}
