//! The one timer of a connection.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Waker};

use tokio::time::{Instant, Sleep, sleep_until};

/// A timer that is set late: a deadline that moves into the future, as it does with every request, costs nothing. The
/// timer goes off at the old time, sees that it is too early and is set anew.
#[derive(Debug, Default)]
pub(crate) struct Timer {
    sleep: Option<Pin<Box<Sleep>>>,
    /// Who is woken when it goes off.
    waker: Option<Waker>,
}

impl Timer {
    /// Whether `deadline` has passed; if not, the task is woken when it does. `now` saves a look at the clock if it was
    /// just read.
    pub(crate) fn expired(
        &mut self,
        deadline: Instant,
        now: Option<Instant>,
        cx: &mut Context<'_>,
    ) -> bool {
        let sleep = self.sleep.get_or_insert_with(|| Box::pin(sleep_until(deadline)));
        let set_for = sleep.deadline();
        let same_task = self.waker.as_ref().is_some_and(|waker| waker.will_wake(cx.waker()));
        if same_task && set_for <= deadline && now.is_some_and(|now| now < set_for) {
            return false;
        }
        self.waker = Some(cx.waker().clone());
        if set_for > deadline {
            sleep.as_mut().reset(deadline);
        }
        while sleep.as_mut().poll(cx).is_ready() {
            if sleep.deadline() >= deadline {
                return true;
            }
            sleep.as_mut().reset(deadline);
        }
        false
    }
}
