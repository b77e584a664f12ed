//! A line that says something about what is on screen, until it is dismissed.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

use super::{Icon, Shape};
use crate::live::text;

/// How much a notice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Good to know.
    Info,
    /// Something is not as it should be.
    Warning,
    /// Something failed.
    Error,
}

impl Severity {
    const fn look(self) -> (&'static str, Shape) {
        match self {
            Self::Info => ("notice notice--info", Shape::Info),
            Self::Warning => ("notice notice--warning", Shape::Warning),
            Self::Error => ("notice notice--error", Shape::Cross),
        }
    }
}

/// A notice. Screen readers hear it when it appears.
#[component]
pub fn Notice(
    /// How much it matters.
    severity: Severity,
    /// The words on the button that ends it; without one it stays.
    #[prop(optional, into)]
    dismiss: Option<TextProp>,
    /// It was dismissed.
    #[prop(optional, into)]
    on_dismiss: Option<Callback<()>>,
    /// What it says.
    children: Children,
) -> impl IntoView {
    let (class, shape) = severity.look();
    let role = match severity {
        Severity::Info => "status",
        Severity::Warning | Severity::Error => "alert",
    };
    view! {
        <div class=class role=role>
            <Icon shape />
            <div class="notice__text">{children()}</div>
            {dismiss
                .zip(on_dismiss)
                .map(|(words, end)| {
                    view! {
                        <button type="button" class="button button--quiet" on:click=move |_| end.run(())>
                            {text(move || words.get())}
                        </button>
                    }
                })}
        </div>
    }
}
