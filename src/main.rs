//! Starts the console in the page.

fn main() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        segment_console::app::broken();
    }));
    segment_console::live::mount(segment_console::app::app);
}
