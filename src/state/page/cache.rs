//! Cache of pages: the page on screen and those that were on screen before, as a pure state
//! machine. What it decides, `page_loader` does.
//!
//! Every request has an id. What a change replaces loses its id, so that a late reply can't be
//! taken for the page that is wanted now.

mod past_the_end;
mod requests;

use std::sync::Arc;

use crate::api::Failure;
use crate::domain::{PageNumber, PageSize, ProjectId, SegmentProfile, Slice};
use crate::state::page::content::PageContent;
use crate::state::page::page_groups::PageGroups;
use crate::state::page::parts::Parts;
use crate::state::request_size::RequestSize;

/// What identifies a page of one session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageKey {
    /// Whose profiles.
    pub project: ProjectId,
    /// Which page.
    pub page: PageNumber,
    /// Of how many rows.
    pub size: PageSize,
}

impl PageKey {
    /// What to ask the API for.
    pub fn slice(&self) -> Slice {
        self.page.slice(self.size)
    }
}

/// A page in memory.
#[derive(Clone, Debug)]
pub struct CachedPage {
    /// What arrived.
    pub content: Arc<PageContent>,
    /// When, in milliseconds since 1970.
    pub fetched_at: i64,
    /// Its rows in groups, where they are shown so. It is made anew together with the content.
    pub groups: Option<Arc<PageGroups>>,
}

/// Identifies one request.
pub type LoadId = u64;

/// What a change of the state asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadAction {
    /// Nothing to do: the page is in memory, or its request is on its way already.
    Nothing,
    /// End the request that is on its way, if there is one.
    Abort,
    /// The same, then send this one: for the page, or a part of it.
    Fetch(LoadId, PageKey, Slice),
}

/// How the wanted page's request stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// None is on its way, and the last one, if any, was fine.
    #[default]
    Settled,
    /// One is on its way.
    Waiting {
        /// The request whose reply is taken.
        id: LoadId,
        /// Whether it takes so long that people should be told.
        slow: bool,
    },
    /// The last one failed.
    Failed(Failure),
}

/// The pages of a session.
#[derive(Clone, Debug, Default)]
pub struct PageCache {
    wanted: Option<PageKey>,
    progress: Progress,
    /// The rows of the wanted page that arrived so far.
    parts: Parts,
    /// Why the wanted page was refused, while the first one is asked for what there is.
    refused: Option<Failure>,
    size: RequestSize,
    /// The pages in memory, the one used last at the end.
    cached: Vec<(PageKey, CachedPage)>,
    last_id: LoadId,
    last_finished_at: Option<i64>,
}

impl PageCache {
    /// Wants a page: from memory where it is there, else by a request.
    pub fn show(&mut self, key: PageKey) -> LoadAction {
        if self.wanted.as_ref() == Some(&key) {
            return LoadAction::Nothing;
        }
        self.drop_parts();
        self.wanted = Some(key.clone());
        if let Some(index) = self.cached.iter().position(|(cached, _)| *cached == key) {
            let page = self.cached.remove(index);
            self.cached.push(page);
            self.progress = Progress::Settled;
            return LoadAction::Abort;
        }
        self.fetch(key)
    }

    /// Requests the wanted page again; its old rows stay until the reply. The other pages are
    /// forgotten: they would show an older list than this one.
    pub fn refresh(&mut self) -> LoadAction {
        let wanted = self.wanted.as_ref();
        self.cached.retain(|(key, _)| Some(key) == wanted);
        match (&self.progress, &self.wanted) {
            (Progress::Waiting { .. }, _) | (_, None) => LoadAction::Nothing,
            (Progress::Settled | Progress::Failed(_), Some(key)) => self.fetch(key.clone()),
        }
    }

    /// Wants no page for now; those in memory stay.
    pub fn rest(&mut self) -> LoadAction {
        self.drop_parts();
        self.wanted = None;
        self.progress = Progress::Settled;
        LoadAction::Abort
    }

