//! Badge styles: total maps from a code of the API, or a health, to word, colour and icon, so
//! that a new code doesn't compile until it has all three.

use crate::domain::{Health, ProfileType, Scheduler, Stage};
use crate::i18n::{CodeMessages, HealthMessages};
use leptos::prelude::*;

use crate::components::{Badge, Shape, Tone};

/// The badge style of one value.
pub struct BadgeStyle {
    /// Its word, or the code itself where there is none.
    pub word: String,
    tone: Tone,
    shape: Shape,
    known: bool,
}

impl BadgeStyle {
    fn of(word: &str, tone: Tone, shape: Shape) -> Self {
        Self {
            word: word.to_owned(),
            tone,
            shape,
            known: true,
        }
    }

    fn unknown(code: &str) -> Self {
        Self {
            word: code.to_owned(),
            tone: Tone::Neutral,
            shape: Shape::Query,
            known: false,
        }
    }

    /// The badge; an unknown code says on hover why it is shown raw.
    pub fn view(self, codes: &CodeMessages) -> impl IntoView + use<> {
        let hint = (!self.known).then_some(codes.unknown_code);
        view! { <Badge tone=self.tone shape=self.shape label=self.word hint=hint /> }
    }
}

/// The badge style of a health.
pub fn health(health: Health, words: &HealthMessages) -> BadgeStyle {
    let (word, tone) = match health {
        Health::Failed => (words.failed, Tone::Bad),
        Health::Overdue => (words.overdue, Tone::Soon),
        Health::Running => (words.running, Tone::Busy),
        Health::NotComputed => (words.not_computed, Tone::Neutral),
        Health::Healthy => (words.healthy, Tone::Good),
        Health::Unknown => (words.unknown, Tone::Neutral),
    };
    BadgeStyle::of(word, tone, health_shape(health))
}

/// The badge style of a health, in whose word it is said where the result is due soon.
pub fn marked_health(health: Health, is_due_soon: bool, words: &HealthMessages) -> BadgeStyle {
    let style = self::health(health, words);
    if !is_due_soon {
        return style;
    }
    let word = [&style.word, " · ", words.due_soon].concat();
    BadgeStyle::of(&word, Tone::Soon, Shape::Clock)
}

/// The icon of a health, beside its word or alone.
pub fn health_shape(health: Health) -> Shape {
    match health {
        Health::Failed => Shape::Cross,
        Health::Overdue => Shape::Warning,
        Health::Running => Shape::Cycle,
        Health::NotComputed => Shape::Dashes,
        Health::Healthy => Shape::Tick,
        Health::Unknown => Shape::Query,
    }
}

/// The badge style of a stage.
pub fn stage(stage: &Stage, codes: &CodeMessages) -> BadgeStyle {
    match stage {
        Stage::None => BadgeStyle::of(codes.stage_none, Tone::Neutral, Shape::Dashes),
        Stage::Ready => BadgeStyle::of(codes.stage_ready, Tone::Soon, Shape::Clock),
        Stage::Running => BadgeStyle::of(codes.stage_running, Tone::Busy, Shape::Cycle),
        Stage::Finish => BadgeStyle::of(codes.stage_finish, Tone::Good, Shape::Tick),
        Stage::Error => BadgeStyle::of(codes.stage_error, Tone::Bad, Shape::Cross),
        Stage::Unknown(code) => BadgeStyle::unknown(code),
    }
}

/// The badge style of a schedule.
pub fn scheduler(scheduler: &Scheduler, codes: &CodeMessages) -> BadgeStyle {
    match scheduler {
        Scheduler::Daily => BadgeStyle::of(codes.daily, Tone::Plain, Shape::Calendar),
        Scheduler::Once => BadgeStyle::of(codes.once, Tone::Plain, Shape::Hand),
        Scheduler::Auto => BadgeStyle::of(codes.auto, Tone::Plain, Shape::Spark),
        Scheduler::Weekly => BadgeStyle::of(codes.weekly, Tone::Plain, Shape::Calendar),
        Scheduler::Unknown(code) => BadgeStyle::unknown(code),
    }
}

