//! The socket, and how the server leaves it.

use std::{net::SocketAddr, time::Duration};

use axum::{Router, serve::ListenerExt};
use platform::live::Hub;
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};

use super::StartError;

/// Requests in flight get this long to finish.
const FAREWELL: Duration = Duration::from_secs(30);

/// A bound socket.
pub struct Bound {
    listener: TcpListener,
    local: SocketAddr,
}

impl Bound {
    /// The address it really has.
    pub fn local_address(&self) -> SocketAddr {
        self.local
    }
}

/// Binds an address.
///
/// # Errors
/// When the system refuses it.
pub async fn bind(address: SocketAddr) -> Result<Bound, StartError> {
    let refused = |cause| StartError::Listen { address, cause };
    let listener = TcpListener::bind(address).await.map_err(refused)?;
    let local = listener.local_addr().map_err(refused)?;
    Ok(Bound { listener, local })
}

/// Serves until SIGTERM or SIGINT, ends the live lines, and lets requests in flight finish.
pub async fn serve(bound: Bound, router: Router, hub: Hub) {
    // Without it a streamed page waits 40 ms for the other side's delayed acknowledgement.
    let listener = bound.listener.tap_io(|connection| {
        let _ = connection.set_nodelay(true);
    });
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let farewell = hub.clone();
    let serving = axum::serve(listener, service).with_graceful_shutdown(async move {
        told_to_stop().await;
        tracing::info!("stopping: finishing the requests in flight");
        hub.close();
    });
    let overdue = async move {
        farewell.closed().await;
        tokio::time::sleep(FAREWELL).await;
    };
    tokio::select! {
        _ = serving => {}
        () = overdue => tracing::warn!("some requests did not finish in time"),
    }
}

async fn told_to_stop() {
    let (Ok(mut terminate), Ok(mut interrupt)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}
