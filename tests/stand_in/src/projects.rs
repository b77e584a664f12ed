//! The projects that the stand-in holds.

/// The id of the demo project: 143 profiles.
pub const DEMO: &str = "Dm7143Qx";

/// What a project's rows are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// The documented reply, byte for byte.
    Documented,
    /// What a product team would have.
    Realistic { total: u64, oddities: Oddities },
    /// Rows that differ in what they are filtered and sorted by.
    Faceted,
    /// Texts that try to break the page they are shown on.
    Hostile,
}

/// Where the codes, gaps and values that a client seldom meets lie among realistic rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oddities {
    /// Nowhere.
    Absent,
    /// In the first hundred rows, where a person who looks for one finds it.
    FirstHundred,
    /// In every 25th row: each of them once in 2,500 rows, as rare as in a long-lived project.
    Scattered,
}

/// One project.
#[derive(Debug)]
pub struct Project {
    /// Opaque; percent-encoded in a path.
    pub id: &'static str,
    /// As `GET /v1/api/projects` says it.
    pub name: &'static str,
    /// Where its rows come from.
    pub rows: Rows,
    /// Whether `limited-token` may read it.
    pub open_to_limited_token: bool,
    /// How long every reply about it takes, in milliseconds.
    pub takes_ms: u64,
}

const fn project(id: &'static str, name: &'static str, rows: Rows) -> Project {
    Project {
        id,
        name,
        rows,
        open_to_limited_token: false,
        takes_ms: 0,
    }
}

const fn realistic(total: u64, oddities: Oddities) -> Rows {
    Rows::Realistic { total, oddities }
}

/// All projects, in the order of the list.
pub static ALL: [Project; 9] = [
    Project {
        open_to_limited_token: true,
        ..project(DEMO, "商城小程序", realistic(143, Oddities::FirstHundred))
    },
    project(
        "Lg2500Vn",
        "会员中心 App",
        realistic(2_500, Oddities::Scattered),
    ),
    project(
        "Hg100kZe",
        "全渠道用户平台",
        realistic(100_000, Oddities::Scattered),
    ),
    Project {
        open_to_limited_token: true,
        ..project(
            "Em9tyPrj",
            "新品官网（筹备中）",
            realistic(0, Oddities::Absent),
        )
    },
    project("WlGk4Daj", "GrowingIO 示例项目", Rows::Documented),
    Project {
        takes_ms: 4_000,
        ..project(
            "Sl4w143B",
            "海外站 Overseas store",
            realistic(143, Oddities::FirstHundred),
        )
    },
    project("Hs7ileXd", "测试环境 <QA> & 灰度", Rows::Hostile),
    project(
        "a/b?c#d%e 项目",
        "线下门店 / POS",
        realistic(12, Oddities::Absent),
    ),
    project("Fc1200Et", "用户增长团队 Growth", Rows::Faceted),
];

/// The project with this decoded id.
pub fn find(id: &str) -> Option<&'static Project> {
    ALL.iter().find(|project| project.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_project_is_found_by_its_id_and_no_two_share_one() {
        let ids: BTreeSet<_> = ALL.iter().map(|project| project.id).collect();
        assert_eq!(ids.len(), ALL.len());
        for project in &ALL {
            assert_eq!(find(project.id).map(|found| found.name), Some(project.name));
        }
        assert!(find("nobody").is_none());
    }
}
