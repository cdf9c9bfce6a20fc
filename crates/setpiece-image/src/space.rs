//! Colour spaces by their primaries, and the matrices between them.
//!
//! Linear Rec. 709 has D65 white, the ACES spaces a white near D60; between the two whites light is adapted by Bradford's
//! method, as the Academy's transforms do (SMPTE RP 177 for the matrices of primaries; Lam 1985 for the adaptation).

use crate::{Frame, Precision, Rgb};

/// Three rows of three.
pub type Matrix = [[f64; 3]; 3];

/// Red, green, blue and white of a colour space as CIE 1931 x, y.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Primaries {
    /// The primaries.
    pub rgb: [[f64; 2]; 3],
    /// What equal parts of them make.
    pub white: [f64; 2],
}

impl Primaries {
    /// Rec. ITU-R BT.709, D65.
    pub const REC709: Self = Self { rgb: [[0.64, 0.33], [0.30, 0.60], [0.15, 0.06]], white: [0.3127, 0.3290] };
    /// ACES AP0, of ACES2065-1 (SMPTE ST 2065-1).
    pub const AP0: Self = Self { rgb: [[0.7347, 0.2653], [0.0, 1.0], [0.0001, -0.0770]], white: [0.32168, 0.33767] };
    /// ACES AP1, of ACEScg (Academy S-2014-004).
    pub const AP1: Self = Self { rgb: [[0.713, 0.293], [0.165, 0.830], [0.128, 0.044]], white: [0.32168, 0.33767] };

    /// From a colour of this space to CIE XYZ, white with Y = 1.
    pub fn to_xyz(&self) -> Matrix {
        let column = |[x, y]: [f64; 2]| [x / y, 1.0, (1.0 - x - y) / y];
        let columns = self.rgb.map(column);
        let unscaled: Matrix = std::array::from_fn(|row| std::array::from_fn(|c| columns[c][row]));
        let scale = apply(&inverse(&unscaled), column(self.white));
        std::array::from_fn(|row| std::array::from_fn(|c| unscaled[row][c] * scale[c]))
    }

    /// From a colour of this space to one of `other`, white to white.
    pub fn to(&self, other: &Self) -> Matrix {
        product(&inverse(&other.to_xyz()), &product(&adaptation(self.white, other.white), &self.to_xyz()))
    }
}

/// Bradford's adaptation of CIE XYZ from one white to another.
fn adaptation(from: [f64; 2], to: [f64; 2]) -> Matrix {
    const CONES: Matrix = [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]];
    let cones = |[x, y]: [f64; 2]| apply(&CONES, [x / y, 1.0, (1.0 - x - y) / y]);
    let (from, to) = (cones(from), cones(to));
    let scaled: Matrix = std::array::from_fn(|row| CONES[row].map(|m| m * to[row] / from[row]));
    product(&inverse(&CONES), &scaled)
}

/// A matrix on a column.
pub fn apply(m: &Matrix, v: [f64; 3]) -> [f64; 3] {
    m.map(|row| row[0] * v[0] + row[1] * v[1] + row[2] * v[2])
}

/// `a` after `b`.
pub fn product(a: &Matrix, b: &Matrix) -> Matrix {
    std::array::from_fn(|i| std::array::from_fn(|j| (0..3).map(|k| a[i][k] * b[k][j]).sum()))
}

/// The inverse of a matrix that has one.
pub fn inverse(m: &Matrix) -> Matrix {
    let minor = |i: usize, j: usize| {
        let (a, b, c, d) = ((i + 1) % 3, (i + 2) % 3, (j + 1) % 3, (j + 2) % 3);
        m[a][c] * m[b][d] - m[a][d] * m[b][c]
    };
    let determinant: f64 = (0..3).map(|j| m[0][j] * minor(0, j)).sum();
    std::array::from_fn(|i| std::array::from_fn(|j| minor(j, i) / determinant))
}

