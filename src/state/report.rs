//! Report of a project's state, as a message for a chat: what it counts, and the profiles that need
//! attention. Whatever the values hold, each stays one line.

use super::copied_text::{markdown_links, push_escaped, push_line};

/// A report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Whose state it is.
    pub title: String,
    /// When it was fetched and whether it is complete, and the counts: a paragraph each.
    pub facts: Vec<String>,
    /// The profiles that need attention, by why they do.
    pub sections: Vec<Section>,
}

/// The profiles of one health.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The health, and how many they are.
    pub title: String,
    /// The first of them.
    pub entries: Vec<Entry>,
    /// How many more there are, in words; `None` if these are all.
    pub more: Option<String>,
}

/// A profile of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// The address at which it opens.
    pub address: String,
    /// Why it has its health: a sentence.
    pub reason: String,
}

impl Report {
    /// As Markdown, with links.
    pub fn markdown(&self) -> String {
        let mut text = String::from("**");
        push_escaped(&mut text, &self.title);
        text.push_str("**\n");
        for fact in &self.facts {
            text.push('\n');
            push_escaped(&mut text, fact);
            text.push('\n');
        }
        for section in &self.sections {
            text.push_str("\n**");
            push_escaped(&mut text, &section.title);
            text.push_str("**\n\n");
            for entry in &section.entries {
                let link = (entry.name.clone(), entry.address.clone());
                text.push_str(markdown_links(&mut [link].into_iter()).trim_end());
                text.push_str("  \n  ");
                push_escaped(&mut text, &entry.reason);
                text.push('\n');
            }
            if let Some(more) = &section.more {
                text.push_str("- ");
                push_escaped(&mut text, more);
                text.push('\n');
            }
        }
        text
    }

    /// As text, for chats that show no Markdown.
    pub fn plain(&self) -> String {
        let mut text = String::new();
        for line in [&self.title].into_iter().chain(&self.facts) {
            push_line(&mut text, line);
            text.push('\n');
        }
        for section in &self.sections {
            text.push('\n');
            push_line(&mut text, &section.title);
            text.push('\n');
            for Entry {
                name,
                address,
                reason,
            } in &section.entries
            {
                for (indent, line) in [("- ", name), ("  ", reason), ("  ", address)] {
                    text.push_str(indent);
                    push_line(&mut text, line);
                    text.push('\n');
                }
            }
            if let Some(more) = &section.more {
                text.push_str("- ");
                push_line(&mut text, more);
                text.push('\n');
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        let entry = |name: &str| Entry {
            name: name.to_owned(),
            address: "https://a/?row=x".to_owned(),
            reason: "It *failed*.".to_owned(),
        };
        Report {
            title: "Shop · 06:00".to_owned(),
            facts: vec!["All 3 loaded".to_owned(), "Failed 2".to_owned()],
            sections: vec![Section {
                title: "Failed (2)".to_owned(),
                entries: vec![entry("a\nb](x)")],
                more: Some("1 more".to_owned()),
            }],
        }
    }

    #[test]
    fn markdown_has_a_link_for_each_profile_and_no_markup_of_theirs() {
        assert_eq!(
            report().markdown(),
            "**Shop · 06:00**\n\nAll 3 loaded\n\nFailed 2\n\n**Failed \\(2\\)**\n\n\
             - [a b\\]\\(x\\)](<https://a/?row=x>)  \n  It \\*failed\\*.\n- 1 more\n"
        );
    }

    #[test]
    fn plain_text_has_a_line_for_each_value() {
        assert_eq!(
            report().plain(),
            "Shop · 06:00\nAll 3 loaded\nFailed 2\n\nFailed (2)\n\
             - a b](x)\n  It *failed*.\n  https://a/?row=x\n- 1 more\n"
        );
    }
}
