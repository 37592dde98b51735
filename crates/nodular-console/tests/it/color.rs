use nodular_console::get_color_depth;
use nodular_record::Table;

#[test]
#[cfg(not(windows))]
fn color_depth_like_node() {
    Table::read(env!("CARGO_MANIFEST_DIR"), "color_depth").check(500, |case| {
        let variable = |name: &str| case[0].get(name)?.as_str().map(str::to_owned);
        let actual = get_color_depth(variable);
        if case[1] == actual { Ok(()) } else { Err(actual.to_string()) }
    });
}
