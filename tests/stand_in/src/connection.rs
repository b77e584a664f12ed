//! TCP connections that a fault can terminate: each counts its flushes and holds how it is to be closed.

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

/// How a connection is closed before its reply is complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Termination {
    /// FIN after the written bytes, as when a server stops.
    Closed,
    /// RST, as when a server crashes or a firewall interferes.
    Reset,
}

/// Accepts connections, and gives each request a [`ConnectionHandle`] to its own.
pub struct ConnectionListener(pub TcpListener);

/// A request's reference to the connection that it came over.
#[derive(Clone, Debug)]
pub struct ConnectionHandle(Arc<ConnectionState>);

#[derive(Debug)]
struct ConnectionState {
    termination: Mutex<Option<Termination>>,
    /// How often all written bytes were flushed to the operating system.
    flushes: watch::Sender<u64>,
}

/// A TCP stream that fails its writes once it is to be terminated.
pub struct Connection {
    stream: TcpStream,
    handle: ConnectionHandle,
}

impl ConnectionHandle {
    fn new() -> Self {
        Self(Arc::new(ConnectionState {
            termination: Mutex::new(None),
            flushes: watch::Sender::new(0),
        }))
    }

    /// Fails all further writes, so that the server closes the connection in this way at its next write.
    pub fn end(&self, termination: Termination) {
        *self
            .0
            .termination
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = Some(termination);
    }

    /// The number of flushes so far, for [`ConnectionHandle::flushed_since`].
    pub fn flushes(&self) -> u64 {
        *self.0.flushes.borrow()
    }

    /// Waits until the bytes that were written at that count are flushed.
    pub async fn flushed_since(&self, count: u64) {
        let mut flushes = self.0.flushes.subscribe();
        // Never an error: the sender lives as long as this handle.
        let _ = flushes.wait_for(|now| *now > count).await.is_ok();
    }

    fn termination(&self) -> Option<Termination> {
        *self
            .0
            .termination
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn ensure_open(&self) -> io::Result<()> {
        match self.termination() {
            None => Ok(()),
            Some(Termination::Closed | Termination::Reset) => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }
}

impl Listener for ConnectionListener {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Connection, SocketAddr) {
        let (stream, address) = Listener::accept(&mut self.0).await;
        // Without Nagle's algorithm: trickled bytes must not be gathered.
        let _ = stream.set_nodelay(true).is_ok();
        let handle = ConnectionHandle::new();
        (Connection { stream, handle }, address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Listener::local_addr(&self.0)
    }
}

impl Connected<IncomingStream<'_, ConnectionListener>> for ConnectionHandle {
    fn connect_info(stream: IncomingStream<'_, ConnectionListener>) -> Self {
        stream.io().handle.clone()
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        if self.handle.termination() == Some(Termination::Reset) {
            // With a linger time of zero the system discards unsent bytes and sends RST.
            let _ = self.stream.set_zero_linger().is_ok();
        }
    }
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Connection {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.handle.ensure_open()?;
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.handle.ensure_open()?;
        Pin::new(&mut self.stream).poll_write_vectored(context, bytes)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(context);
        if flushed.is_ready() {
            self.handle.0.flushes.send_modify(|count| *count += 1);
        }
        flushed
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
