//! How many rows of a collection are loaded automatically.

use super::{Collection, Status};

impl Collection {
    /// Sets how many rows are loaded automatically; past them, [`Self::load_all`] is needed.
    /// Loading that reached a lower limit goes on by [`Self::fetch_next`]: a search starts it
    /// before `config.json` says what the limit is.
    pub fn set_auto_load_rows(&mut self, rows: u64) {
        self.auto_load_rows = rows;
        if self.status == Status::AtLimit && self.pass.received < rows {
            let restarted = self.pass.restarted;
            self.status = Status::Loading {
                restarted,
                slow: false,
            };
        }
    }
}
