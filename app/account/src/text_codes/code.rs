//! The code itself.

use platform::chance::Chance;
use subtle::ConstantTimeEq;

/// How many codes there are.
const CODES: u32 = 1_000_000;

/// Six digits.
#[derive(Clone)]
pub(super) struct TextCode(String);

impl TextCode {
    /// A new one, each as likely.
    pub(super) fn draw(chance: &Chance) -> Self {
        Self(format!("{:06}", chance.below(CODES)))
    }

    /// One that somebody typed; spaces do not count.
    pub(super) fn parse(typed: &str) -> Option<Self> {
        let digits: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
        let six = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit());
        six.then_some(Self(digits))
    }

    /// The digits.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is the one that was kept. How long that takes says nothing.
    pub(super) fn is(&self, kept: &[u8]) -> bool {
        self.0.as_bytes().ct_eq(kept).into()
    }
}

#[cfg(test)]
mod tests {
    use platform::chance::Chance;

    use super::TextCode;

    #[test]
    fn a_code_has_six_digits_and_is_read_back_as_people_type_it() {
        let chance = Chance::seeded(1);
        for _ in 0..1_000 {
            let code = TextCode::draw(&chance);
            assert_eq!(code.as_str().len(), 6);
            let (first, second) = code.as_str().split_at(3);
            let typed = TextCode::parse(&format!(" {first} {second} ")).expect("a code");
            assert!(typed.is(code.as_str().as_bytes()));
        }
        assert!(!TextCode::parse("123456").expect("a code").is(b"123457"));
        for typed in ["", "12345", "1234567", "12345a", "１２３４５６"] {
            assert!(TextCode::parse(typed).is_none(), "{typed}");
        }
    }
}
