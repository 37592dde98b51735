//! What `--help` prints.

const HEAD: &str = "\
Nodular runs JavaScript programs with Node's modules.

  nodular [options] FILE [arguments]   runs the file
  nodular [options] -e SOURCE          runs the source text
  nodular [options] < FILE             runs what is on the standard input
  nodular                              reads and runs what you type

Options
";

const OPTIONS: &[(&str, &str)] = &[
    ("-e, --eval SOURCE", "run the source text"),
    ("-p, --print SOURCE", "run it and print the value of its last statement"),
    ("-c, --check", "only compile the file"),
    ("-i, --interactive", "read what you type, even if the input is no terminal"),
    ("-r, --require MODULE", "load a CommonJS module first; can be given several times"),
    ("--import MODULE", "load an ES module first; can be given several times"),
    ("-C, --conditions NAME", "one more condition of \"exports\" and \"imports\""),
    ("--input-type TYPE", "what -e, -p and the standard input are: module or commonjs"),
    ("--env-file FILE", "variables of the environment from a file"),
    ("--env-file-if-exists FILE", "the same, if there is such a file"),
    ("--preserve-symlinks", "modules keep the paths of their links"),
    ("", ""),
    ("--no-warnings", "print no warnings"),
    ("--disable-warning NAME", "print none of this code or type"),
    ("--redirect-warnings FILE", "write them to a file"),
    ("--trace-warnings", "print where they come from"),
    ("--no-deprecation", "print no warnings of what is deprecated"),
    ("--trace-deprecation", "print where they come from"),
    ("--throw-deprecation", "make them errors"),
    ("--unhandled-rejections MODE", "throw (default), strict, warn, none, warn-with-error-codes"),
    ("--trace-uncaught", "print where errors were thrown"),
    ("", ""),
    ("--stack-trace-limit NUMBER", "how many calls a stack shows"),
    ("--max-old-space-size MB", "how much memory JavaScript may take"),
    ("--expose-gc", "let the program call gc()"),
    ("--title TEXT", "the process's title"),
    ("-v, --version", "the version of Node that this stands for"),
    ("-h, --help", "this text"),
];

const TAIL: &str = "
NODE_OPTIONS may have most of them, NODE_PATH more folders of modules; NODE_NO_WARNINGS=1 prints no warnings.";

pub(crate) fn text() -> String {
    let mut text = HEAD.to_owned();
    for (option, meaning) in OPTIONS {
        let line = format!("  {option:<29}{meaning}");
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text.push_str(TAIL);
    text
}
