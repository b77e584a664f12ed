//! Report of a project's state, as a message for a chat: what it counts, and the profiles that need
//! attention. Whatever the values hold, each stays one line.

use super::copied_text::{markdown_links, push_escaped, push_line};
use crate::domain::{Health, ReportPart, ReportTemplate, TemplatePiece};

/// A report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Whose state it is.
    pub title: String,
    /// When it was fetched, and whether it is complete.
    pub fetched: String,
    /// How many profiles have each health.
    pub counts: String,
    /// What changed since the project was marked as seen, if something did.
    pub changed: Option<String>,
    /// That nothing needs attention, if so.
    pub nothing: Option<String>,
    /// The profiles that need attention, by why they do.
    pub sections: Vec<Section>,
}

/// The profiles of one health.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The health.
    pub health: Health,
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
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The address at which it opens.
    pub address: String,
    /// Why it has its health: a sentence.
    pub reason: String,
}

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// As Markdown, with links.
    Markdown,
    /// As text, for chats that show no Markdown.
    Plain,
}

impl Report {
    /// What it says before the profiles: a paragraph each.
    pub fn facts(&self) -> impl Iterator<Item = &String> {
        let facts = [&self.fetched, &self.counts].into_iter();
        facts.chain(&self.changed).chain(&self.nothing)
    }

    /// The whole report.
    pub fn text(&self, markup: Markup) -> String {
        let mut text = markup.title(&self.title);
        for fact in self.facts() {
            if markup == Markup::Markdown {
                text.push('\n');
            }
            text.push_str(&markup.line(fact));
        }
        for section in &self.sections {
            text.push('\n');
            text.push_str(&markup.section(section));
        }
        text
    }

    /// The report in the order and the words of a template; `link` is its own address.
    pub fn filled(&self, template: &ReportTemplate, link: &str, markup: Markup) -> String {
        let sections = |of: &[Health]| {
            let sections = self.sections.iter();
            let sections = sections.filter(|section| of.contains(&section.health));
            let sections: Vec<_> = sections.map(|section| markup.section(section)).collect();
            sections.join("\n")
        };
        let pieces = template.pieces().iter().map(|piece| match piece {
            TemplatePiece::Text(text) => text.clone(),
            TemplatePiece::Part(part) => {
                let part = match part {
                    ReportPart::Title => markup.title(&self.title),
                    ReportPart::Fetched => markup.line(&self.fetched),
                    ReportPart::Counts => markup.line(&self.counts),
                    ReportPart::Changed => {
                        let changed = self.changed.as_ref();
                        changed.map_or_else(String::new, |changed| markup.line(changed))
                    }
                    ReportPart::Failed => sections(&[Health::Failed]),
                    ReportPart::Overdue => sections(&[Health::Overdue]),
                    ReportPart::Attention => match &self.nothing {
                        Some(nothing) => markup.line(nothing),
                        None => sections(&Health::NEED_ATTENTION),
                    },
                    ReportPart::Link => markup.link(link),
                };
                part.trim_end().to_owned()
            }
        });
        without_gaps(&pieces.collect::<String>())
    }
}

impl Markup {
    fn title(self, title: &str) -> String {
        match self {
            Self::Markdown => {
                let mut text = String::from("**");
                push_escaped(&mut text, title);
                text.push_str("**\n");
                text
            }
            Self::Plain => self.line(title),
        }
    }

    fn line(self, words: &str) -> String {
        let mut text = String::new();
        match self {
            Self::Markdown => push_escaped(&mut text, words),
            Self::Plain => push_line(&mut text, words),
        }
        text.push('\n');
        text
    }

    fn link(self, address: &str) -> String {
        match self {
            Self::Markdown => ["<", address, ">"].concat(),
            Self::Plain => address.to_owned(),
        }
    }

