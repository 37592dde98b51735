use nodular_record::Table;
use nodular_util::{get_color_depth, should_colorize};

#[test]
#[cfg(not(windows))]
fn color_depth_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "color").check(900, |case| {
        let env = |name: &str| case[0][name].as_str().map(str::to_owned);
        let actual = get_color_depth(env);
        if u64::from(actual) == case[1] { Ok(()) } else { Err(actual.to_string()) }
    });
}

#[test]
fn a_file_has_no_colors_unless_forced() -> std::io::Result<()> {
    let file = std::fs::File::open(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))?;
    let env = |force: Option<&'static str>| {
        move |name: &str| match name {
            "FORCE_COLOR" => force.map(str::to_owned),
            "TERM" => Some("xterm".to_owned()),
            _ => None,
        }
    };
    assert!(!should_colorize(&file, env(None)));
    assert!(should_colorize(&file, env(Some("1"))));
    assert!(!should_colorize(&file, env(Some("0"))));
    Ok(())
}
