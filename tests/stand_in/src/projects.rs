//! The projects of the mock API.

/// The id of the demo project: 143 profiles.
pub const DEMO: &str = "Dm7143Qx";

/// How a project's rows are generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowSource {
    /// The documented reply, byte for byte.
    Documented,
    /// Plausible rows of a product team.
    Realistic { total: u64, edge_cases: EdgeCases },
    /// Rows with many different values to filter and sort by.
    Faceted,
    /// Texts that test escaping and layout.
    Hostile,
}

/// Where the rare codes, missing fields and malformed values are among realistic rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdgeCases {
    /// In no row.
    Absent,
    /// In the first 100 rows, where they are easy to find by hand.
    FirstHundred,
    /// In every 25th row: each of them once in 2,500 rows, about as rare as in a real project.
    Scattered,
}

/// One project.
#[derive(Debug)]
pub struct Project {
    /// The decoded id; percent-encoded in a path.
    pub id: &'static str,
    /// The name in `GET /v1/api/projects`.
    pub name: &'static str,
    /// How its rows are generated.
    pub rows: RowSource,
    /// Whether `limited-token` may read it.
    pub open_to_limited_token: bool,
    /// The delay of its profile pages, in milliseconds.
    pub delay_ms: u64,
}

const fn project(id: &'static str, name: &'static str, rows: RowSource) -> Project {
    Project {
        id,
        name,
        rows,
        open_to_limited_token: false,
        delay_ms: 0,
    }
}

const fn realistic(total: u64, edge_cases: EdgeCases) -> RowSource {
    RowSource::Realistic { total, edge_cases }
}

/// All projects, in the order of the list.
pub static ALL: [Project; 9] = [
    Project {
        open_to_limited_token: true,
        ..project(DEMO, "商城小程序", realistic(143, EdgeCases::FirstHundred))
    },
    project(
        "Lg2500Vn",
        "会员中心 App",
        realistic(2_500, EdgeCases::Scattered),
    ),
    project(
        "Hg100kZe",
        "全渠道用户平台",
        realistic(100_000, EdgeCases::Scattered),
    ),
    Project {
        open_to_limited_token: true,
        ..project(
            "Em9tyPrj",
            "新品官网（筹备中）",
            realistic(0, EdgeCases::Absent),
        )
    },
    project("WlGk4Daj", "GrowingIO 示例项目", RowSource::Documented),
    Project {
        delay_ms: 4_000,
        ..project(
            "Sl4w143B",
            "海外站 Overseas store",
            realistic(143, EdgeCases::FirstHundred),
        )
    },
    project("Hs7ileXd", "测试环境 <QA> & 灰度", RowSource::Hostile),
    project(
        "a/b?c#d%e 项目",
        "线下门店 / POS",
        realistic(12, EdgeCases::Absent),
    ),
    project("Fc1200Et", "用户增长团队 Growth", RowSource::Faceted),
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
