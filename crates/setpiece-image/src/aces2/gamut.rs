//! What the screen can show of every hue, and the drawing in of what it cannot.
//!
//! The boundary of a hue is described by its cusp, the most colourful colour, and by two powers that lead from there to
//! black and to white. Colours are drawn along lines towards a focus on the axis of greys, from the reach of AP1 to the
//! boundary of the screen, and those well inside stay.

use super::Jmh;
use super::cam::WHITE;
use super::cam::{self, Cam};
use super::power::{log2, power};
use super::tone::{GREY_SHOWN, MOST};

/// Lightness of white.
const LIGHTEST: f32 = 100.0;
/// Rounding of the boundary at its cusp, and how much wider the cusp is made for it.
const ROUNDING: f32 = 0.12;
const WIDER: f32 = 1.0 + 0.27 * ROUNDING;
/// How far the focus is from the cusp towards mid grey.
const TO_GREY: f32 = 1.3;
/// From where above the cusp lines become steeper.
const STEEPER_FROM: f32 = 0.3;
/// Distance of the focus behind the axis, of the lightest.
const BEHIND: f32 = 1.35;
/// Share of the boundary up to which colours stay.
const KEPT: f32 = 0.75;
/// Power of the boundary from the cusp to black.
const LOWER: f32 = 1.0 / 1.14;

/// The cusp of one hue and the power of the boundary from there to white.
#[derive(Clone, Copy, Debug)]
struct Cusp {
    h: f32,
    j: f32,
    m: f32,
    upper: f32,
}

pub(super) struct Gamut {
    /// By rising hue, from below 0 to above 360.
    cusps: Vec<Cusp>,
    /// For every degree, the last cusp at or before it.
    first: Vec<usize>,
    /// The most colourfulness of AP1 at the lightness of white, by degree, and that of 0 again.
    reach: Vec<f32>,
    mid_j: f32,
    gamma: f32,
}

/// A line towards the focus: where it meets the axis, its slope, and where that of the cusp meets the axis.
struct Line {
    foot: f32,
    slope: f32,
    cusp_foot: f32,
}

fn mix(a: f32, b: f32, t: f32) -> f32 {
    a + (b - a) * t
}

/// Red, yellow, green, cyan, blue, magenta.
fn corner(i: usize) -> [f32; 3] {
    [1, 5, 3].map(|shift| if (i + shift) % 6 < 3 { 1.0 } else { 0.0 })
}

/// Where the line through a colour meets the axis.
fn foot(j: f32, m: f32, focus: f32, gain: f32) -> f32 {
    let scaled = m / gain;
    let a = scaled / focus;
    if j < focus {
        let b = 1.0 - scaled;
        2.0 * j / (b + (b * b + 4.0 * a * j).sqrt())
    } else {
        let b = -(1.0 + scaled + LIGHTEST * a);
        let c = LIGHTEST * scaled + j;
        -2.0 * c / (b - (b * b - 4.0 * a * c).sqrt())
    }
}

/// Colourfulness at which a line leaves a boundary of the form J = j_most (M / m_most)^(1/power), nearly.
fn leaves(foot: f32, slope: f32, exponent: f32, j_most: f32, m_most: f32, reference: f32) -> f32 {
    let shifted = reference * power(foot / reference, exponent);
    shifted * m_most / (j_most - slope * m_most)
}

impl Cusp {
    fn focus(&self, mid_j: f32) -> f32 {
        mix(self.j, mid_j, (TO_GREY - self.j / LIGHTEST).min(1.0))
    }

    fn line(&self, j: f32, m: f32, mid_j: f32) -> Line {
        let focus = self.focus(mid_j);
        let steeper = mix(self.j, LIGHTEST, STEEPER_FROM);
        let mut gain = LIGHTEST * BEHIND;
        if j > steeper {
            let by = log2((LIGHTEST - steeper) / (LIGHTEST - j).max(1e-4)) * std::f32::consts::LOG10_2;
            gain *= by * by + 1.0;
        }
        let at = foot(j, m, focus, gain);
        let toward = if at < focus { at } else { LIGHTEST - at };
        Line { foot: at, slope: toward * (at - focus) / (focus * gain), cusp_foot: foot(self.j, self.m, focus, gain) }
    }

