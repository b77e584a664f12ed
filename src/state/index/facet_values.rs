//! The different values of a facet, each once.

use std::collections::HashMap;

/// Values by the order in which they were first seen.
#[derive(Default)]
pub struct FacetValues {
    places: HashMap<Box<str>, u32>,
    texts: Vec<Box<str>>,
}

impl FacetValues {
    /// The place of a value, a new one where it wasn't seen before.
    pub fn place(&mut self, value: &str) -> u32 {
        if let Some(place) = self.places.get(value) {
            return *place;
        }
        let place = self.texts.len() as u32;
        self.texts.push(value.into());
        self.places.insert(value.into(), place);
        place
    }

    /// All of them, by place.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(|text| &**text)
    }

    /// The places of those that are one of `wanted`, capitals aside.
    pub fn places_of(&self, wanted: &[String]) -> Vec<bool> {
        self.iter()
            .map(|value| {
                wanted
                    .iter()
                    .any(|wanted| wanted.eq_ignore_ascii_case(value))
            })
            .collect()
    }
}
