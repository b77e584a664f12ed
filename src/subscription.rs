//! Subscriptions that end with the effect that holds them.

use leptos::prelude::{ArcMemo, Get, Memo, Owner, on_cleanup};
use leptos::reactive::graph::{Observer, Source, ToAnySource};

/// Unsubscribes the running effect or memo from `source` when it is disposed. To be called where
/// `source` is read.
///
/// A signal or a memo of Leptos (reactive_graph 0.2) never forgets a disposed subscriber, not even
/// when it changes: about 70 bytes stay for each, and each is looked at again at every change. For
/// sources that live as long as the page, such as the language or the active option of a list,
/// every menu that was opened and every notice that was shown would stay in memory.
pub fn unsubscribe_on_cleanup(source: &impl ToAnySource) {
    let Some(observer) = Observer::get() else {
        return;
    };
    // Without an owner there is no end to wait for.
    if Owner::current().is_some() && !source.is_disposed() {
        let source = source.to_any_source();
        on_cleanup(move || source.remove_subscriber(&observer));
    }
}

/// The value of a memo that outlives the effect or memo that reads it, reactively; see
/// [`unsubscribe_on_cleanup`].
pub fn get_while_owned<T: Clone + Send + Sync + 'static>(memo: Memo<T>) -> T {
    unsubscribe_on_cleanup(&ArcMemo::from(memo));
    memo.get()
}

#[cfg(test)]
mod tests {
    use super::*;
    use leptos::prelude::*;
    use leptos::reactive::graph::{
        AnySource, AnySubscriber, ReactiveNode, Subscriber, WithObserver,
    };
    use std::sync::{Arc, Weak};

    /// A subscriber that does nothing. Its weak count tells how often it is referred to.
    struct Probe;

    impl ReactiveNode for Probe {
        fn mark_dirty(&self) {}
        fn mark_subscribers_check(&self) {}
        fn update_if_necessary(&self) -> bool {
            false
        }
        fn mark_check(&self) {}
    }

    impl Subscriber for Probe {
        fn add_source(&self, _: AnySource) {}
        fn clear_sources(&self, _: &AnySubscriber) {}
    }

    /// How many references to a subscriber are left after `read` ran under it, its owner was disposed
    /// and `change` changed what it had read.
    fn left_behind_by(read: impl FnOnce(), change: impl FnOnce()) -> usize {
        let probe = Arc::new(Probe);
        let owner = Owner::new();
        let weak: Weak<dyn Subscriber + Send + Sync> = Arc::downgrade(&probe) as Weak<_>;
        let subscriber = AnySubscriber(Arc::as_ptr(&probe).addr(), weak);
        owner.with(|| subscriber.with_observer(read));
        drop(subscriber);
        owner.cleanup();
        change();
        Arc::weak_count(&probe)
    }

    #[test]
    fn a_disposed_subscriber_is_forgotten_by_what_it_read() {
        let page = Owner::new();
        page.set();
        let signal = RwSignal::new(1);
        let memo = ArcMemo::new(move |_| signal.get() % 10);
        let reads = |unsubscribe: fn(&RwSignal<i32>), unsubscribe_memo: fn(&ArcMemo<i32>)| {
            let memo = memo.clone();
            let read = move || {
                for _ in 0..2 {
                    assert_eq!(memo.get(), signal.get() % 10);
                    unsubscribe(&signal);
                    unsubscribe_memo(&memo);
                }
            };
            left_behind_by(read, || signal.update(|value| *value += 1))
        };
        assert_eq!(reads(unsubscribe_on_cleanup, unsubscribe_on_cleanup), 0);
        // What Leptos does by itself. Where this fails, this file is no longer needed.
        assert_eq!(reads(|_| (), |_| ()), 2);
    }

    #[test]
    fn nothing_happens_without_an_observer_or_an_owner() {
        let page = Owner::new();
        let signal = page.with(|| RwSignal::new(1));
        page.with(|| unsubscribe_on_cleanup(&signal));
        page.cleanup();
        assert_eq!(left_behind_by(|| unsubscribe_on_cleanup(&signal), || ()), 0);
    }
}
