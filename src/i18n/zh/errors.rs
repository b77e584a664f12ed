//! API errors in Chinese.

use crate::i18n::messages::ErrorMessages;

pub const ERRORS: ErrorMessages = ErrorMessages {
    refused: ("请求被拒绝", "接口不接受这个请求，重试也不会成功。"),
    unauthorized: ("令牌无效或已过期", "请更换访问令牌。您的项目和页码会保留。"),
    forbidden: (
        "没有该项目的权限",
        "此令牌不能查看该项目。请选择其他项目，或向管理员申请权限。",
    ),
    not_found: ("未找到", "请检查接口地址和项目 ID 是否正确。"),
    too_many_requests: ("请求过于频繁", "接口要求稍后再试。"),
    wait_seconds: |seconds| format!("接口要求等待 {seconds} 秒后再试。"),
    server_failed: (
        "服务器出错",
        "项目 ID 不存在或无权访问时，接口也会这样响应。请检查项目 ID，或稍后重试。",
    ),
    unavailable: (
        "服务暂时不可用",
        "网关暂时无法连接接口服务，通常很快会恢复。",
    ),
    unexpected_status: (
        "意外的响应状态",
        "请检查接口地址，或联系此控制台的维护人员。",
    ),
    empty: (
        "意外的空响应",
        "接口没有返回任何内容，这不代表项目中没有群体画像。",
    ),
    not_the_api: (
        "这不是接口的响应",
        "收到的是一个网页。请检查接口地址，以及当前网络是否需要先登录。",
    ),
    not_utf8: ("响应的编码有误", "收到的内容不是有效的 UTF-8 文本。"),
    not_json: "响应不是 JSON",
    not_json_at: |line, column| {
        format!(
            "内容从第 {line} 行第 {column} 列起无法解析，可能是传输中断，或地址指向了其他服务。"
        )
    },
    shape: (
        "响应格式不符合预期",
        "收到的是 JSON，但不是群体画像列表。请检查接口地址和版本。",
    ),
    too_large: ("响应过大", "内容超过 64 MB，已停止读取。"),
    unreachable: (
        "无法连接接口",
        "可能的原因（按可能性从高到低）：网络中断；接口地址有误；接口跨域但未允许本站访问（CORS），或控制台的安全策略（connect-src）未列出该地址；接口返回了重定向。",
    ),
    timed_out: ("请求超时", "30 秒内没有收到完整的响应。"),
};
