//! Forty rows to search in, read on 2026-11-26 at 10:00 in UTC+8.

use std::sync::Arc;

use crate::domain::{
    Detector, HOUR_MS, HealthRules, ProfileType, Scheduler, SegmentProfile, Stage, Timestamp,
};
use crate::state::changes::{ChangeKind, ChangeKinds};
use crate::state::search::filter::{Filter, KnownValues};
use crate::state::search::index::{Days, Index, Query, QueryInputs};
use crate::state::search::sorting::Sorting;

/// 2026-11-26T02:00:00Z, which is 10:00 in UTC+8.
pub const NOW: i64 = 1_795_658_400_000;
const DAY_MS: i64 = 24 * HOUR_MS;

/// Id, name, key, description, type, schedule, stage, hours since it was computed (negative:
/// never), creator's id and name, editor's name, days since it was created.
type Row = (
    u32,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    i64,
    (&'static str, &'static str),
    &'static str,
    i64,
);

const WANG: (&str, &str) = ("u1", "王小明");
const LI: (&str, &str) = ("u2", "李娜");
const ADMIN: (&str, &str) = ("u3", "管理员");
const EMMA: (&str, &str) = ("u4", "Emma Chen");
const WANG_2: (&str, &str) = ("u5", "王小明");
const NOBODY: (&str, &str) = ("", "");

#[rustfmt::skip]
const ROWS: [Row; 40] = [
    (1, "高价值客户", "seg_high_value", "近30天消费", "DIRECT", "DAILY", "FINISH", 1, WANG, "王小明", 1),
    (2, "高价值 VIP 客户", "seg_vip", "", "DIRECT", "DAILY", "ERROR", 2, LI, "李娜", 2),
    (3, "VIP light", "seg_vip_light", "light users", "FROM_FUNNEL", "DAILY", "FINISH", 40, EMMA, "李娜", 3),
    (4, "新客", "seg_new", "", "DIRECT", "ONCE", "FINISH", 200, ADMIN, "管理员", 4),
    (5, "“双十一”大促人群", "double_11", "大促 (北京)", "FROM_FILES", "ONCE", "FINISH", 300, ADMIN, "管理员", 15),
    (6, "\"A\"组", "group_a", "A/B 实验", "DIRECT", "DAILY", "RUNNING", 5, WANG, "Emma Chen", 6),
    (7, "\"B\"组", "group_b", "A/B 实验", "DIRECT", "DAILY", "RUNNING", 50, WANG, "Emma Chen", 6),
    (8, "VIP（北京）", "vip_bj", "", "DIRECT", "WEEKLY", "FINISH", 100, LI, "", 20),
    (9, "VIP (上海)", "vip_sh", "", "DIRECT", "WEEKLY", "FINISH", 200, LI, "", 21),
    (10, "(测试) 沉默用户", "test_silent", "", "DIRECT", "DAILY", "NONE", -1, NOBODY, "", 0),
    (11, "流失预警", "churn", "30 天未登录", "FROM_RETENTION", "DAILY", "ERROR", 30, ADMIN, "王小明", 40),
    (12, "流失召回", "win_back", "30 天未登录, 有消费", "FROM_RETENTION", "DAILY", "FINISH", 3, ADMIN, "王小明", 41),
    (13, "沉默用户", "silent", "", "FROM_FREQUENCY", "AUTO", "FINISH", 4, WANG_2, "", 42),
    (14, "沉默用户", "silent_2", "", "FROM_FREQUENCY", "AUTO", "READY", 6, WANG_2, "", 43),
    (15, "活动：春节", "spring", "", "DIRECT", "ONCE", "NONE", -1, EMMA, "Emma Chen", 44),
    (16, "10:30 推送", "push_1030", "", "DIRECT", "ONCE", "NONE", -1, EMMA, "", 45),
    (17, "5* 酒店", "hotel_5", "", "SQL", "HOURLY", "QUEUED", 7, NOBODY, "", 46),
    (18, "A - B", "a_minus_b", "", "SQL", "HOURLY", "FINISH", 8, NOBODY, "", 47),
    (19, "OR 测试", "or_test", "", "DIRECT", "DAILY", "FINISH", 9, LI, "", 48),
    (20, "éclair", "eclair", "Pâtisserie", "DIRECT", "DAILY", "FINISH", 10, EMMA, "", 49),
    (21, "会员日", "member_day", "", "FROM_FILES", "ONCE", "FINISH", 24, LI, "李娜", 50),
    (22, "会员 日 预热", "member_pre", "", "FROM_FILES", "ONCE", "ERROR", 25, LI, "李娜", 51),
    (23, "ＶＩＰ全角", "vip_wide", "", "DIRECT", "DAILY", "FINISH", 26, WANG, "", 52),
    (24, "Zoom 用户", "", "", "DIRECT", "DAILY", "FINISH", 11, WANG, "", 53),
    (25, "无标识符", "", "no key", "DIRECT", "DAILY", "FINISH", 12, WANG, "", 54),
    (26, "", "unnamed", "没有名称", "DIRECT", "DAILY", "FINISH", 13, ADMIN, "", 55),
    (27, "app 活跃", "app_active", "", "FROM_FUNNEL", "DAILY", "RUNNING", 14, ADMIN, "", 56),
    (28, "APP 活跃", "app_active_2", "", "FROM_FUNNEL", "DAILY", "FINISH", 15, ADMIN, "", 57),
    (29, "web 活跃", "web_active", "", "FROM_FUNNEL", "DAILY", "FINISH", 36, ADMIN, "", 58),
    (30, "小程序", "mini", "", "FROM_WXAPP", "DAILY", "FINISH", 16, NOBODY, "", 59),
    (31, "裂变", "share", "", "FROM_SHARE_CHAIN", "DAILY", "FINISH", 17, NOBODY, "", 60),
    (32, "学生", "student", "C:\\data", "DIRECT", "ONCE", "FINISH", 2500, EMMA, "", 100),
    (33, "教师", "teacher", "", "DIRECT", "ONCE", "FINISH", 2600, EMMA, "", 110),
    (34, "家长", "parent", "", "DIRECT", "WEEKLY", "FINISH", 150, EMMA, "", 120),
    (35, "校友", "alumni", "", "DIRECT", "WEEKLY", "NONE", -1, EMMA, "", 130),
    (36, "高净值", "hnw", "资产, 高", "DIRECT", "DAILY", "FINISH", 18, WANG, "管理员", 140),
    (37, "高频", "hf", "", "FROM_FREQUENCY", "DAILY", "FINISH", 19, WANG, "管理员", 150),
    (38, "低频", "lf", "", "FROM_FREQUENCY", "DAILY", "ERROR", 20, WANG, "管理员", 160),
    (39, "x!important", "bang", "-10% 折扣", "DIRECT", "DAILY", "FINISH", 21, LI, "", 170),
    (40, "@me", "at_me", "to: me", "DIRECT", "DAILY", "FINISH", 22, LI, "", 180),
];

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn time(epoch_ms: i64) -> Timestamp {
    Timestamp::from_number(&epoch_ms.to_string())
}

