//! Several lines to type in.

use leptos::{html::Textarea, prelude::*};

use crate::described::{Described, typed_or};

/// A labelled text area that grows with what is written.
///
/// Leptos writes the children of a `<textarea>` into server HTML as they are; this part escapes them itself.
#[component]
pub fn TextArea(
    /// The field's name, as the server function calls its argument.
    name: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// Its id, where the page has two fields of that name; the name by default.
    #[prop(optional, into)]
    id: Option<String>,
    /// A sentence under the label.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The message of a field outside a form.
    #[prop(optional, into)]
    error: Option<String>,
    /// Its text before anything is typed.
    #[prop(default = String::new(), into)]
    value: String,
    /// Whether something must be written.
    #[prop(optional)]
    required: bool,
    /// How many characters at most.
    #[prop(optional)]
    max_length: Option<u32>,
    /// How many lines it shows while empty.
    #[prop(default = 4)]
    rows: u8,
    /// An example, shown while empty; never instead of a label.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// A handle on the `<textarea>` itself, for a page that writes into it.
    #[prop(optional)]
    node: NodeRef<Textarea>,
) -> impl IntoView {
    let described = Described::new(name, id, hint, error);
    view! {
        <div class="field">
            <label class="field-label" for=described.id.clone()>{label}</label>
            {described.hint()}
            <textarea
                class="control"
                node_ref=node
                id=described.id.clone()
                name=name
                rows=rows.to_string()
                required=required
                maxlength=max_length.map(|length| length.to_string())
                placeholder=placeholder
                aria-invalid=described.invalid()
                aria-describedby=described.described_by()
                inner_html=content(&typed_or(name, value))
            ></textarea>
            {described.message()}
        </div>
    }
    .into_any()
}

/// The text as a `<textarea>`'s content.
///
/// A parser drops one newline after the opening tag, so server HTML starts with one of its own;
/// a browser that sets the content of an element that exists drops none.
fn content(text: &str) -> String {
    let mut content = String::with_capacity(text.len() + 1);
    if cfg!(feature = "ssr") {
        content.push('\n');
    }
    for character in text.chars() {
        match character {
            '&' => content.push_str("&amp;"),
            '<' => content.push_str("&lt;"),
            '>' => content.push_str("&gt;"),
            other => content.push(other),
        }
    }
    content
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use leptos::prelude::*;

    use super::*;

    fn html_of(text: &str) -> String {
        let text = text.to_owned();
        Owner::new().with(|| view! { <TextArea name="note" label="Note" value=text /> }.to_html())
    }

    #[test]
    fn what_is_written_cannot_leave_the_text_area() {
        let html = html_of("</textarea><script>alert(1)</script>");
        assert!(!html.contains("<script"), "{html}");
        assert_eq!(html.matches("</textarea>").count(), 1, "{html}");
        assert!(html.contains("&lt;/textarea&gt;&lt;script&gt;alert(1)"), "{html}");
    }

    #[test]
    fn an_entity_stays_what_was_typed() {
        assert!(html_of("&lt;b&gt; & <b>").contains("&amp;lt;b&amp;gt; &amp; &lt;b&gt;"));
    }

    #[test]
    fn a_first_empty_line_is_kept() {
        assert!(html_of("\nbonsoir").contains(">\n\nbonsoir</textarea>"));
    }

    #[test]
    fn an_attribute_cannot_be_left_either() {
        let html =
            Owner::new().with(|| view! { <TextArea name="note" label="Note" placeholder="\"><script>" /> }.to_html());
        assert!(!html.contains("\"><script>"), "{html}");
    }
}
