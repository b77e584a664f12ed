//! Selected rows and stars in Chinese.

use crate::i18n::messages::{SelectionMessages, StarMessages};

pub const SELECTION: SelectionMessages = SelectionMessages {
    select_row: "选择",
    select_page: "选择本页所有行",
    bar: "所选行",
    selected: |count| format!("已选择 {count} 条"),
    out_of_sight: |count| format!("{count} 条不在本页"),
    filtered_out: |count| format!("（{count} 条不符合当前筛选）"),
    missing: |_, shown| format!("{shown} 条已不存在，不会被复制"),
    separator: "，",
    none_selected: "未选择任何行",
    select_found: |count| format!("选择全部 {count} 条结果"),
    select_found_so_far: |count| format!("选择目前找到的全部 {count} 条"),
    copy: "复制",
    copy_ids: "复制 ID",
    copy_keys: "复制标识符",
    copy_links: "复制链接",
    copy_markdown: "复制为 Markdown",
    copy_table: "复制为表格",
    copy_table_hint: "表格包含当前显示的列，可粘贴到电子表格、文档或聊天中。",
    without_key: |_, shown| format!("{shown} 条没有标识符，复制标识符时会跳过。"),
    clear: "取消选择",
};

pub const STARS: StarMessages = StarMessages {
    star: "星标",
    star_hint: "星标（S）",
    starred: |name| format!("已为“{name}”加上星标"),
    unstarred: |name| format!("已取消“{name}”的星标"),
    full: "未能加上星标：此浏览器最多保存 5,000 个星标，且 ID 不能超过 256 字节。",
    not_stored: "浏览器不允许保存星标，或存储空间已满。关闭或刷新此页面后，刚才的更改会丢失，可先在“视图”菜单中导出备份。",
    unreadable: "此浏览器中保存的星标有一部分无法读取，原始内容已另存，不会被覆盖。",
    imported: |count| format!("已导入 {count} 个星标。"),
    over_limit: |count| format!("已达到 5,000 个星标的上限，{count} 个未导入。"),
    left_out: "文件中有些星标无效，未导入。",
};
