//! Token renewal, idle warning and end of a session in Chinese.

use crate::i18n::messages::SessionMessages;

pub const SESSION: SessionMessages = SessionMessages {
    token_title: "需要新的访问令牌",
    token_refused: "接口不接受当前令牌：它可能已过期或被撤销。输入新令牌后，会从中断处继续，数据、筛选和位置都会保留。",
    token_hint: "只会发送到当前的接口地址",
    token_names: ["令牌", "访问令牌"],
    resume_session: "继续",
    later: "稍后再说",
    idle_title: "您还在吗？",
    idle_soon: |seconds| {
        format!("长时间没有操作，{seconds} 秒后将忘记访问令牌。您的位置会保留在网址中。")
    },
    stay_connected: "继续使用",
    ended_idle: |minutes| {
        format!("由于 {minutes} 分钟没有操作，已忘记访问令牌。重新连接后会回到原来的位置。")
    },
    ended_elsewhere: "离开此页面期间会话已结束，请重新连接。",
};
