use nodular_error::ArgumentError;

/// Puts text between the escape sequences of styles.
///
/// `formats` are names as in [`STYLES`], their aliases, `none`, or colors as `#RGB` or `#RRGGBB`; the first is the
/// outermost. Where the text has a style of its own that ends within, the outer one goes on behind it.
///
/// Node: [`util.styleText(format, text, { validateStream: false })`](https://nodejs.org/api/util.html#utilstyletextformat-text-options)
///
/// # Errors
///
/// [`ArgumentError::InvalidValue`] if a format is unknown.
///
/// # Examples
///
/// ```
/// use nodular_util::style_text;
///
/// assert_eq!(style_text(&["red"], "no")?, "\u{1b}[31mno\u{1b}[39m");
/// assert_eq!(style_text(&["bold", "#0f8"], "x")?, "\u{1b}[1m\u{1b}[38;2;0;255;136mx\u{1b}[39m\u{1b}[22m");
/// # Ok::<(), Box<nodular_error::ArgumentError>>(())
/// ```
#[doc(alias = "styleText")]
pub fn style_text(formats: &[&str], text: &str) -> Result<String, Box<ArgumentError>> {
    let (mut open, mut close) = (String::new(), String::new());
    let mut text = text.to_owned();
    for format in formats.iter().filter(|format| **format != "none") {
        let style = Style::new(format)?;
        text = style.keep_inside(&text);
        open.push_str(&style.open);
        close.insert_str(0, &style.close);
    }
    Ok(open + &text + &close)
}

/// A name, the number that begins it and the one that ends it: Node's `inspect.colors`.
#[rustfmt::skip]
pub const STYLES: &[(&str, u8, u8)] = &[
    ("reset", 0, 0), ("bold", 1, 22), ("dim", 2, 22), ("italic", 3, 23), ("underline", 4, 24),
    ("blink", 5, 25), ("inverse", 7, 27), ("hidden", 8, 28), ("strikethrough", 9, 29),
    ("doubleunderline", 21, 24), ("black", 30, 39), ("red", 31, 39), ("green", 32, 39),
    ("yellow", 33, 39), ("blue", 34, 39), ("magenta", 35, 39), ("cyan", 36, 39), ("white", 37, 39),
    ("bgBlack", 40, 49), ("bgRed", 41, 49), ("bgGreen", 42, 49), ("bgYellow", 43, 49),
    ("bgBlue", 44, 49), ("bgMagenta", 45, 49), ("bgCyan", 46, 49), ("bgWhite", 47, 49),
    ("framed", 51, 54), ("overlined", 53, 55), ("gray", 90, 39), ("redBright", 91, 39),
    ("greenBright", 92, 39), ("yellowBright", 93, 39), ("blueBright", 94, 39),
    ("magentaBright", 95, 39), ("cyanBright", 96, 39), ("whiteBright", 97, 39),
    ("bgGray", 100, 49), ("bgRedBright", 101, 49), ("bgGreenBright", 102, 49),
    ("bgYellowBright", 103, 49), ("bgBlueBright", 104, 49), ("bgMagentaBright", 105, 49),
    ("bgCyanBright", 106, 49), ("bgWhiteBright", 107, 49),
];

/// Other names of styles, in Node's order.
const ALIASES: &[(&str, &str)] = &[
    ("grey", "gray"),
    ("blackBright", "gray"),
    ("bgGrey", "bgGray"),
    ("bgBlackBright", "bgGray"),
    ("faint", "dim"),
    ("crossedout", "strikethrough"),
    ("strikeThrough", "strikethrough"),
    ("crossedOut", "strikethrough"),
    ("conceal", "hidden"),
    ("swapColors", "inverse"),
    ("swapcolors", "inverse"),
    ("doubleUnderline", "doubleunderline"),
];

struct Style {
    open: String,
    close: String,
    /// Whether what ends it also ends another style, so that both must be written within.
    keeps_close: bool,
}

impl Style {
    fn new(format: &str) -> Result<Self, Box<ArgumentError>> {
        if format.starts_with('#') {
            let [red, green, blue] = color(format).ok_or_else(|| {
                let reason = "must be a valid hex color (#RGB or #RRGGBB)";
                Box::new(ArgumentError::invalid_value("format", format, reason))
            })?;
            let open = format!("\u{1b}[38;2;{red};{green};{blue}m");
            return Ok(Self { open, close: "\u{1b}[39m".to_owned(), keeps_close: false });
        }
        let alias = ALIASES.iter().find(|(alias, _)| *alias == format);
        let name = alias.map_or(format, |(_, name)| name);
        let style = STYLES.iter().find(|(style, ..)| *style == name);
        let (_, open, close) = style.ok_or_else(|| unknown(format))?;
        Ok(Self {
            open: format!("\u{1b}[{open}m"),
            close: format!("\u{1b}[{close}m"),
            keeps_close: matches!(open, 1 | 2),
        })
    }

    /// Begins the style again wherever the text ends it, but at the text's end.
    fn keep_inside(&self, text: &str) -> String {
        let (body, end) = match text.strip_suffix(&*self.close) {
            Some(body) => (body, &*self.close),
            None => (text, ""),
        };
        let again =
            if self.keeps_close { self.close.clone() + &self.open } else { self.open.clone() };
        body.replace(&self.close, &again) + end
    }
}

fn unknown(format: &str) -> Box<ArgumentError> {
    let names =
        STYLES.iter().map(|(name, ..)| *name).chain(ALIASES.iter().map(|(alias, _)| *alias));
    let names: Vec<String> = names.map(|name| format!("'{name}'")).collect();
    let reason = format!("must be one of: {}", names.join(", "));
    Box::new(ArgumentError::invalid_value("format", format, reason))
}

fn color(format: &str) -> Option<[u8; 3]> {
    let digits = format.strip_prefix('#')?;
    let digit = |index: usize| {
        let digit = char::from(*digits.as_bytes().get(index)?).to_digit(16)?;
        u8::try_from(digit).ok()
    };
    let channel = |index: usize| match digits.len() {
        3 => Some(digit(index)? * 17),
        6 => Some(digit(index * 2)? * 16 + digit(index * 2 + 1)?),
        _ => None,
    };
    Some([channel(0)?, channel(1)?, channel(2)?])
}
