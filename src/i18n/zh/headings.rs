//! Column headings in Chinese.

use crate::i18n::messages::HeadingMessages;

pub const HEADINGS: HeadingMessages = HeadingMessages {
    sort_by: |column| format!("按“{column}”排序"),
    sort_ascending: "点击按升序排列",
    sort_descending: "点击按降序排列",
    sort_off: "点击取消此列的排序",
    sort_additional: "按住 Shift 点击可按多列排序",
    sort_rank: |rank| format!("第 {rank} 排序列"),
    width_of: |column| format!("“{column}”的列宽"),
    width_hint: "拖动可调整列宽，双击恢复默认",
};