impl Frame {
    /// Takes every layer of colour through a matrix: beauty, albedo, lighting layers, dust. Data stay as they are: mattes,
    /// covers, depths, positions, normals, motion.
    pub fn recolour(&mut self, matrix: &Matrix) {
        let colour = |name: &str| !name.starts_with("crypto_") && (name == "R" || name.ends_with(".R"));
        let reds: Vec<String> = self
            .channels
            .iter()
            .filter(|c| c.precision == Precision::Half && colour(&c.name))
            .map(|c| c.name.clone())
            .collect();
        for red in reds {
            let layer = &red[..red.len() - 1];
            let at = |c: &str| self.channels.iter().position(|x| x.name == format!("{layer}{c}"));
            let (Some(r), Some(g), Some(b)) = (at("R"), at("G"), at("B")) else { continue };
            for i in 0..self.pixels() {
                let was: Rgb = [r, g, b].map(|c| self.channels[c].samples[i]);
                let is = apply(matrix, was.map(f64::from));
                for (c, x) in [r, g, b].into_iter().zip(is) {
                    self.channels[c].samples[i] = x as f32;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: &Matrix, b: &Matrix, most: f64) -> bool {
        a.iter().flatten().zip(b.iter().flatten()).all(|(x, y)| (x - y).abs() < most)
    }

    #[test]
    fn matrices_are_those_that_the_academy_and_opencolorio_print() {
        // "UTILITY - ACES-AP1_to_LINEAR-REC709_BFD" of OpenColorIO 2.6, and its inverse.
        let to_709 = [
            [1.705_050_993, -0.621_792_121, -0.083_258_872],
            [-0.130_256_418, 1.140_804_737, -0.010_548_319],
            [-0.024_003_357, -0.128_968_976, 1.152_972_333],
        ];
        assert!(near(&Primaries::AP1.to(&Primaries::REC709), &to_709, 2e-6));
        assert!(near(&Primaries::REC709.to(&Primaries::AP1), &inverse(&to_709), 2e-6));
        // Between spaces of one white nothing is adapted (TCAM documents, AP0 to AP1).
        let ap0_to_ap1 = [
            [1.451_439_316, -0.236_510_747, -0.214_928_569],
            [-0.076_553_773, 1.176_229_7, -0.099_675_926],
            [0.008_316_148, -0.006_032_450, 0.997_716_302],
        ];
        assert!(near(&Primaries::AP0.to(&Primaries::AP1), &ap0_to_ap1, 2e-6));
    }

    #[test]
    fn white_stays_white_and_there_and_back_is_nowhere() {
        let there = Primaries::REC709.to(&Primaries::AP1);
        assert!(apply(&there, [0.5; 3]).iter().all(|x| (x - 0.5).abs() < 1e-9));
        let both = product(&Primaries::AP1.to(&Primaries::REC709), &there);
        assert!(near(&both, &[[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]], 1e-12));
    }

    #[test]
    fn only_colour_is_converted() {
        let mut frame = Frame::new([1, 1]);
        frame.push_rgb("", &[[1.0, 0.0, 0.0]]);
        frame.push_rgb("dust", &[[0.0, 1.0, 0.0]]);
        for name in ["A", "dust.A", "crypto_object00.R", "crypto_object00.G", "crypto_object00.B", "Z"] {
            frame.push(name, if name == "A" { Precision::Half } else { Precision::Full }, vec![0.75]);
        }
        frame.push_xyz("N", Precision::Half, &[[0.0, 1.0, 0.0]]);
        let before = frame.clone();
        let matrix = Primaries::REC709.to(&Primaries::AP1);
        frame.recolour(&matrix);
        for (c, name) in ["R", "G", "B"].into_iter().enumerate() {
            assert_eq!(frame.channel(name).unwrap()[0], matrix[c][0] as f32);
            assert_eq!(frame.channel(&format!("dust.{name}")).unwrap()[0], matrix[c][1] as f32);
        }
        assert_eq!(frame.channels[6..], before.channels[6..]);
    }
}
