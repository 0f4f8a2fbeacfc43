//! A link for a camera.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A QR code as a drawing: made on the server, sent along with the page's data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QrCode {
    /// How many modules a side has.
    pub modules: u16,
    /// The dark modules, as the `d` of an SVG path.
    pub path: String,
}

#[cfg(feature = "ssr")]
impl QrCode {
    /// The code of `text` with medium error correction (ISO/IEC 18004); `None` when the text is too long for one.
    pub fn of(text: &str) -> Option<Self> {
        use std::fmt::Write as _;

        let code = qrcodegen::QrCode::encode_text(text, qrcodegen::QrCodeEcc::Medium).ok()?;
        let size = code.size();
        let mut path = String::new();
        for y in 0..size {
            let mut x = 0;
            while x < size {
                let run = (x..size).take_while(|x| code.get_module(*x, y)).count();
                if run > 0 {
                    // Writing to a string cannot fail.
                    let _ = write!(path, "M{x} {y}h{run}v1h-{run}z");
                }
                x += i32::try_from(run).unwrap_or(size).max(1);
            }
        }
        Some(Self {
            modules: u16::try_from(size).ok()?,
            path,
        })
    }
}

/// A QR code with its quiet zone.
#[component]
pub fn Qr(
    /// The drawing.
    code: QrCode,
    /// What it holds, for who cannot see it.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let side = code.modules + 4;
    view! {
        <div class="qr">
            <svg viewBox=format!("-2 -2 {side} {side}") role="img" aria-label=label><path d=code.path /></svg>
        </div>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn a_link_becomes_one_path_that_starts_with_a_finder_pattern() {
        let code = QrCode::of("https://parvis.example/couple/join?code=048213").unwrap();
        assert_eq!(code.modules, 33);
        assert!(code.path.starts_with("M0 0h7v1h-7z"), "{}", code.path);
        assert!(code.path.len() < 6_000);
    }

    #[test]
    fn a_text_beyond_the_largest_code_gives_none() {
        assert_eq!(QrCode::of(&"x".repeat(4_000)), None);
    }
}
