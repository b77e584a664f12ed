//! The texts in Chinese (中文).

pub mod board;
pub mod changes;
pub mod compare;
mod errors;
pub mod export;
mod groups;
mod headings;
pub mod health_reasons;
mod menus;
mod network;
pub mod report;
mod search;
mod search_words;
mod selection;
mod session;
pub mod suggestions;
mod table;
pub mod timeline;
mod view_tiles;

use super::Locale;
use super::messages::*;

pub static MESSAGES: Messages = Messages {
    locale: Locale::Zh,
    product: "Segment Console",
    segment_profiles: "群体画像",
    dash: "—",
    dismiss: "知道了",
    retry: "重试",
    connect: ConnectMessages {
        intro: "查看 GrowingIO 项目中的群体画像：有哪些、由谁创建、计算到了哪一步。",
        address: "接口地址",
        address_hint: "留空则使用当前站点，由该站点转发 /v1/api 请求。",
        same_origin: "与本页面同源",
        token: "访问令牌",
        token_hint: "可直接粘贴“Bearer …”。令牌只会发送到上面的地址。",
        show_token: "显示令牌",
        memory_only: "仅保存在内存",
        memory_only_hint: "勾选后，刷新页面需要重新输入令牌；不勾选则保留至此标签页关闭。",
        project: "项目",
        project_hint: "可稍后选择。",
        submit: "连接",
        waiting: "正在读取控制台配置，随后连接…",
    },
    session: session::SESSION,
    network: network::NETWORK,
    toolbar: ToolbarMessages {
        fetched: "获取于 ",
        fetched_ago: |age| format!("，{age}"),
        refresh: "刷新",
        all_projects: "全部项目",
        language: "语言",
        theme: "主题",
        theme_system: "跟随系统",
        theme_light: "浅色",
        theme_dark: "深色",
        disconnect: "断开连接",
        disconnect_hint: "清除令牌、已加载的数据，最近使用的项目和搜索记录，以及此浏览器对群体画像的记录",
    },
    project_selector: ProjectSelectorMessages {
        label: "项目",
        placeholder: "搜索项目，或输入项目 ID",
        from_api: "可访问",
        from_config: "预设",
        recent: "最近使用",
        use_typed: |id| format!("使用项目 ID“{id}”"),
        more_projects: |count| format!("还有 {count} 个项目，请输入名称或 ID 查找"),
        none_found: "暂无可选项目，可直接输入项目 ID",
        loading: "正在获取项目列表…",
        list_unavailable: "此接口未提供项目列表，请输入项目 ID。",
        choose_title: "请选择项目",
        choose_advice: "在上方的“项目”中选择，或输入项目 ID。",
    },
    columns: ColumnMessages {
        caption: |project| format!("项目“{project}”的群体画像"),
        name: "名称",
        key: "标识符",
        kind: "分群类型",
        description: "描述",
        schedule: "更新频次",
        health: "健康度",
        status: "计算状态",
        last_computed: "最近计算",
        due: "应计算时间",
        overdue_by: "逾期时长",
        creator: "创建人",
        created: "创建时间",
        last_editor: "最近修改人",
        updated: "最近修改时间",
        times_in: |zone| format!("时区：{zone}"),
        open_row: |name| format!("查看“{name}”的详情"),
        unnamed: "（未命名）",
        not_a_date: "不是有效的日期",
    },
    headings: headings::HEADINGS,
    groups: groups::GROUPS,
    columns_menu: menus::COLUMNS_MENU,
    saved_views: menus::SAVED_VIEWS,
    view_tiles: view_tiles::VIEW_TILES,
    shortcuts: menus::SHORTCUTS,
    selection: selection::SELECTION,
    stars: selection::STARS,
    codes: CodeMessages {
        stage_none: "计算未开始",
        stage_ready: "待计算",
        stage_running: "计算中",
        stage_finish: "计算成功",
        stage_error: "计算失败",
        daily: "每日更新",
        once: "手动",
        auto: "自动更新",
        weekly: "每周更新",
        direct: "规则创建",
        from_funnel: "漏斗创建",
        from_retention: "留存创建",
        from_frequency: "分布分析创建",
        from_files: "文件上传",
        unknown_code: "此为接口返回的原始代码，本控制台没有对应的名称",
    },
    health: HealthMessages {
        failed: "计算失败",
        overdue: "已逾期",
        running: "计算中",
        not_computed: "未计算",
        healthy: "正常",
        unknown: "未知",
        due_soon: "临近截止",
        due_soon_alone: "临近截止",
    },
    search: search::SEARCH,
    search_words: search_words::SEARCH_WORDS,
    pagination: PaginationMessages {
        label: "分页",
        rows_per_page: "每页条数",
        first: "第一页",
        previous: "上一页",
        next: "下一页",
        last: "末页",
        last_unknown: "总数尚不确定，末页未知",
        page: "页码",
        page_of: |pages| format!("/ {pages} 页"),
        bad_page: "请输入不小于 1 的整数页码",
        range_exact: |first, last, total| format!("第 {first}-{last} 条，共 {total} 条"),
        range_stated: |first, last, total| format!("第 {first}-{last} 条，共 {total} 条"),
        range_more: |first, last, bound| format!("第 {first}-{last} 条，总数超过 {bound} 条"),
        no_rows: "共 0 条",
        contradicted_total: |stated| {
            format!("接口给出的 totalCount 为 {stated}，与分页情况不符，未采用")
        },
    },
    table: table::TABLE,
    drawer: DrawerMessages {
        close: "关闭",
        previous: "上一条",
        next: "下一条",
        copy: |field| format!("复制“{field}”"),
        copied: "已复制",
        copy_failed: "浏览器不允许复制，文本已选中，请手动复制",
        id: "ID",
        detector: "更新状态信息",
        creator_id: "创建人 ID",
        updater_id: "最近修改人 ID",
        absent: "接口未返回",
        empty_text: "空字符串",
        open_in_product: "在 GrowingIO 中打开",
    },
    errors: errors::ERRORS,
    problems: ProblemMessages {
        address_no_scheme: "地址应以 https:// 或 http:// 开头，例如 https://api.example.com",
        address_bad_host: "这不是有效的接口地址，请检查主机名、端口和路径",
        address_credentials: "地址中不要包含用户名或密码",
        address_not_a_base: "只需填写接口的根地址，不要包含 ? 或 # 及其后的内容",
        address_insecure: "本页面使用 https，浏览器会拦截 http 接口，且 http 会以明文传输令牌，请改用 https 地址",
        address_not_allowed: "此控制台只能连接列表中的地址，已改选第一个；请确认后再连接",
        token_empty: "请输入访问令牌",
        token_spaces: "令牌中间不应有空格或换行，可能多粘贴了内容",
        token_not_ascii: "令牌含有无法用于请求头的字符，请重新复制",
        token_wrapped: "令牌外还有引号、括号或其他名称，请只粘贴令牌本身",
        field_filled: "浏览器或密码管理器自动填写了此栏，已撤销，请自行输入或粘贴",
        project_empty: "请输入项目 ID",
        project_too_long: "项目 ID 过长，可能粘贴了其他内容",
        project_unusable: "这个项目 ID 无法用于请求地址",
        long_link: |length| {
            format!(
                "此视图的链接有 {length} 个字符，许多服务器不接受这么长的地址；分享前请缩短搜索内容。"
            )
        },
        url_page: |value| format!("网址参数 page 的值“{value}”不是有效页码，改用第 1 页。"),
        url_size: |value| {
            format!("网址参数 size 的值“{value}”不在可选的每页条数之列，改用每页 50 条。")
        },
        url_project: |value| {
            format!("网址参数 project 的值“{value}”不是可用的项目 ID，请重新选择。")
        },
        url_sort: |value| format!("网址参数 sort 的值“{value}”无法识别，改用接口返回的顺序。"),
        url_group: |value| format!("网址参数 group 的值“{value}”无法识别，改为不分组。"),
        url_columns: |value| format!("网址参数 columns 的值“{value}”无法识别，改用默认的列。"),
        url_density: |value| format!("网址参数 density 的值“{value}”无法识别，改用默认的行高。"),
        config_redirected: "config.json 被重定向：本站可能要求登录。请刷新页面并登录，在此之前使用默认配置。",
        config_web_page: "收到的是一个网页，而不是 config.json：该文件不存在，或本站要求登录。请刷新页面并登录，在此之前使用默认配置。",
        config_missing: "无法读取 config.json，已使用默认设置。",
        config_broken: |line, column| {
            format!("config.json 不是有效的 JSON（第 {line} 行第 {column} 列），已使用默认设置。")
        },
        config_no_object: "config.json 的内容不是 JSON 对象，已使用默认设置。",
        config_unknown_key: |key| format!("config.json 中有未知的设置项“{key}”，已忽略。"),
        config_wrong_value: |key| format!("config.json 中“{key}”的格式有误，已使用默认值。"),
        config_unknown_placeholder: |name| {
            format!("config.json 的“reportTemplate”中有未知的占位符 {name}，已改用默认格式。")
        },
        config_no_zone: "config.json 设置了“deadlines”，但缺少“deadlineZone”；截止时间未启用，逾期仍按结果的时长判断。",
        config_unknown_zone: |zone| {
            format!(
                "浏览器不认识 config.json 中“deadlineZone”的时区“{zone}”；截止时间未启用，逾期仍按结果的时长判断。"
            )
        },
        session_not_stored: "会话没有保存在浏览器中，令牌只保留在内存中，刷新页面后需要重新输入。",
    },
};
