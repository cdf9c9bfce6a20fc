//! The text form of USD (.usda), written line by line as it is made.
//!
//! An own writer of some hundred lines instead of a library: a library builds the whole layer in memory first, which for
//! five thousand chunks over a hundred frames takes gigabytes, and the text form is simple and stable (OpenUSD,
//! "USDA file format"). Numbers are the shortest that read back to the same bits.

use glam::Quat;
use std::fmt::{self, Display, Write as _};
use std::io::{self, Write};

/// A number in its shortest form.
pub(super) struct Num(pub f32);

impl Display for Num {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.0.abs();
        if size == 0.0 {
            f.write_char('0')
        } else if (1e-4..1e7).contains(&size) {
            Display::fmt(&self.0, f)
        } else {
            fmt::LowerExp::fmt(&self.0, f)
        }
    }
}

/// Numbers in parentheses.
pub(super) struct Tuple<const N: usize>(pub [f32; N]);

impl<const N: usize> Display for Tuple<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, x) in self.0.into_iter().enumerate() {
            f.write_char(if i == 0 { '(' } else { ',' })?;
            Num(x).fmt(f)?;
        }
        f.write_char(')')
    }
}

/// Things in brackets.
pub(super) struct List<I>(pub I);

impl<I: Iterator + Clone> Display for List<I>
where
    I::Item: Display,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('[')?;
        for (i, x) in self.0.clone().enumerate() {
            if i > 0 {
                f.write_char(',')?;
            }
            x.fmt(f)?;
        }
        f.write_char(']')
    }
}

/// A rotation as `quatd`, the real part first.
///
/// Readers take the angle as the arc cosine of the real part (GfRotation), which in single precision loses turns below
/// a thousandth of a radian. Where the real part is near one it is therefore written as what the imaginary part, which
/// is exact, leaves of unit length.
#[derive(PartialEq)]
pub(super) struct Turn(pub Quat);

impl Display for Turn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let q = self.0;
        let left = 1.0 - [q.x, q.y, q.z].map(|x| f64::from(x) * f64::from(x)).iter().sum::<f64>();
        if left > 0.5 {
            let real = format!("{:.13}", left.sqrt().copysign(f64::from(q.w)));
            f.write_char('(')?;
            f.write_str(real.trim_end_matches('0').trim_end_matches('.'))?;
        } else {
            write!(f, "({}", Num(q.w))?;
        }
        write!(f, ",{},{},{})", Num(q.x), Num(q.y), Num(q.z))
    }
}

/// A text in quotes.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// The file in the making.
pub(super) struct Text<'a> {
    out: &'a mut dyn Write,
    depth: usize,
}

impl<'a> Text<'a> {
    /// Begins a file.
    pub(super) fn new(out: &'a mut dyn Write) -> Self {
        Self { out, depth: 0 }
    }

    /// A line at the depth of the open prims.
    pub(super) fn line(&mut self, text: impl Display) -> io::Result<()> {
        writeln!(self.out, "{:1$}{text}", "", 4 * self.depth)
    }

    /// Opens a prim: `head` as `def Mesh "wall"`, with metadata, which may be empty.
    pub(super) fn open(&mut self, head: impl Display, metadata: &[String]) -> io::Result<()> {
        if metadata.is_empty() {
            self.line(head)?;
        } else {
            self.line(format_args!("{head} ("))?;
            for m in metadata {
                self.line(format_args!("    {m}"))?;
            }
            self.line(")")?;
        }
        self.line("{")?;
        self.depth += 1;
        Ok(())
    }

    /// Closes the innermost prim.
    pub(super) fn close(&mut self) -> io::Result<()> {
        self.depth -= 1;
        self.line("}")
    }

    /// An attribute with a value for each of some times.
    pub(super) fn samples<V: Display>(
        &mut self,
        name: &str,
        samples: impl Iterator<Item = (u32, V)>,
    ) -> io::Result<()> {
        self.line(format_args!("{name}.timeSamples = {{"))?;
        for (time, value) in samples {
            writeln!(self.out, "{time}:{value},")?;
        }
        self.line("}")
    }

    /// An attribute over time, or one value when all are the same.
    pub(super) fn varying<V: Display + PartialEq>(
        &mut self,
        name: &str,
        first_time: u32,
        values: &[V],
    ) -> io::Result<()> {
        match values {
            [] => Ok(()),
            [first, rest @ ..] if rest.iter().all(|v| v == first) => self.line(format_args!("{name} = {first}")),
            _ => self.samples(name, (first_time..).zip(values)),
        }
    }
}

impl PartialEq for Num {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<const N: usize> PartialEq for Tuple<N> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_read_back_to_the_same_bits() {
        for (x, text) in
            [(0.1, "0.1"), (-0.0, "0"), (3.0, "3"), (1e-7, "1e-7"), (2.5e9, "2.5e9"), (0.000_25, "0.00025")]
        {
            assert_eq!(Num(x).to_string(), text);
            assert_eq!(text.parse::<f32>().unwrap(), x);
        }
        assert_eq!(Tuple([1.0, -0.5]).to_string(), "(1,-0.5)");
        assert_eq!(Turn(Quat::IDENTITY).to_string(), "(1,0,0,0)");
        assert_eq!(Turn(-Quat::IDENTITY).to_string(), "(-1,0,0,0)");
        assert_eq!(List([1, 2].iter()).to_string(), "[1,2]");
    }

    #[test]
    fn the_angle_of_a_small_turn_is_kept_in_the_real_part() {
        for angle in [1e-5_f64, 4e-4, 0.02, 1.0, 2.0, 3.1] {
            let q = Quat::from_xyzw((0.5 * angle).sin() as f32, 0.0, 0.0, (0.5 * angle).cos() as f32);
            let text = Turn(q).to_string();
            let real: f64 = text[1..].split(',').next().unwrap().parse().unwrap();
            assert!((2.0 * real.acos() - angle).abs() < 3e-7, "{angle}: {text}");
        }
    }

    #[test]
    fn quotes_and_line_ends_in_texts_are_kept_apart() {
        assert_eq!(quoted("a \"b\"\nc\\"), r#""a \"b\"\nc\\""#);
    }
}
