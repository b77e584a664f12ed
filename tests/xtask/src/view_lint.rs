//! `cargo xtask lint`: finds the elements of `view!` that Leptos would create by `innerHTML`.
//!
//! `leptos_macro` turns an element inside another whose attributes and children are all literals into one string of
//! HTML, which is parsed in the browser by `innerHTML`. The policy of the console, `require-trusted-types-for 'script'`
//! without a policy that may create HTML, forbids that: the browser throws, and the page stays empty. An interpolated
//! text or attribute (`{"text"}`) keeps an element out of it.

use anyhow::{Context, anyhow, bail};
use proc_macro2::{TokenStream, TokenTree};
use rstml::{
    Parser, ParserConfig,
    node::{KeyedAttribute, KeyedAttributeValue, Node, NodeAttribute, NodeElement, NodeName},
};
use syn::{Expr, ExprLit, Lit, spanned::Spanned};

use crate::{files, paths::Paths};

/// Fails with file, line and name of each such element in `src/`.
pub fn run(paths: &Paths) -> anyhow::Result<()> {
    let src = paths.root.join("src");
    let mut found = Vec::new();
    for file in files::under(&src)? {
        if !file.ends_with(".rs") {
            continue;
        }
        let source = fs_err::read_to_string(src.join(&file))?;
        let elements = inert_elements(&source).with_context(|| format!("src/{file}"))?;
        found.extend(
            elements
                .iter()
                .map(|Inert { line, name }| format!("\n  src/{file}:{line}: <{name}>")),
        );
    }
    if !found.is_empty() {
        bail!(
            "Leptos would create these elements by innerHTML, which the page's policy forbids; write a text or an \
             attribute of each as {{\"…\"}}:{}",
            found.concat()
        );
    }
    Ok(())
}

/// An element that Leptos would create by `innerHTML`.
#[derive(Debug, PartialEq)]
struct Inert {
    line: usize,
    name: String,
}

/// The inert elements of each `view!` in a Rust source, by line.
fn inert_elements(source: &str) -> anyhow::Result<Vec<Inert>> {
    let tokens: TokenStream = source.parse().map_err(|error| anyhow!("{error}"))?;
    let mut found = Vec::new();
    search_tokens(tokens, &mut found)?;
    found.sort_by_key(|inert| inert.line);
    Ok(found)
}

/// Looks at tokens instead of syntax: a `view!` can be nested in another one or in any other macro.
fn search_tokens(tokens: TokenStream, found: &mut Vec<Inert>) -> anyhow::Result<()> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (index, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else {
            continue;
        };
        if is_view(&tokens[..index]) && !has_scope_class(group.stream()) {
            let parser = Parser::new(ParserConfig::default().recover_block(true));
            let nodes = parser
                .parse_simple(group.stream())
                .map_err(|error| anyhow!("line {}: {error}", error.span().start().line))?;
            search_nodes(&nodes, true, found);
        }
        search_tokens(group.stream(), found)?;
    }
    Ok(())
}

/// Whether the tokens end with `view!`.
fn is_view(before: &[TokenTree]) -> bool {
    matches!(
        before,
        [.., TokenTree::Ident(name), TokenTree::Punct(bang)] if name == "view" && bang.as_char() == '!'
    )
}

/// Whether a view begins with `class = …,`. Leptos makes no HTML of such a view.
fn has_scope_class(view: TokenStream) -> bool {
    let mut tokens = view.into_iter();
    matches!(
        (tokens.next(), tokens.next()),
        (Some(TokenTree::Ident(name)), Some(TokenTree::Punct(equals))) if name == "class" && equals.as_char() == '='
    )
}

