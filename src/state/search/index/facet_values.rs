//! Interned strings: the distinct values of a facet or a column, each with an index.

use std::collections::HashMap;

use crate::state::search::case_folding::looks_like;

/// Distinct values in the order of their first occurrence.
#[derive(Default)]
pub struct FacetValues {
    indices: HashMap<Box<str>, u32>,
    texts: Vec<Box<str>>,
}

impl FacetValues {
    /// The index of a value; a value that is new is added.
    pub fn intern(&mut self, value: &str) -> u32 {
        if let Some(index) = self.indices.get(value) {
            return *index;
        }
        let index = self.texts.len() as u32;
        self.texts.push(value.into());
        self.indices.insert(value.into(), index);
        index
    }

    /// All values, by index.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(|text| &**text)
    }

    /// By index, whether the value looks like one of `wanted`.
    pub fn matching(&self, wanted: &[String]) -> Vec<bool> {
        self.iter()
            .map(|value| wanted.iter().any(|wanted| looks_like(wanted, value)))
            .collect()
    }
}
