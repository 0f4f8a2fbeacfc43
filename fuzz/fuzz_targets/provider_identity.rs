//! Who a provider says that somebody is: an id that can be kept, a name on one line, no address but one vouched for.
//! Read are its id, its address and, in the rest, its name.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../app/account/src/address.rs"]
mod address;
#[path = "."]
mod providers {
    #[path = "../../app/account/src/providers/identity.rs"]
    mod identity;
    use identity::Identity;

    pub fn check(subject: &str, name: &str, email: Option<&str>, verified: bool) {
        let Some(identity) = Identity::of("https://id.example.org", subject, name, email, verified) else {
            return;
        };
        assert_eq!(identity.subject, subject);
        assert!((1..=255).contains(&subject.chars().count()) && !subject.contains('\0'));
        assert!(identity.name.chars().count() <= 254 && !identity.name.chars().any(char::is_control));
        assert!(verified || identity.verified_email.is_none());
        assert!(identity.label().chars().count() <= 254);
        let kept = serde_json::to_string(&identity).expect("a session keeps it");
        assert_eq!(
            serde_json::from_str::<Identity>(&kept).expect("it reads back"),
            identity
        );
    }
}

fuzz_target!(|told: &str| {
    let mut lines = told.splitn(3, '\n');
    let (subject, email, name) = (
        lines.next().unwrap_or_default(),
        lines.next(),
        lines.next().unwrap_or_default(),
    );
    providers::check(subject, name, email, true);
    providers::check(subject, name, email, false);
});