/// `top_level` is what `leptos_macro` calls so: children of the view, of a fragment or of a component.
fn search_nodes(nodes: &[Node], top_level: bool, found: &mut Vec<Inert>) {
    for node in nodes {
        match node {
            Node::Fragment(fragment) => search_nodes(&fragment.children, true, found),
            Node::Element(element) if !top_level && is_inert(element) => found.push(Inert {
                line: element.name().span().start().line,
                name: element.name().to_string(),
            }),
            Node::Element(element) => search_nodes(&element.children, is_component(element), found),
            Node::Comment(_)
            | Node::Doctype(_)
            | Node::Block(_)
            | Node::Text(_)
            | Node::RawText(_)
            | Node::Custom(_) => {}
        }
    }
}

/// `is_inert_element` of `leptos_macro` 0.8.20.
fn is_inert(element: &NodeElement<rstml::Infallible>) -> bool {
    let is_empty = element.attributes().is_empty() && element.children.is_empty();
    !is_empty && !is_math_ml(&element.name().to_string()) && is_literal(element)
}

/// Whether an element and all in it is known when the macro runs.
fn is_literal(element: &NodeElement<rstml::Infallible>) -> bool {
    // A block is a spread or a computed name.
    let is_plain = !is_component(element) && !matches!(element.name(), NodeName::Block(_));
    let has_literal_attributes = element
        .attributes()
        .iter()
        .all(|attribute| match attribute {
            NodeAttribute::Block(_) => false,
            NodeAttribute::Attribute(attribute) => is_literal_attribute(attribute),
        });
    is_plain
        && has_literal_attributes
        && element.children.iter().all(|child| match child {
            Node::Text(_) | Node::RawText(_) => true,
            Node::Element(child) => is_literal(child),
            Node::Comment(_)
            | Node::Doctype(_)
            | Node::Fragment(_)
            | Node::Block(_)
            | Node::Custom(_) => false,
        })
}

fn is_literal_attribute(attribute: &KeyedAttribute) -> bool {
    const DYNAMIC: [&str; 5] = ["style:", "prop:", "on:", "use:", "bind"];
    let key = attribute.key.to_string();
    let has_literal_value = match &attribute.possible_value {
        KeyedAttributeValue::None | KeyedAttributeValue::Binding(_) => true,
        KeyedAttributeValue::Value(_) => {
            let is_text = matches!(
                attribute.value(),
                Some(Expr::Lit(ExprLit {
                    lit: Lit::Str(_),
                    ..
                }))
            );
            is_text && !DYNAMIC.iter().any(|prefix| key.starts_with(prefix))
        }
    };
    has_literal_value && !matches!(attribute.key, NodeName::Block(_))
}

/// Leptos distinguishes components from elements by a capital letter at the start of the last part of the path.
fn is_component(element: &NodeElement<rstml::Infallible>) -> bool {
    match element.name() {
        NodeName::Path(name) => name.path.segments.last().is_some_and(|last| {
            let name = last.ident.to_string();
            name.starts_with(|first: char| first.is_ascii_uppercase())
        }),
        NodeName::Punctuated(_) | NodeName::Block(_) => false,
    }
}

