//! Filters by value: each facet a menu of its values, with how many rows each would
//! leave beside the other filters.

use super::super::DashboardContext;
use super::terms::{PERIODS, computed_name, facet_name, pick_name, value_name};
use crate::domain::Facet;
use crate::i18n::intl;
use crate::legacy_components::Menu;
use crate::live::{Element, Part, checked, each, el, live, text, value, words};
use crate::state::case_folding::folded;
use crate::state::filter::{Computed, with_computed, with_pick};
use crate::state::index::FacetValues;
use leptos::prelude::*;

/// More values than this are looked for by typing.
const FEW: usize = 12;
/// So many are listed at once.
const LISTED: usize = 60;

/// The menus. The health has its strip.
pub fn facets(dashboard: DashboardContext) -> Element {
    let facets = Facet::ALL.into_iter();
    let facets = facets.filter(|facet| *facet != Facet::Health);
    let row = el("div")
        .class("facets")
        .set("role", "group")
        .bind("aria-label", move || dashboard.app.texts().explore.filters);
    facets
        .fold(row, |row, facet| row.child(menu(dashboard, facet)))
        .child(computed_menu(dashboard))
}

fn menu(dashboard: DashboardContext, facet: Facet) -> Element {
    let chosen = move || {
        dashboard
            .filter
            .with(|filter| filter.picks[facet.index()].len())
    };
    let label = move || {
        let texts = dashboard.app.texts();
        let name = facet_name(facet, texts);
        match chosen() {
            0 => name.to_owned(),
            count => (texts.explore.chosen_values)(name, count),
        }
    };
    Menu {
        label: label.into(),
        active: (move || chosen() > 0).into(),
    }
    .part(move || panel(dashboard, facet))
}

/// A value on offer.
#[derive(Clone, PartialEq)]
struct Offer {
    value: String,
    name: String,
    count: u32,
    picked: bool,
}

impl Offer {
    /// Whether it offers this value: the filter takes no heed of capitals.
    fn is_of(&self, value: &str) -> bool {
        self.value.eq_ignore_ascii_case(value)
    }
}

/// One offer for what one filter finds: values that differ in capitals only are
/// counted together, under the first of them.
fn merged(offers: Vec<Offer>) -> Vec<Offer> {
    let mut merged: Vec<Offer> = Vec::with_capacity(offers.len());
    let mut known = FacetValues::default();
    for offer in offers {
        let place = known.place(&offer.value.to_ascii_lowercase());
        match merged.get_mut(place as usize) {
            Some(first) => first.count += offer.count,
            None => merged.push(offer),
        }
    }
    merged
}

/// The values of a facet: those picked first, then the most frequent.
fn offers(dashboard: DashboardContext, facet: Facet) -> Vec<Offer> {
    let texts = dashboard.app.texts();
    let found = dashboard.found.get();
    let picks = dashboard
        .filter
        .with(|filter| filter.picks[facet.index()].clone());
    let is_picked = |value: &str| picks.iter().any(|pick| pick.eq_ignore_ascii_case(value));
    let offers: Vec<Offer> = dashboard.collection_loader.index(|index| {
        let counts = found.answer().facets[facet.index()].iter();
        let values = index.values(facet).into_iter().zip(counts);
        let values = values.map(|(value, count)| Offer {
            value: value.to_owned(),
            name: value_name(facet, value, texts),
            count: *count,
            picked: is_picked(value),
        });
        values.collect()
    });
    let mut offers = merged(offers);
    // What was picked by a link and isn't among the rows can still be taken away.
    for pick in &picks {
        if !offers.iter().any(|offer| offer.is_of(pick)) {
            offers.push(Offer {
                value: pick.clone(),
                name: pick_name(facet, pick, texts),
                count: 0,
                picked: true,
            });
        }
    }
    offers.sort_by_key(|offer| (!offer.picked, std::cmp::Reverse(offer.count)));
    offers
}

