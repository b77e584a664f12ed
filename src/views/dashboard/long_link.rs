//! That the link to this view is longer than most servers take.

use leptos::prelude::*;

use crate::components::{Notice, Severity};
use crate::i18n::intl;
use crate::preferences::Preferences;
use crate::state::url::url_state::UrlState;

/// The longest query that most servers take: nginx and others read 8 KB of a request's first line,
/// with the method, the path and the protocol.
const MAX_LENGTH: usize = 7_900;

/// The notice, while the link is too long.
#[component]
pub fn LongLink() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let url = expect_context::<UrlState>();
    let is_long = Memo::new(move |_| url.params().query_length() > MAX_LENGTH);
    let message = move || {
        let length = url.params().query_length() as u64;
        (preferences.texts().problems.long_link)(&intl::number(preferences.locale(), length))
    };
    move || {
        is_long.get().then(|| {
            view! {
                <Notice severity=Severity::Warning>
                    <p>{message}</p>
                </Notice>
            }
        })
    }
}
