//! Collapsed groups of the table, in URLs as `FINISH,ERROR`, or `*,ERROR` for all but these.

/// Which groups show their heading only, by their values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CollapsedGroups {
    /// Those with these values.
    These(Vec<String>),
    /// All but those with these values, so that a link stays short and new groups are collapsed too.
    AllBut(Vec<String>),
}

impl Default for CollapsedGroups {
    fn default() -> Self {
        Self::These(Vec::new())
    }
}

impl CollapsedGroups {
    /// Reads what [`Self::text`] writes; any text is one.
    pub fn parse(text: &str) -> Self {
        let (all, values) = match text.strip_prefix('*') {
            Some(values) => (true, values.strip_prefix(',').unwrap_or(values)),
            None => (false, text),
        };
        let values = values.split(',').filter(|value| !value.is_empty());
        let values = values.map(unescaped).collect();
        if all {
            Self::AllBut(values)
        } else {
            Self::These(values)
        }
    }

    /// The values, joined by commas; behind a star where they are the exceptions.
    pub fn text(&self) -> String {
        let (all, values) = match self {
            Self::These(values) => (None, values),
            Self::AllBut(values) => (Some("*".to_owned()), values),
        };
        let parts = all.into_iter().chain(values.iter().map(|it| escaped(it)));
        parts.collect::<Vec<_>>().join(",")
    }

    /// Whether the group with this value is collapsed.
    pub fn has(&self, value: &str) -> bool {
        let is_listed = |values: &[String]| values.iter().any(|listed| listed == value);
        match self {
            Self::These(values) => is_listed(values),
            Self::AllBut(values) => !is_listed(values),
        }
    }

    /// The same with one group collapsed or expanded.
    pub fn with(&self, value: &str, collapsed: bool) -> Self {
        let change = |values: &[String], listed: bool| {
            let mut values = values.to_vec();
            values.retain(|other| other != value);
            if listed {
                values.push(value.to_owned());
            }
            values
        };
        match self {
            Self::These(values) => Self::These(change(values, collapsed)),
            Self::AllBut(values) => Self::AllBut(change(values, !collapsed)),
        }
    }

    /// All groups collapsed, or none.
    pub const fn all(collapsed: bool) -> Self {
        if collapsed {
            Self::AllBut(Vec::new())
        } else {
            Self::These(Vec::new())
        }
    }
}

/// A value without commas and stars, never empty.
fn escaped(value: &str) -> String {
    if value.is_empty() {
        return "~".to_owned();
    }
    let value = value.replace('~', "~0").replace(',', "~1");
    value.replace('*', "~2")
}

fn unescaped(text: &str) -> String {
    if text == "~" {
        return String::new();
    }
    let text = text.replace("~2", "*").replace("~1", ",");
    text.replace("~0", "~")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_link_is_written_as_it_was_read() {
        for text in [
            "",
            "failed",
            "failed,overdue",
            "*",
            "*,healthy",
            "~",
            "a~1b,~2,~0",
        ] {
            assert_eq!(CollapsedGroups::parse(text).text(), text, "{text}");
        }
    }

    #[test]
    fn all_are_collapsed_but_those_that_were_expanded_since() {
        let all = CollapsedGroups::all(true);
        assert!(all.has("a") && all.has(""));
        let but = all.with("a", false);
        assert_eq!(but.text(), "*,a");
        assert!(!but.has("a") && but.has("b"));
        assert_eq!(but.with("a", true), all);
        let none = CollapsedGroups::all(false);
        assert_eq!(none, CollapsedGroups::default());
        assert_eq!(none.with("", true).text(), "~");
        assert!(none.with("", true).has(""));
    }

    proptest! {
        #[test]
        fn any_values_come_back_from_a_link(
            values in prop::collection::vec("[~,*a0-2é]{0,5}", 0..5),
            all in any::<bool>(),
        ) {
            let collapsed = if all {
                CollapsedGroups::AllBut(values)
            } else {
                CollapsedGroups::These(values)
            };
            prop_assert_eq!(&CollapsedGroups::parse(&collapsed.text()), &collapsed);
        }

        #[test]
        fn any_text_is_read(text in ".{0,20}", value in ".{0,3}") {
            let collapsed = CollapsedGroups::parse(&text);
            prop_assert!(collapsed.with(&value, true).has(&value));
            prop_assert!(!collapsed.with(&value, false).has(&value));
        }
    }
}
