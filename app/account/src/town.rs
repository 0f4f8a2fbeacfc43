//! Browsers for the tests of this area.

use std::sync::Arc;

use platform::{
    account::{AccountId, store},
    context::RequestContext,
    session::{SessionStore, account_of},
    testing::Town,
};
use sqlx::PgPool;
use time::OffsetDateTime;
use tower_sessions::{Expiry, Session};

use crate::registration::{Typed, register};

/// A password that may be chosen.
pub(crate) const PASSWORD: &str = "le marché du soir";
/// Another one.
pub(crate) const OTHER_PASSWORD: &str = "attiéké poisson braisé";

/// A town whose people have browsers.
#[derive(Clone)]
pub(crate) struct Neighbourhood {
    pub(crate) town: Town,
}

impl Neighbourhood {
    pub(crate) async fn open(pool: PgPool) -> Self {
        Self {
            town: Town::open(pool).await,
        }
    }

    pub(crate) fn pool(&self) -> &PgPool {
        &self.town.services.pool
    }

    /// A browser that nobody used yet, at an address of its own.
    pub(crate) fn browser(&self) -> RequestContext {
        let store = Arc::new(SessionStore::new(self.pool().clone(), self.town.services.clock.clone()));
        let never = OffsetDateTime::from_unix_timestamp(4_102_444_800).expect("a moment");
        let session = Session::new(None, store, Some(Expiry::AtDateTime(never)));
        RequestContext {
            session: Some(session),
            ..self.town.visitor()
        }
    }

    /// The next request of a browser: what its session holds was saved, and is loaded again.
    pub(crate) async fn next_request(&self, browser: &RequestContext) -> RequestContext {
        let session = browser.session.clone().expect("a browser has a session");
        if !session.is_empty().await {
            session.save().await.expect("the session is saved");
        }
        let id = session.id();
        let fresh = self.browser().session.expect("a browser has a session");
        let store = Arc::new(SessionStore::new(self.pool().clone(), self.town.services.clock.clone()));
        let session = Session::new(id, store, fresh.expiry());
        let account = account_of(&session).await.expect("the session is read");
        let viewer = match account {
            Some(account) => store::viewer(self.pool(), account).await.expect("the account is read"),
            None => None,
        };
        RequestContext {
            session: Some(session),
            viewer,
            ..browser.clone()
        }
    }

    /// Registers with a browser; the mail is on its way.
    pub(crate) async fn register(&self, browser: &RequestContext, email: &str, password: &str) {
        register(browser, typed(email, password))
            .await
            .expect("the registration is accepted");
    }

    /// Somebody with an account, in a browser that is signed in.
    pub(crate) async fn member(&self, email: &str) -> RequestContext {
        let browser = self.browser();
        self.register(&browser, email, PASSWORD).await;
        let token = self.token(email, "verify").await;
        crate::verification::confirm_here(&browser, &token)
            .await
            .expect("an answer")
            .expect("the link is followed");
        self.next_request(&browser).await
    }

    /// The same person in another browser, signed in with a password.
    pub(crate) async fn signed_in(&self, email: &str, password: &str) -> RequestContext {
        let browser = self.browser();
        crate::signin::sign_in(&browser, email, password, "")
            .await
            .expect("signing in");
        self.next_request(&browser).await
    }

    /// The token of the latest letter to an address whose link leads to a page.
    pub(crate) async fn token(&self, email: &str, page: &str) -> String {
        let text: String = sqlx::query_scalar(
            "select text from platform.mails where recipient = $1 and text like '%/' || $2 || '/%' order by created_at desc, ctid desc limit 1",
        )
        .bind(email)
        .bind(page)
        .fetch_one(self.pool())
        .await
        .expect("a letter with a link");
        let (_, after) = text.split_once(&format!("/{page}/")).expect("a link");
        after
            .chars()
            .take_while(|letter| letter.is_ascii_alphanumeric() || "-_".contains(*letter))
            .collect()
    }

    /// What was written to an address, oldest first.
    pub(crate) async fn letters(&self, email: &str) -> Vec<String> {
        sqlx::query_scalar("select kind from platform.mails where recipient = $1 order by created_at, ctid")
            .bind(email)
            .fetch_all(self.pool())
            .await
            .expect("the letters are read")
    }

    /// The code in the latest text message to a number.
    pub(crate) async fn text_code(&self, number: &str) -> String {
        let text: String = sqlx::query_scalar(
            "select text from platform.text_messages where recipient = $1 order by created_at desc, ctid desc limit 1",
        )
        .bind(number)
        .fetch_one(self.pool())
        .await
        .expect("a message");
        let (_, code) = text.rsplit_once('#').expect("a line for the browser");
        code.to_owned()
    }

    /// How many text messages were written to a number.
    pub(crate) async fn text_messages(&self, number: &str) -> i64 {
        sqlx::query_scalar("select count(*) from platform.text_messages where recipient = $1")
            .bind(number)
            .fetch_one(self.pool())
            .await
            .expect("a count")
    }

    /// What was written into the audit log about an account, oldest first.
    pub(crate) async fn audit(&self, account: Option<AccountId>) -> Vec<String> {
        sqlx::query_scalar(
            "select action from platform.audit_log where account_id is not distinct from $1 order by at, ctid",
        )
        .bind(account)
        .fetch_all(self.pool())
        .await
        .expect("the audit log is read")
    }

    /// Turns on the device of a browser, as the platform keeps it, and gives the next request.
    pub(crate) async fn turn_on(&self, browser: &RequestContext, name: &str) -> RequestContext {
        let services = &self.town.services;
        let id = services.chance.id(services.clock.now());
        sqlx::query(
            "insert into platform.push_subscriptions
                 (id, account_id, endpoint, public_key, auth_secret, server_key, created_at)
             values ($1, $2, $3, decode(repeat('04', 65), 'hex'), decode(repeat('01', 16), 'hex'), '', $4)",
        )
        .bind(id)
        .bind(account(browser))
        .bind(name)
        .bind(services.clock.now())
        .execute(self.pool())
        .await
        .expect("a subscription");
        let session = browser.session.as_ref().expect("a session");
        session.insert("push", id).await.expect("it is remembered");
        self.next_request(browser).await
    }

    /// Whose devices are still on.
    pub(crate) async fn devices(&self) -> Vec<String> {
        sqlx::query_scalar("select endpoint from platform.push_subscriptions order by endpoint")
            .fetch_all(self.pool())
            .await
            .expect("the devices are read")
    }

    /// How many rows a question counts.
    pub(crate) async fn count(&self, question: &'static str) -> i64 {
        sqlx::query_scalar(question)
            .fetch_one(self.pool())
            .await
            .expect("a count")
    }
}

/// What somebody types who does everything right.
pub(crate) fn typed(email: &str, password: &str) -> Typed {
    Typed {
        email: email.to_owned(),
        password: password.to_owned(),
        display_name: "Aya".to_owned(),
        accept_terms: true,
        time_zone: "Africa/Abidjan".to_owned(),
        next: String::new(),
    }
}

/// Who a request comes from.
pub(crate) fn account(context: &RequestContext) -> AccountId {
    context.viewer.as_ref().expect("somebody is signed in").id
}
