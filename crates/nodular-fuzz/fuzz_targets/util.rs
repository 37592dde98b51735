//! Any text as arguments of a command, as a format and with escape sequences: no panic, and the laws hold.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nodular_util::{
    ArgOption, InspectOptions, ParseArgs, format, get_string_width, inspect_with,
    strip_vt_control_characters, style_text,
};

fuzz_target!(|input: (Vec<String>, String, u8)| {
    let (arguments, text, size) = input;

    let command = ParseArgs::new()
        .option("a", ArgOption::boolean().short('b'))
        .option("c", ArgOption::string().short('d').multiple())
        .allow_negative();
    let _ = command.parse(arguments.clone());
    assert!(command.lax().parse(arguments.clone()).is_ok());

    let stripped = strip_vt_control_characters(&text);
    assert!(stripped.len() <= text.len());
    let _ = (get_string_width(&text), style_text(&["red", &text], &text));

    assert_eq!(format(&text), text);
    let _ = format(&(&text, &arguments, 1.5, size));
    let size = usize::from(size);
    let options = InspectOptions {
        break_length: Some(size),
        max_string_length: Some(size),
        ..InspectOptions::default()
    };
    let _ = inspect_with(&(&text, &arguments), &options);
});
