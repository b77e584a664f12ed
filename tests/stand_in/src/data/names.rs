//! Unique segment names, composed of a base, a qualifier and a scope.

use super::{
    scopes::SCOPES,
    words::{BASES, Language, QUALIFIERS},
};

/// The texts of a segment.
pub struct SegmentText {
    pub name: String,
    /// `seg_...`, of `[a-z0-9_]`.
    pub key: String,
    /// May be empty.
    pub description: String,
}

/// The texts of the row at `index` of `total`. Names are unique for up to 112,368 rows.
pub fn segment_text(index: u64, total: u64) -> SegmentText {
    // A permutation of the indices, so that the short names are spread over the whole project: 7919 is prime and
    // divides no total.
    let position = (index.wrapping_mul(7_919) % total.max(1)) as usize;
    let (bases, pairs) = (BASES.len(), BASES.len() * QUALIFIERS.len());
    let (language, base, key, description) = BASES[position % bases];
    let mut segment = SegmentText {
        name: base.to_owned(),
        key: format!("seg_{key}"),
        description: description.to_owned(),
    };
    if let Some(position) = position.checked_sub(bases) {
        // Shifted for each base, or all bases would begin with the same qualifier.
        let qualifier = position / bases + position % bases * 5;
        segment.add(language, QUALIFIERS[qualifier % QUALIFIERS.len()]);
        if let Some(position) = position.checked_sub(pairs) {
            let scope = position / pairs + position % pairs * 7;
            segment.add(language, SCOPES[scope % SCOPES.len()]);
        }
    }
    segment
}

impl SegmentText {
    fn add(&mut self, language: Language, (zh, en, key): (&str, &str, &str)) {
        let (separator, word, delimiter) = match language {
            Language::Zh => ("·", zh, "；"),
            Language::En => (", ", en, "; "),
        };
        self.name.push_str(separator);
        self.name.push_str(word);
        self.key.push('_');
        self.key.push_str(key);
        if !self.description.is_empty() {
            self.description.push_str(delimiter);
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
            let segment: Vec<SegmentText> =
                (0..total).map(|index| segment_text(index, total)).collect();
            let names: HashSet<_> = segment.iter().map(|segment| &segment.name).collect();
            let keys: HashSet<_> = segment.iter().map(|segment| &segment.key).collect();
            assert_eq!(names.len(), segment.len(), "names of {total}");
            assert_eq!(keys.len(), segment.len(), "keys of {total}");
        }
    }
}
