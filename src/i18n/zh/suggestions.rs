//! Suggestions under the search box in Chinese.

use crate::i18n::messages::SuggestionMessages;

pub const SUGGESTIONS: SuggestionMessages = SuggestionMessages {
    label: "搜索建议",
    count: |_, count| format!("{count} 条建议"),
    rows: |_, count| format!("{count} 条"),
    partial: |loaded| format!("条数仅按已加载的 {loaded} 条统计"),
    recent: "最近搜索",

    health: "健康度：结果今天是否可信",
    status: "计算状态：最近一次计算的状态",
    schedule: "更新频次：多久计算一次",
    kind: "分群类型：分群的创建方式",
    creator: "创建人：姓名或 ID，@me 指本人",
    editor: "最近修改人：姓名或 ID，@me 指本人",
    name: "名称中的文字，* 代表任意文字",
    key: "标识符中的文字，* 代表任意文字",
    id: "ID 中的文字，* 代表任意文字",
    description: "描述中的文字，* 代表任意文字",
    computed: "结果的计算时间，如 <24h、today",
    due: "下次应计算的时间，如 <24h、tomorrow",
    created: "创建时间，如 2026-11-01..2026-11-07",
    updated: "最近修改时间，如 <7d、yesterday",
    has: "某个字段有值，如 has:description",
    no: "某个字段没有值，如 no:description",
    is: "已加星标、已选中或与其他群体同名",

    exclusion: "排除后面的条件",
    or: "满足其中一个条件即可",
    open: "开始一组条件",
    close: "结束这组条件",

    me: "本人",
    starred: "已加星标",
    selected: "已选中",
    same_name: "与其他群体同名",
    today: "今天",
    yesterday: "昨天",
    tomorrow: "明天",
    until_yesterday: "昨天及以前",
    within: |period| format!("最近 {period}内"),
    before: |period| format!("{period}以前"),
    due_within: |period| format!("未来 {period}内"),
    due_after: |period| format!("{period}以后"),
};
