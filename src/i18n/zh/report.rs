//! Report for a chat in Chinese.

use crate::i18n::messages::ReportMessages;

pub static REPORT: ReportMessages = ReportMessages {
    label: "状态简报",
    hint: "各健康度的条数，以及计算失败和已逾期的群体画像、原因与链接，可粘贴到群聊中。",
    copy_markdown: "复制为 Markdown",
    copy_plain: "复制为纯文本",
    open_page: "打开简报页面",
    back: "返回表格",
    incomplete: "项目尚未全部加载，以下只是已加载部分的情况。",
    title: |project| format!("{project} · 群体画像状态"),
    fetched: |time, zone, loaded| format!("获取于 {time}（{zone}），{loaded}。"),
    separator: " · ",
    section: |health, count| format!("{health}（{count}）"),
    more: |count| format!("另有 {count} 条"),
    nothing: "没有计算失败或已逾期的群体画像。",
    nothing_so_far: "已加载的部分中，没有计算失败或已逾期的群体画像。",
};
