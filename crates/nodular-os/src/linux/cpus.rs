use std::collections::BTreeMap;

use crate::{Cpu, CpuTimes};

/// The processors that the texts of `/proc/stat` and `/proc/cpuinfo` tell of.
///
/// `arch` is Node's name of the architecture, for the models are written down differently. `kilohertz` has the clock of
/// the processor of a number, from `cpufreq/scaling_cur_freq`. A processor that is switched off has no line in
/// `/proc/stat`, and is left out.
///
/// As in Node, the first model that is named is that of all processors.
///
/// # Examples
///
/// ```
/// let stat = "cpu  20 0 6 90 1 2 0 0 0 0\ncpu0 20 0 6 90 1 2 0 0 0 0\nintr 5\n";
/// let cpuinfo = "processor\t: 0\nmodel name\t: AMD EPYC\n\n";
/// let cpus = nodular_os::linux::cpus(stat, cpuinfo, "x64", |_| Some(2_450_000));
///
/// assert_eq!(cpus.len(), 1);
/// assert_eq!((&*cpus[0].model, cpus[0].speed), ("AMD EPYC", 2_450));
/// assert_eq!((cpus[0].times.user, cpus[0].times.irq), (200, 20));
/// ```
pub fn cpus(
    stat: &str,
    cpuinfo: &str,
    arch: &str,
    kilohertz: impl Fn(u32) -> Option<u64>,
) -> Vec<Cpu> {
    let times = times(stat);
    let mut models = Models::default();
    let models_of = models.read(cpuinfo, arch);
    let cpu = |(&number, &times): (&u32, &CpuTimes)| {
        let model = models_of.get(&number).copied().unwrap_or(Models::UNKNOWN);
        let speed = kilohertz(number).unwrap_or(0) / 1_000;
        Cpu { model: models.name(model), speed: u32::try_from(speed).unwrap_or(u32::MAX), times }
    };
    times.iter().map(cpu).collect()
}

/// No kernel has more processors.
const MOST: u32 = 8_192;

fn times(stat: &str) -> BTreeMap<u32, CpuTimes> {
    // The first line is the sum of the others.
    let lines = stat.lines().skip(1).map_while(times_of_line);
    lines.filter(|&(number, _)| number < MOST).collect()
}

/// The number and the times of a line `cpu0 20 0 6 90 1 2 ...`, whose unit is the hundredth of a second.
fn times_of_line(line: &str) -> Option<(u32, CpuTimes)> {
    let mut fields = line.strip_prefix("cpu")?.split_ascii_whitespace();
    let number = fields.next()?.parse().ok()?;
    let mut next = || Some(fields.next()?.parse::<u64>().ok()?.saturating_mul(10));
    let (user, nice, sys, idle) = (next()?, next()?, next()?, next()?);
    let _iowait = next()?;
    Some((number, CpuTimes { user, nice, sys, idle, irq: next()? }))
}

/// The names of the models that were found, in libuv's way.
struct Models([Vec<u8>; 8]);

impl Default for Models {
    fn default() -> Self {
        let mut names = <[Vec<u8>; 8]>::default();
        names[Self::UNKNOWN] = b"unknown".to_vec();
        Self(names)
    }
}

impl Models {
    const UNKNOWN: usize = 0;
    /// What libuv has room for.
    const LONGEST: usize = 63;

    fn name(&self, index: usize) -> String {
        self.0.get(index).map(|name| String::from_utf8_lossy(name).into_owned()).unwrap_or_default()
    }

    /// Which model each processor is of.
    fn read(&mut self, cpuinfo: &str, arch: &str) -> BTreeMap<u32, usize> {
        let mut models = BTreeMap::new();
        let mut lines = Lines(cpuinfo.as_bytes());
        while let Some(number) = lines.processor() {
            // Where a processor has no line of its model, the next one's is taken for it.
            let name = lines.find_map(|line| name_of_line(line, arch));
            if let Some(index) = name.and_then(|name| self.index_of(&name)) {
                models.insert(number, index);
            }
            let _blank = lines.find(|line| line.starts_with(b"\n"));
        }
        models
    }

    /// The place of the model `name`, which it takes if it has none.
    ///
    /// libuv looks for a name that `name` starts with, which an empty place has too, and goes one step too far. So the
    /// first name that is not `unknown` comes to stand behind an empty place, where every other name finds it.
    fn index_of(&mut self, name: &[u8]) -> Option<usize> {
        let index = self.0.iter().position(|known| name.starts_with(known))? + 1;
        let place = self.0.get_mut(index)?;
        if place.is_empty() {
            *place = name[..name.len().min(Self::LONGEST)].to_vec();
        }
        Some(index)
    }
}

