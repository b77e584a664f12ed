//! Provenance of an exported file: which rows of what it has, and when and by what they were
//! fetched; as JSON for programs, and as lines for people.

use super::json::push_string;
use crate::state::copied_text::push_line;

/// What is known of a file. No token is among it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance(pub Vec<Fact>);

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its name in JSON, the same in every language.
    pub name: &'static str,
    /// Its label for people.
    pub label: &'static str,
    /// Its value in JSON.
    pub value: Value,
    /// Its value for people.
    pub words: String,
}

/// A value in JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A whole number.
    Count(usize),
    /// Yes or no.
    Flag(bool),
}

impl Provenance {
    /// As a JSON object of one line.
    pub fn json(&self) -> String {
        let mut text = "{".to_owned();
        for (index, fact) in self.0.iter().enumerate() {
            if index > 0 {
                text.push(',');
            }
            push_string(&mut text, fact.name);
            text.push(':');
            match &fact.value {
                Value::Text(value) => push_string(&mut text, value),
                Value::Count(count) => text.push_str(&count.to_string()),
                Value::Flag(flag) => text.push_str(if *flag { "true" } else { "false" }),
            }
        }
        text + "}"
    }

    /// As lines for people, each with a label, behind a title. They end as Windows has it, whose
    /// oldest editor knows no other end.
    pub fn lines(&self, title: &str, separator: &str) -> String {
        let mut text = [title, "\r\n"].concat();
        for fact in &self.0 {
            text.push_str(fact.label);
            text.push_str(separator);
            push_line(&mut text, &fact.words);
            text.push_str("\r\n");
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn provenance() -> Provenance {
        let fact = |name, label, value, words: &str| Fact {
            name,
            label,
            value,
            words: words.to_owned(),
        };
        Provenance(vec![
            fact(
                "search",
                "筛选",
                Value::Text("\"a\"\n=1".to_owned()),
                "a\nb",
            ),
            fact("rows", "行数", Value::Count(100_000), "100,000"),
            fact("complete", "完整", Value::Flag(true), "是"),
        ])
    }

    #[test]
    fn for_programs_it_is_an_object_of_one_line() {
        assert_eq!(
            provenance().json(),
            r#"{"search":"\"a\"\n=1","rows":100000,"complete":true}"#
        );
    }

    #[test]
    fn for_people_each_fact_is_a_line() {
        assert_eq!(
            provenance().lines("导出", "："),
            "导出\r\n筛选：a b\r\n行数：100,000\r\n完整：是\r\n"
        );
    }
}
