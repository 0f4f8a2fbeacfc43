//! A door, and what is answered at it.

/// The answers as they are.
pub const OK: u16 = 200;
/// Answered with 200 and `null`.
pub const NO_CONTENT: u16 = 204;
pub const SEE_OTHER: u16 = 303;
pub const SIGN_IN: u16 = 401;
/// Who is signed in must prove anew that it is they.
pub const PROVE: u16 = 403;
pub const NOT_FOUND: u16 = 404;
pub const REFUSED: u16 = 409;
pub const INVALID: u16 = 422;

/// A door, what is sent to it, and what nobody, a stranger (signed in, in no couple), somebody
/// who left their couple, and a partner are answered.
pub struct Door {
    pub method: &'static str,
    pub path: &'static str,
    pub fields: &'static [(&'static str, &'static str)],
    pub nobody: u16,
    pub stranger: u16,
    pub former: u16,
    pub partner: u16,
}

pub const fn post(path: &'static str, fields: &'static [(&'static str, &'static str)], answers: [u16; 4]) -> Door {
    let [nobody, stranger, former, partner] = answers;
    Door {
        method: "POST",
        path,
        fields,
        nobody,
        stranger,
        former,
        partner,
    }
}

pub const fn get(path: &'static str, answers: [u16; 4]) -> Door {
    let [nobody, stranger, former, partner] = answers;
    Door {
        method: "GET",
        path,
        fields: &[],
        nobody,
        stranger,
        former,
        partner,
    }
}

pub const MEMBERS: [u16; 4] = [SIGN_IN, OK, OK, OK];
/// Nobody here has proved lately who they are.
pub const PROVED: [u16; 4] = [SIGN_IN, PROVE, PROVE, PROVE];
pub const PARTNERS: [u16; 4] = [SIGN_IN, NOT_FOUND, NOT_FOUND, OK];
/// A page of the couple asks these: who is in none is told `null`, and nothing else.
pub const NOTHING: [u16; 4] = [SIGN_IN, NO_CONTENT, NO_CONTENT, OK];
/// What is asked for is of no couple: not found for partners too.
pub const NOBODYS: [u16; 4] = [SIGN_IN, NOT_FOUND, NOT_FOUND, NOT_FOUND];
pub const EVERYBODY: [u16; 4] = [OK; 4];
