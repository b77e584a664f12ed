//! Connections that a request's fault can end: each knows how far its bytes have gone, and how it is to end.

use std::{
    io,
    net::SocketAddr,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll},
};

use axum::{
    extract::connect_info::Connected,
    serve::{IncomingStream, Listener},
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::{TcpListener, TcpStream},
    sync::watch,
};

/// How a connection ends before its reply does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Like a server that stops: what was written arrives, then comes the end (FIN).
    Closed,
    /// Like one that crashes, or a firewall: RST.
    Reset,
}

/// Takes connections whose requests can reach them as a [`Line`].
pub struct Wires(pub TcpListener);

/// A request's hold on the connection that it came over, and on no other.
#[derive(Clone, Debug)]
pub struct Line(Arc<State>);

#[derive(Debug)]
struct State {
    ending: Mutex<Option<Ending>>,
    /// How often everything that was written so far was given to the system.
    flushes: watch::Sender<u64>,
}

/// A connection.
pub struct Wire {
    stream: TcpStream,
    line: Line,
}

impl Line {
    fn new() -> Self {
        Self(Arc::new(State {
            ending: Mutex::new(None),
            flushes: watch::Sender::new(0),
        }))
    }

    /// From now on nothing can be written; the connection ends like this as soon as the server tries.
    pub fn end(&self, ending: Ending) {
        *self.0.ending.lock().unwrap_or_else(PoisonError::into_inner) = Some(ending);
    }

    /// How often the connection was flushed, for [`Line::flushed_since`].
    pub fn flushes(&self) -> u64 {
        *self.0.flushes.borrow()
    }

    /// Waits until what was written at that count is on its way to the client.
    pub async fn flushed_since(&self, count: u64) {
        let mut flushes = self.0.flushes.subscribe();
        // The sender lives as long as this does.
        let _ = flushes.wait_for(|now| *now > count).await.is_ok();
    }

    fn ending(&self) -> Option<Ending> {
        *self.0.ending.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn check(&self) -> io::Result<()> {
        match self.ending() {
            None => Ok(()),
            Some(Ending::Closed | Ending::Reset) => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }
}

impl Listener for Wires {
    type Io = Wire;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Wire, SocketAddr) {
        let (stream, from) = Listener::accept(&mut self.0).await;
        // Bytes that are to come one by one must not wait for each other.
        let _ = stream.set_nodelay(true).is_ok();
        let line = Line::new();
        (Wire { stream, line }, from)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Listener::local_addr(&self.0)
    }
}

impl Connected<IncomingStream<'_, Wires>> for Line {
    fn connect_info(stream: IncomingStream<'_, Wires>) -> Self {
        stream.io().line.clone()
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        if self.line.ending() == Some(Ending::Reset) {
            // Without lingering the system throws away what is left, and resets.
            let _ = self.stream.set_zero_linger().is_ok();
        }
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.line.check()?;
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.line.check()?;
        Pin::new(&mut self.stream).poll_write_vectored(context, bytes)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(context);
        if flushed.is_ready() {
            self.line.0.flushes.send_modify(|count| *count += 1);
        }
        flushed
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
