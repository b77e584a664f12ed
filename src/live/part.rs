//! Pieces of view: erased, and made anew rather than patched.

use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};

/// A piece of view of any type. Where Leptos would patch the old one into the new
/// one, it puts the new one in its place: the code that patches is never compiled.
/// What should survive a change is read inside, by [`text`] and [`live`].
pub struct Part(Box<dyn FnOnce() -> Built + Send>);

/// A [`Part`] in the page.
pub struct Built(Box<dyn Mountable>);

impl Part {
    /// Erases a view.
    pub fn of(view: impl IntoView + 'static) -> Self {
        Self(Box::new(move || Built(Box::new(view.build()))))
    }

    /// Nothing to see.
    pub fn none() -> Self {
        Self::of(())
    }
}

impl Render for Part {
    type State = Built;

    fn build(self) -> Built {
        (self.0)()
    }

    fn rebuild(self, state: &mut Built) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl Mountable for Built {
    fn unmount(&mut self) {
        self.0.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.0.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        self.0.elements()
    }
}

// There is no server to render for: what follows only makes a Part a view.

impl AddAnyAttr for Part {
    type Output<SomeNewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _attr: NewAttr) -> Self {
        self
    }
}

impl RenderHtml for Part {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _buf: &mut String,
        _position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(
        self,
        _cursor: &Cursor,
        _position: &PositionState,
    ) -> Built {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

/// A piece of view that is made anew whenever what it read has changed.
pub fn live<V: IntoView + 'static>(
    mut view: impl FnMut() -> V + Send + 'static,
) -> Box<dyn FnMut() -> Part + Send> {
    Box::new(move || Part::of(view()))
}

/// A text, or the value of an attribute, that follows what it reads.
pub fn text<S: Into<String>>(
    mut read: impl FnMut() -> S + Send + 'static,
) -> Box<dyn FnMut() -> String + Send> {
    Box::new(move || read().into())
}

/// The value of an attribute that is there only sometimes.
pub fn attr<S: Into<String>>(
    mut read: impl FnMut() -> Option<S> + Send + 'static,
) -> Box<dyn FnMut() -> Option<String> + Send> {
    Box::new(move || read().map(Into::into))
}

/// An attribute or property that is on or off.
pub fn flag(read: impl FnMut() -> bool + Send + 'static) -> Box<dyn FnMut() -> bool + Send> {
    Box::new(read)
}