    fn section(self, section: &Section) -> String {
        let mut text = self.title(&section.title);
        if self == Self::Markdown {
            text.push('\n');
        }
        for entry in &section.entries {
            match self {
                Self::Markdown => {
                    let link = (entry.name.clone(), entry.address.clone());
                    text.push_str(markdown_links(&mut [link].into_iter()).trim_end());
                    text.push_str("  \n  ");
                    text.push_str(&self.line(&entry.reason));
                }
                Self::Plain => {
                    let lines = [
                        ("- ", &entry.name),
                        ("  ", &entry.reason),
                        ("  ", &entry.address),
                    ];
                    for (indent, line) in lines {
                        text.push_str(indent);
                        text.push_str(&self.line(line));
                    }
                }
            }
        }
        if let Some(more) = &section.more {
            text.push_str("- ");
            text.push_str(&self.line(more));
        }
        text
    }
}

/// A text with one empty line at most between two others, and none around them: placeholders may be
/// empty.
fn without_gaps(text: &str) -> String {
    let mut kept = String::new();
    let mut is_after_gap = false;
    for line in text.lines() {
        if line.trim().is_empty() {
            is_after_gap = true;
            continue;
        }
        if is_after_gap && !kept.is_empty() {
            kept.push('\n');
        }
        is_after_gap = false;
        kept.push_str(line);
        kept.push('\n');
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        let entry = |name: &str| Entry {
            id: "x".to_owned(),
            name: name.to_owned(),
            address: "https://a/?row=x".to_owned(),
            reason: "It *failed*.".to_owned(),
        };
        Report {
            title: "Shop · 06:00".to_owned(),
            fetched: "All 3 loaded".to_owned(),
            counts: "Failed 2".to_owned(),
            changed: None,
            nothing: None,
            sections: vec![Section {
                health: Health::Failed,
                title: "Failed (2)".to_owned(),
                entries: vec![entry("a\nb](x)")],
                more: Some("1 more".to_owned()),
            }],
        }
    }

    #[test]
    fn markdown_has_a_link_for_each_profile_and_no_markup_of_theirs() {
        assert_eq!(
            report().text(Markup::Markdown),
            "**Shop · 06:00**\n\nAll 3 loaded\n\nFailed 2\n\n**Failed \\(2\\)**\n\n\
             - [a b\\]\\(x\\)](<https://a/?row=x>)  \n  It \\*failed\\*.\n- 1 more\n"
        );
    }

    #[test]
    fn plain_text_has_a_line_for_each_value() {
        assert_eq!(
            report().text(Markup::Plain),
            "Shop · 06:00\nAll 3 loaded\nFailed 2\n\nFailed (2)\n\
             - a b](x)\n  It *failed*.\n  https://a/?row=x\n- 1 more\n"
        );
    }

    fn filled(report: &Report, template: &str, markup: Markup) -> String {
        let template = ReportTemplate::parse(template).expect("a template");
        report.filled(&template, "https://a/?report=", markup)
    }

    #[test]
    fn a_template_reorders_the_report_and_its_own_text_is_copied_as_it_is() {
        let template = "# *{title}*: {counts}\n{link}\n\n{failed}\n-- {fetched}";
        assert_eq!(
            filled(&report(), template, Markup::Plain),
            "# *Shop · 06:00*: Failed 2\nhttps://a/?report=\n\nFailed (2)\n- a b](x)\n  \
             It *failed*.\n  https://a/?row=x\n- 1 more\n-- All 3 loaded\n"
        );
        assert_eq!(
            filled(&report(), "{failed}\n{link}", Markup::Markdown),
            "**Failed \\(2\\)**\n\n- [a b\\]\\(x\\)](<https://a/?row=x>)  \n  \
             It \\*failed\\*.\n- 1 more\n<https://a/?report=>\n"
        );
    }

    #[test]
    fn empty_placeholders_leave_no_gap() {
        let template = "{title}\n\n{overdue}\n\n\n{counts}\n\n{overdue}";
        let text = "Shop · 06:00\n\nFailed 2\n";
        assert_eq!(filled(&report(), template, Markup::Plain), text);
        let healthy = Report {
            nothing: Some("None.".to_owned()),
            sections: Vec::new(),
            ..report()
        };
        let template = "{attention}{failed}";
        assert_eq!(filled(&healthy, template, Markup::Plain), "None.\n");
        let both = filled(&report(), template, Markup::Plain);
        assert_eq!(both.matches("It *failed*.").count(), 2);
    }
}
