//! Lines of the table, as its slots show them: rows, and headings of groups.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::health_bar::{health_bar, health_words};
use super::super::row::RowContent;
use super::super::search::{person_name, value_name};
use super::rendered_page::RenderedPage;
use crate::domain::Facet;
use crate::i18n::{Locale, intl};
use crate::state::page::page_groups::GroupHeading;

/// What a line shows. One value, so that a slot follows one signal.
#[derive(Clone, Debug, PartialEq)]
pub enum LineContent {
    /// A profile.
    Profile(RowContent),
    /// The heading of a group.
    Heading(HeadingContent),
}

/// What the heading of a group shows.
#[derive(Clone, Debug, PartialEq)]
pub struct HeadingContent {
    /// By whose values rows are grouped.
    pub facet: Facet,
    /// The group.
    pub heading: GroupHeading,
    /// The language.
    pub locale: Locale,
}

impl LineContent {
    /// The line of a page at an index.
    pub fn of(rendered: &RenderedPage, index: usize, locale: Locale) -> Option<Self> {
        let page = rendered.page.as_ref()?;
        if let Some((heading, facet)) = page.heading_at(index).zip(rendered.facet) {
            let heading = heading.clone();
            return Some(Self::Heading(HeadingContent {
                facet,
                heading,
                locale,
            }));
        }
        Some(Self::Profile(RowContent {
            profile: Arc::clone(page.profile_at(index)?),
            words: rendered.words.clone(),
            locale,
        }))
    }

    /// The heading, if it is one.
    pub fn heading(&self) -> Option<&HeadingContent> {
        match self {
            Self::Heading(heading) => Some(heading),
            Self::Profile(_) => None,
        }
    }

    /// The profile's row, if it is one.
    pub fn row(&self) -> Option<&RowContent> {
        match self {
            Self::Heading(_) => None,
            Self::Profile(row) => Some(row),
        }
    }
}

impl HeadingContent {
    /// What the group is called.
    pub fn name(&self) -> String {
        let (group, texts) = (&self.heading.group, self.locale.messages());
        match &group.name {
            Some(name) => person_name(name, &group.value),
            None => value_name(self.facet, &group.value, texts),
        }
    }

    /// What the group is called, and how many profiles it has.
    pub fn label(&self) -> String {
        let count = self.heading.group.count();
        let text = intl::number(self.locale, count.into());
        (self.locale.messages().groups.heading)(&self.name(), count, &text)
    }

    /// What stands beside the name.
    pub fn details(&self) -> impl IntoView + use<> {
        let group = &self.heading.group;
        let count = intl::number(self.locale, group.count().into());
        let words = health_words(&group.health, self.locale, self.locale.messages());
        view! {
            <span class="group__count">{count}</span>
            {health_bar(&group.health, Some(words))}
        }
    }
}
