//! Runtime configuration: `config.json` beside `index.html`, set by the operator without a build.

mod deadlines;
mod read;

use serde_json::Value;

use crate::domain::{HOUR_MS, HealthRules, PageSize, ProfileUrl, Project, ReportTemplate};
use crate::i18n::Locale;
use deadlines::{ReadOffsets, read_deadlines};
use read::{
    IsUrl, addresses, flag, interval, items, language, profile_url, projects, report_template,
    size, whole,
};

/// The configuration. Every setting has a default, so the file may be missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuntimeConfig {
    /// `apiAddresses`: offered on the connect page; the first is filled in. Empty
    /// means the page's own origin.
    pub api_addresses: Vec<ApiAddress>,
    /// `otherAddresses`: whether other addresses are allowed.
    pub other_addresses: bool,
    /// `projects`: offered in the project selector beside what the API lists.
    pub projects: Vec<Project>,
    /// `views`: the views of the team, as they are written; `state::saved_views` reads them, which
    /// this layer can't import.
    pub views: Vec<Value>,
    /// `profileUrl`: the page of a profile in GrowingIO itself, if it is known.
    pub profile_url: Option<ProfileUrl>,
    /// `reportTemplate`: the order and the words of the copied status report, if they are set.
    pub report_template: Option<ReportTemplate>,
    /// `language`: the default language; `None` for the browser's.
    pub language: Option<Locale>,
    /// `pageSize`: the default rows per page.
    pub page_size: PageSize,
    /// `autoLoadRows`: how many rows of a project are loaded automatically in the background, 0 to
    /// 1,000,000.
    pub auto_load_rows: u64,
    /// `overdueGraceHours`: how much older than its period a result may be before its profile is
    /// overdue, 0 to 168 hours; `deadlines`, `deadlineZone`: by when results have to be there, in an
    /// IANA zone; `deadlineWarningMinutes`: how long before that a missing one is warned of, 0 (off)
    /// to 1,440.
    pub health_rules: HealthRules,
    /// `rememberProfiles`: whether the browser may keep records of profiles, to tell what changed.
    pub remember_profiles: bool,
    /// `longRunningMinutes`: after how many minutes a profile that is still seen running stands out, 1
    /// to 10,080.
    pub long_running_minutes: u32,
    /// `autoRefreshSeconds`: the default refresh interval: 0 (off), 30, 60 or 300.
    pub auto_refresh_seconds: u32,
    /// `idleMinutes`: minutes without user input after which the session ends, 0 to 1,440; 0 means
    /// never.
    pub idle_minutes: u32,
}

impl Default for RuntimeConfig {
    fn default() -> Self {
        Self {
            api_addresses: Vec::new(),
            other_addresses: true,
            projects: Vec::new(),
            views: Vec::new(),
            profile_url: None,
            report_template: None,
            language: None,
            page_size: PageSize::default(),
            auto_load_rows: 10_000,
            health_rules: HealthRules::default(),
            remember_profiles: true,
            long_running_minutes: 120,
            auto_refresh_seconds: 0,
            idle_minutes: 120,
        }
    }
}

/// An API address that the operator offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiAddress {
    /// The address; empty for the page's own origin.
    pub url: String,
    /// Its label.
    pub name: Option<String>,
}

impl ApiAddress {
    /// The label, or the address if there is none.
    pub fn label(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.url)
    }
}

/// A problem with the file. All other settings are used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigProblem {
    /// It could not be loaded.
    Missing,
    /// It was redirected, as by a sign-on in front of the site.
    Redirected,
    /// A web page came instead, as from such a sign-on or from a server without the file.
    WebPage,
    /// It is no JSON.
    Broken {
        /// Line of the error, from 1.
        line: usize,
        /// Column of the error, from 1.
        column: usize,
    },
    /// It is JSON, but no object.
    NoObject,
    /// An unknown key.
    UnknownKey(String),
    /// A key with an invalid value.
    WrongValue(&'static str),
    /// A `reportTemplate` with a placeholder that is unknown.
    UnknownPlaceholder(String),
    /// `deadlines` without a `deadlineZone`.
    NoDeadlineZone,
    /// A `deadlineZone` that the browser does not know.
    UnknownDeadlineZone(String),
    /// One of `views` that is broken, and left out.
    WrongView {
        /// Its position in the list, from 1.
        position: usize,
        /// Its name; empty if that is what is wrong.
        name: String,
        /// Its field that is unknown or not valid.
        field: String,
    },
}

