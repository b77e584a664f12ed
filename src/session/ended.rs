//! Ids of sessions that were ended. They outlive a tab's history: a page that a browser brings back
//! from its back/forward cache, or a `sessionStorage` as it was then, revives no ended session.

/// The most ids that are remembered.
const MAX_IDS: usize = 50;

/// Adds an id to a list of ended ones, and forgets the oldest above 50.
pub fn with_ended(list: &str, id: &str) -> String {
    let mut ids: Vec<&str> = list.split(' ').filter(|other| !other.is_empty()).collect();
    if !ids.contains(&id) {
        ids.push(id);
    }
    ids[ids.len().saturating_sub(MAX_IDS)..].join(" ")
}

/// Whether a list has an id.
pub fn is_ended(list: &str, id: &str) -> bool {
    list.split(' ')
        .any(|other| !other.is_empty() && other == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ended_session_is_remembered_until_fifty_later_ones() {
        let mut list = with_ended("", "first");
        assert!(is_ended(&list, "first"));
        assert!(!is_ended(&list, "fir"));
        assert!(!is_ended("", ""));
        for id in 0..49 {
            list = with_ended(&list, &id.to_string());
        }
        assert!(is_ended(&list, "first"));
        list = with_ended(&list, "48");
        assert!(is_ended(&list, "first"), "the same again is no other");
        list = with_ended(&list, "49");
        assert!(!is_ended(&list, "first"));
        assert!(is_ended(&list, "0"));
    }
}