    /// Colourfulness at which a line leaves the screen's gamut.
    fn boundary(&self, line: &Line) -> f32 {
        let lower = leaves(line.foot, line.slope, LOWER, self.j, self.m, line.cusp_foot);
        let [foot, j, cusp_foot] = [line.foot, self.j, line.cusp_foot].map(|x| LIGHTEST - x);
        let upper = leaves(foot, -line.slope, self.upper, j, self.m, cusp_foot);
        let round = ROUNDING * self.m;
        let h = (round - (lower - upper).abs()).max(0.0) / round;
        lower.min(upper) - h * h * h * round / 6.0
    }

    /// Whether the boundary with this power is nowhere inside the screen's gamut.
    fn covers(&self, upper: f32, screen: &Cam, mid_j: f32) -> bool {
        let cusp = Self { upper, ..*self };
        let (sin, cos) = self.h.to_radians().sin_cos();
        [0.01, 0.1, 0.5, 0.8, 0.99].into_iter().all(|t| {
            let line = cusp.line(mix(self.j, LIGHTEST, t), self.m, mid_j);
            let m = cusp.boundary(&line);
            let seen = Jmh { j: line.foot + line.slope * m, m, h: self.h };
            screen.rgb(&seen, [cos, sin]).iter().any(|x| *x > 1.0)
        })
    }

    /// The power from the cusp to white that just covers the gamut.
    fn fitted(mut self, screen: &Cam, mid_j: f32) -> Self {
        let (mut low, mut high) = (0.0, 0.4);
        while high < 5.0 && !self.covers(1.0 / high, screen, mid_j) {
            (low, high) = (high, high + 0.4);
        }
        while high - low > 1e-5 {
            let middle = 0.5 * (low + high);
            if self.covers(1.0 / middle, screen, mid_j) { high = middle } else { low = middle }
        }
        self.upper = 1.0 / high;
        self
    }
}

/// Hues of the corners of what a space makes, each taken as bright as `bright` says.
fn corner_hues(cam: &Cam, bright: impl Fn([f32; 3]) -> f32) -> [f32; 6] {
    std::array::from_fn(|i| {
        let corner = corner(i);
        let by = bright(corner);
        cam.jmh(corner.map(|x| x * by)).h
    })
}

/// The cusp of a hue, on the way from one corner of the screen's cube to the next.
fn cusp_at(h: f32, hues: &[f32; 6], screen: &Cam) -> Cusp {
    let ahead = |from: f32, to: f32| (to - from).rem_euclid(360.0);
    let i = (0..6).find(|i| ahead(hues[*i], h) < ahead(hues[*i], hues[(i + 1) % 6])).unwrap_or(0);
    let (from, to) = (corner(i), corner((i + 1) % 6));
    let at = |t: f32| screen.jmh(std::array::from_fn(|c| mix(from[c], to[c], t)));
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..23 {
        let middle = 0.5 * (low + high);
        // Halfway round a circle behind is ahead.
        if ahead(at(middle).h, h) < 180.0 { low = middle } else { high = middle }
    }
    let found = at(0.5 * (low + high));
    Cusp { h, j: found.j, m: found.m * WIDER, upper: 1.0 }
}

fn reach_at(h: f32, cam: &Cam) -> f32 {
    let (sin, cos) = h.to_radians().sin_cos();
    let outside = |m: f32| cam.rgb(&Jmh { j: LIGHTEST, m, h }, [cos, sin]).iter().any(|x| *x < 0.0);
    let (mut low, mut high) = (0.0, 50.0);
    while high < 1300.0 && !outside(high) {
        (low, high) = (high, high + 50.0);
    }
    while high - low > 1e-2 {
        let middle = 0.5 * (low + high);
        if outside(middle) { high = middle } else { low = middle }
    }
    high
}

