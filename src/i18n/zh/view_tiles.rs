//! Tiles of views in Chinese.

use crate::i18n::messages::ViewTileMessages;

pub const VIEW_TILES: ViewTileMessages = ViewTileMessages {
    label: "全部视图",
    own: "已保存",
    team: "团队（只读）",
    team_hint: "由此控制台的维护人员在 config.json 中设置。如需修改，请另存为自己的视图。",
    built_in: "内置",
    needs_attention: "需要关注",
    mine: "我创建的",
    never_computed: "从未计算",
    manual_and_old: "手动且 90 天内未计算",
    same_names: "重名",
    no_description: "无描述",
    me_unknown: "未统计：打开此视图，选择“@me”是谁",
    counted_in: |loaded| format!("仅按已加载的 {loaded} 条统计"),
    changed: |view| format!("“{view}”有未保存的更改"),
    changed_read_only: |view| format!("“{view}”为只读视图，当前更改未保存"),
    saved: |view| format!("“{view}”已保存"),
    save: "保存",
    save_as: "另存为…",
    reset: "还原",
    config_wrong_view: |position, name, field| match name {
        "" => format!("config.json 的“views”中第 {position} 个视图的“{field}”无效，已忽略该视图。"),
        _ => format!(
            "config.json 的“views”中第 {position} 个视图“{name}”的“{field}”无效，已忽略该视图。"
        ),
    },
};
