//! Keyboard moves among rows, as pure arithmetic.

/// A move of the current row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowMove {
    /// To the row before.
    Up,
    /// To the row after.
    Down,
    /// Up by as many rows as are in sight.
    PageUp,
    /// Down by as many rows as are in sight.
    PageDown,
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

impl RowMove {
    /// The move that a key (`KeyboardEvent.key`) makes.
    pub fn of_key(key: &str) -> Option<Self> {
        match key {
            "ArrowUp" => Some(Self::Up),
            "ArrowDown" => Some(Self::Down),
            "PageUp" => Some(Self::PageUp),
            "PageDown" => Some(Self::PageDown),
            "Home" => Some(Self::First),
            "End" => Some(Self::Last),
            _ => None,
        }
    }

    /// The index that it leads to among `rows` rows, from the index `from` or, where no row is
    /// current yet, from the first one in sight. `page` is how many rows are in sight at once.
    /// `None` where there are no rows.
    pub fn to(
        self,
        from: Option<usize>,
        first_in_sight: usize,
        page: usize,
        rows: usize,
    ) -> Option<usize> {
        let last = rows.checked_sub(1)?;
        let to = match (self, from) {
            (Self::First, _) => 0,
            (Self::Last, _) => last,
            (Self::Up | Self::Down | Self::PageUp | Self::PageDown, None) => first_in_sight,
            (Self::Up, Some(from)) => from.saturating_sub(1),
            (Self::Down, Some(from)) => from + 1,
            (Self::PageUp, Some(from)) => from.saturating_sub(page),
            (Self::PageDown, Some(from)) => from + page,
        };
        Some(to.min(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn to(key: &str, from: Option<usize>) -> Option<usize> {
        RowMove::of_key(key)?.to(from, 40, 10, 100)
    }

    #[test]
    fn keys_move_by_a_row_by_a_frame_and_to_the_ends() {
        for (key, from, expected) in [
            ("ArrowUp", 50, 49),
            ("ArrowDown", 50, 51),
            ("PageUp", 50, 40),
            ("PageDown", 50, 60),
            ("Home", 50, 0),
            ("End", 50, 99),
        ] {
            assert_eq!(to(key, Some(from)), Some(expected), "{key}");
        }
        assert_eq!(to("Enter", Some(50)), None);
    }

    #[test]
    fn no_key_leads_past_the_ends() {
        for key in ["ArrowUp", "PageUp"] {
            assert_eq!(to(key, Some(0)), Some(0), "{key}");
        }
        for key in ["ArrowDown", "PageDown"] {
            assert_eq!(to(key, Some(99)), Some(99), "{key}");
        }
        assert_eq!(RowMove::Down.to(Some(7), 0, 10, 0), None);
    }

    #[test]
    fn the_first_key_takes_the_first_row_in_sight() {
        for key in ["ArrowUp", "ArrowDown", "PageUp", "PageDown"] {
            assert_eq!(to(key, None), Some(40), "{key}");
        }
        assert_eq!(to("Home", None), Some(0));
        assert_eq!(to("End", None), Some(99));
    }
}