impl Gamut {
    pub(super) fn new(scene: &Cam, screen: &Cam, reach: &Cam) -> Self {
        let mid_j = scene.lightness(GREY_SHOWN as f32 * WHITE);
        let screen_hues = corner_hues(screen, |_| 1.0);
        // As bright as gives the lightness of white.
        let white = scene.achromatic(LIGHTEST);
        let reach_hues = corner_hues(reach, |corner| {
            let (mut low, mut high) = (0.0, MOST);
            while high - low > 1e-3 {
                let middle = 0.5 * (low + high);
                if reach.opponent(corner.map(|x| x * middle))[0] < white { low = middle } else { high = middle }
            }
            high
        });
        let mut hues: Vec<f32> = (0..360).map(|d| d as f32).chain(screen_hues).chain(reach_hues).collect();
        hues.sort_by(f32::total_cmp);
        // Of two that are next to one, the screen's corners stay.
        hues.dedup_by(|b, a| {
            let same = *b - *a < 1e-3;
            if same && screen_hues.contains(b) {
                *a = *b;
            }
            same
        });
        let mut cusps: Vec<Cusp> =
            hues.iter().map(|h| cusp_at(*h, &screen_hues, screen).fitted(screen, mid_j)).collect();
        let (start, end) = (cusps[0], cusps[cusps.len() - 1]);
        cusps.insert(0, Cusp { h: end.h - 360.0, ..end });
        cusps.push(Cusp { h: start.h + 360.0, ..start });
        let first = (0..=360).map(|d| cusps.iter().rposition(|c| c.h <= d as f32).unwrap_or(0)).collect();
        let mut reach: Vec<f32> = (0..360).map(|d| reach_at(d as f32, reach)).collect();
        reach.push(reach[0]);
        Self { cusps, first, reach, mid_j, gamma: cam::gamma() }
    }

    /// The most colourfulness of a hue in AP1 at the lightness of white.
    pub(super) fn reach(&self, h: f32) -> f32 {
        let degree = (h as usize).min(359);
        mix(self.reach[degree], self.reach[degree + 1], h - degree as f32)
    }

    fn cusp(&self, h: f32) -> Cusp {
        let mut i = self.first[(h as usize).min(360)].min(self.cusps.len() - 2);
        while i + 2 < self.cusps.len() && self.cusps[i + 1].h <= h {
            i += 1;
        }
        let (a, b) = (self.cusps[i], self.cusps[i + 1]);
        let t = (h - a.h) / (b.h - a.h);
        Cusp { h, j: mix(a.j, b.j, t), m: mix(a.m, b.m, t), upper: mix(a.upper, b.upper, t) }
    }

    /// The colour drawn into the screen's gamut.
    pub(super) fn compress(&self, seen: Jmh, reach: f32) -> Jmh {
        if seen.j <= 0.0 {
            return Jmh { j: 0.0, m: 0.0, h: seen.h };
        }
        if seen.m <= 0.0 || seen.j > LIGHTEST {
            return Jmh { m: 0.0, ..seen };
        }
        let cusp = self.cusp(seen.h);
        let line = cusp.line(seen.j, seen.m, self.mid_j);
        let boundary = cusp.boundary(&line);
        if boundary <= 0.0 {
            return Jmh { m: 0.0, ..seen };
        }
        let farthest = leaves(line.foot, line.slope, 1.0 / self.gamma, LIGHTEST, reach, LIGHTEST);
        let m = drawn_in(seen.m, boundary, farthest);
        Jmh { j: line.foot + m * line.slope, m, h: seen.h }
    }
}

/// Reinhard's curve from the kept share of the boundary on, so that the farthest comes to the boundary.
fn drawn_in(m: f32, boundary: f32, farthest: f32) -> f32 {
    let share = (boundary / farthest).max(KEPT);
    let kept = share * boundary;
    if m <= kept || share >= 1.0 {
        return m;
    }
    let (most, far) = (boundary - kept, farthest - kept);
    let scale = far / (far / most - 1.0);
    let x = (m - kept) / scale;
    kept + scale * x / (1.0 + x)
}
