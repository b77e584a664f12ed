//! Built-in views: searches that every project is asked.

/// A view that comes with the console.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BuiltInView {
    /// What failed or is overdue.
    NeedsAttention,
    /// What the person at the screen created.
    Mine,
    /// What has no result yet.
    NeverComputed,
    /// What is computed by hand only, and was last 90 days ago or earlier.
    ManualAndOld,
    /// What has the name of another profile.
    SameNames,
    /// What has no description.
    NoDescription,
}

impl BuiltInView {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::NeedsAttention,
        Self::Mine,
        Self::NeverComputed,
        Self::ManualAndOld,
        Self::SameNames,
        Self::NoDescription,
    ];

    /// Its id in the browser's history.
    pub const fn id(self) -> &'static str {
        match self {
            Self::NeedsAttention => "needs-attention",
            Self::Mine => "mine",
            Self::NeverComputed => "never-computed",
            Self::ManualAndOld => "manual-and-old",
            Self::SameNames => "same-names",
            Self::NoDescription => "no-description",
        }
    }

    /// Its search text.
    pub const fn search(self) -> &'static str {
        match self {
            // Two values of a field: the filters of the health summary show them as chosen, which
            // they can't for an OR.
            Self::NeedsAttention => "health:failed,overdue",
            Self::Mine => "creator:@me",
            Self::NeverComputed => "no:computed",
            // A period of more than 90 days includes what was never computed.
            Self::ManualAndOld => "scheduler:once computed:>90d has:computed",
            Self::SameNames => "is:same-name",
            Self::NoDescription => "no:description",
        }
    }
}
