//! Interim responses: 100, 102, 103.

use bytes::BytesMut;

use super::ServerResponse;
use super::head::{write_line, write_status_line};
use crate::Error;
use crate::headers::{checked_name, checked_value};
use crate::response::NO_HEADERS;

impl ServerResponse {
    /// Sends `HTTP/1.1 100 Continue`: the client may send its body.
    ///
    /// Node: [`response.writeContinue()`](https://nodejs.org/api/http.html#responsewritecontinue)
    ///
    /// # Errors
    ///
    /// [`Error::HeadersSent`] if the head has been written.
    #[doc(alias = "writeContinue")]
    pub fn write_continue(&mut self) -> Result<&mut Self, Error> {
        self.write_information(100, NO_HEADERS)?;
        self.head.sent_continue = true;
        Ok(self)
    }

    /// Sends `HTTP/1.1 102 Processing`.
    ///
    /// Node: [`response.writeProcessing()`](https://nodejs.org/api/http.html#responsewriteprocessing)
    ///
    /// # Errors
    ///
    /// [`Error::HeadersSent`] if the head has been written.
    #[doc(alias = "writeProcessing")]
    pub fn write_processing(&mut self) -> Result<&mut Self, Error> {
        self.write_information(102, NO_HEADERS)
    }

    /// Sends `HTTP/1.1 103 Early Hints` with `links`, each of the form `</style.css>; rel=preload; as=style`, and
    /// other headers. Without links it does nothing.
    ///
    /// Node: [`response.writeEarlyHints(hints)`](https://nodejs.org/api/http.html#responsewriteearlyhintshints-callback)
    ///
    /// # Errors
    ///
    /// - [`Error::InvalidLink`] if a link has another form.
    /// - [`Error::HeadersSent`], [`Error::InvalidToken`], [`Error::InvalidChar`] as in
    ///   [`set_header`](Self::set_header).
    #[doc(alias = "writeEarlyHints")]
    pub fn write_early_hints<N, V>(
        &mut self,
        links: &[&str],
        headers: impl IntoIterator<Item = (N, V)>,
    ) -> Result<&mut Self, Error>
    where
        N: AsRef<str>,
        V: AsRef<str>,
    {
        if links.is_empty() {
            return Ok(self);
        }
        if let Some(wrong) = links.iter().find(|link| !is_link(link)) {
            let shown = wrong.escape_debug().to_string().replace("\\\"", "\"");
            return Err(Error::InvalidLink(shown));
        }
        let link = ("Link".to_owned(), links.join(", "));
        let others = headers
            .into_iter()
            .map(|(name, value)| (name.as_ref().to_owned(), value.as_ref().to_owned()));
        self.write_information(103, std::iter::once(link).chain(others))
    }

    /// Sends an interim response: a status from 100 to 199 but not 101, and headers.
    ///
    /// Node: [`response.writeInformation(statusCode[, headers])`](https://nodejs.org/api/http.html#responsewriteinformationstatuscode-headers-callback)
    ///
    /// # Errors
    ///
    /// - [`Error::InvalidStatusCode`] for any other status.
    /// - [`Error::HeadersSent`], [`Error::InvalidToken`], [`Error::InvalidChar`] as in
    ///   [`set_header`](Self::set_header).
    #[doc(alias = "writeInformation")]
    pub fn write_information<N, V>(
        &mut self,
        status: u16,
        headers: impl IntoIterator<Item = (N, V)>,
    ) -> Result<&mut Self, Error>
    where
        N: AsRef<str>,
        V: AsRef<str>,
    {
        self.not_sent("write")?;
        if !(100..=199).contains(&status) || status == 101 {
            return Err(Error::InvalidStatusCode(status));
        }
        let mut head = BytesMut::new();
        write_status_line(&mut head, status, None)?;
        for (name, value) in headers {
            let name = checked_name(name.as_ref(), "Header name")?;
            let value = checked_value(name, value.as_ref(), "header content")?;
            write_line(&mut head, name.as_bytes(), &value);
        }
        head.extend_from_slice(b"\r\n");
        if !self.exchange.on_wire {
            return Ok(self);
        }
        let mut state = self.exchange.lock();
        state.answer.out.push(head.freeze());
        state.wake_connection();
        drop(state);
        Ok(self)
    }
}

/// Whether `link` is `<url>` and then any number of `; name` or `; name=value`, the value quoted or not.
fn is_link(link: &str) -> bool {
    let url_and_rest = link.strip_prefix('<').and_then(|link| link.split_once('>'));
    let Some((url, parameters)) = url_and_rest else { return false };
    if url.contains(['\r', '\n']) {
        return false;
    }
    if parameters.is_empty() {
        return true;
    }
    let Some(parameters) = parameters.trim_start().strip_prefix(';') else { return false };
    let (others, last) = parameters.rsplit_once(';').unwrap_or(("", parameters));
    let others_fit = others.is_empty() || others.split(';').all(|one| is_parameter(one.trim()));
    others_fit && is_parameter(last.trim_start())
}

fn is_parameter(parameter: &str) -> bool {
    let unquoted = match parameter.split_once('"') {
        None => parameter.to_owned(),
        Some((name, quoted)) => match quoted.strip_suffix('"') {
            Some(value) if name.len() > 1 && name.ends_with('=') => format!("{name}{value}"),
            _ => return false,
        },
    };
    !unquoted.is_empty() && !unquoted.contains(|c: char| c == '"' || c.is_whitespace())
}