fn panel(dashboard: DashboardContext, facet: Facet) -> Part {
    let app = dashboard.app;
    let typed = RwSignal::new(String::new());
    let now = Memo::new(move |_| offers(dashboard, facet));
    // The order is that of the opening: what is ticked stays under the pointer.
    let order = now.get_untracked().into_iter().map(|offer| offer.value);
    let order: Vec<String> = order.collect();
    let many = order.len() > FEW;
    let listed = move || {
        let mut offers = now.get();
        let place = |offer: &Offer| order.iter().position(|value| *value == offer.value);
        offers.sort_by_key(|offer| place(offer).unwrap_or(usize::MAX));
        let typed = folded(&typed.get());
        offers.retain(|offer| folded(&offer.name).contains(&typed));
        offers
    };
    let shown = listed.clone();
    let items = move || {
        let mut offers = shown();
        offers.truncate(LISTED);
        offers
    };
    let more = move || {
        let hidden = listed().len().saturating_sub(LISTED) as u64;
        let words_of = &app.texts().explore;
        (hidden > 0).then(|| {
            let said = (words_of.more_values)(&intl::number(app.locale(), hidden));
            el("p").class("facet__more").child(words(&said))
        })
    };
    let find = many.then(|| {
        let label = move || {
            let texts = app.texts();
            (texts.explore.find_value)(facet_name(facet, texts))
        };
        el("input")
            .class("input")
            .set("type", "search")
            .set("autocomplete", "off")
            .bind("aria-label", label)
            .bind("placeholder", label)
            .prop("value", move || typed.get())
            .on("input", move |event| typed.set(value(&event)))
    });
    let list = el("ul").class("facet").child(each(
        items,
        |offer| key(&offer.value),
        move |offer| item(dashboard, facet, now, offer),
    ));
    Part::Many(vec![find.into(), list.into(), live(more)])
}

/// Tells values apart: FNV-1a, for a list of some dozens.
fn key(value: &str) -> u64 {
    value.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}

fn item(dashboard: DashboardContext, facet: Facet, now: Memo<Vec<Offer>>, offer: Offer) -> Element {
    let app = dashboard.app;
    let Offer { value, name, .. } = offer;
    let (own, picked) = (value.clone(), value.clone());
    let count = move || {
        let count = now.with(|offers| {
            let own = offers.iter().find(|offer| offer.is_of(&own));
            own.map_or(0, |offer| offer.count)
        });
        intl::number(app.locale(), count.into())
    };
    let is_picked = move || {
        dashboard.filter.with(|filter| {
            let picks = filter.picks[facet.index()].iter();
            picks
                .into_iter()
                .any(|pick| pick.eq_ignore_ascii_case(&picked))
        })
    };
    let tick = el("input")
        .set("type", "checkbox")
        .prop("checked", is_picked)
        .on("change", move |event| {
            let on = checked(&event);
            dashboard.search_for(|text| with_pick(text, facet, &value, on));
        });
    let label = el("label")
        .class("facet__item")
        .child(tick)
        .child(el("bdi").class("facet__name").child(words(&name)))
        .child(el("span").class("facet__count").child(text(count)));
    el("li").child(label)
}

fn computed_menu(dashboard: DashboardContext) -> Element {
    let label = move || {
        let texts = dashboard.app.texts();
        match dashboard.filter.with(|filter| filter.computed) {
            None => texts.columns.last_computed.to_owned(),
            Some(computed) => computed_name(computed, texts),
        }
    };
    Menu {
        label: label.into(),
        active: (move || dashboard.filter.with(|filter| filter.computed.is_some())).into(),
    }
    .part(move || {
        let offers = std::iter::once(None).chain(PERIODS.into_iter().map(Some));
        let list = offers.fold(el("ul").class("facet"), |list, computed| {
            list.child(period_item(dashboard, computed))
        });
        list.into()
    })
}

fn period_item(dashboard: DashboardContext, computed: Option<Computed>) -> Element {
    let name = move || {
        let texts = dashboard.app.texts();
        computed.map_or_else(
            || texts.explore.computed_any.to_owned(),
            |computed| computed_name(computed, texts),
        )
    };
    let radio = el("input")
        .set("type", "radio")
        .set("name", "computed")
        .prop("checked", move || {
            dashboard.filter.with(|filter| filter.computed) == computed
        })
        .on("change", move |_| {
            dashboard.search_for(|text| with_computed(text, computed));
        });
    let label = el("label")
        .class("facet__item")
        .child(radio)
        .child(el("span").class("facet__name").child(text(name)));
    el("li").child(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_one_filter_finds_are_one_offer() {
        let offer = |value: &str, count| Offer {
            value: value.to_owned(),
            name: value.to_owned(),
            count,
            picked: false,
        };
        let merged = merged(vec![offer("Emma", 2), offer("李娜", 3), offer("emma", 4)]);
        let values: Vec<(&str, u32)> = merged
            .iter()
            .map(|offer| (offer.value.as_str(), offer.count))
            .collect();
        assert_eq!(values, [("Emma", 6), ("李娜", 3)]);
    }
}
