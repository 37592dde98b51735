/// How a resource was fetched, and when each part of that happened.
///
/// Times are milliseconds since the time origin; 0 of what did not happen.
///
/// Node: [`PerformanceResourceTiming`](https://nodejs.org/api/perf_hooks.html#class-performanceresourcetiming-extends-performanceentry)
///
/// # Examples
///
/// ```
/// use nodular_perf::{FetchTiming, PerformanceResourceTiming};
///
/// let timing = FetchTiming { start_time: 10.0, end_time: 35.0, encoded_body_size: 700, ..Default::default() };
/// let resource = PerformanceResourceTiming {
///     name: "http://localhost/".into(),
///     initiator_type: "fetch".into(),
///     timing,
///     response_status: 200,
///     ..Default::default()
/// };
/// assert_eq!((resource.duration(), resource.transfer_size()), (25.0, 1_000));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PerformanceResourceTiming {
    /// The URL.
    pub name: String,
    /// What asked for it, such as `fetch`.
    pub initiator_type: String,
    /// When each part happened.
    pub timing: FetchTiming,
    /// Whether it came out of a cache.
    pub cache_mode: CacheMode,
    /// The body's media type.
    pub content_type: String,
    /// How the body was compressed.
    pub content_encoding: String,
    /// The response's status code.
    pub response_status: u16,
    /// `cache` if it came out of one.
    pub delivery_type: String,
}

/// Whether a resource came out of a cache.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub enum CacheMode {
    /// From the network.
    #[default]
    None,
    /// From a cache.
    Local,
}

/// When each part of a fetch happened, and how much came: the Fetch standard's
/// [timing info](https://fetch.spec.whatwg.org/#fetch-timing-info).
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the standard defines each field")]
pub struct FetchTiming {
    pub start_time: f64,
    pub end_time: f64,
    pub redirect_start_time: f64,
    pub redirect_end_time: f64,
    pub post_redirect_start_time: f64,
    pub final_service_worker_start_time: f64,
    pub final_network_request_start_time: f64,
    pub first_interim_network_response_start_time: f64,
    pub final_network_response_start_time: f64,
    pub encoded_body_size: u64,
    pub decoded_body_size: u64,
    pub render_blocking: bool,
    pub connection: ConnectionTiming,
}

/// When each part of making a connection happened: the Fetch standard's
/// [connection timing info](https://fetch.spec.whatwg.org/#connection-timing-info).
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "the standard defines each field")]
pub struct ConnectionTiming {
    pub domain_lookup_start_time: f64,
    pub domain_lookup_end_time: f64,
    pub connection_start_time: f64,
    pub connection_end_time: f64,
    pub secure_connection_start_time: f64,
    pub alpn_negotiated_protocol: String,
}

impl PerformanceResourceTiming {
    /// When the fetch began.
    #[doc(alias = "startTime")]
    pub fn start_time(&self) -> f64 {
        self.timing.start_time
    }

    /// How long the fetch took, in milliseconds.
    pub fn duration(&self) -> f64 {
        self.timing.end_time - self.timing.start_time
    }

    /// When the first byte of a response came, even of one that was not the last.
    ///
    /// Node: [`performanceResourceTiming.responseStart`](https://nodejs.org/api/perf_hooks.html#class-performanceresourcetiming-extends-performanceentry)
    #[doc(alias = "responseStart")]
    pub fn response_start(&self) -> f64 {
        match self.timing.first_interim_network_response_start_time {
            0.0 => self.timing.final_network_response_start_time,
            interim => interim,
        }
    }

    /// How many bytes came over the network: the body as it was sent, and 300 for the headers.
    ///
    /// Node: [`performanceResourceTiming.transferSize`](https://nodejs.org/api/perf_hooks.html#performanceresourcetimingtransfersize)
    #[doc(alias = "transferSize")]
    pub fn transfer_size(&self) -> u64 {
        match self.cache_mode {
            CacheMode::None => self.timing.encoded_body_size.saturating_add(300),
            CacheMode::Local => 0,
        }
    }

    /// Whether showing the page waited for it: `blocking` or `non-blocking`.
    #[doc(alias = "renderBlockingStatus")]
    pub fn render_blocking_status(&self) -> &'static str {
        if self.timing.render_blocking { "blocking" } else { "non-blocking" }
    }
}
