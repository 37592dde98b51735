//! Any text as a `.env` file: no panic; what is in quotes comes back; a carriage return changes nothing.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nodular_process::{Env, EnvRules, parse_env};

fuzz_target!(|input: (&str, &str)| {
    let (text, value) = input;

    let vars = parse_env(text);
    assert_eq!(vars, parse_env(&text.replace('\n', "\r\n")));
    for (name, value) in &vars {
        assert!(!name.contains(['=', '\r']) && !value.contains('\r'));
    }

    if !value.contains(['\'', '\r']) {
        let comment = text.replace('\n', " ");
        let quoted = parse_env(&format!("NAME = '{value}' # {comment}"));
        assert_eq!(quoted["NAME"], value);
    }

    for rules in [EnvRules::Posix, EnvRules::Windows] {
        let mut env = Env::with_rules(rules);
        env.extend(&vars);
        let listed: Vec<_> = env.iter().collect();
        assert_eq!(listed.len(), env.len());
        assert!(listed.iter().all(|(name, value)| env.get(name) == Some(*value)));
    }
});
