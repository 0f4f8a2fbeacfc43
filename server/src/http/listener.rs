//! The socket, and how the server leaves it.
//!
//! A proxy that is told nothing finds out by failing, and a POST that failed is not sent a second time. So
//! nothing is closed to which a request may be on its way: whoever came is let in, each answer says that it
//! is the connection's last, and what nobody uses is closed by the proxy before it is closed here.

use std::{collections::VecDeque, net::SocketAddr, time::Duration};

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderValue, Version, header},
    middleware::Next,
    response::Response,
    serve::{Listener, ListenerExt},
};
use platform::live::Hub;
use tokio::{
    net::{TcpListener, TcpStream},
    signal::unix::{SignalKind, signal},
};

use super::{Stack, StartError};

/// Requests in flight get this long to finish.
const PATIENCE: Duration = Duration::from_secs(30);
/// Longer than a proxy keeps a connection that it does not use (`keepalive_timeout` in deploy/nginx).
pub const LINGERING: Duration = Duration::from_secs(3);

/// How a process leaves those who keep connections to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Farewell {
    /// At once: nobody else could be asked.
    ToAll,
    /// Others are asked from now on; kept connections are left to the proxy to close, for three seconds.
    ToOthers,
}

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
pub async fn serve(bound: Bound, router: Router, hub: Hub, farewell: Farewell) {
    // Without it a streamed page waits 40 ms for the other side's delayed acknowledgement.
    let door = Door::new(bound, hub.clone()).tap_io(|connection| {
        let _ = connection.set_nodelay(true);
    });
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let stopping = hub.clone();
    let serving = axum::serve(door, service).with_graceful_shutdown(async move {
        told_to_stop().await;
        tracing::info!("stopping: finishing the requests in flight");
        hub.close();
        if farewell == Farewell::ToOthers {
            tokio::time::sleep(LINGERING).await;
        }
    });
    let overdue = async move {
        stopping.closed().await;
        tokio::time::sleep(PATIENCE).await;
    };
    tokio::select! {
        _ = serving => {}
        () = overdue => tracing::warn!("some requests did not finish in time"),
    }
}

/// Once the process is about to stop, says with each answer that it is the connection's last: whoever keeps
/// connections sends the next request elsewhere (RFC 9112, 9.6).
pub async fn last_answer(State(stack): State<Stack>, request: Request, next: Next) -> Response {
    let version = request.version();
    let mut response = next.run(request).await;
    if stack.services.hub.is_closing() && version <= Version::HTTP_11 {
        response
            .headers_mut()
            .insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

/// Lets connections in until the process is told to stop, and then those that had come by then.
struct Door {
    open: Option<TcpListener>,
    local: SocketAddr,
    came: VecDeque<(TcpStream, SocketAddr)>,
    hub: Hub,
}

impl Door {
    fn new(bound: Bound, hub: Hub) -> Self {
        Self {
            open: Some(bound.listener),
            local: bound.local,
            came: VecDeque::new(),
            hub,
        }
    }

    /// Closes it to whoever comes now. Closing a socket resets what waits in its queue, so that is emptied first.
    fn close(&mut self) {
        let Some(listener) = self.open.take() else { return };
        turn_away(&listener);
        // The system is asked itself: the runtime would answer with what it was last told.
        let Ok(listener) = listener.into_std() else { return };
        while let Ok((connection, peer)) = listener.accept() {
            let connection = connection
                .set_nonblocking(true)
                .and_then(|()| TcpStream::from_std(connection));
            self.came.extend(connection.ok().map(|connection| (connection, peer)));
        }
    }
}

impl Listener for Door {
    type Io = TcpStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (TcpStream, SocketAddr) {
        if let Some(listener) = &mut self.open {
            tokio::select! {
                connection = Listener::accept(listener) => return connection,
                () = self.hub.closed() => {}
            }
            self.close();
        }
        match self.came.pop_front() {
            Some(connection) => connection,
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> std::io::Result<SocketAddr> {
        Ok(self.local)
    }
}

/// From now on nobody is queued: a proxy's call is not answered, and a moment later it is refused.
#[cfg(target_os = "linux")]
fn turn_away(listener: &TcpListener) {
    use socket2::{SockFilter, SockRef};

    /// Of each packet keep nothing (`BPF_RET | BPF_K`).
    const NOTHING: SockFilter = SockFilter::new(0x06, 0, 0, 0);
    if let Err(cause) = SockRef::from(listener).attach_filter(&[NOTHING]) {
        tracing::warn!(%cause, "who comes in this moment may be refused");
    }
}

#[cfg(not(target_os = "linux"))]
fn turn_away(_: &TcpListener) {}

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

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    /// What was to happen has happened by then.
    const A_MOMENT: Duration = Duration::from_millis(100);

    #[tokio::test]
    async fn who_came_before_the_end_is_let_in_and_nobody_after() {
        let bound = bind((Ipv4Addr::LOCALHOST, 0).into()).await.expect("a port");
        let address = bound.local_address();
        let hub = Hub::default();
        let mut door = Door::new(bound, hub.clone());
        let mut came = Vec::new();
        for _ in 0..5 {
            came.push(TcpStream::connect(address).await.expect("a connection"));
        }
        hub.close();

        let mut let_in = Vec::new();
        while let Ok((connection, peer)) = tokio::time::timeout(A_MOMENT, door.accept()).await {
            let_in.push((connection, peer));
        }
        let peers: Vec<SocketAddr> = let_in.iter().map(|(_, peer)| *peer).collect();
        let callers: Vec<SocketAddr> = came.iter().map(|one| one.local_addr().expect("an address")).collect();
        assert_eq!(peers, callers, "in the order in which they came");
        assert!(TcpStream::connect(address).await.is_err(), "it is closed");
    }
}
