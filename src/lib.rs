//! Segment Console: a browser console for the segment profiles of a project.
//!
//! The modules stand in the order in which data flows; each imports only from
//! those before it. `live`, `domain` and `text` import no other, `components` only
//! `live`. A test in `layers.rs` holds them to it.

#![cfg_attr(test, allow(clippy::wildcard_enum_match_arm, clippy::disallowed_methods))]

#[cfg(test)]
mod layers;

pub mod live;

pub mod domain;
pub mod i18n;

pub mod config;

pub mod preferences;

pub mod session;

pub mod api;

pub mod state;

pub mod components;

pub mod legacy_components;

pub mod views;

pub mod app;
