//! The timeline in Chinese.

use crate::i18n::messages::TimelineMessages;

pub static TIMELINE: TimelineMessages = TimelineMessages {
    title: "时间线",
    hint: "接口只提供每个群体画像最近一次的计算结果和最近一次修改，更早的不在其中。",
    kind: "事件",
    all_kinds: "全部",
    results: "计算结果",
    edits: "修改",
    creations: "创建",
    person: "人员",
    everybody: "所有人",
    person_hint: "计算结果不属于任何人，选择人员后不会列出。",
    computed: "计算成功",
    failed: "计算失败",
    edited: "修改定义",
    created: "创建",
    by: "由",
    today: "今天",
    yesterday: "昨天",
    events: |_, count| format!("{count} 个事件"),
    of_all: |rows| format!("来自全部 {rows} 条群体画像"),
    of_loaded: |rows| format!("来自已加载的 {rows} 条群体画像，可能不全"),
    sentence: |events, rows| format!("{events}，{rows}。"),
    separator: "",
    capped: |count| format!("只列出最近的 {count} 个。"),
    unreadable: |_, count| format!("{count} 个时间无法识别，未列出。"),
    future: |_, count| format!("{count} 个时间在将来，未列出。"),
    nothing: "没有这样的事件。",
};
