//! Health bar: how many profiles have each health, as shares of one bar, and as words.

use leptos::prelude::*;

use super::badge_style;
use crate::domain::Health;
use crate::i18n::{Locale, Messages, intl};

/// Profiles per health, by [`Health::index`].
pub type HealthCounts = [u32; Health::ALL.len()];

fn share_class(health: Health) -> &'static str {
    match health {
        Health::Failed => "strip__share strip__share--bad",
        Health::Overdue => "strip__share strip__share--soon",
        Health::Running => "strip__share strip__share--busy",
        Health::Healthy => "strip__share strip__share--good",
        Health::NotComputed => "strip__share strip__share--idle",
        Health::Unknown => "strip__share strip__share--neutral",
    }
}

/// The shares as one bar. `label` is its accessible name; without one it is hidden from assistive
/// technology, where words beside it say the same.
pub fn health_bar(counts: &HealthCounts, label: Option<String>) -> impl IntoView + use<> {
    let mut begin = 0;
    let shares = Health::ALL.map(|health| {
        let share = counts[health.index()];
        let rect = view! {
            <rect
                class=share_class(health)
                x=begin.to_string()
                width=share.to_string()
                height="1"
            ></rect>
        };
        begin += share;
        rect
    });
    let is_hidden = label.is_none();
    view! {
        <svg
            class="strip__bar"
            viewBox=format!("0 0 {} 1", begin.max(1))
            preserveAspectRatio="none"
            role=(!is_hidden).then_some("img")
            aria-label=label
            aria-hidden=is_hidden.then_some("true")
        >
            {shares.collect_view()}
        </svg>
    }
}

/// The healths that there are, in words: "Failed 3, Healthy 12".
pub fn health_words(counts: &HealthCounts, locale: Locale, texts: &Messages) -> String {
    let present = Health::ALL.into_iter().zip(counts);
    let words = present
        .filter(|(_, count)| **count > 0)
        .map(|(health, count)| {
            let word = badge_style::health(health, &texts.health).word;
            [&word, " ", &intl::number(locale, (*count).into())].concat()
        });
    words.collect::<Vec<_>>().join(texts.groups.separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_healths_that_there_are_are_said() {
        let words =
            |locale: Locale| health_words(&[3, 0, 0, 0, 1_200, 0], locale, locale.messages());
        assert_eq!(words(Locale::En), "Failed 3, Healthy 1,200");
        assert_eq!(words(Locale::Zh), "计算失败 3、正常 1,200");
    }
}
