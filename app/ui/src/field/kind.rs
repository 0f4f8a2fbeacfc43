//! What an input takes, and what the browser may help with.

/// The kind of value that a field takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldKind {
    /// A line of text.
    #[default]
    Text,
    /// An e-mail address.
    Email,
    /// A password: hidden, and never filled in by the server.
    Password,
    /// A telephone number.
    Telephone,
    /// A count. Written with digits and no spinning arrows.
    Number,
    /// A date.
    Date,
    /// A month of a year.
    Month,
    /// A time of day.
    Time,
    /// An address on the web.
    Url,
    /// Words to look for.
    Search,
}

impl FieldKind {
    pub(super) const fn name(self) -> &'static str {
        match self {
            // `type=number` loses what is not a number and changes under a scrolling finger.
            Self::Text | Self::Number => "text",
            Self::Email => "email",
            Self::Password => "password",
            Self::Telephone => "tel",
            Self::Date => "date",
            Self::Month => "month",
            Self::Time => "time",
            Self::Url => "url",
            Self::Search => "search",
        }
    }

    pub(super) const fn input_mode(self) -> Option<InputMode> {
        match self {
            Self::Number => Some(InputMode::Numeric),
            Self::Email => Some(InputMode::Email),
            Self::Telephone => Some(InputMode::Telephone),
            _ => None,
        }
    }

    pub(super) const fn capitals(self) -> Option<&'static str> {
        match self {
            Self::Email | Self::Password | Self::Url => Some("none"),
            _ => None,
        }
    }

    pub(super) const fn spelling(self) -> Option<&'static str> {
        match self {
            Self::Email | Self::Password | Self::Url => Some("false"),
            _ => None,
        }
    }

    pub(super) const fn is_short(self) -> bool {
        matches!(self, Self::Number | Self::Date | Self::Month | Self::Time)
    }
}

/// The keyboard that a phone offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputMode {
    /// Digits.
    Numeric,
    /// Digits and a decimal separator.
    Decimal,
    /// Letters with an at sign.
    Email,
    /// A telephone's keys.
    Telephone,
}

impl InputMode {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Numeric => "numeric",
            Self::Decimal => "decimal",
            Self::Email => "email",
            Self::Telephone => "tel",
        }
    }
}

/// What the browser may fill in (HTML, autofill field names).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Autocomplete {
    /// Nothing.
    Off,
    /// The e-mail address by which a person signs in.
    Username,
    /// The same, or a passkey in its place.
    UsernameOrPasskey,
    /// An e-mail address.
    Email,
    /// The password of now.
    CurrentPassword,
    /// A password to be.
    NewPassword,
    /// A full name.
    Name,
    /// What a person is called here.
    Nickname,
    /// A telephone number.
    Telephone,
    /// A code sent a moment ago.
    OneTimeCode,
}

impl Autocomplete {
    pub(super) const fn token(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Username => "username",
            Self::UsernameOrPasskey => "username webauthn",
            Self::Email => "email",
            Self::CurrentPassword => "current-password",
            Self::NewPassword => "new-password",
            Self::Name => "name",
            Self::Nickname => "nickname",
            Self::Telephone => "tel",
            Self::OneTimeCode => "one-time-code",
        }
    }
}
