//! The size of `dist/`, against the budget.

use std::fmt;

use anyhow::{Result, bail};

use crate::dist::{LAZY_ENDING, manifest::File};

/// The most that html, js, wasm and css of a first visit may have together, in bytes of brotli at level 11: 416 KB.
///
/// Of these, 340 are the console without the search language (24), selection and stars (15), views of a team and the
/// changes of views (4), groups (15), deadlines with what is due soon (5), ends of subscriptions (1.4), and the count in
/// the title, the place of the export menu and the setting of links to GrowingIO (1.6). What few visits need of all
/// these is loaded later.
pub const BUDGET: usize = 416 * 1024;

/// The most that the module may have that is loaded later, in the same bytes: 240 KB. Of these, about
/// 45 are what changed, with the records in IndexedDB, 24 exports, 24 the board of all projects, 22 the timeline, comparisons, and the
/// report's page and template, 4 reports, and 2 what leads to the API and to GrowingIO.
pub const LATER_BUDGET: usize = 240 * 1024;

/// One file of the build.
#[derive(Debug, PartialEq)]
pub struct FileSize {
    /// Relative to `dist/`.
    pub name: String,
    /// Bytes on disk.
    pub raw: usize,
    /// Bytes as brotli 11; `None` for what is not counted, because the console never loads it.
    pub brotli: Option<usize>,
}

impl FileSize {
    /// Whether a first visit does without it.
    fn is_later(&self) -> bool {
        self.name.ends_with(LAZY_ENDING)
    }
}

/// The files of a build, largest first.
#[derive(Debug)]
pub struct Report(Vec<FileSize>);

impl Report {
    /// The files of the manifest.
    pub fn of(files: &[File]) -> Self {
        let size = |file: &File| FileSize {
            name: file.path.clone(),
            raw: file.bytes,
            brotli: file.brotli.filter(|_| is_counted(&file.path)),
        };
        let mut sizes: Vec<FileSize> = files.iter().map(size).collect();
        sizes.sort_by(|a, b| {
            b.brotli
                .cmp(&a.brotli)
                .then(b.raw.cmp(&a.raw))
                .then(a.name.cmp(&b.name))
        });
        Self(sizes)
    }

    /// Bytes that are counted: of the first visit, or those that are loaded later.
    pub fn total(&self, later: bool) -> usize {
        let counted = self.0.iter().filter(|size| size.is_later() == later);
        counted.filter_map(|size| size.brotli).sum()
    }

    /// An error when a total is over its budget.
    pub fn check(&self) -> Result<()> {
        for (what, later, budget) in [
            ("a first visit", false, BUDGET),
            ("what is loaded later", true, LATER_BUDGET),
        ] {
            let bytes = self.total(later);
            if bytes > budget {
                bail!(
                    "{what} is over its budget: {bytes} bytes as brotli, {budget} allowed ({} over)",
                    bytes - budget
                );
            }
        }
        Ok(())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:>10} {:>10}  file", "bytes", "brotli 11")?;
        for FileSize { name, raw, brotli } in &self.0 {
            let brotli = brotli.map_or_else(|| "-".to_owned(), |bytes| bytes.to_string());
            writeln!(f, "{raw:>10} {brotli:>10}  {name}")?;
        }
        let raw = |later| -> usize {
            let counted = self.0.iter().filter(|size| size.brotli.is_some());
            let counted = counted.filter(|size| size.is_later() == later);
            counted.map(|size| size.raw).sum()
        };
        let (first, later) = (self.total(false), self.total(true));
        writeln!(
            f,
            "{:>10} {first:>10}  first visit (html + js + wasm + css): {} of {} KB",
            raw(false),
            kb(first),
            BUDGET / 1024
        )?;
        write!(
            f,
            "{:>10} {later:>10}  loaded later: {} of {} KB",
            raw(true),
            kb(later),
            LATER_BUDGET / 1024
        )
    }
}

fn kb(bytes: usize) -> String {
    let tenths = (bytes * 10).div_ceil(1024);
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn is_counted(name: &str) -> bool {
    [".html", ".js", ".wasm", ".css"]
        .iter()
        .any(|ending| name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, brotli: Option<usize>) -> FileSize {
        FileSize {
            name: name.to_owned(),
            raw: 10,
            brotli,
        }
    }

    #[test]
    fn exactly_the_budget_passes_and_one_byte_more_does_not() {
        let report = |bytes| Report(vec![file("a.wasm", Some(bytes)), file("icon.svg", None)]);
        assert!(report(BUDGET).check().is_ok());
        assert!(report(BUDGET + 1).check().is_err());
        let later = |bytes| Report(vec![file("a_lazy.wasm", Some(bytes))]);
        assert!(later(LATER_BUDGET).check().is_ok());
        assert!(later(LATER_BUDGET + 1).check().is_err());
    }

    #[test]
    fn pages_scripts_styles_and_wasm_are_counted_and_nothing_else() {
        for name in ["index.html", "boot.js", "app-1_bg.wasm", "base.css"] {
            assert!(is_counted(name), "{name}");
        }
        for name in ["config.json", "_headers", "icon.svg", "js"] {
            assert!(!is_counted(name), "{name}");
        }
    }

    #[test]
    fn kilobytes_are_rounded_up() {
        assert_eq!(kb(175 * 1024 + 1), "175.1");
        assert_eq!(kb(175 * 1024), "175.0");
    }

    #[test]
    fn what_a_visit_does_not_load_is_listed_and_not_counted() {
        let file = |path: &str, brotli| File {
            path: path.to_owned(),
            bytes: 10,
            brotli: Some(brotli),
            gzip: None,
            sha384: String::new(),
        };
        let report = Report::of(&[
            file("licences.txt", 900),
            file("a.js", 3),
            file("a.css", 4),
            file("a_lazy.wasm", 2),
        ]);
        assert_eq!(report.total(false), 7);
        assert_eq!(report.total(true), 2);
        let names: Vec<_> = report.0.iter().map(|size| size.name.as_str()).collect();
        assert_eq!(names, ["a.css", "a.js", "a_lazy.wasm", "licences.txt"]);
    }
}
