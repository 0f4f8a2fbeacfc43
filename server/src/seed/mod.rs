//! A small believable town: residents whose sign-in is known, one couple with its months, two reports.

mod reports;

use account::{
    password::{NewPassword, hash},
    registration::{NewAccount, create_account},
};
use platform::{account::AccountId, error::AppError, language::Language, services::Services};

/// The password of everybody in the seeded town. It is no secret: `parvis seed` prints it, and
/// refuses to run in production.
pub const PASSWORD: &str = "place-du-marche";

/// Somebody of the town.
struct Resident {
    email: &'static str,
    name: &'static str,
    language: Language,
    time_zone: &'static str,
}

const RESIDENTS: [Resident; 6] = [
    Resident {
        email: "aya@parvis.test",
        name: "Aya",
        language: Language::Fr,
        time_zone: "Africa/Abidjan",
    },
    Resident {
        email: "kofi@parvis.test",
        name: "Kofi",
        language: Language::Fr,
        time_zone: "Africa/Abidjan",
    },
    Resident {
        email: "mariam@parvis.test",
        name: "Mariam",
        language: Language::Fr,
        time_zone: "Africa/Abidjan",
    },
    Resident {
        email: "yao@parvis.test",
        name: "Yao",
        language: Language::Fr,
        time_zone: "Africa/Abidjan",
    },
    Resident {
        email: "grace@parvis.test",
        name: "Grace",
        language: Language::En,
        time_zone: "Europe/London",
    },
    Resident {
        email: "jisoo@parvis.test",
        name: "지수",
        language: Language::Ko,
        time_zone: "Asia/Seoul",
    },
];

/// Puts the town into the database. What is there already stays as it is.
///
/// # Errors
/// When the database refuses.
pub async fn town(services: &Services) -> Result<(), AppError> {
    let password =
        NewPassword::parse(PASSWORD, &[]).map_err(|_| AppError::internal("the seeded password is not accepted"))?;
    let password_hash = hash(&services.chance, password).await?;
    let mut accounts = Vec::new();
    for resident in &RESIDENTS {
        accounts.push(settle(services, resident, &password_hash).await?);
    }
    if let [aya, kofi, mariam, yao, grace, ..] = accounts[..] {
        couple::seed(services, aya, kofi).await?;
        reports::seed(services, mariam, (grace, yao)).await?;
    }
    Ok(())
}

async fn settle(services: &Services, resident: &Resident, password_hash: &str) -> Result<AccountId, AppError> {
    let mut transaction = services.pool.begin().await?;
    let new = NewAccount {
        email: Some(resident.email),
        password_hash: Some(password_hash),
        display_name: resident.name,
        language: resident.language,
        time_zone: resident.time_zone,
        terms_version: None,
    };
    let account = if let Some(account) = create_account(&mut transaction, services, &new).await? {
        account
    } else {
        let id = sqlx::query_scalar!("select id from platform.accounts where email = $1", resident.email)
            .fetch_one(&mut *transaction)
            .await?;
        AccountId(id)
    };
    transaction.commit().await?;
    Ok(account)
}

/// What an operator may want to know afterwards.
pub fn summary() -> String {
    let people: Vec<&str> = RESIDENTS.iter().map(|resident| resident.email).collect();
    format!("The town has {}; everybody's password is {PASSWORD}", people.join(", "))
}