    /// Forgets everything: the session or its project ended. Ids of requests go on, so that no
    /// old reply is taken for a new one.
    pub fn clear(&mut self) -> LoadAction {
        let last_id = self.last_id;
        *self = Self {
            last_id,
            ..Self::default()
        };
        LoadAction::Abort
    }

    /// Takes the reply to a request, at `now` (milliseconds since 1970). A request that was
    /// replaced changes nothing.
    pub fn settle(
        &mut self,
        id: LoadId,
        result: Result<PageContent, Failure>,
        now: i64,
    ) -> LoadAction {
        let Some(key) = self.wanted.clone().filter(|_| self.waits_for(id)) else {
            return LoadAction::Nothing;
        };
        self.last_finished_at = Some(now);
        if let Some(failure) = self.refused.take() {
            self.progress = self.answer_refusal(&key, failure, result, now);
            return LoadAction::Nothing;
        }
        let slice = self.next_slice(&key);
        match result {
            Ok(content) => {
                self.size.on_reply(slice);
                let (content, is_whole) = self.parts.add(content, key.slice());
                if is_whole || self.parts.may_show(self.shown().is_some()) {
                    self.store(key.clone(), content, now);
                }
                if !is_whole {
                    return self.send(key);
                }
                self.parts = Parts::default();
                self.progress = Progress::Settled;
            }
            Err(failure) if self.size.on_failure(slice, &failure.error) => {
                return self.send(key);
            }
            Err(failure) => {
                if self.asks_for_the_end(&key, &failure) {
                    self.refused = Some(failure);
                    return self.send(key);
                }
                self.progress = self.unless_past_the_end(&key, failure, now);
            }
        }
        LoadAction::Nothing
    }

    /// Notes that a request takes long.
    pub fn mark_long(&mut self, id: LoadId) {
        if self.waits_for(id) {
            self.progress = Progress::Waiting { id, slow: true };
        }
    }

    /// The page that is wanted.
    pub fn wanted(&self) -> Option<&PageKey> {
        self.wanted.as_ref()
    }

    /// The wanted page, if it is in memory; never another one.
    pub fn shown(&self) -> Option<&CachedPage> {
        let wanted = self.wanted.as_ref()?;
        self.cached
            .iter()
            .find(|(key, _)| key == wanted)
            .map(|(_, page)| page)
    }

    /// The profile with this id on any page of the project in memory, the page used last first.
    pub fn profile(&self, project: &ProjectId, id: &str) -> Option<Arc<SegmentProfile>> {
        let pages = self.cached.iter().rev();
        let mut pages = pages.filter(|(key, _)| key.project == *project);
        pages.find_map(|(_, page)| {
            let content = &page.content;
            Some(Arc::clone(&content.rows[content.position(id)?]))
        })
    }

    /// When a request came to an end last, in milliseconds since 1970.
    pub fn last_finished_at(&self) -> Option<i64> {
        self.last_finished_at
    }

    /// How the wanted page's request stands.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    fn waits_for(&self, expected: LoadId) -> bool {
        matches!(self.progress, Progress::Waiting { id, .. } if id == expected)
    }

    fn fetch(&mut self, key: PageKey) -> LoadAction {
        self.parts = Parts::default();
        self.refused = None;
        self.send(key)
    }
}

/// Two are the same if they are the same reply: no row is compared.
impl PartialEq for CachedPage {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.content, &other.content)
    }
}

impl CachedPage {
    fn rows(&self) -> usize {
        self.content.rows.len()
    }

    /// Whether it shows nothing: neither a row nor the heading of a group.
    pub fn is_empty(&self) -> bool {
        self.content.rows.is_empty() && self.line_count() == 0
    }

    /// The same rows with the warnings of a later reply.
    fn with_warnings(self, later: PageContent) -> Self {
        let content = PageContent {
            warnings: later.warnings,
            ..(*self.content).clone()
        };
        Self {
            content: Arc::new(content),
            ..self
        }
    }
}

#[cfg(test)]
mod tests;
