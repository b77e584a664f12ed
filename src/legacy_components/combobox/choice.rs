//! What can be chosen, and what of it matches what is typed.

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is chosen.
    pub value: String,
    /// What people call it.
    pub label: String,
    /// Where it comes from, in a word.
    pub origin: String,
}

/// The choices that match what is typed (name or value, whatever the case of Latin letters), and
/// at the end what is typed itself, unless it is one of them.
pub fn matching(choices: &[Choice], typed: &str, own: impl Fn(&str) -> String) -> Vec<Choice> {
    let typed = typed.trim();
    let wanted = typed.to_ascii_lowercase();
    let mut found: Vec<_> = choices
        .iter()
        .filter(|choice| {
            choice.label.to_ascii_lowercase().contains(&wanted)
                || choice.value.to_ascii_lowercase().contains(&wanted)
        })
        .cloned()
        .collect();
    if !typed.is_empty() && !choices.iter().any(|choice| choice.value == typed) {
        found.push(Choice {
            value: typed.to_owned(),
            label: own(typed),
            origin: String::new(),
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(value: &str, label: &str) -> Choice {
        Choice {
            value: value.to_owned(),
            label: label.to_owned(),
            origin: "list".to_owned(),
        }
    }

    fn values(typed: &str) -> Vec<String> {
        let choices = [choice("WlGk4Daj", "商城 Shop"), choice("Dm7143Qx", "演示")];
        matching(&choices, typed, |text| format!("use {text}"))
            .into_iter()
            .map(|choice| choice.value)
            .collect()
    }

    #[test]
    fn nothing_typed_matches_everything() {
        assert_eq!(values("  "), ["WlGk4Daj", "Dm7143Qx"]);
    }

    #[test]
    fn names_and_values_match_whatever_the_case_and_the_typed_text_is_offered_too() {
        assert_eq!(values("shop"), ["WlGk4Daj", "shop"]);
        assert_eq!(values("dm7"), ["Dm7143Qx", "dm7"]);
        assert_eq!(values("演"), ["Dm7143Qx", "演"]);
    }

    #[test]
    fn a_value_typed_in_full_is_offered_once() {
        assert_eq!(values("Dm7143Qx"), ["Dm7143Qx"]);
    }
}
