//! The same parts in the three languages: what fits in one must fit in all.

use leptos::prelude::*;
use platform::language::Language;
use ui::{Area, Badge, BadgeTone, Banner, Button, ButtonKind, Card, Feature, Field, LinkButton, Press};

use super::theme::Theme;
use crate::i18n::{Locale, td_string};

pub(super) fn languages(theme: Theme) -> AnyView {
    Language::ALL
        .map(|language| specimen(theme, language))
        .into_iter()
        .collect_view()
        .into_any()
}

fn specimen(theme: Theme, language: Language) -> AnyView {
    let locale = Locale::from(language);
    let action = move || view! { <LinkButton href="#content">{td_string!(locale, dev.check_in)}</LinkButton> };
    view! {
        <div class="stack" lang=language.tag()>
            <h3>{language.own_name()}</h3>
            <Feature title=td_string!(locale, dev.feature) seed=language.tag() area=Area::Couple action><p>{td_string!(locale, dev.feature_text)}</p></Feature>
            <Card><h3>{td_string!(locale, dev.headline)}</h3><p class="muted">{td_string!(locale, dev.sentence)}</p></Card>
            <Field
                name="email"
                id=theme.id(&format!("email-{}", language.tag()))
                label=td_string!(locale, dev.email)
                hint=td_string!(locale, dev.name_hint)
                error=td_string!(locale, dev.email_wrong)
                value="aya@"
            />
            <Banner>{td_string!(locale, dev.offline)}</Banner>
            <div class="cluster">
                <Button press=Press::Script>{td_string!(locale, dev.send)}</Button>
                <Button kind=ButtonKind::Secondary press=Press::Script>{td_string!(locale, dev.not_yet)}</Button>
                <Badge tone=BadgeTone::Good>{td_string!(locale, dev.done)}</Badge>
            </div>
        </div>
    }
    .into_any()
}
