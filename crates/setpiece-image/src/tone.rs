//! The viewing transform: scene-linear light to what a Rec. 709 screen shows; [`View`] has them by name.
//!
//! AgX (Troy Sobotka): light is mixed a little between the primaries so that bright colours go to white as film's do,
//! taken to a logarithmic scale of 16.5 stops and through a sigmoid curve. The curve here is the polynomial of degree
//! six that Benjamin Wrensch fitted to it ("Minimal AgX Implementation", 2023), with a look of contrast and saturation
//! on top.

use crate::Rgb;
use crate::agx_table::AgxTable;

/// A viewing transform.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum View {
    /// AgX with a look on top.
    Agx(Look),
    /// ACES 2 for a screen of 100 cd/m2.
    Aces2,
}

/// What lies over AgX.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Share of a curve that is steep in the middle and soft at both ends, as a print's: 0 none.
    pub print: f32,
    /// Power on the display value; above 1 gives more contrast.
    pub contrast: f32,
    /// 1 as it is, 0 grey.
    pub saturation: f32,
    /// Multiplied in shadows, per channel: a print's tint.
    pub shadow_tint: Rgb,
    /// Multiplied in highlights, per channel.
    pub highlight_tint: Rgb,
}

impl View {
    /// The house look: a film print's contrast, cool shadows and warm highlights, kept subtle.
    pub const FILM: Self = Self::Agx(Look {
        print: 0.5,
        contrast: 1.4,
        saturation: 1.1,
        shadow_tint: [0.965, 1.0, 1.045],
        highlight_tint: [1.025, 1.0, 0.965],
    });
    /// AgX as it is.
    pub const NEUTRAL: Self =
        Self::Agx(Look { print: 0.0, contrast: 1.0, saturation: 1.0, shadow_tint: [1.0; 3], highlight_tint: [1.0; 3] });
}

const INSET: [[f32; 3]; 3] = [
    [0.842_479_06, 0.078_433_6, 0.079_223_745],
    [0.042_328_24, 0.878_468_63, 0.079_166_13],
    [0.042_375_654, 0.078_433_6, 0.879_143],
];
const OUTSET: [[f32; 3]; 3] = [
    [1.196_879, -0.098_020_88, -0.099_029_74],
    [-0.052_896_85, 1.151_903_1, -0.098_961_18],
    [-0.052_971_635, -0.098_043_45, 1.151_073_7],
];
const LOWEST_STOP: f32 = -12.473_93;
const HIGHEST_STOP: f32 = 4.026_069;

#[inline(always)]
fn mix(m: &[[f32; 3]; 3], c: Rgb) -> Rgb {
    m.map(|row| row[0] * c[0] + row[1] * c[1] + row[2] * c[2])
}

fn sigmoid(x: f32) -> f32 {
    let x2 = x * x;
    let x4 = x2 * x2;
    15.5 * x4 * x2 - 40.14 * x4 * x + 31.96 * x4 - 6.868 * x2 * x + 0.4298 * x2 + 0.1191 * x - 0.002_32
}

/// Light mixed a little between the primaries.
#[inline(always)]
pub(crate) fn mixed_in(light: Rgb) -> Rgb {
    mix(&INSET, light)
}

/// The curve of one primary.
pub(crate) fn curve(light: f32) -> f32 {
    let stops = light.max(1e-10).log2().clamp(LOWEST_STOP, HIGHEST_STOP);
    sigmoid((stops - LOWEST_STOP) / (HIGHEST_STOP - LOWEST_STOP)).clamp(0.0, 1.0)
}

#[inline(always)]
pub(crate) fn luma(c: Rgb) -> f32 {
    0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]
}

/// What a look makes of the curve's value, but for its tint.
pub(crate) fn printed(look: &Look, value: f32) -> f32 {
    let soft = value * value * (3.0 - 2.0 * value);
    (value + (soft - value) * look.print).max(0.0).powf(look.contrast)
}

/// The power of a look's tint at a brightness.
pub(crate) fn tint(look: &Look, bright: f32) -> Rgb {
    let tint = |i: usize| look.shadow_tint[i] + (look.highlight_tint[i] - look.shadow_tint[i]) * bright;
    std::array::from_fn(|i| tint(i).max(0.0).powf(look.contrast))
}

/// Light that can be shown: no less than nothing, and finite. Not-a-number is black.
#[inline(always)]
fn clean(light: Rgb) -> Rgb {
    light.map(|x| {
        if x.is_finite() {
            x.max(0.0)
        } else if x > 0.0 {
            65504.0
        } else {
            0.0
        }
    })
}

/// Display values in `[0, 1]`, encoded for the screen, of exposed scene-linear light. Not-a-number shows as black.
pub fn display(light: Rgb, view: &View) -> Rgb {
    match view {
        View::Agx(look) => agx(clean(light), look),
        View::Aces2 => crate::aces2::display(clean(light)),
    }
}

/// A viewing transform made ready for whole pictures.
pub(crate) enum Shown {
    Agx(AgxTable),
    Aces2,
}

impl Shown {
    pub(crate) fn new(view: &View) -> Self {
        match view {
            View::Agx(look) => Self::Agx(AgxTable::of(look)),
            View::Aces2 => Self::Aces2,
        }
    }

    /// As [`display`].
    #[inline(always)]
    pub(crate) fn display(&self, light: Rgb) -> Rgb {
        match self {
            Self::Agx(table) => table.display(clean(light)),
            Self::Aces2 => crate::aces2::display(clean(light)),
        }
    }
}

fn agx(light: Rgb, look: &Look) -> Rgb {
    let curved = mixed_in(light).map(curve);
    let tint = tint(look, luma(curved));
    let tinted: Rgb = std::array::from_fn(|i| printed(look, curved[i]) * tint[i]);
    ended(tinted, look.saturation)
}

/// Display values of colours that went through curve and tint; the curve's output is encoded for the screen already.
#[inline(always)]
pub(crate) fn ended(tinted: Rgb, saturation: f32) -> Rgb {
    let grey = luma(tinted);
    let saturated = tinted.map(|x| grey + (x - grey) * saturation);
    mix(&OUTSET, saturated).map(|x| x.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grey_stays_grey_rises_and_ends_at_black_and_white() {
        let view = View::NEUTRAL;
        let mut last = -1.0;
        for stop in -14..8 {
            let x = 0.18 * 2.0_f32.powi(stop);
            let c = display([x; 3], &view);
            assert!((c[0] - c[1]).abs() < 0.01 && (c[1] - c[2]).abs() < 0.01, "{c:?}");
            assert!(c[1] >= last - 1e-3, "stop {stop}");
            last = c[1];
        }
        assert!(display([0.0; 3], &view)[1] < 0.01 && display([1e4; 3], &view)[1] > 0.97);
        let mid = display([0.18; 3], &view)[1];
        assert!((0.4..0.55).contains(&mid), "{mid}");
    }

    #[test]
    fn what_is_not_a_number_shows_black() {
        for view in [View::FILM, View::NEUTRAL, View::Aces2] {
            assert_eq!(display([f32::NAN; 3], &view), display([0.0; 3], &view));
            assert!(display([f32::INFINITY; 3], &view)[1] > 0.97);
        }
    }
}
