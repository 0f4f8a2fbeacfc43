//! Hashing: Argon2id, away from the threads that answer requests.

use argon2::{
    Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version, password_hash::SaltString,
};
use platform::{chance::Chance, error::AppError};
use tokio::sync::Semaphore;

use super::model::NewPassword;

/// OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// How many hashes are made at once: each takes a core and 19 MiB.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// What an account that does not exist is verified against, so that it takes as long as one that
/// does. Nobody knows a password for it.
pub(super) const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The hash of a password, as a PHC string.
///
/// # Errors
/// Internal.
pub async fn hash(chance: &Chance, password: NewPassword) -> Result<String, AppError> {
    let salt = chance.bytes::<16>();
    away(move || {
        let salt = SaltString::encode_b64(&salt)?;
        Ok(argon2()?
            .hash_password(password.into_inner().as_bytes(), &salt)?
            .to_string())
    })
    .await
}

/// Whether a password is the one that was hashed. Without a hash, or with one that is none, the
/// answer is no and takes just as long.
///
/// # Errors
/// Internal.
pub async fn verify(password: &str, hash: Option<&str>) -> Result<bool, AppError> {
    // Longer than any password that may be chosen: cut, so that it costs no more than those.
    let password: String = password.chars().take(super::model::LONGEST + 1).collect();
    let hash = hash.unwrap_or(NOBODY).to_owned();
    away(move || {
        let known = PasswordHash::new(&hash).or_else(|_| PasswordHash::new(NOBODY))?;
        Ok(argon2()?.verify_password(password.as_bytes(), &known).is_ok())
    })
    .await
}

/// What texts are kept as that nobody chose and that are short, in their order: as slow as a password,
/// all under one salt, so that a presented one is hashed once.
///
/// # Errors
/// Internal.
pub(crate) async fn stretch(texts: Vec<String>, salt: [u8; 16]) -> Result<Vec<Vec<u8>>, AppError> {
    away(move || {
        let argon2 = argon2()?;
        let hash = |text: &String| {
            let mut hash = vec![0; Params::DEFAULT_OUTPUT_LEN];
            argon2.hash_password_into(text.as_bytes(), &salt, &mut hash)?;
            Ok(hash)
        };
        texts.iter().map(hash).collect()
    })
    .await
}

fn argon2() -> Result<Argon2<'static>, argon2::password_hash::Error> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

async fn away<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, argon2::password_hash::Error> + Send + 'static,
) -> Result<T, AppError> {
    let turn = AT_ONCE.acquire().await.map_err(AppError::internal)?;
    let result = tokio::task::spawn_blocking(work).await.map_err(AppError::internal)?;
    drop(turn);
    result.map_err(AppError::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn password(text: &str) -> NewPassword {
        NewPassword::parse(text, &[]).expect("an acceptable password")
    }

    #[tokio::test]
    async fn only_the_password_that_was_hashed_is_right() {
        let hash = hash(&Chance::seeded(1), password("le marché du soir"))
            .await
            .expect("a hash");
        assert!(verify("le marché du soir", Some(&hash)).await.expect("an answer"));
        assert!(!verify("le marché du matin", Some(&hash)).await.expect("an answer"));
        assert!(!verify("", Some(&hash)).await.expect("an answer"));
    }

    #[tokio::test]
    async fn the_same_password_is_kept_differently_each_time() {
        let chance = Chance::seeded(1);
        let first = hash(&chance, password("le marché du soir")).await.expect("a hash");
        let second = hash(&chance, password("le marché du soir")).await.expect("a hash");
        assert_ne!(first, second);
        assert!(first.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{first}");
    }

    #[tokio::test]
    async fn nobody_has_a_password() {
        assert!(!verify("le marché du soir", None).await.expect("an answer"));
        assert!(!verify("le marché du soir", Some("!")).await.expect("an answer"));
    }

    #[tokio::test]
    async fn texts_under_one_salt_are_told_apart_and_found_again() {
        let texts = || vec!["K7QXM2PD4T".to_owned(), "AAAAA22222".to_owned()];
        let hashes = stretch(texts(), [1; 16]).await.expect("hashes");
        assert_ne!(hashes[0], hashes[1]);
        assert_eq!(stretch(texts(), [1; 16]).await.expect("hashes"), hashes);
        assert_ne!(stretch(texts(), [2; 16]).await.expect("hashes"), hashes);
    }

    #[test]
    fn nobody_is_as_much_work_as_somebody() {
        let nobody = PasswordHash::new(NOBODY).expect("a hash");
        let params = Params::try_from(&nobody).expect("parameters");
        assert_eq!(
            (params.m_cost(), params.t_cost(), params.p_cost()),
            (MEMORY_KIB, PASSES, LANES)
        );
        assert_eq!(nobody.algorithm, Algorithm::Argon2id.ident());
        assert_eq!(nobody.hash.map(|output| output.len()), Some(Params::DEFAULT_OUTPUT_LEN));
    }
}
