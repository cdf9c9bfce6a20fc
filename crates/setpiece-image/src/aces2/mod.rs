//! ACES 2: the Academy's output transform for a Rec. 709 screen of 100 cd/m2.
//!
//! Light is taken to a model of colour appearance after Hellwig and Fairchild (2022), there to lightness J, colourfulness
//! M and hue h; a curve is laid over lightness alone, colourfulness is compressed with it, and what the screen cannot show
//! is drawn towards a point on the axis of greys until it fits. Hue stays. The method is the Academy's ("ACES 2 Output
//! Transforms", ampas/aces-core and aces-output, Apache-2.0, 2024-2025), in the form to which OpenColorIO 2.5 brought it
//! (BSD-3-Clause), here for one screen only. `tools/check_aces2.py` compares it with OpenColorIO.

mod cam;
mod gamut;
mod power;
mod table;
mod tone;

use crate::Rgb;
use crate::space::Primaries;
use cam::Cam;
use gamut::Gamut;
use power::power;
use std::sync::OnceLock;
use table::Table;
use tone::{Chroma, Tone};

/// A colour by lightness, colourfulness and hue in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Jmh {
    j: f32,
    m: f32,
    h: f32,
}

type Matrix = [[f32; 3]; 3];

fn mix(m: &Matrix, c: [f32; 3]) -> [f32; 3] {
    m.map(|row| row[0] * c[0] + row[1] * c[1] + row[2] * c[2])
}

fn single(m: &crate::space::Matrix) -> Matrix {
    m.map(|row| row.map(|x| x as f32))
}

/// The transform with its tables.
struct OutputTransform {
    ap1_from_rec709: Matrix,
    ap0_from_ap1: Matrix,
    scene: Cam,
    screen: Cam,
    tone: Tone,
    chroma: Chroma,
    gamut: Gamut,
}

impl OutputTransform {
    fn new() -> Self {
        let (scene, screen) = (Cam::new(&Primaries::AP0), Cam::new(&Primaries::REC709));
        let reach = Cam::new(&Primaries::AP1);
        let tone = Tone::new();
        let gamut = Gamut::new(&scene, &screen, &reach);
        Self {
            ap1_from_rec709: single(&Primaries::REC709.to(&Primaries::AP1)),
            ap0_from_ap1: single(&Primaries::AP1.to(&Primaries::AP0)),
            scene,
            screen,
            tone,
            chroma: Chroma::new(),
            gamut,
        }
    }

    /// Light of the screen, 1 for its white, of exposed scene light in linear Rec. 709.
    fn light(&self, light: Rgb) -> Rgb {
        let ap1 = mix(&self.ap1_from_rec709, light).map(|x| x.clamp(0.0, tone::MOST));
        let opponent = self.scene.opponent(mix(&self.ap0_from_ap1, ap1));
        if opponent[0] <= 0.0 {
            return [0.0; 3];
        }
        let (seen, turn) = self.scene.seen(opponent);
        let j = self.scene.lightness(self.tone.apply(self.scene.luminance_of(opponent[0])));
        let reach = self.gamut.reach(seen.h);
        let m = self.chroma.compress(&seen, j, turn, reach);
        let fits = self.gamut.compress(Jmh { j, m, h: seen.h }, reach);
        self.screen.rgb(&fits, turn).map(|x| x.clamp(0.0, 1.0))
    }
}

/// Display values in `[0, 1]` by the curve of ITU-R BT.1886, of exposed scene-linear light that is finite.
fn exact(light: Rgb) -> Rgb {
    static TRANSFORM: OnceLock<OutputTransform> = OnceLock::new();
    TRANSFORM.get_or_init(OutputTransform::new).light(light).map(|x| power(x, 1.0 / 2.4))
}

/// The same by a table, which is quick enough for pictures. It errs by 0.0002 in the mean and by less than 0.005, about a
/// step of 8 bits, for 999 of 1000 colours of light in Rec. 709; by up to 0.02 where the gamut's edges are sharpest.
pub(crate) fn display(light: Rgb) -> Rgb {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::of(exact)).at(light.map(|x| x.max(0.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    include!("reference.rs");

    #[test]
    fn colours_come_out_as_opencolorio_makes_them() {
        let mut worst = (0.0_f32, [0.0; 3]);
        for [light, shown] in REFERENCE {
            let own = exact(light);
            let off = (0..3).map(|c| (own[c] - shown[c]).abs()).fold(0.0, f32::max);
            worst = if off > worst.0 { (off, light) } else { worst };
        }
        // One step of 8 bits is 0.0039.
        assert!(worst.0 < 2e-3, "{worst:?}");
    }

    #[test]
    fn grey_is_ten_nits_and_rises_to_white() {
        for display in [exact, display] {
            let grey = display([0.18; 3]);
            assert!((grey[0].powf(2.4) - 0.1).abs() < 3e-4 && (grey[0] - grey[2]).abs() < 1e-3, "{grey:?}");
            let mut last = -1.0;
            for stop in -14..14 {
                let c = display([0.18 * 2.0_f32.powi(stop); 3]);
                assert!(c[1] >= last && (c[0] - c[1]).abs() < 2e-3 && (c[1] - c[2]).abs() < 2e-3, "{stop}: {c:?}");
                last = c[1];
            }
            assert!(last > 0.999 && display([0.0; 3]) == [0.0; 3], "{last} {:?}", display([0.0; 3]));
            assert!(display([-1.0, -0.2, -3.0]) == [0.0; 3] && display([65504.0; 3]).iter().all(|x| *x <= 1.0));
        }
    }

    #[test]
    fn the_table_errs_as_little_as_it_says() {
        let mut noise = 1_u32;
        let mut draw = || {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (noise >> 8) as f32 / 16_777_216.0
        };
        let mut off: Vec<f32> = (0..20_000)
            .map(|_| {
                let bright = 10.0_f32.powf(6.0 * draw() - 4.0);
                let light = [bright * draw(), bright * draw(), bright * draw()];
                let (a, b) = (exact(light), display(light));
                (0..3).map(|c| (a[c] - b[c]).abs()).fold(0.0, f32::max)
            })
            .collect();
        off.sort_by(f32::total_cmp);
        let mean = off.iter().sum::<f32>() / off.len() as f32;
        assert!(mean < 2.5e-4 && off[19_980] < 5.5e-3 && off[19_999] < 0.025, "{mean} {} {}", off[19_980], off[19_999]);
    }
}
