//! Threads for work that blocks: system calls on files, waiting for processes.

use std::collections::VecDeque;
use std::io;
use std::sync::{Condvar, LazyLock, Mutex, MutexGuard, PoisonError};
use std::thread;

/// As many as Node's pool has.
const THREADS: usize = 4;

type Job = Box<dyn FnOnce() + Send>;

/// Work that waits for one of a few threads, which are started when there is work for them.
///
/// The threads are the process's: a program that ends does not wait for them.
#[derive(Default)]
struct Pool {
    state: Mutex<State>,
    work: Condvar,
}

#[derive(Default)]
struct State {
    jobs: VecDeque<Job>,
    threads: usize,
    idle: usize,
}

static POOL: LazyLock<Pool> = LazyLock::new(Pool::default);

/// Has one of the threads run `job`.
pub(crate) fn run(job: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let mut state = POOL.state();
    state.jobs.push_back(Box::new(job));
    if state.idle < state.jobs.len() && state.threads < THREADS {
        state.threads += 1;
        drop(state);
        let thread = thread::Builder::new().name("pool".into()).spawn(work);
        if let Err(error) = thread {
            let mut state = POOL.state();
            state.threads -= 1;
            // Other threads get to the job; without any it would wait forever.
            if state.threads == 0 {
                state.jobs.pop_back();
                return Err(error);
            }
        }
    } else {
        POOL.work.notify_one();
    }
    Ok(())
}

fn work() {
    let mut state = POOL.state();
    loop {
        match state.jobs.pop_front() {
            Some(job) => {
                drop(state);
                job();
                state = POOL.state();
            }
            None => {
                state.idle += 1;
                state = POOL.work.wait(state).unwrap_or_else(PoisonError::into_inner);
                state.idle -= 1;
            }
        }
    }
}

impl Pool {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
