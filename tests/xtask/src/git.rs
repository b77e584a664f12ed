//! What git says of the checkout.

use crate::{paths::Paths, process};

/// The first twelve digits of the commit that is checked out, with `-dirty` behind them where files differ from it or
/// aren't in it. `None` where this is no checkout, or git is missing.
pub fn commit(paths: &Paths) -> Option<String> {
    let git = |arguments: &[&str]| {
        process::output(
            process::command("git")
                .args(arguments)
                .current_dir(&paths.root),
        )
    };
    // A copy of the files inside another checkout has no commit of its own.
    if !git(&["rev-parse", "--show-prefix"])?.trim().is_empty() {
        return None;
    }
    let head = git(&["rev-parse", "--short=12", "HEAD"])?;
    let changes = git(&["status", "--porcelain"])?;
    Some(named(head.trim(), &changes))
}

fn named(head: &str, changes: &str) -> String {
    if changes.trim().is_empty() {
        head.to_owned()
    } else {
        format!("{head}-dirty")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_with_changes_is_called_dirty() {
        assert_eq!(named("0123456789ab", "\n"), "0123456789ab");
        assert_eq!(
            named("0123456789ab", " M src/app.rs\n"),
            "0123456789ab-dirty"
        );
    }

    #[test]
    fn a_folder_that_is_no_checkout_has_no_commit() {
        let paths = Paths::find();
        let inside = Paths {
            root: paths.root.join("tests"),
            ..paths
        };
        assert_eq!(commit(&inside), None);
    }
}