/// The rest of `/proc/cpuinfo`, line by line; a line longer than libuv's buffer counts as several.
struct Lines<'a>(&'a [u8]);

impl Lines<'_> {
    const BUFFER: usize = 1_023;

    /// The number in the line `processor : 0` that comes next, if it does.
    fn processor(&mut self) -> Option<u32> {
        let rest = skip_blanks(self.0.strip_prefix(b"processor")?).strip_prefix(b":")?;
        let rest = skip_blanks(rest);
        let digits = rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
        let (number, rest) = rest.split_at(digits);
        self.0 = skip_blanks(rest);
        std::str::from_utf8(number).ok()?.parse().ok()
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let most = self.0.len().min(Self::BUFFER);
        let end = self.0[..most].iter().position(|&byte| byte == b'\n').map_or(most, |at| at + 1);
        let (line, rest) = self.0.split_at(end);
        self.0 = rest;
        (!line.is_empty()).then_some(line)
    }
}

fn skip_blanks(text: &[u8]) -> &[u8] {
    let start = text.iter().position(|byte| !matches!(byte, b' ' | b'\t'..=b'\r'));
    &text[start.unwrap_or(text.len())..]
}

/// The model's name if this is the line that has it.
fn name_of_line(line: &[u8], arch: &str) -> Option<Vec<u8>> {
    let labels: &[&str] = match arch {
        "ppc" | "ppc64" => &["cpu\t\t: "],
        "arm" => &["model name\t: ", "Processor\t: "],
        "arm64" => &["CPU part\t: "],
        "mips" | "mipsel" => &["cpu model\t\t: "],
        "loong64" => &["cpu family\t\t: "],
        _ => &["model name\t: "],
    };
    let name = labels.iter().find_map(|label| line.strip_prefix(label.as_bytes()))?;
    let name = name.strip_suffix(b"\n").unwrap_or(name);
    if arch != "arm64" {
        return Some(name.to_vec());
    }
    let part = ARM_PARTS.iter().find(|(code, _)| code.as_bytes() == name);
    Some(part.map_or("unknown", |&(_, name)| name).into())
}

/// The names of Arm's designs by the number that `/proc/cpuinfo` has, as many as libuv knows.
#[rustfmt::skip]
const ARM_PARTS: &[(&str, &str)] = &[
    ("0x811", "ARM810"),      ("0x920", "ARM920"),      ("0x922", "ARM922"),      ("0x926", "ARM926"),
    ("0x940", "ARM940"),      ("0x946", "ARM946"),      ("0x966", "ARM966"),      ("0xa20", "ARM1020"),
    ("0xa22", "ARM1022"),     ("0xa26", "ARM1026"),     ("0xb02", "ARM11 MPCore"), ("0xb36", "ARM1136"),
    ("0xb56", "ARM1156"),     ("0xb76", "ARM1176"),     ("0xc05", "Cortex-A5"),   ("0xc07", "Cortex-A7"),
    ("0xc08", "Cortex-A8"),   ("0xc09", "Cortex-A9"),   ("0xc0d", "Cortex-A17"),  ("0xc0f", "Cortex-A15"),
    ("0xc0e", "Cortex-A17"),  ("0xc14", "Cortex-R4"),   ("0xc15", "Cortex-R5"),   ("0xc17", "Cortex-R7"),
    ("0xc18", "Cortex-R8"),   ("0xc20", "Cortex-M0"),   ("0xc21", "Cortex-M1"),   ("0xc23", "Cortex-M3"),
    ("0xc24", "Cortex-M4"),   ("0xc27", "Cortex-M7"),   ("0xc60", "Cortex-M0+"),  ("0xd01", "Cortex-A32"),
    ("0xd03", "Cortex-A53"),  ("0xd04", "Cortex-A35"),  ("0xd05", "Cortex-A55"),  ("0xd06", "Cortex-A65"),
    ("0xd07", "Cortex-A57"),  ("0xd08", "Cortex-A72"),  ("0xd09", "Cortex-A73"),  ("0xd0a", "Cortex-A75"),
    ("0xd0b", "Cortex-A76"),  ("0xd0c", "Neoverse-N1"), ("0xd0d", "Cortex-A77"),  ("0xd0e", "Cortex-A76AE"),
    ("0xd13", "Cortex-R52"),  ("0xd20", "Cortex-M23"),  ("0xd21", "Cortex-M33"),  ("0xd41", "Cortex-A78"),
    ("0xd42", "Cortex-A78AE"), ("0xd4a", "Neoverse-E1"), ("0xd4b", "Cortex-A78C"), ("0xd4f", "Neoverse-V2"),
];
