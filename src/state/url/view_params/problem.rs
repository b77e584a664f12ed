//! What is wrong with a URL.

/// A parameter with an invalid value, which is replaced by the default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParamProblem {
    /// `project` holds what no path segment can carry.
    Project(String),
    /// `page` is no whole number from 1.
    Page(String),
    /// `size` is not on offer.
    Size(String),
    /// `sort` names no columns.
    Sort(String),
    /// `group` names no facet.
    Group(String),
    /// `columns` names no columns, or not the name first.
    Columns(String),
    /// `density` is not on offer.
    Density(String),
}
