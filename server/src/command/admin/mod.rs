//! `parvis admin create`

mod store;

use std::io::{self, BufRead, IsTerminal};

use account::address::EmailAddress;
use account::password::model::{LONGEST, NewPassword, PasswordProblem, SHORTEST};
use platform::chance::Chance;
use platform::clock::Clock;
use platform::configuration::Configuration;
use platform::error::AppError;
use sqlx::PgPool;
use url::Url;

use super::{CommandError, log, with_database};
use store::{Appointment, NewAccount};

/// Why nobody became an operator.
#[derive(Debug, thiserror::Error)]
pub(super) enum AdminError {
    #[error("{0} is not an e-mail address.")]
    Address(String),
    #[error("The password is not acceptable: {0}.")]
    Password(&'static str),
    #[error("The two passwords are not the same.")]
    Different,
    #[error("The password could not be read: {0}")]
    Unreadable(#[from] io::Error),
    #[error("The password could not be kept: {0}")]
    Hashing(#[from] AppError),
    #[error("The database refused: {0}")]
    Database(#[from] sqlx::Error),
}

/// Makes somebody an operator; makes their account when they have none, with a password that is asked for.
pub(super) async fn create(email: &str) -> Result<(), CommandError> {
    let address = EmailAddress::parse(email).ok_or_else(|| AdminError::Address(email.to_owned()))?;
    let configuration = Configuration::from_environment()?;
    log::start(&configuration);
    with_database(&configuration, async |pool| {
        let sentence = match appoint(pool, &address).await? {
            Appointment::New => "is an operator now.",
            Appointment::AlreadyOperator => "was an operator already.",
        };
        println!("{address} {sentence}");
        println!("The desk: {}", desk(&configuration.base_url));
        println!("It asks for two-factor authentication, and leads to it where there is none yet.");
        Ok(())
    })
    .await
}

/// Signing in leads to the desk, and the desk to the second factor.
fn desk(base_url: &Url) -> String {
    format!("{}/login?next=/admin", base_url.as_str().trim_end_matches('/'))
}

async fn appoint(pool: &PgPool, address: &EmailAddress) -> Result<Appointment, AdminError> {
    let (clock, chance) = (Clock::System, Chance::System);
    let now = clock.now();
    let account = if let Some(account) = store::account_of(pool, address.as_str()).await? {
        account
    } else {
        let password = acceptable(&ask_for_password()?, address)?;
        let password_hash = account::password::hash(&chance, password).await?;
        let (email, display_name) = (address.as_str(), name_of(address));
        let account = NewAccount {
            id: chance.id(now),
            email,
            display_name,
            password_hash: &password_hash,
        };
        store::create(pool, &account, now).await?
    };
    Ok(store::appoint(pool, account, chance.id(now), now).await?)
}

/// Typed twice at a terminal, unseen; else the first line of standard input.
fn ask_for_password() -> Result<String, AdminError> {
    if io::stdin().is_terminal() {
        let password = rpassword::prompt_password("Password: ")?;
        let again = rpassword::prompt_password("The same again: ")?;
        return if password == again {
            Ok(password)
        } else {
            Err(AdminError::Different)
        };
    }
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

fn acceptable(typed: &str, address: &EmailAddress) -> Result<NewPassword, AdminError> {
    const _: () = assert!(SHORTEST == 10 && LONGEST == 128, "the sentences below say so");
    NewPassword::parse(typed, &[address.as_str()]).map_err(|problem| {
        AdminError::Password(match problem {
            PasswordProblem::TooShort => "it needs at least 10 characters",
            PasswordProblem::TooLong => "it may have at most 128 characters",
            PasswordProblem::Common => "many people use it, or it is the address itself",
        })
    })
}

/// What comes before the @, until they choose a name themselves.
fn name_of(address: &EmailAddress) -> &str {
    let name = address.as_str().split('@').next().unwrap_or_default();
    // An address is ASCII: every byte is a character.
    name.get(..60).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use account::address::EmailAddress;
    use platform::chance::Chance;
    use platform::clock::Clock;
    use sqlx::PgPool;

    use super::store::{self, Appointment, NewAccount};
    use super::{acceptable, desk, name_of};

    fn address(text: &str) -> EmailAddress {
        EmailAddress::parse(text).unwrap()
    }

    #[test]
    fn an_operator_is_told_where_the_desk_is() {
        let base_url = "https://parvis.example/".parse().expect("an address");
        assert_eq!(desk(&base_url), "https://parvis.example/login?next=/admin");
    }

    #[test]
    fn a_name_is_what_comes_before_the_at_sign() {
        assert_eq!(name_of(&address("aya@example.ci")), "aya");
        assert_eq!(name_of(&address(&format!("{}@example.ci", "a".repeat(64)))).len(), 60);
    }

    #[test]
    fn an_operator_chooses_a_password_by_the_rules_of_everybody() {
        let aya = address("aya@example.ci");
        assert!(acceptable("zémidjan98", &aya).is_ok());
        assert!(
            acceptable("zémidjan9", &aya)
                .unwrap_err()
                .to_string()
                .contains("at least 10")
        );
        assert!(acceptable("aya@example.ci", &aya).is_err());
    }

    #[sqlx::test(migrator = "platform::database::MIGRATOR")]
    async fn somebody_becomes_an_operator_once(pool: PgPool) {
        let (now, chance) = (Clock::System.now(), Chance::seeded(1));
        let new = NewAccount {
            id: chance.id(now),
            email: "aya@example.ci",
            display_name: "aya",
            password_hash: "x",
        };
        assert_eq!(store::account_of(&pool, new.email).await.unwrap(), None);
        let account = store::create(&pool, &new, now).await.unwrap();
        assert_eq!(store::account_of(&pool, new.email).await.unwrap(), Some(account));
        assert_eq!(
            store::appoint(&pool, account, chance.id(now), now).await.unwrap(),
            Appointment::New
        );
        assert_eq!(
            store::appoint(&pool, account, chance.id(now), now).await.unwrap(),
            Appointment::AlreadyOperator
        );
        let lines: i64 =
            sqlx::query_scalar("select count(*) from platform.audit_log where action = 'operator.appointed'")
                .fetch_one(&pool)
                .await
                .unwrap();
        assert_eq!(lines, 1);
    }
}
