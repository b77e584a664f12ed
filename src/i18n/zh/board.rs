//! Board of all projects in Chinese.

use crate::i18n::messages::BoardMessages;

pub static BOARD: BoardMessages = BoardMessages {
    progress: |loaded, projects| format!("已加载 {loaded} / {projects} 个项目"),
    failed: |failed| format!("，{failed} 个加载失败"),
    stopped: "（已停止）",
    resume: "继续",
    retry_failed: "重试失败的项目",
    filter: "按名称或 ID 筛选项目",
    found: |count| format!("找到 {count} 个项目"),
    no_match: "没有名称或 ID 包含此内容的项目。",
    no_projects: "还没有已知的项目。请在上方输入项目 ID 打开一个项目，之后它会列在这里。",
    profiles: "画像数",
    shares: "占比",
    oldest_result: "最早的结果",
    fetched: "获取时间",
    extent: "加载情况",
    open_health: |project, health, count| format!("{project}：{health} {count} 条"),
    of_project: |word, project| format!("{word}：{project}"),
    waiting: "等待加载",
    loading: "正在加载…",
    loading_rows: |received| format!("正在加载：已收到 {received} 条"),
    complete: "完整",
    unreadable: |count| format!("{count} 条无法解析，未计入"),
    partial: |loaded, total| format!("部分：{loaded} / {total} 条"),
    partial_of_more: |loaded| format!("部分：前 {loaded} 条"),
    unproven: |received, stated| format!("可能不完整：收到 {received} 条，totalCount 为 {stated}"),
    without_total: "可能不完整：接口未给出 totalCount",
    list_changed: "可能不完整：加载期间列表有变化",
    no_progress: "不完整：接口称还有更多，但没有返回",
    not_loaded: "未加载",
};
