//! What happens when somebody registers with a number.

use platform::{
    context::RequestContext,
    counts::{Counted, count},
    error::AppError,
    forms::Fields,
};

use crate::{
    fields,
    i18n::{Locale, td_string},
    limits::{self, REGISTER_FROM},
    registration::{
        model::{TERMS_VERSION, next_page},
        time_zone,
    },
    text_codes::{self, Addressee, Newcomer, Purpose, Request},
};

/// What somebody typed to register.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    /// Their number.
    pub(super) phone: String,
    /// How they want to be called.
    pub(super) display_name: String,
    /// Whether they accept the terms.
    pub(super) accept_terms: bool,
    /// Their IANA time zone as their browser knows it, or nothing.
    pub(super) time_zone: String,
    /// The page to go on to.
    pub(super) next: String,
}

/// Sends a code to the number, whether or not it has an account: the same is done for both.
///
/// # Errors
/// Invalid, beside the fields; too many requests.
pub(super) async fn ask(context: &RequestContext, typed: Typed) -> Result<(), AppError> {
    let mut fields = Fields::default();
    let language = context.language;
    let display_name = fields::display_name(&mut fields, language, &typed.display_name);
    let number = fields::phone(&mut fields, language, &typed.phone);
    if !typed.accept_terms {
        fields.refuse(
            "accept_terms",
            "terms_refused",
            td_string!(Locale::from(language), register.terms_needed),
        );
    }
    fields.finish()?;
    let (Some(display_name), Some(number)) = (display_name, number) else {
        return Err(fields::incomplete());
    };
    REGISTER_FROM.take(context, limits::place(context.ip)).await?;
    text_codes::count(context, &number).await?;
    let newcomer = Newcomer {
        display_name: display_name.as_str().to_owned(),
        language,
        time_zone: time_zone(&typed.time_zone).name().to_owned(),
        terms_version: TERMS_VERSION.to_owned(),
    };
    let request = Request {
        purpose: Purpose::Register,
        number: &number,
        addressee: Addressee::Newcomer(newcomer),
        next: next_page(&typed.next),
    };
    text_codes::send(context, request).await?;
    // Whether or not the number has an account: the time that it takes tells nothing.
    count(context.pool(), &context.services, Counted::Registration).await
}
