//! The icon of the tab, with the count of what needs attention drawn over it.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::Element;

use super::attention::{Attention, AttentionContext};

/// The icon of the page, as its file has it.
const ICON: &str = include_str!("../../../public/icon.svg");

/// The custom properties with the colour under the count, and that of the count.
const FILL: &str = "--tab-count";
const INK: &str = "--on-tab-count";

/// The largest count that is legible at 16 pixels.
const LARGEST: u32 = 99;

/// Follows the count of what needs attention. The icon is that of the page again where nothing does,
/// and when the dashboard goes.
#[component]
pub fn TabIcon() -> impl IntoView {
    let AttentionContext(attention) = expect_context();
    let link = document().query_selector("link[rel=icon]").ok().flatten();
    let href = link.as_ref().and_then(|link| link.get_attribute("href"));
    if let Some((link, own)) = link.zip(href) {
        let link = StoredValue::new_local((link, own));
        Effect::new(move || {
            let drawn = attention
                .get()
                .map(|attention| data_url(&drawing(attention)));
            link.with_value(|(link, own)| set(link, drawn.as_deref().unwrap_or(own)));
        });
        on_cleanup(move || {
            link.try_with_value(|(link, own)| set(link, own));
        });
    }
}

fn set(link: &Element, href: &str) {
    if link.get_attribute("href").as_deref() != Some(href) {
        // Fails for no attribute of this name.
        let _ = link.set_attribute("href", href);
    }
}

/// The icon with the count in its lower half.
fn drawing(attention: Attention) -> String {
    let text = if attention.count > LARGEST {
        format!("{LARGEST}+")
    } else {
        attention.text()
    };
    with_count(&text, &colour(FILL), &colour(INK))
}

fn with_count(text: &str, fill: &str, ink: &str) -> String {
    let size = if text.len() > 2 { 15 } else { 18 };
    let count = format!(
        r#"<rect y="14" width="32" height="18" rx="5" fill="{fill}"/><text x="16" y="23" dominant-baseline="central" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="{size}" fill="{ink}">{text}</text></svg>"#
    );
    ICON.trim_end().trim_end_matches("</svg>").to_owned() + &count
}

/// A colour of `tokens.css`. The same in both themes: that of the tab bar is not known.
fn colour(property: &str) -> String {
    let root = document().document_element();
    let style = root.and_then(|root| window().get_computed_style(&root).ok().flatten());
    let value = style.and_then(|style| style.get_property_value(property).ok());
    value.unwrap_or_default().trim().to_owned()
}

fn data_url(svg: &str) -> String {
    let encoded = JsValue::from(js_sys::encode_uri_component(svg));
    "data:image/svg+xml,".to_owned() + &encoded.as_string().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_is_drawn_over_the_icon_of_the_page() {
        let svg = with_count("14", "a", "b");
        assert!(svg.starts_with(ICON.trim_end().trim_end_matches("</svg>")));
        assert!(svg.ends_with(r#"font-size="18" fill="b">14</text></svg>"#));
        assert_eq!(svg.matches("</svg>").count(), 1);
        assert!(with_count("99+", "a", "b").contains(r#"font-size="15""#));
    }
}
