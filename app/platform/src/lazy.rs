//! Pages that reach the browser together, in a file of their own.

/// Makes routes of pages that share one lazily loaded file.
///
/// A page is a type with `fn page() -> AnyView`; the route of the same name, made here, loads the
/// file and shows the page. Its resources are made inside, so that neither its data types nor its
/// server functions weigh on the main file. One file per area, not per page: what pages share
/// would otherwise be cut into a file for every combination of them.
///
/// `$preload` must be `__preload_` and the file's name: the attribute `leptos::lazy` makes it.
#[macro_export]
macro_rules! lazy_pages {
    ($file:ident, $preload:ident: $($page:ident = $view:path),+ $(,)?) => {
        #[allow(clippy::enum_variant_names, reason = "pages are named as pages; how many there are is up to the caller")]
        #[derive(Clone, Copy, Debug)]
        enum Shown {
            $($page),+
        }

        #[::leptos::lazy]
        fn $file(page: Shown) -> ::leptos::prelude::AnyView {
            match page {
                $(Shown::$page => $view()),+
            }
        }

        $(
            /// The route of the page of this name.
            #[derive(Clone, Copy, Debug)]
            pub struct $page;

            impl ::leptos_router::LazyRoute for $page {
                fn data() -> Self {
                    Self
                }

                async fn view(_: Self) -> ::leptos::prelude::AnyView {
                    $file(Shown::$page).await
                }

                async fn preload() {
                    #[cfg(target_arch = "wasm32")]
                    $preload().await;
                }
            }
        )+
    };
}
