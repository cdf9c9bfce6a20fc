//! Whether draws follow the density that they are said to follow: Pearson's test over the cells of the unit square.
//!
//! Cells that expect few draws are pooled. Every test asks for more than [`LEAST`], so that all together would fail by chance
//! once in a hundred seeds (Sidak's correction, as pbrt and Mitsuba do); seeds are fixed, so that none does.

use setpiece_shot::Rng;

/// Tests of samplers, rounded up.
const TESTS: f64 = 60.0;
/// Draws a test.
const DRAWS: usize = 200_000;
/// Fewest draws that a cell may expect.
const FEWEST: f64 = 5.0;
/// Points along each side of a cell in the integral of the density.
const POINTS: usize = 16;

/// The least share of chance by which a test holds.
pub(crate) fn least() -> f64 {
    1.0 - 0.99_f64.powf(1.0 / TESTS)
}

/// Holds draws on the unit square against a density, by `cells` along each side. A draw that is none falls outside the square;
/// so many as the density lacks to one are expected there.
pub(crate) fn follows(
    name: &str,
    cells: [usize; 2],
    mut draw: impl FnMut(&mut Rng) -> Option<[f64; 2]>,
    density: impl Fn(f64, f64) -> f64,
) {
    let [w, h] = cells;
    let mut counts = vec![0_u32; w * h + 1];
    let mut rng = Rng::new(7, name);
    for _ in 0..DRAWS {
        let cell = draw(&mut rng).map_or(w * h, |[u, v]| {
            let at = |x: f64, n: usize| ((x.clamp(0.0, 1.0) * n as f64) as usize).min(n - 1);
            at(v, h) * w + at(u, w)
        });
        counts[cell] += 1;
    }
    let point = |cell: usize, i: usize, n: usize| (cell as f64 + (i as f64 + 0.5) / POINTS as f64) / n as f64;
    let mut expected: Vec<f64> = (0..w * h)
        .map(|cell| {
            let sum: f64 = (0..POINTS * POINTS)
                .map(|i| density(point(cell % w, i % POINTS, w), point(cell / w, i / POINTS, h)))
                .sum();
            sum / (POINTS * POINTS * w * h) as f64 * DRAWS as f64
        })
        .collect();
    let inside = expected.iter().sum::<f64>() / DRAWS as f64;
    assert!(inside < 1.0 + 1e-3, "{name}: the density holds {inside}");
    expected.push((1.0 - inside).max(0.0) * DRAWS as f64);
    let p = chance(&counts, &expected);
    eprintln!("{name}: p = {p:.4}, density holds {inside:.5}");
    assert!(p > least(), "{name}: p = {p}");
}

/// The chance that counts differ from what is expected at least as much as these do.
pub(crate) fn chance(counts: &[u32], expected: &[f64]) -> f64 {
    let mut cells: Vec<(f64, f64)> = expected.iter().copied().zip(counts.iter().map(|c| f64::from(*c))).collect();
    cells.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut statistic, mut freedom) = (0.0, -1.0);
    let mut pool = (0.0, 0.0);
    for (i, cell) in cells.iter().enumerate() {
        pool = (pool.0 + cell.0, pool.1 + cell.1);
        if pool.0 >= FEWEST || i + 1 == cells.len() {
            if pool.0 > 0.0 {
                statistic += (pool.1 - pool.0) * (pool.1 - pool.0) / pool.0;
                freedom += 1.0;
            } else if pool.1 > 0.0 {
                return 0.0;
            }
            pool = (0.0, 0.0);
        }
    }
    gamma_above(0.5 * freedom, 0.5 * statistic)
}

/// The regularised upper incomplete gamma function by its series and its continued fraction (Numerical Recipes, 6.2).
fn gamma_above(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    let front = (a * x.ln() - x - ln_gamma(a)).exp();
    if x < a + 1.0 {
        let (mut term, mut sum) = (1.0 / a, 1.0 / a);
        for n in 1..10_000 {
            term *= x / (a + f64::from(n));
            sum += term;
            if term < sum * 1e-15 {
                break;
            }
        }
        return 1.0 - sum * front;
    }
    let mut b = x + 1.0 - a;
    let mut c = 1e300;
    let mut d = 1.0 / b;
    let mut h = d;
    for n in 1..10_000 {
        let n = f64::from(n);
        let an = -n * (n - a);
        b += 2.0;
        d = 1.0 / (an * d + b);
        c = b + an / c;
        h *= d * c;
        if (d * c - 1.0).abs() < 1e-15 {
            break;
        }
    }
    h * front
}

/// Stirling's series, after stepping up to where it is exact.
fn ln_gamma(mut x: f64) -> f64 {
    let mut less = 0.0;
    while x < 12.0 {
        less += x.ln();
        x += 1.0;
    }
    let r = 1.0 / x;
    (x - 0.5) * x.ln() - x
        + 0.5 * std::f64::consts::TAU.ln()
        + r * (1.0 / 12.0 - r * r * (1.0 / 360.0 - r * r / 1260.0))
        - less
}

#[test]
fn the_chance_is_that_of_the_tables() {
    // Critical values of the chi-square distribution for five and for one in a hundred.
    for (freedom, statistic, p) in [
        (1.0, 3.841_459, 0.05),
        (10.0, 18.307_04, 0.05),
        (100.0, 124.342_1, 0.05),
        (10.0, 23.209_25, 0.01),
        (500.0, 553.126_8, 0.05),
    ] {
        let found = gamma_above(0.5 * freedom, 0.5 * statistic);
        assert!((found - p).abs() < 1e-6, "{freedom}: {found}");
    }
}

#[test]
fn a_density_that_is_off_by_a_twentieth_is_found_out() {
    let counts = |tilt: f64| {
        let mut rng = Rng::new(1, "tilted");
        let mut counts = vec![0_u32; 256];
        for _ in 0..DRAWS {
            // Linear from 1 - tilt to 1 + tilt, by rejection.
            let (x, y) = loop {
                let (x, y) = (f64::from(rng.unit()), f64::from(rng.unit()));
                if y * (1.0 + tilt) < 1.0 + tilt * (2.0 * x - 1.0) {
                    break (x, f64::from(rng.unit()));
                }
            };
            counts[(y * 16.0) as usize * 16 + (x * 16.0) as usize] += 1;
        }
        counts
    };
    let even = vec![DRAWS as f64 / 256.0; 256];
    assert!(chance(&counts(0.0), &even) > least());
    assert!(chance(&counts(0.05), &even) < least());
}
