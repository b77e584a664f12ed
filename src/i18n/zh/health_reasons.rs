//! Explanations of a profile's health in Chinese.

use crate::i18n::messages::HealthReasonMessages;

pub const HEALTH_REASONS: HealthReasonMessages = HealthReasonMessages {
    stage_error: "最近一次计算失败。",
    stage_running: "正在计算。",
    stage_ready: "等待计算。",
    stage_none: "从未计算过。",
    stage_unknown: "接口返回的计算状态没有对应的含义，无法判断。",
    no_stage: "接口没有返回计算状态，无法判断。",
    manual: "仅在手动触发时计算，不存在逾期。",
    in_time: |schedule, age| format!("{schedule}，上次计算在 {age}前，未逾期。"),
    future_date: "最近计算的时间晚于本机时钟，两者之一有误。",
    late: |schedule, age, late| format!("{schedule}，上次计算在 {age}前，已逾期 {late}。"),
    no_date: |schedule| format!("{schedule}，状态为计算成功，但没有有效的计算时间。"),
    no_schedule: "未说明更新频次",
};
