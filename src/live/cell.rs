//! Values that tell when they change.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::*;

/// A value that can be changed, and tells those who read it. Copied about freely;
/// it lives as long as the owner that made it, and is silent after.
///
/// What it holds is boxed, so that the store is compiled once and not once a type.
pub struct State<T: 'static> {
    value: StoredValue<Box<dyn Any>, LocalStorage>,
    changed: Trigger,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for State<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for State<T> {}

impl<T: 'static> State<T> {
    /// A value to begin with.
    pub fn new(value: T) -> Self {
        Self {
            value: StoredValue::new_local(Box::new(value)),
            changed: Trigger::new(),
            kind: PhantomData,
        }
    }

    /// Reads it, and is told of changes.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.changed.track();
        self.with_untracked(read)
    }

    /// Reads it once.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        let held = self.value.read_value();
        match held.downcast_ref::<T>() {
            Some(value) => read(value),
            // `State<T>` puts nothing but a T in.
            None => unreachable!(),
        }
    }

    /// Changes it in place and tells everybody; `None` when it is gone with its
    /// owner, as for a reply that comes after its page was left.
    pub fn update<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let mut held = self.value.try_write_value()?;
        let result = held.downcast_mut::<T>().map(change);
        // Those who are told may read it at once.
        drop(held);
        self.changed.notify();
        result
    }

    /// Puts another value in its place.
    pub fn set(self, value: T) {
        self.update(|held| *held = value);
    }
}

impl<T: Clone + 'static> State<T> {
    /// A copy, and is told of changes.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// A copy.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

/// Any value that can be compared with another of its type.
#[derive(Clone)]
struct Erased {
    value: Arc<dyn Any + Send + Sync>,
    same: fn(&dyn Any, &dyn Any) -> bool,
}

impl PartialEq for Erased {
    fn eq(&self, other: &Self) -> bool {
        (self.same)(&*self.value, &*other.value)
    }
}

impl Erased {
    fn of<T: PartialEq + Send + Sync + 'static>(value: T) -> Self {
        Self {
            value: Arc::new(value),
            same: |one, other| one.downcast_ref::<T>() == other.downcast_ref::<T>(),
        }
    }
}

/// A value computed from others, anew when one of them changed; it tells only when
/// it came out different.
pub struct Derived<T> {
    memo: Memo<Erased>,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Derived<T> {}

type Compute = Box<dyn Fn(Option<&Erased>) -> Erased + Send + Sync>;

impl<T: Clone + PartialEq + Send + Sync + 'static> Derived<T> {
    /// Computes it from what `compute` reads.
    pub fn new(compute: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self::after(move |_| compute())
    }

    /// The same, from its own last value too.
    pub fn after(compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        let compute: Compute = Box::new(move |before| {
            Erased::of(compute(
                before.and_then(|before| before.value.downcast_ref::<T>()),
            ))
        });
        Self {
            memo: Memo::new(compute),
            kind: PhantomData,
        }
    }

    /// Reads it, and is told when it comes out different.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read_erased(&self.memo.get(), read)
    }

    /// A copy, and is told when it comes out different.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// A copy.
    pub fn get_untracked(self) -> T {
        read_erased(&self.memo.get_untracked(), T::clone)
    }
}

fn read_erased<T: 'static, R>(erased: &Erased, read: impl FnOnce(&T) -> R) -> R {
    match erased.value.downcast_ref::<T>() {
        Some(value) => read(value),
        // `Derived<T>` puts nothing but a T in.
        None => unreachable!(),
    }
}

/// Something to read, wherever it comes from: what components take.
pub struct Live<T>(Arc<dyn Fn() -> T + Send + Sync>);

impl<T> Clone for Live<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> Live<T> {
    /// Reads it, and is told of changes.
    pub fn get(&self) -> T {
        (self.0)()
    }
}

impl<T, F: Fn() -> T + Send + Sync + 'static> From<F> for Live<T> {
    fn from(read: F) -> Self {
        Self(Arc::new(read))
    }
}

impl<T: Clone + 'static> From<State<T>> for Live<T> {
    fn from(state: State<T>) -> Self {
        Self(Arc::new(move || state.get()))
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> From<Derived<T>> for Live<T> {
    fn from(derived: Derived<T>) -> Self {
        Self(Arc::new(move || derived.get()))
    }
}

/// Does something now, and again whenever what it read has changed, until the
/// owner goes.
pub fn watch(mut act: impl FnMut() + 'static) {
    let act: Box<dyn FnMut(Option<()>)> = Box::new(move |_| act());
    Effect::new(act);
}

/// Does something that takes time. Boxed, as everything here.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    let task: std::pin::Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    leptos::task::spawn_local(task);
}

impl<T: Clone + Send + Sync + 'static> From<RwSignal<T>> for Live<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self(Arc::new(move || signal.get()))
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> From<Memo<T>> for Live<T> {
    fn from(memo: Memo<T>) -> Self {
        Self(Arc::new(move || memo.get()))
    }
}

impl<T: Clone + Send + Sync + 'static> From<Signal<T>> for Live<T> {
    fn from(signal: Signal<T>) -> Self {
        Self(Arc::new(move || signal.get()))
    }
}
