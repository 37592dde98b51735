//! The order in which Node runs what small programs schedule; tests/record/lib/run.cjs says what a program is.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::time::Duration;

use nodular_record::Table;
use nodular_timers::{EventLoop, Immediate, Timeout, VirtualClock};
use serde_json::Value;

#[test]
fn callbacks_run_in_nodes_order() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "programs").check(250, |case| {
        let trace = run(&case[0]);
        let expected: Vec<_> = case[1].as_array().unwrap().iter().map(text).collect();
        if trace == expected { Ok(()) } else { Err(format!("{trace:?}")) }
    });
}

fn run(program: &Value) -> Vec<String> {
    let clock = VirtualClock::new();
    let event_loop = EventLoop::with_clock(clock.clone());
    let machine = Rc::new(Machine { clock, ..Machine::default() });
    if program["handler"] == true {
        let machine = Rc::clone(&machine);
        event_loop.on_uncaught(move |_, error| machine.log(format!("uncaught {error}")));
    }
    let (before, round) = (Rc::clone(&machine), Cell::new(0));
    let blocks = program["beforeExit"].clone();
    event_loop.on_before_exit(move |event_loop| {
        before.log("beforeExit".to_owned());
        before.block(event_loop, &blocks[round.replace(round.get() + 1)])
    });
    let exit = Rc::clone(&machine);
    event_loop.on_exit(move |_, code| exit.log(format!("exit {code}")));
    machine.block(&event_loop, &program["main"]).unwrap();
    // An error that nobody handles is told by the code that the loop exits with.
    drop(event_loop.run());
    machine.trace.take()
}

#[derive(Default)]
struct Machine {
    clock: VirtualClock,
    trace: RefCell<Vec<String>>,
    timeouts: RefCell<HashMap<String, Timeout>>,
    immediates: RefCell<HashMap<String, Immediate>>,
    refreshed: RefCell<HashMap<String, u32>>,
}

impl Machine {
    fn log(&self, text: String) {
        self.trace.borrow_mut().push(text);
    }

    fn block(self: &Rc<Self>, event_loop: &EventLoop, ops: &Value) -> Result<(), String> {
        let ops = ops.as_array().map_or(&[][..], Vec::as_slice);
        ops.iter().try_for_each(|op| self.step(event_loop, op))
    }

    /// What logs a name and goes on with a block.
    fn callback(
        self: &Rc<Self>,
        op: &Value,
    ) -> impl Fn(&EventLoop) -> Result<(), String> + 'static {
        let machine = Rc::clone(self);
        let name = text(&op[1]);
        let ops = op.as_array().unwrap().last().unwrap().clone();
        move |event_loop| {
            machine.log(name.clone());
            machine.block(event_loop, &ops)
        }
    }

    fn step(self: &Rc<Self>, event_loop: &EventLoop, op: &Value) -> Result<(), String> {
        let name = text(&op[1]);
        let kind = op[0].as_str().unwrap();
        match kind {
            "log" => self.log(name),
            "tick" => event_loop.next_tick(self.callback(op)),
            "micro" => event_loop.queue_microtask(self.callback(op)),
            "immediate" => {
                let immediate = event_loop.set_immediate(self.callback(op));
                self.immediates.borrow_mut().insert(name, immediate);
            }
            "timeout" => {
                let timeout = event_loop.set_timeout(op[2].as_f64().unwrap(), self.callback(op));
                self.timeouts.borrow_mut().insert(name, timeout);
            }
            "interval" => {
                let (callback, mut left) = (self.callback(op), op[3].as_u64().unwrap());
                let interval =
                    event_loop.set_interval(op[2].as_f64().unwrap(), move |event_loop| {
                        left -= 1;
                        if left == 0 {
                            event_loop.current_timeout().unwrap().close();
                        }
                        callback(event_loop)
                    });
                self.timeouts.borrow_mut().insert(name, interval);
            }
            "io" => {
                drop(event_loop.spawn(async {}, {
                    let callback = self.callback(op);
                    move |event_loop, ()| callback(event_loop)
                }));
            }
            "close" => event_loop.queue_close(self.callback(op)),
            "busy" => self.clock.advance(Duration::from_millis(op[1].as_u64().unwrap())),
            "throw" => return Err(name),
            "clearId" => event_loop.clear_timeout_by_id(self.timeouts.borrow()[&name].id()),
            _ => self.change(kind, &name),
        }
        Ok(())
    }

    fn change(&self, kind: &str, name: &str) {
        let timeout = self.timeouts.borrow().get(name).cloned();
        let immediate = self.immediates.borrow().get(name).cloned();
        match (kind, timeout, immediate) {
            ("refresh", Some(timeout), _) => {
                // So that no program goes on for ever.
                let mut refreshed = self.refreshed.borrow_mut();
                let times = refreshed.entry(name.to_owned()).or_insert(0);
                *times += 1;
                if *times <= 2 {
                    timeout.refresh();
                }
            }
            ("ref", Some(timeout), _) => _ = timeout.ref_(),
            ("ref", _, Some(immediate)) => _ = immediate.ref_(),
            ("unref", Some(timeout), _) => _ = timeout.unref(),
            ("unref", _, Some(immediate)) => _ = immediate.unref(),
            ("clear", Some(timeout), _) => timeout.close(),
            ("clearImmediate", _, Some(immediate)) => immediate.clear(),
            ("hasRef", Some(timeout), _) => self.log(format!("{name} {}", timeout.has_ref())),
            ("hasRef", _, Some(immediate)) => self.log(format!("{name} {}", immediate.has_ref())),
            // Its callback has not been called yet.
            (_, None, None) => {}
            _ => panic!("no op {kind}"),
        }
    }
}

/// As it stands in a trace.
fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
