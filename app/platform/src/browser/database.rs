//! The browser's database, `parvis`: what must outlive the page.
//!
//! A browser may have none (private windows of some) or lose it: whoever keeps something here
//! must be able to live without it.

use js_sys::{Array, Promise};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbObjectStoreParameters, IdbRequest, IdbTransactionMode};

const NAME: &str = "parvis";
const VERSION: u32 = 1;

/// A kind of record. Each has its id in the property `key`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// Posts that wait for a network.
    Outbox,
    /// What was typed and not yet sent.
    Drafts,
}

impl Shelf {
    const ALL: [Self; 2] = [Self::Outbox, Self::Drafts];

    fn name(self) -> &'static str {
        match self {
            Self::Outbox => "outbox",
            Self::Drafts => "drafts",
        }
    }
}

/// Every record of a shelf, by key.
///
/// # Errors
/// The browser has no database.
pub async fn all(shelf: Shelf) -> Result<Vec<JsValue>, JsValue> {
    let records = on(shelf, IdbTransactionMode::Readonly, IdbObjectStore::get_all).await?;
    Ok(records.unchecked_into::<Array>().to_vec())
}

/// One record, if it is there.
///
/// # Errors
/// The browser has no database.
pub async fn one(shelf: Shelf, key: &str) -> Result<Option<JsValue>, JsValue> {
    let record = on(shelf, IdbTransactionMode::Readonly, |store| store.get(&key.into())).await?;
    Ok(Some(record).filter(JsValue::is_object))
}

/// Keeps a record, in place of the one with the same key.
///
/// # Errors
/// The browser has no database, or no room.
pub async fn put(shelf: Shelf, record: &JsValue) -> Result<(), JsValue> {
    on(shelf, IdbTransactionMode::Readwrite, |store| store.put(record))
        .await
        .map(drop)
}

/// Forgets a record.
///
/// # Errors
/// The browser has no database.
pub async fn remove(shelf: Shelf, key: &str) -> Result<(), JsValue> {
    on(shelf, IdbTransactionMode::Readwrite, |store| store.delete(&key.into()))
        .await
        .map(drop)
}

/// Makes one request in a transaction of its own, and waits until the transaction is done.
async fn on(
    shelf: Shelf,
    mode: IdbTransactionMode,
    ask: impl FnOnce(&IdbObjectStore) -> Result<IdbRequest, JsValue>,
) -> Result<JsValue, JsValue> {
    let database = open().await?;
    let transaction = database.transaction_with_str_and_mode(shelf.name(), mode)?;
    let request = ask(&transaction.object_store(shelf.name())?)?;
    let done = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    let done = JsFuture::from(done).await;
    database.close();
    done?;
    request.result()
}

async fn open() -> Result<IdbDatabase, JsValue> {
    let factory = window().indexed_db()?.ok_or(JsValue::UNDEFINED)?;
    let opening = factory.open_with_u32(NAME, VERSION)?;
    let furnish = Closure::<dyn FnMut(JsValue)>::new({
        let opening = opening.clone();
        move |_| {
            let Ok(database) = opening.result().map(JsCast::unchecked_into::<IdbDatabase>) else {
                return;
            };
            for shelf in Shelf::ALL {
                let parameters = IdbObjectStoreParameters::new();
                parameters.set_key_path(&"key".into());
                // Fails for one that exists, and then it is there.
                drop(database.create_object_store_with_optional_parameters(shelf.name(), &parameters));
            }
        }
    });
    opening.set_onupgradeneeded(Some(furnish.as_ref().unchecked_ref()));
    let opened = Promise::new(&mut |resolve, reject| {
        opening.set_onsuccess(Some(&resolve));
        opening.set_onerror(Some(&reject));
        opening.set_onblocked(Some(&reject));
    });
    JsFuture::from(opened).await?;
    opening.result().map(JsCast::unchecked_into)
}
