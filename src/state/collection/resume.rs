//! Loading goes on after it was stopped, failed or paused.

use super::{Collection, LoadAction, Status};

impl Collection {
    /// Continues after [`Self::stop`].
    pub fn resume(&mut self) -> LoadAction {
        match self.status {
            Status::Stopped => self.fetch(),
            Status::Idle
            | Status::Loading { .. }
            | Status::AtLimit
            | Status::Failed(_)
            | Status::Ended(_) => LoadAction::Nothing,
        }
    }

    /// Requests the block that failed again.
    pub fn retry(&mut self) -> LoadAction {
        match self.status {
            Status::Failed(_) => self.fetch(),
            Status::Idle
            | Status::Loading { .. }
            | Status::Stopped
            | Status::AtLimit
            | Status::Ended(_) => LoadAction::Nothing,
        }
    }

    /// Continues past the number of rows that are loaded automatically.
    pub fn load_all(&mut self) -> LoadAction {
        self.unlimited = true;
        match self.status {
            Status::AtLimit => self.fetch(),
            Status::Idle
            | Status::Loading { .. }
            | Status::Stopped
            | Status::Failed(_)
            | Status::Ended(_) => LoadAction::Nothing,
        }
    }

    /// Loads whatever is missing, however many rows it is: starts, resumes or retries.
    pub fn load_rest(&mut self) -> LoadAction {
        self.unlimited = true;
        match self.status {
            Status::Idle => self.start(),
            Status::Stopped | Status::AtLimit | Status::Failed(_) => self.fetch(),
            Status::Loading { .. } | Status::Ended(_) => LoadAction::Nothing,
        }
    }
}
