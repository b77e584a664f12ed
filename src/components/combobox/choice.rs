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

/// How many choices are listed at once: more than anybody reads, and few enough to be rendered
/// between two keys.
pub const LISTED_MAX: usize = 60;

/// The choices to list, and how many others there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// The first that match, and at the end what is typed itself.
    pub choices: Vec<Choice>,
    /// How many more match.
    pub others: usize,
}

/// The choices that match what is typed (name or value, whatever the case of Latin letters), at
/// most [`LISTED_MAX`], and at the end what is typed itself, unless it is one of them. A value
/// typed in full comes first.
pub fn matching(choices: &[Choice], typed: &str, own: impl Fn(&str) -> String) -> Listed {
    let typed = typed.trim();
    let mut listed = Listed::default();
    let exact = choices.iter().find(|choice| choice.value == typed);
    listed.choices.extend(exact.cloned());
    for choice in choices {
        let matches = contains(&choice.label, typed) || contains(&choice.value, typed);
        if !matches || choice.value == typed {
            continue;
        }
        if listed.choices.len() < LISTED_MAX {
            listed.choices.push(choice.clone());
        } else {
            listed.others += 1;
        }
    }
    if !typed.is_empty() && exact.is_none() {
        listed.choices.push(Choice {
            value: typed.to_owned(),
            label: own(typed),
            origin: String::new(),
        });
    }
    listed
}

/// Whether a text contains another, whatever the case of Latin letters. Allocates nothing: there
/// are thousands of choices at each key.
fn contains(text: &str, part: &str) -> bool {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    let Some(first) = part.first().map(u8::to_ascii_lowercase) else {
        return true;
    };
    text.iter().enumerate().any(|(start, byte)| {
        let rest = || text.get(start..start + part.len());
        byte.to_ascii_lowercase() == first
            && rest().is_some_and(|found| found.eq_ignore_ascii_case(part))
    })
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
            .choices
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

    #[test]
    fn of_thousands_the_first_are_listed_and_the_others_counted() {
        let choices: Vec<Choice> = (0..20_000)
            .map(|number| choice(&format!("id{number}"), &format!("Project {number}")))
            .collect();
        let listed = |typed| matching(&choices, typed, str::to_owned);
        let all = listed("");
        assert_eq!(
            (all.choices.len(), all.others),
            (LISTED_MAX, 20_000 - LISTED_MAX)
        );
        assert_eq!(all.choices[59].value, "id59");
        let some = listed("PROJECT 1999");
        assert_eq!((some.choices.len(), some.others), (12, 0));
        assert_eq!(some.choices[11].value, "PROJECT 1999", "what is typed");
        let exact = listed("id7");
        assert_eq!(
            exact.choices[0].value, "id7",
            "before those that begin with it"
        );
        assert_eq!(
            (exact.choices.len(), exact.others),
            (LISTED_MAX, 1_111 - LISTED_MAX)
        );
    }
}