/// Leptos makes no HTML of MathML.
fn is_math_ml(name: &str) -> bool {
    const NAMES: &str = "annotation maction math menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics";
    NAMES.split(' ').any(|known| known == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Line and name of each finding.
    fn found(source: &str) -> Vec<(usize, String)> {
        let elements = inert_elements(source).expect("a source of Rust");
        elements
            .into_iter()
            .map(|inert| (inert.line, inert.name))
            .collect()
    }

    fn found_in_view(view: &str) -> Vec<String> {
        let found = found(&format!("fn f() {{ view! {{ {view} }} }}"));
        found.into_iter().map(|(_, name)| name).collect()
    }

    #[test]
    fn a_nested_element_of_literals_is_found_with_its_line() {
        let source =
            "fn f() -> impl IntoView {\n  view! {\n    <p>\n      <b>\"x\"</b>\n    </p>\n  }\n}";
        assert_eq!(found(source), [(4, "b".to_owned())]);
    }

    #[test]
    fn the_outermost_element_of_literals_is_the_one_that_is_named() {
        let view = r#"<div on:click=f><ul class="a"><li>"x"</li></ul><hr class="b"/></div>"#;
        assert_eq!(found_in_view(view), ["ul", "hr"]);
    }

    #[test]
    fn an_interpolated_text_or_attribute_keeps_an_element_out() {
        for view in [
            r#"<p><b>{"x"}</b></p>"#,
            r#"<p><b class={A}>"x"</b></p>"#,
            r#"<p><b class=A>"x"</b></p>"#,
            r#"<p><b tabindex=0>"x"</b></p>"#,
            r#"<p><b on:click=f>"x"</b></p>"#,
            r#"<p><b prop:value="x"/></p>"#,
            r#"<p><b {..attributes}>"x"</b></p>"#,
        ] {
            assert_eq!(found_in_view(view), [""; 0], "{view}");
        }
    }

    #[test]
    fn what_leptos_creates_by_createelement_is_not_found() {
        for view in [
            r#"<p class="a">"top level"</p>"#,
            r#"<><b>"in a fragment"</b></>"#,
            r#"<Show when=f><b>"in a component"</b></Show>"#,
            r#"<p><br/><i></i></p>"#,
            r#"<p><Icon name="x"/></p>"#,
            r#"<p><math><mi>"x"</mi></math></p>"#,
            r#"class = "scope", <p><b>"x"</b></p>"#,
        ] {
            assert_eq!(found_in_view(view), [""; 0], "{view}");
        }
    }

    #[test]
    fn a_component_and_a_fragment_hide_nothing_below_them() {
        for view in [
            r#"<Show when=f><p><b>"x"</b></p></Show>"#,
            r#"<p>{"y"}<>{"z"}<i><b>"x"</b>{"a"}</i></></p>"#,
            r#"<svg><g><b x="1"/>{"y"}</g></svg>"#,
        ] {
            assert_eq!(found_in_view(view), ["b"], "{view}");
        }
    }

    #[test]
    fn a_view_in_a_block_a_closure_an_attribute_or_a_macro_is_searched() {
        let inner = r#"view! { <p><b>"x"</b></p> }"#;
        for outer in [
            format!("<p>{{move || {inner}}}</p>"),
            format!("<p>{{items.iter().map(|one| {{ {inner}.into_any() }}).collect_view()}}</p>"),
            format!("<Show when=f fallback=|| {inner}>{{\"y\"}}</Show>"),
            format!("<p>{{vec![{inner}]}}</p>"),
        ] {
            assert_eq!(found_in_view(&outer), ["b"], "{outer}");
        }
        assert_eq!(found(&format!("leptos::{inner}")), [(1, "b".to_owned())]);
    }

    #[test]
    fn a_view_in_a_comment_or_a_text_is_none() {
        let source =
            "/// view! { <p><b>\"x\"</b></p> }\nconst A: &str = \"view! { <p><b>x</b></p> }\";";
        assert_eq!(found(source), []);
    }

    #[test]
    fn a_source_that_is_no_rust_is_an_error_with_its_line() {
        assert!(inert_elements("fn f() {").is_err());
        let error = inert_elements("fn f() {\n view! { <p></b> }\n}").expect_err("a stray tag");
        assert!(error.to_string().starts_with("line 2: "), "{error}");
    }

    #[test]
    fn the_rule_is_that_of_the_leptos_macro_in_use() {
        let lock: cargo_lock::Lockfile = include_str!("../../../Cargo.lock")
            .parse()
            .expect("a lock file");
        let mut packages = lock.packages.iter();
        let leptos_macro = packages.find(|package| package.name.as_str() == "leptos_macro");
        let version = leptos_macro.map(|package| package.version.to_string());
        assert_eq!(
            version.as_deref(),
            Some("0.8.20"),
            "compare is_inert with its is_inert_element"
        );
    }
}
