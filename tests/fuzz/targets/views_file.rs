//! Fuzzes files of saved views: the parsed views are written so that they are parsed again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use segment_console::state::saved_views::{SavedViews, read_file, write_with_stars};

fuzz_target!(|text: &str| {
    let Ok(file) = read_file(text) else {
        return;
    };
    assert!(file.views.all().len() <= SavedViews::MAX);
    for (index, view) in file.views.all().iter().enumerate() {
        let first = file
            .views
            .all()
            .iter()
            .position(|other| other.name == view.name);
        assert_eq!(first, Some(index), "a repeated name");
    }
    let again = read_file(&write_with_stars(&file.views, &file.stars)).expect("our own file");
    assert_eq!(again.faults, []);
    assert_eq!(again.views, file.views);
    assert_eq!(again.stars, file.stars);
    assert!(!again.has_invalid_stars);

    // Imported into no views, they are the same; imported again, none is added.
    let mut views = SavedViews::default();
    let merged = views.merge(file.views.clone());
    assert_eq!((merged.renamed, merged.over_limit), (0, 0));
    assert_eq!(views, file.views);
    assert_eq!(views.merge(file.views.clone()).added, 0);
    assert_eq!(views, file.views);
});