/// The rows; each was edited a day after it was created, if anybody edited it.
pub fn rows() -> Vec<Arc<SegmentProfile>> {
    let rows = ROWS.into_iter().map(
        |(id, name, key, description, kind, scheduler, stage, hours, creator, editor, days)| {
            Arc::new(SegmentProfile {
                name: some(name),
                key: some(key),
                created_by: Some(ProfileType::from_code(kind)),
                description: some(description),
                scheduler: Some(Scheduler::from_code(scheduler)),
                detector: Some(Detector {
                    stage: Some(Stage::from_code(stage)),
                    detected_at: (hours >= 0).then(|| time(NOW - hours * HOUR_MS)),
                }),
                creator_id: some(creator.0),
                creator: some(creator.1),
                created_at: Some(time(NOW - days * DAY_MS)),
                updater: some(editor),
                updated_at: some(editor).map(|_| time(NOW - (days - 1) * DAY_MS)),
                ..SegmentProfile::with_id(&format!("r{id}"))
            })
        },
    );
    rows.collect()
}

/// An index of the rows.
pub fn index() -> Index {
    let mut index = Index::default();
    index.set_rows(&rows());
    index
}

/// UTC+8, a person at the screen, two rows with a star and two that are selected.
pub fn inputs(me: &[String]) -> QueryInputs<'_> {
    QueryInputs {
        me,
        is_starred: &|id| matches!(id, "r1" | "r14"),
        is_selected: &|id| matches!(id, "r2" | "r14"),
        changes: &|id| match id {
            "r3" => ChangeKinds::default()
                .with(ChangeKind::Failed)
                .with(ChangeKind::Edited),
            "r5" => ChangeKinds::default().with(ChangeKind::Added),
            _ => ChangeKinds::default(),
        },
        is_long_running: &|id| id == "r6",
        days: Days {
            of: |epoch_ms| (epoch_ms + 8 * HOUR_MS).div_euclid(DAY_MS),
            start: |day| day * DAY_MS - 8 * HOUR_MS,
        },
    }
}

/// Runs `check` with the values of the rows.
pub fn known(index: &Index, check: impl FnOnce(&KnownValues<'_>)) {
    check(&KnownValues {
        finds_any: &|facet, value| index.finds_any(facet, value),
        values: &|facet| index.written_values(facet),
        has_me: true,
    });
}

/// The numbers of the rows that a filter finds.
pub fn found(index: &Index, filter: &Filter) -> String {
    let result = index.query(&Query {
        filter,
        sorting: &Sorting::default(),
        rules: HealthRules::default(),
        now: NOW,
        inputs: inputs(&["u4".to_owned(), "Emma Chen".to_owned()]),
    });
    let numbers = result.rows.iter().map(|row| (row + 1).to_string());
    numbers.collect::<Vec<_>>().join(" ")
}
