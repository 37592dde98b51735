//! The request line, byte by byte.

use super::error::{self, Refusal};
use super::target::{Step, Target};
use crate::headers::Span;
use crate::method::{self, Protocol};

/// What follows an HTTP/2 client's `PRI * HTTP/2.0`.
const PREFACE: &[u8] = b"\r\n\r\nSM\r\n\r\n";

/// A request line as far as it has been read.
#[derive(Clone, Debug, Default)]
pub(super) struct RequestLine {
    state: State,
    pub(super) method: Span,
    pub(super) target: Span,
    pub(super) version: (u8, u8),
    protocol: usize,
}

#[derive(Clone, Copy, Debug, Default)]
enum State {
    #[default]
    Method,
    SpacesBeforeTarget,
    Target(Target),
    /// After the CR of a line that ends with its target: HTTP/0.9.
    TargetCr,
    SpacesBeforeProtocol,
    Protocol,
    Slash,
    Major,
    Dot,
    Minor,
    End,
    EndCr,
    /// So many bytes of what follows an HTTP/2 client's first line.
    Preface(usize),
}

impl RequestLine {
    /// Takes the byte `input[at]`; `true` if the line ends with it.
    pub(super) fn step(&mut self, input: &[u8], at: usize) -> Result<bool, Refusal> {
        let byte = input[at];
        self.state = match self.state {
            State::Method => {
                // No method has a space, so most of the time one look is enough.
                if byte != b' ' && method::is_prefix(&input[..=at]) {
                    self.method.end = at + 1;
                    State::Method
                } else if !method::is_known(&input[..at]) {
                    return Err(error::METHOD);
                } else if byte != b' ' {
                    return Err(error::SPACE_AFTER_METHOD);
                } else {
                    State::SpacesBeforeTarget
                }
            }
            State::SpacesBeforeTarget if byte == b' ' => State::SpacesBeforeTarget,
            State::SpacesBeforeTarget => {
                self.target = Span { start: at, end: at };
                let connect = self.method.of(input) == b"CONNECT";
                let start = if connect { Target::Authority } else { Target::Start };
                self.target_step(start, byte)?
            }
            State::Target(target) => self.target_step(target, byte)?,
            State::TargetCr if byte == b'\n' => return Ok(true),
            State::TargetCr => return Err(error::URL_CRLF),
            State::SpacesBeforeProtocol if byte == b' ' => State::SpacesBeforeProtocol,
            State::SpacesBeforeProtocol => {
                self.protocol = at;
                self.protocol_step(input, at)?
            }
            State::Protocol => self.protocol_step(input, at)?,
            State::Slash if byte == b'/' => State::Major,
            State::Slash => return Err(error::PROTOCOL),
            State::Major => {
                self.version.0 = digit(byte).ok_or(error::MAJOR)?;
                State::Dot
            }
            State::Dot if byte == b'.' => State::Minor,
            State::Dot => return Err(error::DOT),
            State::Minor => {
                self.version.1 = digit(byte).ok_or(error::MINOR)?;
                if !matches!(self.version, (0, 9) | (1, 0 | 1) | (2, 0)) {
                    return Err(error::VERSION);
                }
                if self.method.of(input) == b"PRI" { State::Preface(0) } else { State::End }
            }
            State::End if byte == b'\r' => State::EndCr,
            State::End => return Err(error::VERSION_CRLF),
            State::EndCr if byte == b'\n' => return Ok(true),
            State::EndCr => return Err(error::VERSION_LF),
            State::Preface(seen) if byte != PREFACE[seen] => return Err(error::H2_PREFACE),
            State::Preface(seen) if seen + 1 == PREFACE.len() => return Err(error::H2_UPGRADE),
            State::Preface(seen) => State::Preface(seen + 1),
        };
        // HTTP/0.9 may end its line with a bare LF.
        Ok(matches!(self.state, State::TargetCr) && byte == b'\n')
    }

    fn target_step(&mut self, target: Target, byte: u8) -> Result<State, Refusal> {
        match target.step(byte)? {
            Step::In(next) => {
                self.target.end += 1;
                Ok(State::Target(next))
            }
            Step::End if byte == b' ' => Ok(State::SpacesBeforeProtocol),
            Step::End => {
                self.version = (0, 9);
                Ok(State::TargetCr)
            }
        }
    }

    fn protocol_step(&self, input: &[u8], at: usize) -> Result<State, Refusal> {
        let protocol = match &input[self.protocol..=at] {
            b"HTTP" => Protocol::Http,
            b"RTSP" => Protocol::Rtsp,
            b"ICE" => Protocol::Ice,
            part if [&b"HTTP"[..], b"RTSP", b"ICE"].iter().any(|all| all.starts_with(part)) => {
                return Ok(State::Protocol);
            }
            _ => return Err(error::PROTOCOL),
        };
        if method::belongs_to(self.method.of(input), protocol) {
            return Ok(State::Slash);
        }
        Err(match protocol {
            Protocol::Http => error::METHOD_OF_HTTP,
            Protocol::Rtsp => error::METHOD_OF_RTSP,
            Protocol::Ice => error::METHOD_OF_ICE,
        })
    }
}

fn digit(byte: u8) -> Option<u8> {
    byte.is_ascii_digit().then(|| byte - b'0')
}
