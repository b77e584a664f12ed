//! The table of a comparison: each field of the drawer, with its two values.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::drawer::{ProfileField, profile_fields};
use super::super::row::name;
use super::super::row_link::row_link;
use crate::components::Checkbox;
use crate::domain::SegmentProfile;
use crate::i18n::{CompareMessages, Messages, intl};
use crate::preferences::Preferences;
use crate::subscription::unsubscribe_on_cleanup;

/// Two profiles.
type Pair = [Arc<SegmentProfile>; 2];

/// What the dialog holds; `close` closes it.
pub fn fields_table(
    rows: Memo<Option<Pair>>,
    close: Callback<()>,
    texts: &'static CompareMessages,
) -> AnyView {
    let preferences = expect_context::<Preferences>();
    let messages = preferences.texts();
    let only_different = RwSignal::new(false);
    // Of its own: the rows outlive the table, which is made for each comparison.
    let rows = Memo::new(move |_| {
        unsubscribe_on_cleanup(&ArcMemo::from(rows));
        rows.get()
    });
    let heads = move || {
        rows.get().map(|pair| {
            pair.map(|row| {
                let name = name(&row, messages);
                let id = row.id.clone();
                view! {
                    <th scope="col">
                        {untrack(|| row_link(id.clone(), name, close))}
                        <code class="compare__id">{id}</code>
                    </th>
                }
            })
            .into_iter()
            .collect_view()
        })
    };
    let body = move || {
        let only_different = only_different.get();
        rows.get().map(|pair| {
            let lines = compared(&pair, messages).into_iter();
            let lines = lines.filter(|line| line.is_different || !only_different);
            lines
                .map(|line| line.view(&pair, texts, messages))
                .collect_view()
        })
    };
    let count = Memo::new(move |_| {
        let pair = rows.get()?;
        let lines = compared(&pair, messages);
        let different = lines.iter().filter(|line| line.is_different).count();
        let number = |count: usize| intl::number(preferences.locale(), count as u64);
        Some((texts.count)(&number(different), &number(lines.len())))
    });
    view! {
        <div class="compare__choice">
            <Checkbox checked=only_different label=texts.only_different />
            <p role="status">{count}</p>
        </div>
        // It scrolls by itself, so the keyboard must reach it.
        <div class="compare" tabindex="0" role="region" aria-label=texts.title>
            <table class="compare__table">
                <thead>
                    <tr>
                        <th scope="col">{texts.field}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
        <div class="dialog__actions">
            <button type="button" class="button" on:click=move |_| close.run(())>
                {messages.drawer.close}
            </button>
        </div>
    }
    .into_any()
}

/// A field of two profiles.
struct Line {
    fields: [ProfileField; 2],
    is_different: bool,
}

/// Every field of two profiles.
fn compared(pair: &Pair, messages: &'static Messages) -> Vec<Line> {
    let [left, right] = pair.each_ref().map(|row| profile_fields(row, messages));
    let fields = left.into_iter().zip(right);
    fields
        .map(|(left, right)| {
            let is_different = !left.has_value_of(&pair[0], &right, &pair[1]);
            Line {
                fields: [left, right],
                is_different,
            }
        })
        .collect()
}

impl Line {
    fn view(
        &self,
        pair: &Pair,
        texts: &'static CompareMessages,
        messages: &'static Messages,
    ) -> AnyView {
        let [left, _] = &self.fields;
        let (class, mark) = if self.is_different {
            let mark = view! { <span class="compare__mark">{texts.different}</span> };
            ("compare__line compare__line--different", Some(mark))
        } else {
            ("compare__line", None)
        };
        let cells = self.fields.iter().zip(pair).map(|(field, row)| {
            view! {
                <td>
                    <div class="entry__shown">{field.shown(row, messages)}</div>
                </td>
            }
        });
        view! {
            <tr class=class>
                <th scope="row">
                    <span class="entry__label">{left.label}</span>
                    {mark}
                    <code class="entry__field">{left.name}</code>
                </th>
                {cells.collect_view()}
            </tr>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::wire;
    use crate::i18n::Locale;

    /// The fields in which two rows differ.
    fn different(one: &str, other: &str) -> Vec<&'static str> {
        let body = format!(r#"{{"values":[{{"id":"a",{one}}},{{"id":"b",{other}}}]}}"#);
        let rows = wire::page(&body).expect("an envelope").rows;
        let [one, other] = <[_; 2]>::try_from(rows).expect("two rows").map(Arc::new);
        let lines = compared(&[one, other], Locale::En.messages()).into_iter();
        let lines = lines.filter(|line| line.is_different);
        lines.map(|line| line.fields[0].name).collect()
    }

    #[test]
    fn fields_differ_by_what_the_api_sent() {
        for (one, other, expected) in [
            (r#""name":"A""#, r#""name":"A""#, vec!["id"]),
            (r#""name":"A""#, r#""name":"a""#, vec!["id", "name"]),
            // Empty is not null; null and missing are the same.
            (r#""name":"""#, r#""name":null"#, vec!["id", "name"]),
            (r#""name":null"#, r#""key":null"#, vec!["id"]),
            (
                r#""scheduler":"DAILY","createdBy":"DIRECT""#,
                r#""scheduler":"WEEKLY","createdBy":"DIRECT""#,
                vec!["id", "scheduler"],
            ),
        ] {
            assert_eq!(different(one, other), expected, "{one} {other}");
        }
    }

    #[test]
    fn one_instant_written_in_two_ways_is_no_difference() {
        let same = different(
            r#""createdAt":"2022-01-01T01:01:00Z","updatedAt":"soon""#,
            r#""createdAt":"2022-01-01T09:01:00.000+08:00","updatedAt":"later""#,
        );
        assert_eq!(same, ["id", "updatedAt"]);
    }

    #[test]
    fn a_detector_differs_with_its_parts() {
        let detector = |stage: &str, at: &str| {
            format!(r#""detector":{{"stage":"{stage}","detectedAt":"{at}"}}"#)
        };
        let at = "2022-01-01T01:01:00Z";
        assert_eq!(
            different(&detector("FINISH", at), &detector("ERROR", at)),
            ["id", "detector", "detector.stage"]
        );
        assert_eq!(
            different(&detector("FINISH", at), &detector("FINISH", at)),
            ["id"]
        );
    }
}
