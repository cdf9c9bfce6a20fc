//! Sizes and ages as people write them: `20G`, `500 MB`, `7d`, `12h`.

use setpiece_shot::{Diagnostic, Result};
use std::time::Duration;

fn number_and_unit(text: &str) -> Option<(f64, String)> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let number = text[..end].parse::<f64>().ok()?;
    Some((number, text[end..].trim().to_ascii_lowercase()))
}

/// Bytes of `20G`, `1.5 TB`, `500M`, `2GiB` or a plain number.
///
/// # Errors
/// When it is no size.
pub fn bytes(text: &str) -> Result<u64> {
    let scaled = number_and_unit(text).and_then(|(number, unit)| {
        let scale = match unit.as_str() {
            "" | "b" => 1.0,
            "k" | "kb" => 1e3,
            "m" | "mb" => 1e6,
            "g" | "gb" => 1e9,
            "t" | "tb" => 1e12,
            "kib" => 1024.0,
            "mib" => 1_048_576.0,
            "gib" => 1_073_741_824.0,
            "tib" => 1_099_511_627_776.0,
            _ => return None,
        };
        let bytes = number * scale;
        (bytes.is_finite() && bytes < 1e18).then_some(bytes as u64)
    });
    scaled.ok_or_else(|| Diagnostic::request(format!("`{text}` is not a size")).help("write 20G, 500M or 1.5 TB"))
}

/// The time in `7d`, `12h`, `30min`, `2w`.
///
/// # Errors
/// When it is no time.
pub fn age(text: &str) -> Result<Duration> {
    let scaled = number_and_unit(text).and_then(|(number, unit)| {
        let seconds = match unit.as_str() {
            "s" => 1.0,
            "m" | "min" => 60.0,
            "h" => 3600.0,
            "d" | "day" | "days" => 86_400.0,
            "w" | "week" | "weeks" => 604_800.0,
            _ => return None,
        };
        Duration::try_from_secs_f64(number * seconds).ok()
    });
    scaled.ok_or_else(|| Diagnostic::request(format!("`{text}` is not an age")).help("write 7d, 12h, 30min or 2w"))
}

/// Bytes for people.
pub fn size(bytes: u64) -> String {
    let b = bytes as f64;
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{:.1} kB", b / 1e3),
        1_000_000..1_000_000_000 => format!("{:.1} MB", b / 1e6),
        _ => format!("{:.1} GB", b / 1e9),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_ages_are_read_as_people_write_them() {
        assert_eq!(bytes("20G").unwrap(), 20_000_000_000);
        assert_eq!(bytes("1.5 mb").unwrap(), 1_500_000);
        assert_eq!(bytes("2GiB").unwrap(), 2 << 30);
        assert_eq!(bytes("0").unwrap(), 0);
        assert_eq!(age("7d").unwrap(), Duration::from_secs(7 * 86_400));
        assert_eq!(age("90min").unwrap(), age("1.5h").unwrap());
        for wrong in ["", "G", "-1G", "1e30T", "nan", "12 parsecs", "1..2G"] {
            assert_eq!(bytes(wrong).unwrap_err().exit_status(), 2, "{wrong}");
            assert_eq!(age(wrong).unwrap_err().exit_status(), 2, "{wrong}");
        }
        assert_eq!(size(20_500_000_000), "20.5 GB");
    }
}