/// The badge style of a profile type.
pub fn kind(kind: &ProfileType, codes: &CodeMessages) -> BadgeStyle {
    match kind {
        ProfileType::Direct => BadgeStyle::of(codes.direct, Tone::Plain, Shape::Rules),
        ProfileType::FromFunnel => BadgeStyle::of(codes.from_funnel, Tone::Plain, Shape::Funnel),
        ProfileType::FromRetention => {
            BadgeStyle::of(codes.from_retention, Tone::Plain, Shape::Return)
        }
        ProfileType::FromFrequency => {
            BadgeStyle::of(codes.from_frequency, Tone::Plain, Shape::Bars)
        }
        ProfileType::FromFiles => BadgeStyle::of(codes.from_files, Tone::Plain, Shape::File),
        ProfileType::Unknown(code) => BadgeStyle::unknown(code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    /// The words of the API's documentation and of its sibling endpoints.
    const STAGES: [(&str, &str, &str); 5] = [
        ("NONE", "计算未开始", "Not started"),
        ("RUNNING", "计算中", "Running"),
        ("FINISH", "计算成功", "Succeeded"),
        ("ERROR", "计算失败", "Failed"),
        ("READY", "待计算", "Ready"),
    ];
    const SCHEDULERS: [(&str, &str, &str); 4] = [
        ("DAILY", "每日更新", "Daily"),
        ("ONCE", "手动", "Manual"),
        ("AUTO", "自动更新", "Automatic"),
        ("WEEKLY", "每周更新", "Weekly"),
    ];
    const KINDS: [(&str, &str, &str); 8] = [
        ("DIRECT", "规则创建", "Rule"),
        ("FROM_FUNNEL", "漏斗创建", "Funnel"),
        ("FROM_RETENTION", "留存创建", "Retention"),
        ("FROM_FREQUENCY", "分布分析创建", "Frequency"),
        ("FROM_FILES", "文件上传", "File upload"),
        ("SQL", "SQL", "SQL"),
        ("FROM_WXAPP", "FROM_WXAPP", "FROM_WXAPP"),
        ("FROM_SHARE_CHAIN", "FROM_SHARE_CHAIN", "FROM_SHARE_CHAIN"),
    ];

    fn check(table: &[(&str, &str, &str)], look: impl Fn(&str, &CodeMessages) -> BadgeStyle) {
        for (code, zh, en) in table {
            assert_eq!(look(code, &Locale::Zh.messages().codes).word, *zh);
            assert_eq!(look(code, &Locale::En.messages().codes).word, *en);
        }
    }

    #[test]
    fn every_code_has_the_word_that_product_staff_use() {
        check(&STAGES, |code, codes| stage(&Stage::from_code(code), codes));
        check(&SCHEDULERS, |code, codes| {
            scheduler(&Scheduler::from_code(code), codes)
        });
        check(&KINDS, |code, codes| {
            kind(&ProfileType::from_code(code), codes)
        });
    }

    #[test]
    fn every_stage_has_a_shape_and_a_colour_of_its_own() {
        let codes = &Locale::En.messages().codes;
        let mut seen = Vec::new();
        for (code, _, _) in STAGES {
            let look = stage(&Stage::from_code(code), codes);
            assert!(look.known);
            assert!(!seen.contains(&look.shape), "{code}");
            seen.push(look.shape);
        }
    }

    #[test]
    fn an_unknown_code_is_shown_as_itself_and_neutral() {
        let codes = &Locale::Zh.messages().codes;
        let look = stage(&Stage::from_code("QUEUED"), codes);
        assert_eq!(
            (look.word.as_str(), look.tone, look.known),
            ("QUEUED", Tone::Neutral, false)
        );
    }
}
