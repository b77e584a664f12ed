//! What an operator sets without a build: `config.json` beside `index.html`.

mod read;

use serde_json::Value;

use crate::domain::{HOUR_MS, HealthRules, PageSize, Project};
use crate::i18n::Locale;
use read::{addresses, flag, interval, language, projects, size, whole};

/// The settings in force. Every one has a default, so the file may be missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuntimeConfig {
    /// `apiAddresses`: offered on the connect page; the first is filled in. Empty
    /// means the page's own origin.
    pub api_addresses: Vec<ApiAddress>,
    /// `otherAddresses`: whether another address may be typed.
    pub other_addresses: bool,
    /// `projects`: offered in the project selector beside what the API lists.
    pub projects: Vec<Project>,
    /// `language`: of a person who chose none; `None` for what the browser asks for.
    pub language: Option<Locale>,
    /// `pageSize`: rows per page, where the link says nothing.
    pub page_size: PageSize,
    /// `autoLoadRows`: how many rows of a project are loaded unasked behind the page
    /// on screen, 0 to 1,000,000.
    pub auto_load_rows: u64,
    /// `overdueGraceHours`: how long after its schedule a result may come before its
    /// profile is overdue, 0 to 168 hours.
    pub health_rules: HealthRules,
    /// `autoRefreshSeconds`: the pace of a person who chose none: 0 (off), 30, 60 or
    /// 300.
    pub auto_refresh_seconds: u32,
    /// `idleMinutes`: after so many minutes without anybody the token is forgotten, 0
    /// to 1,440; 0 means never.
    pub idle_minutes: u32,
}

impl Default for RuntimeConfig {
    fn default() -> Self {
        Self {
            api_addresses: Vec::new(),
            other_addresses: true,
            projects: Vec::new(),
            language: None,
            page_size: PageSize::default(),
            auto_load_rows: 10_000,
            health_rules: HealthRules::default(),
            auto_refresh_seconds: 0,
            idle_minutes: 120,
        }
    }
}

/// An address of the API that an operator offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiAddress {
    /// The address; empty for the page's own origin.
    pub url: String,
    /// What people call it.
    pub name: Option<String>,
}

impl ApiAddress {
    /// Its name, or itself.
    pub fn label(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.url)
    }
}

/// What is wrong with the file. The rest of it still counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigProblem {
    /// It can't be had.
    Missing,
    /// It is no JSON, from this line and column (both from 1) on.
    Broken {
        /// Line of the file.
        line: usize,
        /// Column of that line.
        column: usize,
    },
    /// It is JSON, but no object.
    NoObject,
    /// A key that this build does not know.
    UnknownKey(String),
    /// A key whose value is of the wrong form.
    WrongValue(&'static str),
}

impl RuntimeConfig {
    /// Reads the file's text. What is wrong falls back to its default, and is named.
    pub fn parse(text: &str) -> (Self, Vec<ConfigProblem>) {
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
            match config.take(key, value) {
                Ok(()) => {}
                Err(problem) => problems.push(problem),
            }
        }
        (config, problems)
    }

    fn take(&mut self, key: &str, value: &Value) -> Result<(), ConfigProblem> {
        let wrong = ConfigProblem::WrongValue;
        match key {
            "apiAddresses" => self.api_addresses = addresses(value).ok_or(wrong("apiAddresses"))?,
            "otherAddresses" => {
                self.other_addresses = flag(value).ok_or(wrong("otherAddresses"))?
            }
            "projects" => self.projects = projects(value).ok_or(wrong("projects"))?,
            "language" => self.language = language(value).ok_or(wrong("language"))?,
            "pageSize" => self.page_size = size(value).ok_or(wrong("pageSize"))?,
            "autoLoadRows" => {
                self.auto_load_rows = whole(value, 1_000_000).ok_or(wrong("autoLoadRows"))?;
            }
            "overdueGraceHours" => {
                let hours = whole(value, 168).ok_or(wrong("overdueGraceHours"))?;
                self.health_rules.grace_ms = hours as i64 * HOUR_MS;
            }
            "autoRefreshSeconds" => {
                self.auto_refresh_seconds = interval(value).ok_or(wrong("autoRefreshSeconds"))?;
            }
            "idleMinutes" => {
                let minutes = whole(value, 1_440).ok_or(wrong("idleMinutes"))?;
                self.idle_minutes = minutes as u32;
            }
            // For editors: where the file's schema is.
            "$schema" => {}
            unknown => return Err(ConfigProblem::UnknownKey(unknown.to_owned())),
        }
        Ok(())
    }

    /// Whether a token may be sent to this address: any, or one of those on offer. Without any on offer that is the
    /// page's own origin, which is empty.
    pub fn offers(&self, address: &str) -> bool {
        let address = address.trim();
        let on_offer = |offered: &ApiAddress| offered.url == address;
        self.other_addresses
            || self.api_addresses.iter().any(on_offer)
            || self.api_addresses.is_empty() && address.is_empty()
    }
}

#[cfg(test)]
mod tests;
