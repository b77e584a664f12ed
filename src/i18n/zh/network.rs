//! Retries, refresh, releases and error details in Chinese.

use crate::i18n::messages::{ErrorDetailMessages, NetworkMessages};

pub const NETWORK: NetworkMessages = NetworkMessages {
    retry_in: |title, seconds| format!("{title}，{seconds} 秒后自动重试"),
    retry_soon: |title| format!("{title}，即将重试"),
    retry_now: "立即重试",
    offline: "网络已断开。已加载的数据仍可查看，联网后会自动刷新一次。",
    auto_refresh: "自动刷新",
    off: "不自动刷新",
    seconds: |count| format!("每 {count} 秒"),
    minutes: |count| format!("每 {count} 分钟"),
    slowed_by_requests: |pace, count| {
        format!("刷新整个项目需要 {count} 次请求，自动刷新已放慢为{pace}一次。")
    },
    slowed_by_limit: |pace| format!("接口限制了请求频率，自动刷新暂时放慢为{pace}一次。"),
    just_now: "刚刚",
    minutes_ago: |count| format!("{count} 分钟前"),
    hours_ago: |count| format!("{count} 小时前"),
    days_ago: |count| format!("{count} 天前"),
    version: |name| format!("版本 {name}"),
    newer_version: "控制台已发布新版本，重新加载后生效。您的位置会保留。",
    reload: "重新加载",
    lazy_loading: "正在加载…",
    lazy_failed: "这部分界面加载失败。请检查网络后重试；如果刚发布了新版本，请刷新页面。",
    copy_details: "复制详细信息",
    details: ErrorDetailMessages {
        version: "版本",
        error: "错误",
        status: "HTTP 状态码",
        server_message: "接口返回",
        address: "请求地址",
        attempts: "请求次数",
        time: "时间",
        page: "页面",
        browser: "浏览器",
    },
    show_unreadable: "查看原始数据",
    unreadable_title: "无法解析的数据",
    unreadable_shown: |shown, all| format!("显示前 {shown} 条，共 {all} 条。"),
    copy_json: "复制 JSON",
};
