//! Words of the search box in Chinese.

use crate::i18n::messages::SearchWordMessages;

pub const SEARCH_WORDS: SearchWordMessages = SearchWordMessages {
    health: &["健康度", "健康"],
    status: &["计算状态", "状态"],
    kind: &["分群类型", "类型"],
    schedule: &["更新频次", "频次"],
    creator: &["创建人", "创建者"],
    editor: &["最近修改人", "修改人", "修改者"],
    name: &["名称", "名字"],
    key: &["标识符", "标识"],
    id: &["ID", "编号"],
    description: &["描述", "说明"],
    computed: &["最近计算", "计算时间"],
    created: &["创建时间", "创建于"],
    updated: &["最近修改时间", "修改时间", "更新时间"],
    due: &["应计算时间", "到期时间", "到期"],
    overdue: &["逾期时长", "逾期"],
    no: &["无", "没有", "缺少"],
    has: &["有"],
    is: &["是"],
    starred: &["已加星标", "加星标", "星标", "已收藏", "收藏"],
    selected: &["已选中", "选中", "已选择"],
    same_name: &["同名", "重名"],
    due_soon: &["临近截止"],
    unreadable: &["无法解析"],
    me: "我",
    today: "今天",
    yesterday: "昨天",
    tomorrow: "明天",
    units: [
        &["周", "星期"],
        &["天", "日"],
        &["小时", "时"],
        &["分钟", "分"],
    ],
};
