//! What waits for the browser: its next picture, and changes of size.

use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::{on_cleanup, request_animation_frame};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::ResizeObserver;

/// Whether the owner that was there when this was made still is. What the browser
/// calls later asks first: the states that it would read go with their owner.
#[derive(Clone)]
pub(super) struct Alive(Arc<AtomicBool>);

impl Alive {
    pub(super) fn here() -> Self {
        let alive = Arc::new(AtomicBool::new(true));
        let ended = Arc::clone(&alive);
        on_cleanup(move || ended.store(false, Ordering::Relaxed));
        Self(alive)
    }

    pub(super) fn is(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Does something before the next picture, unless the owner is gone by then.
pub fn next_frame(act: impl FnOnce() + 'static) {
    let alive = Alive::here();
    let act: Box<dyn FnOnce()> = Box::new(move || {
        if alive.is() {
            act();
        }
    });
    request_animation_frame(act);
}

/// Follows the size of an element while it is held.
pub(super) struct Resizes {
    observer: ResizeObserver,
    #[expect(dead_code, reason = "the observer calls it")]
    listener: Closure<dyn FnMut()>,
}

impl Resizes {
    /// `None` where the browser has no such observer.
    pub(super) fn of(node: &web_sys::Element, act: Box<dyn Fn()>) -> Option<Self> {
        let (alive, act) = (Alive::here(), Rc::new(act));
        // In the next frame, because what follows from a size may change sizes: the
        // browser calls that a loop, and says so in the console.
        let act: Box<dyn FnMut()> = Box::new(move || {
            let (alive, act) = (alive.clone(), Rc::clone(&act));
            request_animation_frame(move || {
                if alive.is() {
                    act();
                }
            });
        });
        let listener = Closure::wrap(act);
        let observer = ResizeObserver::new(listener.as_ref().unchecked_ref()).ok()?;
        observer.observe(node);
        Some(Self { observer, listener })
    }
}

impl Drop for Resizes {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
