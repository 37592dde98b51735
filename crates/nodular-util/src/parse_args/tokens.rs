use std::collections::VecDeque;

use super::ParseArgs;

/// A part of a command line.
#[derive(Clone, Debug, Eq, PartialEq)]
#[expect(missing_docs, reason = "each variant's sentence names its fields")]
pub enum Token {
    /// An option `name`, written `raw_name` in the argument `index`; `inline` says whether its `value` is in the same argument
    Option {
        index: usize,
        name: String,
        raw_name: String,
        value: Option<String>,
        inline: Option<bool>,
    },
    /// The argument `index`, which is no option
    Positional { index: usize, value: String },
    /// `--`, behind which there are no more options
    OptionTerminator { index: usize },
}

/// Takes arguments apart.
pub(super) fn tokens(command: &ParseArgs, arguments: impl Iterator<Item = String>) -> Vec<Token> {
    let mut rest: VecDeque<String> = arguments.collect();
    let mut tokens = Vec::new();
    let mut next_index = 0;
    // How many of the next arguments are letters of one group, which share an index.
    let mut group = 0_usize;
    while let Some(argument) = rest.pop_front() {
        if group > 0 {
            group -= 1;
        } else {
            next_index += 1;
        }
        let index = next_index - 1;
        if argument == "--" {
            tokens.push(Token::OptionTerminator { index });
            for (value, index) in rest.drain(..).zip(next_index..) {
                tokens.push(Token::Positional { index, value });
            }
            break;
        }
        let (name, raw_name, inline) = match shape(command, &argument) {
            Shape::Positional => {
                tokens.push(Token::Positional { index, value: argument });
                continue;
            }
            Shape::Group(letters) => {
                group = letters.len();
                for letter in letters.into_iter().rev() {
                    rest.push_front(letter);
                }
                continue;
            }
            Shape::Option { name, raw_name, value } => (name, raw_name, value),
        };
        let (value, inline) = match inline {
            Some(value) => (Some(value), Some(true)),
            None if command.takes_value(&name) && !rest.is_empty() => {
                next_index += 1;
                (rest.pop_front(), Some(false))
            }
            None => (None, None),
        };
        tokens.push(Token::Option { index, name, raw_name, value, inline });
    }
    tokens
}

/// What an argument looks like.
enum Shape {
    Positional,
    Option {
        name: String,
        raw_name: String,
        value: Option<String>,
    },
    /// Letters that are an argument each: `-abc` is `-a -b -c`
    Group(Vec<String>),
}

fn shape(command: &ParseArgs, argument: &str) -> Shape {
    if let Some(long) = argument.strip_prefix("--") {
        // The equals sign of `--=` is part of the name.
        let first = long.chars().next().map_or(0, char::len_utf8);
        let equals = long[first..].find('=').map(|at| at + first);
        let (name, value) = match equals {
            Some(at) => (&long[..at], Some(long[at + 1..].to_owned())),
            None => (long, None),
        };
        return Shape::Option { name: name.to_owned(), raw_name: format!("--{name}"), value };
    }
    let Some(letters) = argument.strip_prefix('-') else { return Shape::Positional };
    let Some(first) = letters.chars().next() else { return Shape::Positional };
    let (name, raw_name) = (command.long_name(first), format!("-{first}"));
    let others = &letters[first.len_utf8()..];
    if others.is_empty() {
        Shape::Option { name, raw_name, value: None }
    } else if command.takes_value(&name) {
        Shape::Option { name, raw_name, value: Some(others.to_owned()) }
    } else {
        Shape::Group(group(command, letters))
    }
}

fn group(command: &ParseArgs, letters: &str) -> Vec<String> {
    let mut arguments = Vec::new();
    for (at, letter) in letters.char_indices() {
        if command.takes_value(&command.long_name(letter)) {
            // The rest is its value.
            arguments.push(format!("-{}", &letters[at..]));
            break;
        }
        arguments.push(format!("-{letter}"));
    }
    arguments
}
