//! Installs the panic hook and mounts the app.

use leptos::mount::mount_to_body;
use segment_console::app::{App, show_broken_page};

fn main() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        show_broken_page();
    }));
    mount_to_body(App);
}
