//! Columns menu, saved views and keyboard shortcuts in Chinese.

use crate::i18n::messages::{ColumnsMenuMessages, SavedViewsMessages, ShortcutMessages};

pub const COLUMNS_MENU: ColumnsMenuMessages = ColumnsMenuMessages {
    label: "列",
    hint: "勾选要显示的列；按 Alt+↑/↓ 可调整顺序。",
    move_up: |column| format!("上移“{column}”"),
    move_down: |column| format!("下移“{column}”"),
    reset: "恢复默认列",
    density: "行高",
    comfortable: "舒适",
    compact: "紧凑",
};

pub const SAVED_VIEWS: SavedViewsMessages = SavedViewsMessages {
    label: "视图",
    none: "还没有保存的视图。保存当前的搜索、排序和列，以后一键打开。",
    save: "保存视图…",
    rename: |view| format!("重命名“{view}”"),
    remove: |view| format!("删除“{view}”"),
    make_default: |view| format!("默认打开“{view}”"),
    default: "默认",
    default_hint: "打开控制台时自动使用此视图（链接中带有筛选、排序或列时除外）",
    export: "导出",
    import: "导入",
    removed: |view| format!("已删除“{view}”。"),
    undo: "撤销",
    save_title: "保存视图",
    rename_title: "重命名视图",
    name: "视图名称",
    save_hint: "保存搜索、排序、列、行高和每页条数，不含项目和页码。只保存在此浏览器中。",
    rename_hint: "最多 60 个字符。",
    confirm: "保存",
    replace: "替换",
    cancel: "取消",
    name_empty: "请输入视图名称",
    name_unusable: "视图名称最多 60 个字符，且不能包含换行等控制字符",
    name_to_replace: "已有同名视图。点击“替换”将覆盖它，也可以换一个名称。",
    name_taken: "已有同名视图，请换一个名称",
    full: "最多保存 200 个视图，请先删除不用的视图",
    imported: |count| format!("已导入 {count} 个视图。"),
    nothing_new: "没有新的视图可导入。",
    numbered: |count| format!("{count} 个与现有视图重名，已在名称后加上编号。"),
    over_limit: |count| format!("已达到 200 个视图的上限，{count} 个未导入。"),
    left_out: |place, field| format!("文件中第 {place} 个视图的 {field} 无效，未导入。"),
    more_left_out: |count| format!("另有 {count} 个视图无效，未导入。"),
    file_too_large: "文件超过 4 MB，未导入。",
    file_unreadable: "浏览器无法读取该文件，未导入。",
    file_not_utf8: "文件的文字编码不是 UTF-8，未导入。请用编辑器另存为 UTF-8 后再试。",
    file_not_json: |line, column| {
        format!("文件不是有效的 JSON（第 {line} 行第 {column} 列），未导入。")
    },
    file_not_views: "这不是从“视图”菜单导出的文件，未导入。",
    file_version: |version| format!("文件的版本为 {version}，当前控制台只支持版本 1，未导入。"),
    not_stored: "浏览器不允许保存视图，或存储空间已满。关闭或刷新此页面后，刚才的更改会丢失，可先导出备份。",
    stored_unreadable: "此浏览器中保存的视图有一部分无法读取，原始内容已另存，不会被覆盖。",
};

pub const SHORTCUTS: ShortcutMessages = ShortcutMessages {
    title: "键盘快捷键",
    close: "关闭",
    table: "表格",
    rows: "上一行、下一行",
    screens: "上一屏、下一屏",
    ends: "第一行、最后一行",
    open: "打开当前行的详情",
    sort: "按多列排序",
    shift_click: "Shift + 单击列标题",
    everywhere: "任意位置",
    search: "搜索",
    list: "显示此列表",
    escape: "关闭详情、菜单或对话框",
};
