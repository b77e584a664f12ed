//! Starts the console in the page.

fn main() {
    console_error_panic_hook::set_once();
    segment_console::live::mount(segment_console::app::app);
}
