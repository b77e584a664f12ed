//! Changes, results that were seen and notifications in Chinese.

use crate::i18n::messages::ChangesMessages;

pub static CHANGES: ChangesMessages = ChangesMessages {
    label: "变更",
    label_with_count: |count| format!("变更（{count}）"),
    title: "有哪些变更",
    since: |time| format!("自 {time} 以来："),
    counts: [
        |_, count| format!("{count} 个新失败"),
        |_, count| format!("{count} 个新逾期"),
        |_, count| format!("{count} 个已恢复"),
        |_, count| format!("{count} 个已重新计算"),
        |_, count| format!("{count} 个已改名"),
        |_, count| format!("{count} 个已修改"),
        |_, count| format!("{count} 个新增"),
        |_, count| format!("{count} 个已移除"),
    ],
    separator: " · ",
    nothing: |time| format!("自 {time} 以来没有变更。"),
    not_known: "还没有可以对比的记录：从此浏览器第一次加载完该项目的全部群体画像起，才能知道有哪些变更。",
    partial: "群体画像尚未全部加载，因此不知道哪些已被移除。",
    mark_seen: "标为已看",
    mark_seen_hint: "之后的变更将与现在的状态对比。",
    show: "在表格中查看",
    by: |person| format!("修改人：{person}"),
    formerly: |name| format!("原名“{name}”"),
    more: |count| format!("另有 {count} 个"),
    close: "关闭",
    remember: "在此浏览器中记住群体画像",
    remember_hint: "保存 ID、名称、标识符、状态和时间，用于告知变更和以往的结果。最多保留 90 天，断开连接时清除。",
    switched_off: "控制台的管理员已关闭此功能。",
    forget: "立即清除",
    forgotten: "已清除。下次加载完全部群体画像后重新开始记录。",
    not_stored: "此浏览器没有空间保存群体画像的记录，或不允许保存：无法告知上次以来的变更，其他功能不受影响。",
    too_many: "该项目的群体画像超过 100,000 个，无法保存记录：无法告知上次以来的变更。",
    notify: "有新失败和新逾期时通知我",
    notify_hint: "页面在后台自动刷新时，通过桌面通知告知。",
    notify_denied: "浏览器不允许此页面发送通知，可在浏览器的网站设置中更改。",
    results: "看到的结果",
    results_hint: |count| {
        format!("此浏览器看到的最近 {count} 次结果。空白处表示：没有查看期间可能还有其他结果。")
    },
    result: |stage, time| format!("{stage}，{time}"),
    result_seen: |stage, time| format!("{stage}，看到于 {time}，计算时间无法解析"),
    no_results: "此浏览器还没有看到它的结果。",
    unknown: "未知",
    running_since: |time, duration| {
        format!("自 {time} 起看到它一直在计算（{duration}）。接口不提供开始时间。")
    },
};
