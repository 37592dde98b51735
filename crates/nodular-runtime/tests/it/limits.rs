//! Programs that want too much end with a clear error, never with a crash.

use std::time::Duration;

use nodular_runtime::Runtime;

use crate::output::{Ended, ended};

fn run(source: &str) -> Ended {
    ended(Runtime::new(), |runtime| runtime.run_script("program.js", source))
}

#[test]
fn the_exit_code_is_the_programs() {
    assert_eq!(run("process.exitCode = 7").code, 7);
    assert_eq!(run("process.exit(3); console.log('never')").code, 3);
    assert_eq!(run("try { process.exit(4) } finally { console.log('never') }").output, "");
    assert_eq!(run("setTimeout(() => process.exit(5), 1); setInterval(() => {}, 1)").code, 5);
    assert_eq!(run("process.on('exit', () => { process.exitCode = 9 })").code, 9);
}

#[test]
fn what_nobody_catches_is_told() {
    for source in [
        "throw new Error('first')",
        "setTimeout(() => { throw new Error('first') }, 1)",
        "process.nextTick(() => { throw new Error('first') })",
        "Promise.reject(new Error('first'))",
        "(async () => { await 1; throw new Error('first') })()",
    ] {
        let ended = run(source);
        assert_eq!(ended.code, 1, "{source}");
        assert!(ended.errors.contains("Error: first\n    at "), "{source}: {}", ended.errors);
    }
    let ended = run("process.on('uncaughtException', (error) => console.log(error.message));
                     setTimeout(() => console.log('goes on'), 1); throw new Error('first')");
    assert_eq!((ended.code, &*ended.output), (0, "first\ngoes on\n"));
}

#[test]
fn an_endless_recursion_can_be_caught() {
    let ended =
        run("const f = () => f() + 1; try { f() } catch (error) { console.log(error.name) }");
    assert_eq!((ended.code, &*ended.output), (0, "RangeError\n"));
}

#[test]
fn an_endless_loop_ends_at_the_time_limit() {
    for source in
        ["for (;;);", "try { for (;;); } catch {} for (;;);", "/(a+)+b/.test('a'.repeat(40))"]
    {
        let limited = Runtime::new().time_limit(Duration::from_millis(300));
        let ended = ended(limited, |runtime| runtime.run_script("program.js", source));
        assert_ne!(ended.code, 0, "{source}: {ended:?}");
    }
}

#[test]
fn memory_ends_at_its_limit() {
    let limited = || Runtime::new().memory_limit(32 << 20);
    let greedy = "const all = []; for (;;) all.push('x'.repeat(1000) + all.length)";
    let end = ended(limited(), |runtime| runtime.run_script("program.js", greedy));
    assert_ne!(end.code, 0, "{end:?}");
    let caught = "try { 'x'.repeat(2 ** 29) } catch (error) { console.log('caught') }";
    let end = ended(limited(), |runtime| runtime.run_script("program.js", caught));
    assert_eq!((end.code, &*end.output), (0, "caught\n"));
}

#[test]
fn much_of_everything_is_fine() {
    let source = "let left = 100_000; for (let i = 0; i < 100_000; i++) Promise.resolve(i).then(() => { left--; });
                  setTimeout(() => console.log(left), 1)";
    assert_eq!(run(source).output, "0\n");
    let deep = "let deep = {}; for (let i = 0; i < 100_000; i++) deep = { deep };
                console.log(require('util').inspect(deep, { depth: Infinity }).length > 1000)";
    assert_eq!(run(deep).output, "true\n");
}
