//! Convolutions over channels-last maps.
//!
//! Every sum is made in the same order with the same fused multiply-adds in portable code and in that of `convolve_wide`, so
//! that both give the same bits; machines without such an instruction are slow.

use rayon::prelude::*;

/// Outputs that are worked out together.
pub(crate) const BLOCK: usize = 16;

/// Rows that a thread works out one after the other.
const BAND: usize = 8;

/// A map of features, channels last.
#[derive(Clone, Debug, Default)]
pub(crate) struct Map {
    /// Width and height.
    pub size: [usize; 2],
    pub channels: usize,
    pub values: Vec<f32>,
}

impl Map {
    pub fn new(size: [usize; 2], channels: usize) -> Self {
        Self { size, channels, values: vec![0.0; size[0] * size[1] * channels] }
    }

    /// With a border of zeros, one pixel wide.
    pub fn padded(&self) -> Self {
        let [w, h] = self.size;
        let mut out = Self::new([w + 2, h + 2], self.channels);
        let (row, wide) = (w * self.channels, (w + 2) * self.channels);
        for y in 0..h {
            let at = (y + 1) * wide + self.channels;
            out.values[at..at + row].copy_from_slice(&self.values[y * row..(y + 1) * row]);
        }
        out
    }
}

/// A convolution's weights: by place in the kernel (rows, columns), input, output.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Weights {
    /// 1 or 3.
    pub kernel: usize,
    pub inputs: usize,
    /// A multiple of 16.
    pub outputs: usize,
    pub values: Vec<f32>,
    pub bias: Vec<f32>,
}

impl Weights {
    /// Those of the convolution backwards.
    pub fn transposed(&self) -> Self {
        let (k, ci, co) = (self.kernel, self.inputs, self.outputs);
        let mut values = vec![0.0; self.values.len()];
        for t in 0..k * k {
            for i in 0..ci {
                for o in 0..co {
                    values[((k * k - 1 - t) * co + o) * ci + i] = self.values[(t * ci + i) * co + o];
                }
            }
        }
        Self { kernel: k, inputs: co, outputs: ci, values, bias: vec![0.0; ci] }
    }
}

/// One row in portable code: `rows` are the input rows of the kernel's rows, each `kernel - 1` pixels wider than the output.
fn row_plain(rows: &[&[f32]], weights: &Weights, out: &mut [f32]) {
    let (ci, co) = (weights.inputs, weights.outputs);
    let reach = weights.kernel * ci;
    for (x, out) in out.chunks_exact_mut(co).enumerate() {
        out.copy_from_slice(&weights.bias);
        for (r, row) in rows.iter().enumerate() {
            for (i, a) in row[x * ci..x * ci + reach].iter().enumerate() {
                let w = &weights.values[(r * reach + i) * co..][..co];
                for (o, w) in out.iter_mut().zip(w) {
                    *o = a.mul_add(*w, *o);
                }
            }
        }
    }
}

fn row(rows: &[&[f32]], weights: &Weights, out: &mut [f32]) {
    #[cfg(target_arch = "x86_64")]
    if crate::convolve_wide::row(rows, weights, out) {
        return;
    }
    row_plain(rows, weights, out);
}

/// The convolution of a map, as large as the map; outside it is zero.
pub(crate) fn convolve(map: &Map, weights: &Weights) -> Map {
    convolve_and(map, weights, |_| {})
}

/// [`convolve`], then [`bend`].
pub(crate) fn convolve_bent(map: &Map, weights: &Weights) -> Map {
    convolve_and(map, weights, |row| row.iter_mut().for_each(bend_one))
}

fn convolve_and(map: &Map, weights: &Weights, then: impl Fn(&mut [f32]) + Sync) -> Map {
    let ([w, h], ci, k) = (map.size, weights.inputs, weights.kernel);
    let mut out = Map::new(map.size, weights.outputs);
    let (long, wide) = (w * weights.outputs, (w + k - 1) * ci);
    let bands = out.values.par_chunks_mut(long * BAND).enumerate();
    // Rows with a border are made for a band at a time, which stays near in memory.
    let border = || if k == 3 { vec![0.0; (BAND + 2) * wide] } else { Vec::new() };
    bands.for_each_init(border, |padded, (band, out)| {
        let first = band * BAND;
        for (r, padded) in padded.chunks_exact_mut(wide).enumerate().take(out.len() / long + 2) {
            let inside = &mut padded[ci..ci + w * ci];
            match (first + r).checked_sub(1) {
                Some(y) if y < h => inside.copy_from_slice(&map.values[y * w * ci..(y + 1) * w * ci]),
                _ => inside.fill(0.0),
            }
        }
        let (from, first) = if k == 3 { (&padded[..], 0) } else { (&map.values[..], first) };
        for (y, out) in out.chunks_exact_mut(long).enumerate() {
            let rows: [&[f32]; 3] = std::array::from_fn(|r| {
                let y = first + y + r.min(k - 1);
                &from[y * wide..(y + 1) * wide]
            });
            row(&rows[..k], weights, out);
            then(out);
        }
    });
    out
}

/// One row of a 1x1 convolution.
pub(crate) fn convolve_row(input: &[f32], weights: &Weights, out: &mut [f32]) {
    row(&[input], weights, out);
}

