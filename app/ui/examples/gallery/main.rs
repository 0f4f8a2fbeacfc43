//! Writes the parts and a few whole screens as plain HTML pages, to look at in a browser:
//! `cargo run -p ui --features ssr --example gallery -- FOLDER`, then put `parvis.css` and `fonts/` beside them.

mod couple;
mod forms;
mod frame;
mod landing;
mod parts;

use std::{env, fs, path::PathBuf};

use leptos::prelude::*;

/// A file name and what it shows.
type Screen = (&'static str, fn() -> AnyView);

fn main() -> std::io::Result<()> {
    let folder = PathBuf::from(env::args().nth(1).unwrap_or_else(|| "target/gallery".to_owned()));
    fs::create_dir_all(&folder)?;
    let pages: [Screen; 8] = [
        ("landing", landing::page),
        ("home", couple::home),
        ("check-in", couple::check_in),
        ("trends", couple::trends),
        ("invite", couple::invite),
        ("sign-up", forms::sign_up),
        ("missing", forms::missing),
        ("parts", parts::page),
    ];
    for (name, page) in pages {
        let body = Owner::new().with(|| page().to_html());
        let html = format!(
            "<!doctype html><html lang=fr><head><meta charset=utf-8><meta name=viewport content=\"width=device-width,initial-scale=1\">\
             <title>{name}</title><link rel=icon href=/favicon.svg><link rel=stylesheet href=/parvis.css></head><body>{body}</body></html>"
        );
        fs::write(folder.join(format!("{name}.html")), html)?;
    }
    Ok(())
}
