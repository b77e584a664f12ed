//! Inline notice, an alert or a status, with an optional button that dismisses it.

use leptos::prelude::*;

use super::{Icon, Shape};

/// How severe a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Something is good to know.
    Info,
    /// Something needs attention.
    Warning,
    /// Something failed.
    Error,
}

impl Severity {
    const fn class(self) -> &'static str {
        match self {
            Self::Info => "notice notice--info",
            Self::Warning => "notice notice--warning",
            Self::Error => "notice notice--error",
        }
    }

    /// An alert interrupts what a screen reader says, a status waits.
    const fn role(self) -> &'static str {
        match self {
            Self::Info => "status",
            Self::Warning | Self::Error => "alert",
        }
    }

    const fn shape(self) -> Shape {
        match self {
            Self::Info => Shape::Info,
            Self::Warning => Shape::Warning,
            Self::Error => Shape::Cross,
        }
    }
}

/// A notice, announced when it appears. It stays unless `on_dismiss` is given.
#[component]
pub fn Notice(
    /// How severe it is.
    severity: Severity,
    /// The words of the button that dismisses it.
    #[prop(optional, into)]
    dismiss_label: Signal<String>,
    /// Called by that button; without it there is none.
    #[prop(optional, into)]
    on_dismiss: Option<Callback<()>>,
    /// What it says.
    children: Children,
) -> impl IntoView {
    let dismiss = on_dismiss.map(|on_dismiss| {
        view! {
            <button type="button" class="button button--quiet" on:click=move |_| on_dismiss.run(())>
                {dismiss_label}
            </button>
        }
    });
    view! {
        <div class=severity.class() role=severity.role()>
            <Icon shape=severity.shape() />
            <div class="notice__text">{children()}</div>
            {dismiss}
        </div>
    }
}