/// Adds to `into` what the weights of a convolution of `map` change where its result changes by `slope`.
pub(crate) fn weigh(map: &Map, slope: &Map, into: &mut Weights) {
    let padded;
    let k = into.kernel;
    let from = if k == 3 {
        padded = map.padded();
        &padded
    } else {
        map
    };
    let (ci, co) = (into.inputs, into.outputs);
    let [w, h] = map.size;
    let wide = from.size[0] * ci;
    for y in 0..h {
        for x in 0..w {
            let g = &slope.values[(y * w + x) * co..(y * w + x + 1) * co];
            for (b, g) in into.bias.iter_mut().zip(g) {
                *b += g;
            }
            for r in 0..k {
                let input = &from.values[(y + r) * wide + x * ci..][..k * ci];
                let rows = &mut into.values[r * k * ci * co..(r + 1) * k * ci * co];
                for (a, row) in input.iter().zip(rows.chunks_exact_mut(co)) {
                    for (w, g) in row.iter_mut().zip(g) {
                        *w += a * g;
                    }
                }
            }
        }
    }
}

/// Half the size; every pixel the mean of those it stands for.
pub(crate) fn halved(map: &Map) -> Map {
    let [w, h] = map.size;
    let c = map.channels;
    let mut out = Map::new([w.div_ceil(2), h.div_ceil(2)], c);
    let width = out.size[0];
    out.values.par_chunks_mut(width * c).enumerate().for_each(|(y, row)| {
        for (x, out) in row.chunks_exact_mut(c).enumerate() {
            for dy in 0..2 {
                for dx in 0..2 {
                    let (x, y) = ((2 * x + dx).min(w - 1), (2 * y + dy).min(h - 1));
                    let from = &map.values[(y * w + x) * c..(y * w + x + 1) * c];
                    for (o, v) in out.iter_mut().zip(from) {
                        *o += 0.25 * v;
                    }
                }
            }
        }
    });
    out
}

/// [`halved`] backwards: the slope of the larger map.
pub(crate) fn halved_back(slope: &Map, size: [usize; 2]) -> Map {
    let [w, h] = size;
    let c = slope.channels;
    let mut out = Map::new(size, c);
    for y in 0..slope.size[1] {
        for x in 0..slope.size[0] {
            for d in 0..4 {
                let (x1, y1) = ((2 * x + d % 2).min(w - 1), (2 * y + d / 2).min(h - 1));
                for i in 0..c {
                    out.values[(y1 * w + x1) * c + i] += 0.25 * slope.values[(y * slope.size[0] + x) * c + i];
                }
            }
        }
    }
    out
}

/// Adds a map of half the size.
pub(crate) fn add_doubled(to: &mut Map, small: &Map) {
    let (w, c, sw) = (to.size[0], to.channels, small.size[0]);
    to.values.par_chunks_mut(w * c).enumerate().for_each(|(y, row)| {
        let from = &small.values[y / 2 * sw * c..(y / 2 + 1) * sw * c];
        for (x, out) in row.chunks_exact_mut(c).enumerate() {
            for (o, v) in out.iter_mut().zip(&from[x / 2 * c..(x / 2 + 1) * c]) {
                *o += v;
            }
        }
    });
}

/// [`add_doubled`] backwards: the slope of the smaller map.
pub(crate) fn doubled_back(slope: &Map, size: [usize; 2]) -> Map {
    let c = slope.channels;
    let mut out = Map::new(size, c);
    for y in 0..slope.size[1] {
        for x in 0..slope.size[0] {
            for i in 0..c {
                out.values[(y / 2 * size[0] + x / 2) * c + i] += slope.values[(y * slope.size[0] + x) * c + i];
            }
        }
    }
    out
}

/// What is below zero counts a tenth.
pub(crate) fn bend(map: &mut Map) {
    map.values.par_iter_mut().with_min_len(1 << 14).for_each(bend_one);
}

#[inline(always)]
fn bend_one(v: &mut f32) {
    *v = v.max(0.1 * *v);
}

/// [`bend`] backwards, by its result.
pub(crate) fn bend_back(slope: &mut Map, result: &Map) {
    for (s, r) in slope.values.iter_mut().zip(&result.values) {
        if *r < 0.0 {
            *s *= 0.1;
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use setpiece_shot::Rng;

    pub(crate) fn some_weights() -> Weights {
        let mut rng = Rng::new(3, "weights");
        let mut some = |n: usize| -> Vec<f32> { (0..n).map(|_| rng.normal()).collect() };
        Weights { kernel: 3, inputs: 5, outputs: 32, values: some(9 * 5 * 32), bias: some(32) }
    }

    /// Input rows for a width.
    pub(crate) fn some_rows(width: usize) -> Vec<Vec<f32>> {
        let mut rng = Rng::new(4, "rows");
        (0..3).map(|_| (0..(width + 2) * 5).map(|_| rng.normal()).collect()).collect()
    }

    #[test]
    fn the_quick_way_and_the_portable_one_give_the_same_bits() {
        let (weights, inputs) = (some_weights(), some_rows(23));
        let rows: Vec<&[f32]> = inputs.iter().map(Vec::as_slice).collect();
        let (mut quick, mut plain) = (vec![0.0; 23 * 32], vec![0.0; 23 * 32]);
        row(&rows, &weights, &mut quick);
        row_plain(&rows, &weights, &mut plain);
        assert_eq!(quick, plain);
        let sum: f32 = (0..15)
            .flat_map(|i| (0..3).map(move |r| (r, i)))
            .map(|(r, i)| inputs[r][i] * weights.values[(r * 15 + i) * 32 + 7])
            .sum();
        assert!((plain[7] - sum - weights.bias[7]).abs() < 1e-4);
    }
}
