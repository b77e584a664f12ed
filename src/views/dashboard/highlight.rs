//! Highlighting of the words that were searched for.

use leptos::prelude::*;

use crate::state::search::case_folding::occurrences;

/// A text in which the case-folded `words` are marked.
pub fn highlighted(text: &str, words: &[String]) -> AnyView {
    let spans = occurrences(text, words);
    if spans.is_empty() {
        return text.to_owned().into_any();
    }
    let mut parts = Vec::new();
    let mut end = 0;
    for span in spans {
        parts.push(text[end..span.start].to_owned().into_any());
        let found = text[span.clone()].to_owned();
        parts.push(view! { <mark class="mark">{found}</mark> }.into_any());
        end = span.end;
    }
    parts.push(text[end..].to_owned().into_any());
    parts.into_any()
}
