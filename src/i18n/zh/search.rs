//! Search, filters and loading status in Chinese.

use crate::i18n::messages::SearchMessages;

pub const SEARCH: SearchMessages = SearchMessages {
    search: "搜索",
    search_hint: "名称、标识符、ID、描述、创建人，或 stage:error",
    filters: "筛选条件",
    active_filters: "已选条件",
    clear_filters: "清除筛选",
    remove_filter: |name, value| format!("移除筛选“{name}：{value}”"),
    no_value: "（空）",
    computed_any: "不限",
    computed_within: |period| format!("{period}内计算过"),
    not_computed_since: |period| format!("{period}内未计算"),
    minutes: |count| format!("{count} 分钟"),
    hours: |count| format!("{count} 小时"),
    days: |count| format!("{count} 天"),
    find_value: |facet| format!("查找{facet}"),
    more_values: |count| format!("还有 {count} 项，请输入文字查找"),
    chosen_values: |facet, count| format!("{facet}：已选 {count} 项"),
    excluded_values: |facet, count| format!("{facet}：已排除 {count} 项"),
    excluded: |facet| format!("{facet}（排除）"),
    only: "仅看",
    only_value: |value| format!("仅看“{value}”"),
    all_but: "排除",
    all_but_value: |value| format!("排除“{value}”"),

    unknown_field: |field| format!("没有名为“{field}”的字段；如需按原文搜索，请加上引号。"),
    field_without_value: |field| format!("“{field}:”后面缺少值。"),
    unknown_health: |value| {
        format!(
            "没有名为“{value}”的健康度；可用：failed、overdue、running、not-computed、healthy、unknown。"
        )
    },
    bad_period: |value| {
        format!("“{value}”不是有效的时间；可写成 <24h、>7d、today 或 2026-11-01..2026-11-07。")
    },
    open_quote: "引号没有成对。",
    repeated_computed: "computed 只能出现一次。",
    unknown_value: |field, value| format!("“{field}:”没有“{value}”这个值。"),
    unknown_person: |name| format!("已加载的数据中，没有姓名或 ID 为“{name}”的创建人或修改人。"),
    unknown_me: "请先选择“@me”是谁。",
    who_is_me: "本项目中的“@me”是",
    choose_me: "请选择…",
    open_parenthesis: "缺少右括号。",
    stray_parenthesis: "缺少左括号。",
    empty_parentheses: "括号内没有内容。",
    loose_operator: |operator| format!("“{operator}”旁边缺少条件；如需搜索这个词，请加上引号。"),
    too_deep: "括号嵌套过深。",
    unreadable_refused: "无法解析的数据没有可供筛选的字段；其数量见表格上方的提示。",
    use_instead: |text| format!("改为 {text}"),

    loading: |received, requests| format!("正在加载：已收到 {received} 条（{requests} 次请求）"),
    loading_of: |received, stated, requests| {
        format!("正在加载：{received} / {stated} 条（{requests} 次请求）")
    },
    loading_again: |received| format!("列表有变化，正在重新加载：已收到 {received} 条"),
    stopped: |received| format!("已停止，加载了 {received} 条"),
    at_limit: |received| format!("已加载前 {received} 条，后面还有更多"),
    failed: |received, title| format!("加载 {received} 条后中断：{title}"),
    refresh_failed: "刷新未完成：",
    refresh_stopped: "刷新已停止",
    kept: |held, time| format!("；现有 {held} 条，最早获取于 {time}"),
    complete: |held| format!("已加载全部 {held} 条"),
    complete_unreadable: |held, unreadable| {
        format!("已读完整个列表：{held} 条可用，{unreadable} 条无法解析")
    },
    complete_other_total: |held, stated| {
        format!("已加载全部 {held} 条；接口给出的 totalCount 为 {stated}，未采用")
    },
    unproven: |received, stated| {
        format!("已读到列表末尾，收到 {received} 条，但接口给出的总数是 {stated}，无法确认是否完整")
    },
    without_total: |received| {
        format!("已读到列表末尾，收到 {received} 条，但接口没有给出可核对的总数，无法确认是否完整")
    },
    list_changed: |held| format!("加载期间列表有变化，已有的 {held} 条可能不完整"),
    no_progress: |held| {
        format!("接口说还有更多，却没有返回新的数据，已停止；目前有 {held} 条，可能不完整")
    },
    stop: "停止",
    resume: "继续加载",
    load_all: "加载全部",
    load_again: "重新加载",
    sorting: "正在排序…",

    found: |count| format!("找到 {count} 条"),
    range_in: |loaded| format!("（仅在已加载的 {loaded} 条中）"),
    no_match_title: "没有符合条件的群体画像",
    no_match_advice: "请减少筛选条件，或换个搜索词。",
    no_match_yet: |loaded| format!("目前只在已加载的 {loaded} 条中查找。"),

    browser_find: |rendered, rows| {
        format!("浏览器自带的查找和全选只包括已显示的 {rendered} 行，本页共 {rows} 行。")
    },
    use_search: "改用搜索",
    copy_page: "复制本页全部行",
    copy_found: "复制找到的全部行",
};
