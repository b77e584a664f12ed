//! Free ports on 127.0.0.1.

use std::net::{Ipv4Addr, TcpListener, TcpStream};

use anyhow::{Context, Result, bail};

/// How many ports are tried after the wanted one.
const TRIES: u16 = 100;

/// The wanted port, or the next free one; says which were in use. `what` is who wants it.
pub fn from(wanted: u16, what: &str) -> Result<u16> {
    for port in wanted..=wanted.saturating_add(TRIES) {
        if is_free(port) {
            if port != wanted {
                println!("port {wanted} is in use: {what} takes {port}");
            }
            return Ok(port);
        }
    }
    bail!("no free port on 127.0.0.1 from {wanted} on")
}

/// Any free port.
pub fn any() -> Result<u16> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .context("no free port on 127.0.0.1")
}

/// Whether something takes connections there.
pub fn answers(port: u16) -> bool {
    TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
}

fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_in_use_is_passed_over() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("some port is free");
        let wanted = taken.local_addr().expect("it is bound").port();
        let given = from(wanted, "the test").expect("one of the next hundred is free");
        assert!(given > wanted, "{given} after {wanted}");
    }
}
