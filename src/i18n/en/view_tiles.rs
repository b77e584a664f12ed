//! Tiles of views in English.

use crate::i18n::messages::ViewTileMessages;

pub const VIEW_TILES: ViewTileMessages = ViewTileMessages {
    label: "All views",
    own: "Saved",
    team: "Team (read-only)",
    team_hint: "Set in config.json by whoever runs this console. To change one, save it under a name of your own.",
    built_in: "Built in",
    needs_attention: "Needs attention",
    mine: "Mine",
    never_computed: "Never computed",
    manual_and_old: "Manual and older than 90 days",
    same_names: "Same names",
    no_description: "No description",
    me_unknown: "Not counted: open this view, and choose who “@me” is",
    counted_in: |loaded| format!("Counted among the {loaded} loaded so far"),
    changed: |view| format!("“{view}” has unsaved changes"),
    changed_read_only: |view| format!("“{view}” is read-only; your changes are not saved"),
    saved: |view| format!("“{view}” is saved"),
    save: "Save",
    save_as: "Save as…",
    reset: "Reset",
    config_wrong_view: |position, name, field| match name {
        "" => format!(
            "View {position} of “views” in config.json is left out: its “{field}” is not valid."
        ),
        _ => format!(
            "View {position} of “views” in config.json, “{name}”, is left out: its “{field}” is not valid."
        ),
    },
};
