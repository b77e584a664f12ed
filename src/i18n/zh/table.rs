//! The texts of the table's states in Chinese.

use crate::i18n::messages::TableMessages;

pub const TABLE: TableMessages = TableMessages {
    export: "导出",
    loading: "正在加载群体画像…",
    rows_loaded: |_, count| format!("本页显示 {count} 条群体画像"),
    still_waiting: "仍在等待接口响应…",
    empty_title: "此项目还没有群体画像",
    empty_advice: "在 GrowingIO 中创建后，点击“刷新”即可看到。",
    past_end_title: "这一页没有数据",
    past_end_advice: |total| format!("该页已超出列表末尾，列表共 {total} 条。"),
    past_end_unknown: "该页已超出列表末尾。",
    go_to_last: |page| format!("前往末页（第 {page} 页）"),
    go_to_first: "返回第一页",
    stale_rows: |time| format!("下方仍是 {time} 获取的数据。"),
    change_token: "更换令牌",
    server_message: |words| format!("接口返回：{words}"),
    http_status: |status| format!("HTTP {status}"),
    unreadable_rows: |_, count| format!("本页有 {count} 条数据无法解析，未显示。"),
    unreadable_loaded: |_, count| format!("已加载的数据中有 {count} 条无法解析，未显示。"),
    repeated_loaded: |_, count| {
        format!("已加载的数据中有 {count} 条与其他数据的 ID 重复，每个 ID 只显示一条。")
    },
    repeated_rows: |_, count| {
        format!("本页有 {count} 条数据与其他数据的 ID 重复，每个 ID 只显示一条。")
    },
    other_offset: |asked, got| {
        format!("请求的 offset 为 {asked}，接口却返回了 offset {got} 的数据。")
    },
    invalid_count: |field, value| format!("接口返回的 {field} 值无效：{value}"),
    no_next_flag: "接口没有说明是否有下一页（hasNextPage），已按收到的条数推断。",
    empty_with_next: "接口说还有下一页（hasNextPage），却没有返回任何数据，已视为列表末尾。",
    empty_with_total: |stated| {
        format!("接口说共有 {stated} 条（totalCount），却没有返回任何数据。")
    },
    row_not_here: |id| format!("当前页没有 ID 为 {id} 的群体画像。"),
    row_not_in_project: |id| format!("此项目中没有 ID 为 {id} 的群体画像。"),
    look_everywhere: "在整个项目中查找",
};
