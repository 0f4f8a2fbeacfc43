//! From tree to HTML: the only place where a letter becomes markup of a page.

use super::{Block, Inline};

/// A letter as HTML. Its titles stand under the page's own.
pub(in crate::letters) fn html(blocks: &[Block]) -> String {
    let mut html = String::new();
    write_blocks(blocks, &mut html);
    html
}

fn write_blocks(blocks: &[Block], html: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph { inlines } => around("p", inlines, html),
            Block::Heading { level: 1, inlines } => around("h2", inlines, html),
            Block::Heading { level: 2, inlines } => around("h3", inlines, html),
            Block::Heading { inlines, .. } => around("h4", inlines, html),
            Block::Quote { blocks } => {
                html.push_str("<blockquote>");
                write_blocks(blocks, html);
                html.push_str("</blockquote>");
            }
            Block::List { start, items } => write_list(*start, items, html),
            Block::Code { text } => {
                html.push_str("<pre><code>");
                write_text(text, html);
                html.push_str("</code></pre>");
            }
            Block::Rule => html.push_str("<hr>"),
        }
    }
}

fn write_list(start: Option<u64>, items: &[Vec<Block>], html: &mut String) {
    let (open, close) = match start {
        Some(1) => ("<ol>".to_owned(), "</ol>"),
        Some(start) => (format!("<ol start=\"{start}\">"), "</ol>"),
        None => ("<ul>".to_owned(), "</ul>"),
    };
    html.push_str(&open);
    for item in items {
        html.push_str("<li>");
        write_blocks(item, html);
        html.push_str("</li>");
    }
    html.push_str(close);
}

fn write_inlines(inlines: &[Inline], html: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text } => write_text(text, html),
            Inline::Break => html.push_str("<br>"),
            Inline::Emphasis { inlines } => around("em", inlines, html),
            Inline::Strong { inlines } => around("strong", inlines, html),
            Inline::Struck { inlines } => around("s", inlines, html),
            Inline::Code { text } => {
                html.push_str("<code>");
                write_text(text, html);
                html.push_str("</code>");
            }
            Inline::Link { address, inlines } => {
                html.push_str("<a href=\"");
                write_text(address, html);
                html.push_str("\" rel=\"noopener noreferrer nofollow ugc\">");
                write_inlines(inlines, html);
                html.push_str("</a>");
            }
        }
    }
}

fn around(tag: &str, inlines: &[Inline], html: &mut String) {
    html.push('<');
    html.push_str(tag);
    html.push('>');
    write_inlines(inlines, html);
    html.push_str("</");
    html.push_str(tag);
    html.push('>');
}

/// Text, for the inside of an element or of a quoted attribute.
fn write_text(text: &str, html: &mut String) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
    }
}
