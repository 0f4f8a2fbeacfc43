//! The mark and the name.

use leptos::prelude::*;

/// The mark: four quarter-circle tiles around a bright crossing.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg viewBox="0 0 60 60" aria-hidden="true">
            <rect class="logo-ground" width="60" height="60" rx="15" />
            <path class="logo-stones" d="M12 12H28A16 16 0 0 1 12 28ZM32 12H48A16 16 0 0 1 32 28ZM12 48V32A16 16 0 0 1 28 48ZM32 32H48A16 16 0 0 1 32 48Z" />
        </svg>
    }
}

/// The mark and the product's name, as a link.
#[component]
pub fn Logo(
    /// Where it leads.
    #[prop(default = "/".to_owned(), into)]
    href: String,
) -> impl IntoView {
    // The product's name is the same in every language.
    view! { <a class="logo" href=href><Mark /><span>"Parvis"</span></a> }
}
