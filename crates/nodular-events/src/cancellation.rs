//! Signals as tokio's cancellation tokens, and the other way round.

use tokio_util::sync::CancellationToken;

use crate::abort::AbortSignal;
use crate::error::DomException;

impl AbortSignal {
    /// A token that is cancelled when the signal is aborted; the signal keeps it until then.
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_events::AbortController;
    ///
    /// let controller = AbortController::new();
    /// let token = controller.signal().to_cancellation_token();
    /// controller.abort();
    /// assert!(token.is_cancelled());
    /// ```
    pub fn to_cancellation_token(&self) -> CancellationToken {
        let token = CancellationToken::new();
        let cancelled = token.clone();
        crate::add_abort_listener(self, move |_| cancelled.cancel()).forget();
        token
    }

    /// A signal that is aborted when `token` is cancelled, with [`DomException::Abort`]; and the driver, which has to
    /// be spawned or polled for that, as with [`when`](Self::when).
    ///
    /// # Examples
    ///
    /// ```
    /// use nodular_events::AbortSignal;
    /// use tokio_util::sync::CancellationToken;
    ///
    /// # let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    /// # runtime.block_on(async {
    /// let token = CancellationToken::new();
    /// let (signal, driver) = AbortSignal::from_cancellation_token(token.clone());
    /// tokio::spawn(driver);
    /// token.cancel();
    /// assert_eq!(signal.aborted().await.to_string(), "This operation was aborted");
    /// # });
    /// ```
    pub fn from_cancellation_token(
        token: CancellationToken,
    ) -> (Self, impl Future<Output = ()> + Send + use<>) {
        let is_cancelled = token.is_cancelled();
        let (signal, driver) = Self::when(async move {
            token.cancelled_owned().await;
            DomException::Abort
        });
        (if is_cancelled { Self::abort() } else { signal }, driver)
    }
}
