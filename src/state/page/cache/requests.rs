//! What a page still lacks is requested, and what arrived is kept in memory, within a bound.

use std::sync::Arc;

use super::{CachedPage, LoadAction, PageCache, PageKey, Progress};
use crate::domain::Slice;
use crate::state::page::content::PageContent;
use crate::state::page::parts::Parts;

/// Rows kept in memory beside the page on screen: twenty pages of the largest size.
const CACHED_ROWS: usize = 20_000;

impl PageCache {
    pub(super) fn send(&mut self, key: PageKey) -> LoadAction {
        self.last_id += 1;
        self.progress = Progress::Waiting {
            id: self.last_id,
            slow: false,
        };
        let slice = self.next_slice(&key);
        LoadAction::Fetch(self.last_id, key, slice)
    }

    /// What the wanted page lacks, or the first page while a refused one is looked into.
    pub(super) fn next_slice(&self, key: &PageKey) -> Slice {
        let Slice { limit, offset } = key.slice();
        if self.refused.is_some() {
            return self.size.slice(0, limit);
        }
        let received = self.parts.received();
        let rest = u64::from(limit).saturating_sub(received);
        let rest = u32::try_from(rest).unwrap_or(limit);
        self.size.slice(offset + received, rest)
    }

    /// Whether a failure of this request may lead to a smaller one.
    pub fn may_shrink(&self, slice: Slice) -> bool {
        self.size.may_shrink(slice)
    }

    /// Puts a page in memory, in the place of an older one. Of a reply that contradicts itself only
    /// the warnings are taken, where there are rows: they stay, with their age.
    pub(super) fn store(&mut self, key: PageKey, content: PageContent, now: i64) {
        let held = self.cached.iter().position(|(cached, _)| *cached == key);
        let held = held.map(|index| self.cached.remove(index).1);
        let page = match held.filter(|page| page.rows() > 0) {
            Some(held) if content.is_contradiction() => held.with_warnings(content),
            Some(_) | None => CachedPage {
                content: Arc::new(content),
                fetched_at: now,
                groups: None,
            },
        };
        self.cached.push((key, page));
        self.evict();
    }

    /// Forgets a page of which only a part arrived.
    pub(super) fn drop_parts(&mut self) {
        if self.parts.are_shown() {
            let wanted = self.wanted.as_ref();
            self.cached.retain(|(key, _)| Some(key) != wanted);
        }
        self.parts = Parts::default();
        self.refused = None;
    }

    /// Forgets the pages used longest ago, past [`CACHED_ROWS`].
    fn evict(&mut self) {
        let mut rows: usize = self.cached.iter().map(|(_, page)| page.rows()).sum();
        while rows > CACHED_ROWS && self.cached.len() > 1 {
            let (_, page) = self.cached.remove(0);
            rows -= page.rows();
        }
    }
}
