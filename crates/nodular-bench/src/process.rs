//! What Linux tells about a process: its CPU time and its memory.

use std::fs;

use crate::clock;

/// The CPU time of the process so far, in the kernel and outside; `pid` may be `self`.
///
/// # Errors
///
/// In words for the command line, if there is no such process, or no `/proc`.
pub(crate) fn cpu_seconds(pid: &str) -> Result<f64, String> {
    let ticks = cpu_ticks(&read(pid, "stat")?).ok_or("no times in /proc/PID/stat")?;
    Ok(ticks as f64 / clock::ticks_per_second() as f64)
}

/// The most memory that the process has had so far; `pid` may be `self`.
///
/// # Errors
///
/// As [`cpu_seconds`].
pub(crate) fn peak_mebibytes(pid: &str) -> Result<f64, String> {
    let peak = peak_kibibytes(&read(pid, "status")?).ok_or("no VmHWM in /proc/PID/status")?;
    Ok(peak / 1024.0)
}

fn read(pid: &str, file: &str) -> Result<String, String> {
    let path = format!("/proc/{pid}/{file}");
    fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))
}

/// User and system time: the 14th and the 15th field.
fn cpu_ticks(stat: &str) -> Option<u64> {
    // The name, in parentheses, is the second field and may hold spaces.
    let (_, fields) = stat.rsplit_once(')')?;
    let mut fields = fields.split_whitespace().skip(11);
    let user: u64 = fields.next()?.parse().ok()?;
    let system: u64 = fields.next()?.parse().ok()?;
    Some(user + system)
}

fn peak_kibibytes(status: &str) -> Option<f64> {
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    peak.trim().trim_end_matches(" kB").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_behind_a_name_with_spaces() {
        let stat = "42 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 700 65 0 0 20 0 1 0 5 6 7";
        assert_eq!(cpu_ticks(stat), Some(765));
        assert_eq!(cpu_ticks("42 (a) S 1 2"), None);
    }

    #[test]
    fn the_peak_among_other_lines() {
        let status = "Name:\ta\nVmPeak:\t    9000 kB\nVmHWM:\t    3584 kB\nVmRSS:\t    3000 kB\n";
        assert_eq!(peak_kibibytes(status), Some(3584.0));
        assert_eq!(peak_kibibytes("Name:\ta\n"), None);
    }
}
