//! The line before a chunk: its size and its extensions, which are checked and left out.

use super::error::{self, Refusal};
use crate::headers::{is_token_char, is_value_char};

/// Node's limit for the names and values of one chunk's extensions.
const MAX_EXTENSIONS: usize = 16_384;

/// A chunk's first line as far as it has been read.
#[derive(Clone, Debug, Default)]
pub(super) struct ChunkLine {
    state: State,
    pub(super) size: u64,
    /// Bytes of names and values, and of what is between them: Node counts only the former.
    extensions: usize,
    separators: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum State {
    #[default]
    FirstDigit,
    Size,
    ExtensionStart,
    Name,
    Value,
    Quoted,
    QuotedPair,
    QuotedEnd,
    Cr,
}

impl ChunkLine {
    /// Reads `input` as far as the line goes: how many bytes these are, and whether the line is complete. An error
    /// comes with its place.
    pub(super) fn read(&mut self, input: &[u8]) -> Result<(usize, bool), (Refusal, usize)> {
        for (at, &byte) in input.iter().enumerate() {
            if self.step(byte).map_err(|refusal| (refusal, at))? {
                return Ok((at + 1, true));
            }
        }
        Ok((input.len(), false))
    }

    /// Takes a byte; `true` if the line ends with it.
    fn step(&mut self, byte: u8) -> Result<bool, Refusal> {
        self.state = match self.state {
            State::FirstDigit | State::Size if byte.is_ascii_hexdigit() => self.digit(byte)?,
            State::FirstDigit => return Err(error::CHUNK_SIZE_CHAR),
            State::Size => match byte {
                b'\r' => State::Cr,
                b'\n' => return Err(error::CHUNK_SIZE_CR),
                b';' => State::ExtensionStart,
                _ => return Err(error::CHUNK_SIZE_CHAR),
            },
            State::ExtensionStart if matches!(byte, b' ' | b'\r') => {
                return Err(error::EXTENSION_CHAR);
            }
            State::ExtensionStart | State::Name => match byte {
                b'=' => self.separator(State::Value)?,
                b';' => self.separator(State::ExtensionStart)?,
                b'\r' => State::Cr,
                b'\n' => return Err(error::EXTENSION_NAME_CR),
                _ if is_token_char(byte) => self.extension(State::Name)?,
                _ => return Err(error::EXTENSION_NAME_CHAR),
            },
            State::Value => match byte {
                b'"' => self.extension(State::Quoted)?,
                b';' => self.separator(State::ExtensionStart)?,
                b'\r' => State::Cr,
                b'\n' => return Err(error::EXTENSION_VALUE_CR),
                _ if is_token_char(byte) => self.extension(State::Value)?,
                _ => return Err(error::EXTENSION_VALUE_CHAR),
            },
            State::Quoted => match byte {
                b'"' => self.extension(State::QuotedEnd)?,
                b'\\' => self.extension(State::QuotedPair)?,
                _ if is_value_char(byte) => self.extension(State::Quoted)?,
                _ => return Err(error::EXTENSION_QUOTED_CHAR),
            },
            State::QuotedPair if is_value_char(byte) => self.extension(State::Quoted)?,
            State::QuotedPair => return Err(error::EXTENSION_QUOTED_PAIR),
            State::QuotedEnd => match byte {
                b';' => self.separator(State::ExtensionStart)?,
                b'\r' => State::Cr,
                b'\n' => return Err(error::EXTENSION_VALUE_CR),
                _ => return Err(error::EXTENSION_QUOTED_END),
            },
            State::Cr if byte == b'\n' => return Ok(true),
            State::Cr => return Err(error::CHUNK_SIZE_LF),
        };
        Ok(false)
    }

    fn digit(&mut self, byte: u8) -> Result<State, Refusal> {
        let digit = char::from(byte).to_digit(16).map_or(0, u64::from);
        let longer = self.size.checked_mul(16).and_then(|size| size.checked_add(digit));
        self.size = longer.ok_or(error::CHUNK_SIZE_OVERFLOW)?;
        Ok(State::Size)
    }

    fn extension(&mut self, next: State) -> Result<State, Refusal> {
        self.extensions += 1;
        self.within_limit(next)
    }

    fn separator(&mut self, next: State) -> Result<State, Refusal> {
        self.separators += 1;
        self.within_limit(next)
    }

    fn within_limit(&self, next: State) -> Result<State, Refusal> {
        if self.extensions > MAX_EXTENSIONS || self.separators > MAX_EXTENSIONS {
            return Err(error::CHUNK_EXTENSIONS_OVERFLOW);
        }
        Ok(next)
    }
}
