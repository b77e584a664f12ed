//! Explanations of a profile's health in Chinese.

use crate::i18n::messages::HealthReasonMessages;

pub static HEALTH_REASONS: HealthReasonMessages = HealthReasonMessages {
    stage_error: "最近一次计算失败。",
    stage_running: "正在计算。",
    stage_ready: "等待计算。",
    stage_none: "从未计算过。",
    stage_unknown: "接口返回的计算状态没有对应的含义，无法判断。",
    no_stage: "接口没有返回计算状态，无法判断。",
    manual: "仅在手动触发时计算，不存在逾期。",
    in_time: |schedule, age| format!("{schedule}，上次计算在 {age}前，未逾期。"),
    future_date: "最近计算的时间晚于当前时间，两者之一有误。",
    late: |schedule, age, late| format!("{schedule}，上次计算在 {age}前，已逾期 {late}。"),
    no_date: |schedule| format!("{schedule}，状态为计算成功，但没有有效的计算时间。"),
    no_result: "，还没有计算结果。",
    unreadable_date: "，但无法识别最近计算的时间，不能判断是否逾期。",
    running: "正在计算。",
    ready: "正在排队等待计算。",
    running_stays_old: "计算正在进行，但完成之前仍是旧数据。",
    ready_stays_old: "正在排队等待计算，但完成之前仍是旧数据。",
    no_schedule: "未说明更新频次",
    with_deadline: |schedule, time, zone| format!("{schedule}（应于{time} 前完成，{zone} 时间）"),
    without_deadline: |schedule, age| format!("{schedule}（未设截止时间，结果不应早于 {age}前）"),
    weekdays: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
    and_schedule: |schedule| format!("{schedule}。"),
    due_soon: |duration| format!("距截止时间还有 {duration}，新的结果还没有算出。"),
    clock_differs: |duration, word| {
        format!("本机时钟比服务器{word} {duration}。健康度按服务器时间判断；请校准本机时钟。")
    },
    clock_ahead: "快",
    clock_behind: "慢",
    clock_in_doubt: |duration| {
        format!(
            "最新的计算时间比本机时钟晚 {duration}，又无法读取服务器的时间：本机时钟可能不准，是否逾期的判断也就不一定可靠。"
        )
    },
};