impl RuntimeConfig {
    /// Parses the file. Invalid settings get their defaults and are reported. `read_offsets` knows
    /// time zones, `is_url` URLs.
    pub fn parse(
        text: &str,
        read_offsets: ReadOffsets,
        is_url: IsUrl,
    ) -> (Self, Vec<ConfigProblem>) {
        let mut config = Self::default();
        let object = match serde_json::from_str(text.trim_start_matches('\u{feff}')) {
            Ok(Value::Object(object)) => object,
            Ok(_) => return (config, vec![ConfigProblem::NoObject]),
            Err(error) => {
                let (line, column) = (error.line(), error.column());
                return (config, vec![ConfigProblem::Broken { line, column }]);
            }
        };
        let mut problems = Vec::new();
        for (key, value) in &object {
            match config.set(key, value, is_url) {
                Ok(()) => {}
                Err(problem) => problems.push(problem),
            }
        }
        read_deadlines(
            &object,
            read_offsets,
            &mut config.health_rules,
            &mut problems,
        );
        (config, problems)
    }

    fn set(&mut self, key: &str, value: &Value, is_url: IsUrl) -> Result<(), ConfigProblem> {
        let wrong_value = ConfigProblem::WrongValue;
        match key {
            "apiAddresses" => {
                self.api_addresses = addresses(value).ok_or(wrong_value("apiAddresses"))?
            }
            "otherAddresses" => {
                self.other_addresses = flag(value).ok_or(wrong_value("otherAddresses"))?
            }
            "projects" => self.projects = projects(value).ok_or(wrong_value("projects"))?,
            "views" => self.views = items(value).ok_or(wrong_value("views"))?,
            "profileUrl" => {
                self.profile_url = profile_url(value, is_url).ok_or(wrong_value("profileUrl"))?;
            }
            "reportTemplate" => self.report_template = report_template(value)?,
            "language" => self.language = language(value).ok_or(wrong_value("language"))?,
            "pageSize" => self.page_size = size(value).ok_or(wrong_value("pageSize"))?,
            "autoLoadRows" => {
                self.auto_load_rows = whole(value, 1_000_000).ok_or(wrong_value("autoLoadRows"))?;
            }
            "overdueGraceHours" => {
                let hours = whole(value, 168).ok_or(wrong_value("overdueGraceHours"))?;
                self.health_rules.grace_ms = hours as i64 * HOUR_MS;
            }
            "rememberProfiles" => {
                self.remember_profiles = flag(value).ok_or(wrong_value("rememberProfiles"))?;
            }
            "longRunningMinutes" => {
                let minutes = whole(value, 10_080).filter(|minutes| *minutes > 0);
                self.long_running_minutes =
                    minutes.ok_or(wrong_value("longRunningMinutes"))? as u32;
            }
            "autoRefreshSeconds" => {
                self.auto_refresh_seconds =
                    interval(value).ok_or(wrong_value("autoRefreshSeconds"))?;
            }
            "idleMinutes" => {
                let minutes = whole(value, 1_440).ok_or(wrong_value("idleMinutes"))?;
                self.idle_minutes = minutes as u32;
            }
            // The schema of the file, for editors; and what `read_deadlines` reads together.
            "$schema" | "deadlines" | "deadlineZone" | "deadlineWarningMinutes" => {}
            unknown => return Err(ConfigProblem::UnknownKey(unknown.to_owned())),
        }
        Ok(())
    }

    /// Whether a token may be sent to this address: any, or, without `other_addresses`, an offered
    /// one; if none is offered, the page's own origin, which is the empty text.
    pub fn allows_address(&self, address: &str) -> bool {
        let address = address.trim();
        let is_offered = |offered: &ApiAddress| offered.url == address;
        self.other_addresses
            || self.api_addresses.iter().any(is_offered)
            || self.api_addresses.is_empty() && address.is_empty()
    }
}

#[cfg(test)]
mod tests;
