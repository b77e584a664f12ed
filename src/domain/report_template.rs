//! The order and the words of the copied status report, as the operator sets them: a text with
//! placeholders.

/// A part of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportPart {
    /// Whose state it is.
    Title,
    /// When it was fetched, and how much of it is loaded.
    Fetched,
    /// How many profiles have each health.
    Counts,
    /// What changed since the project was marked as seen; nothing if nothing did.
    Changed,
    /// Those that failed; nothing if none did.
    Failed,
    /// Those that are overdue; nothing if none are.
    Overdue,
    /// Both, or the sentence that there are none.
    Attention,
    /// The address of the report in the console.
    Link,
}

impl ReportPart {
    /// All of them, each with its placeholder's name.
    const NAMED: [(&'static str, Self); 8] = [
        ("title", Self::Title),
        ("fetched", Self::Fetched),
        ("counts", Self::Counts),
        ("changed", Self::Changed),
        ("failed", Self::Failed),
        ("overdue", Self::Overdue),
        ("attention", Self::Attention),
        ("link", Self::Link),
    ];
}

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplatePiece {
    /// Text that is copied as it is written.
    Text(String),
    /// A part of the report.
    Part(ReportPart),
}

/// A template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportTemplate {
    pieces: Vec<TemplatePiece>,
}

impl ReportTemplate {
    /// Reads a template.
    ///
    /// # Errors
    /// The first placeholder that is unknown, as it is written; a brace without its partner counts as
    /// one.
    pub fn parse(template: &str) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = template;
        while let Some(at) = rest.find(['{', '}']) {
            let (text, brace) = rest.split_at(at);
            let end = brace.find('}').map_or(brace.len(), |end| end + 1);
            let (placeholder, after) = brace.split_at(end);
            let name = placeholder.strip_prefix('{');
            let name = name.and_then(|name| name.strip_suffix('}'));
            let mut known = ReportPart::NAMED.into_iter();
            let Some((_, part)) = known.find(|(known, _)| Some(*known) == name) else {
                return Err(placeholder.to_owned());
            };
            if !text.is_empty() {
                pieces.push(TemplatePiece::Text(text.to_owned()));
            }
            pieces.push(TemplatePiece::Part(part));
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(TemplatePiece::Text(rest.to_owned()));
        }
        Ok(Self { pieces })
    }

    /// Its pieces, in order.
    pub fn pieces(&self) -> &[TemplatePiece] {
        &self.pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_text_and_known_placeholders() {
        let template = ReportTemplate::parse("Hi {title}!{counts}{link}").expect("a template");
        let text = |text: &str| TemplatePiece::Text(text.to_owned());
        assert_eq!(
            template.pieces(),
            [
                text("Hi "),
                TemplatePiece::Part(ReportPart::Title),
                text("!"),
                TemplatePiece::Part(ReportPart::Counts),
                TemplatePiece::Part(ReportPart::Link),
            ]
        );
        for (name, part) in ReportPart::NAMED {
            let template = ReportTemplate::parse(&format!("{{{name}}}")).expect(name);
            assert_eq!(template.pieces(), [TemplatePiece::Part(part)]);
        }
    }

    #[test]
    fn what_is_unknown_is_named() {
        for (template, problem) in [
            ("{name}", "{name}"),
            ("{title} {Title}", "{Title}"),
            ("{ title }", "{ title }"),
            ("{}", "{}"),
            ("{{title}}", "{{title}"),
            ("{title}}", "}"),
            ("a { b", "{ b"),
            ("} {title}", "}"),
        ] {
            assert_eq!(
                ReportTemplate::parse(template),
                Err(problem.to_owned()),
                "{template}"
            );
        }
    }
}
