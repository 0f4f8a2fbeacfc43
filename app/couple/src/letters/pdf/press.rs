//! Setting and printing, off the threads that serve everybody, one document at a time.

use std::{sync::Arc, sync::LazyLock, time::Duration};

use platform::error::AppError;
use tokio::{sync::Semaphore, task::spawn_blocking, time::timeout};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use super::{Printed, desk::Desk};

/// Setting keeps a processor busy, and a town server has two.
static PRESS: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(1)));
/// How long somebody waits for their turn and their pages.
const PATIENCE: Duration = Duration::from_secs(25);
/// When to try again, in seconds, if that was not enough.
const LATER: u32 = 30;

/// Prints letters as a PDF.
///
/// # Errors
/// Too many requests, when the press stays busy.
pub(in crate::letters) async fn print(printed: Printed) -> Result<Vec<u8>, AppError> {
    let busy = |_| AppError::too_many_requests(LATER);
    let printing = async {
        let turn = PRESS.clone().acquire_owned().await.map_err(AppError::internal)?;
        // The turn goes along: a document that nobody waits for any more still keeps the press.
        spawn_blocking(move || {
            let pdf = set(&printed);
            drop(turn);
            pdf
        })
        .await
        .map_err(AppError::internal)?
    };
    timeout(PATIENCE, printing).await.map_err(busy)?
}

pub(super) fn set(printed: &Printed) -> Result<Vec<u8>, AppError> {
    let desk = Desk::of(printed)?;
    let document = typst::compile::<PagedDocument>(&desk).output;
    let pdf = document.and_then(|document| typst_pdf::pdf(&document, &PdfOptions::default()));
    // Nobody's letter stays in typst's memory.
    typst::comemo::evict(0);
    pdf.map_err(|errors| {
        let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
        AppError::internal(messages.join("; "))
    })
}
