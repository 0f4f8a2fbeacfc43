//! Forms with and without trouble.

use leptos::prelude::*;
use ui::{
    Autocomplete, Button, ButtonKind, ButtonSize, ButtonWidth, Checkbox, Empty, EmptyPlace, Field, FieldKind,
    FormMessage, LinkButton, Page, PageHeader, Reveal, Tiles,
    form::{ByField, FormState},
};

use crate::frame::site;

/// A sign-up that came back.
pub fn sign_up() -> AnyView {
    let errors = ByField::from([
        (
            "email".to_owned(),
            "Cette adresse n’est pas complète : il manque ce qui suit le point.".to_owned(),
        ),
        ("password".to_owned(), "Dix caractères au moins.".to_owned()),
        (
            "terms".to_owned(),
            "Il faut accepter les conditions pour entrer.".to_owned(),
        ),
    ]);
    let typed = ByField::from([
        ("email".to_owned(), "aya@exemple.".to_owned()),
        ("name".to_owned(), "Aya".to_owned()),
    ]);
    provide_context(FormState::new(
        Some("Trois choses à revoir, puis c’est fait.".to_owned()),
        errors,
        typed,
    ));
    site(
        view! {
            <main class="auth" id="content" tabindex="-1">
                <div class="auth-form">
                    <PageHeader title="Créer un compte" lead="Un seul, pour toute la ville." />
                    <form class="form" novalidate>
                        <FormMessage />
                        <Field name="name" label="Comment t’appelle-t-on ?" autocomplete=Autocomplete::Nickname required=true />
                        <Field name="email" label="Adresse e-mail" kind=FieldKind::Email autocomplete=Autocomplete::Username required=true />
                        <Field
                            name="password"
                            label="Mot de passe"
                            kind=FieldKind::Password
                            hint="Une phrase que tu retiens vaut mieux qu’un mot compliqué."
                            autocomplete=Autocomplete::NewPassword
                            reveal=Reveal { show: "Voir".to_owned(), hide: "Cacher".to_owned() }
                            required=true
                        />
                        <Checkbox name="terms" required=true>"J’accepte les "<a class="link" href="#">"conditions"</a>"."</Checkbox>
                        <div class="form-actions"><Button size=ButtonSize::Large width=ButtonWidth::Line>"Créer un compte"</Button></div>
                    </form>
                    <p class="auth-aside">"Déjà un compte ? "<a class="link" href="#">"Se connecter"</a></p>
                </div>
                <div class="auth-tiles"><Tiles seed="bienvenue" rows=6 columns=5 /></div>
            </main>
        }
        .into_any(),
    )
}

/// A page that is not there.
pub fn missing() -> AnyView {
    site(
        view! {
            <main id="content" tabindex="-1">
                <Page>
                    <Empty
                        place=EmptyPlace::Page
                        seed="404"
                        title="Cette page n’existe pas"
                        action=|| view! {
                            <LinkButton href="#">"Revenir à l’accueil"</LinkButton>
                            <LinkButton href="#" kind=ButtonKind::Quiet>"Aide"</LinkButton>
                        }
                    >
                        "L’adresse a changé, ou bien elle n’a jamais mené quelque part."
                    </Empty>
                </Page>
            </main>
        }
        .into_any(),
    )
}
