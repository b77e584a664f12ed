//! Names that differ: who, which of them, for whom.

use super::{
    scopes::SCOPES,
    words::{BASES, QUALIFIERS, Tongue},
};

/// What a segment is called.
pub struct Named {
    pub name: String,
    /// `seg_...`, of `[a-z0-9_]`.
    pub key: String,
    /// Empty where its maker wrote none.
    pub description: String,
}

/// The name of a row among `total`. No two rows share one: the words below make 112,368.
pub fn of(index: u64, total: u64) -> Named {
    // The short names come first, so they are dealt out over the whole project:
    // 7919 is prime and divides no total, so this meets every place once.
    let place = (index.wrapping_mul(7_919) % total.max(1)) as usize;
    let (bases, pairs) = (BASES.len(), BASES.len() * QUALIFIERS.len());
    let (tongue, who, key, description) = BASES[place % bases];
    let mut named = Named {
        name: who.to_owned(),
        key: format!("seg_{key}"),
        description: description.to_owned(),
    };
    if let Some(place) = place.checked_sub(bases) {
        // Another step for each base, or every first qualifier would be the same.
        let which = place / bases + place % bases * 5;
        named.add(tongue, QUALIFIERS[which % QUALIFIERS.len()]);
        if let Some(place) = place.checked_sub(pairs) {
            let whose = place / pairs + place % pairs * 7;
            named.add(tongue, SCOPES[whose % SCOPES.len()]);
        }
    }
    named
}

impl Named {
    fn add(&mut self, tongue: Tongue, (zh, en, key): (&str, &str, &str)) {
        let (joint, word, stop) = match tongue {
            Tongue::Zh => ("·", zh, "；"),
            Tongue::En => (", ", en, "; "),
        };
        self.name.push_str(joint);
        self.name.push_str(word);
        self.key.push('_');
        self.key.push_str(key);
        if !self.description.is_empty() {
            self.description.push_str(stop);
            self.description.push_str(word);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_two_rows_of_a_project_share_a_name_or_a_key() {
        for total in [12, 143, 2_500, 100_000] {
            let named: Vec<Named> = (0..total).map(|index| of(index, total)).collect();
            let names: HashSet<_> = named.iter().map(|named| &named.name).collect();
            let keys: HashSet<_> = named.iter().map(|named| &named.key).collect();
            assert_eq!(names.len(), named.len(), "names of {total}");
            assert_eq!(keys.len(), named.len(), "keys of {total}");
        }
    }
}
