//! Segment Console: a browser console for the segment profiles of a project.
//!
//! The modules are in the order in which data flows; each imports only from those before it.
//! `subscription`, `domain`, `i18n` and `components` import no other. A test in `layers.rs` checks that.

#![cfg_attr(
    test,
    allow(clippy::wildcard_enum_match_arm, clippy::disallowed_methods)
)]

#[cfg(test)]
mod layers;

pub mod subscription;

pub mod domain;
pub mod i18n;

pub mod config;

pub mod preferences;

pub mod session;

pub mod api;

pub mod state;

pub mod profile_store;

pub mod components;

pub mod views;

pub mod app;
