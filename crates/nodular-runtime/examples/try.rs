fn main() {
    let file = std::env::args().nth(1).unwrap();
    let source = std::fs::read_to_string(&file).unwrap();
    let code = nodular_runtime::Runtime::new().run_script(file, source).unwrap();
    std::process::exit(code);
}
