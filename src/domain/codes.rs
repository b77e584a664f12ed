//! The API's codes as enums. Each set is open: an unknown code is kept and shown verbatim.

/// `detector.stage`: the state of a profile's computation.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// `NONE`: never computed.
    None,
    /// `READY`: queued. Not in the contract; a sibling endpoint sends it.
    Ready,
    /// `RUNNING`: being computed.
    Running,
    /// `FINISH`: computed.
    Finish,
    /// `ERROR`: the computation failed.
    Error,
    /// Any other code, verbatim.
    Unknown(String),
}

impl Stage {
    /// The stage of an API code; unknown codes are [`Self::Unknown`].
    pub fn from_code(code: &str) -> Self {
        match code {
            "NONE" => Self::None,
            "READY" => Self::Ready,
            "RUNNING" => Self::Running,
            "FINISH" => Self::Finish,
            "ERROR" => Self::Error,
            other => Self::Unknown(other.to_owned()),
        }
    }

    /// The code as the API writes it.
    pub fn code(&self) -> &str {
        match self {
            Self::None => "NONE",
            Self::Ready => "READY",
            Self::Running => "RUNNING",
            Self::Finish => "FINISH",
            Self::Error => "ERROR",
            Self::Unknown(code) => code,
        }
    }
}

/// `scheduler`: how often a profile is computed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Scheduler {
    /// `DAILY`.
    Daily,
    /// `ONCE`: only when triggered manually.
    Once,
    /// `AUTO`: newer versions of the API.
    Auto,
    /// `WEEKLY`: seen in a sibling endpoint.
    Weekly,
    /// Any other code, verbatim.
    Unknown(String),
}

impl Scheduler {
    /// The schedule of an API code; unknown codes are [`Self::Unknown`].
    pub fn from_code(code: &str) -> Self {
        match code {
            "DAILY" => Self::Daily,
            "ONCE" => Self::Once,
            "AUTO" => Self::Auto,
            "WEEKLY" => Self::Weekly,
            other => Self::Unknown(other.to_owned()),
        }
    }

    /// The code as the API writes it.
    pub fn code(&self) -> &str {
        match self {
            Self::Daily => "DAILY",
            Self::Once => "ONCE",
            Self::Auto => "AUTO",
            Self::Weekly => "WEEKLY",
            Self::Unknown(code) => code,
        }
    }
}

/// `createdBy`: how a profile was created (分群类型), not by whom.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ProfileType {
    /// `DIRECT`: by rules.
    Direct,
    /// `FROM_FUNNEL`.
    FromFunnel,
    /// `FROM_RETENTION`.
    FromRetention,
    /// `FROM_FREQUENCY`.
    FromFrequency,
    /// `FROM_FILES`: an uploaded list.
    FromFiles,
    /// Any other code, verbatim, such as `SQL`, `FROM_WXAPP` and `FROM_SHARE_CHAIN` of sibling
    /// endpoints, which are not documented.
    Unknown(String),
}

impl ProfileType {
    /// The type of an API code; unknown codes are [`Self::Unknown`].
    pub fn from_code(code: &str) -> Self {
        match code {
            "DIRECT" => Self::Direct,
            "FROM_FUNNEL" => Self::FromFunnel,
            "FROM_RETENTION" => Self::FromRetention,
            "FROM_FREQUENCY" => Self::FromFrequency,
            "FROM_FILES" => Self::FromFiles,
            other => Self::Unknown(other.to_owned()),
        }
    }

    /// The code as the API writes it.
    pub fn code(&self) -> &str {
        match self {
            Self::Direct => "DIRECT",
            Self::FromFunnel => "FROM_FUNNEL",
            Self::FromRetention => "FROM_RETENTION",
            Self::FromFrequency => "FROM_FREQUENCY",
            Self::FromFiles => "FROM_FILES",
            Self::Unknown(code) => code,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_documented_code_is_known_and_written_back_as_it_was_read() {
        for code in ["NONE", "READY", "RUNNING", "FINISH", "ERROR"] {
            let stage = Stage::from_code(code);
            assert!(!matches!(stage, Stage::Unknown(_)), "{code}");
            assert_eq!(stage.code(), code);
        }
        for code in ["DAILY", "ONCE", "AUTO", "WEEKLY"] {
            let scheduler = Scheduler::from_code(code);
            assert!(!matches!(scheduler, Scheduler::Unknown(_)), "{code}");
            assert_eq!(scheduler.code(), code);
        }
        for code in [
            "DIRECT",
            "FROM_FUNNEL",
            "FROM_RETENTION",
            "FROM_FREQUENCY",
            "FROM_FILES",
        ] {
            let kind = ProfileType::from_code(code);
            assert!(!matches!(kind, ProfileType::Unknown(_)), "{code}");
            assert_eq!(kind.code(), code);
        }
    }

    #[test]
    fn an_unknown_code_is_kept_verbatim_even_in_another_case() {
        assert_eq!(
            Stage::from_code("finish"),
            Stage::Unknown("finish".to_owned())
        );
        assert_eq!(Scheduler::from_code("").code(), "");
        assert_eq!(ProfileType::from_code("SQL").code(), "SQL");
    }
}
