//! The network: a small pyramid of convolutions that gives the filter its controls for every pixel.
//!
//! ```text
//! full     inputs 32 ─1x1─▶ fine 16 ─────────────────────────────1x1─▶ (+) ─1x1─▶ controls
//! half               mean ▶ 3x3 32 ───────────────────(+)─3x3 16────────┘
//! quarter                    mean ▶ 3x3 32 ──────(+)─3x3 32─┘
//! eighth                             mean ▶ 3x3 32 ─┘
//! ```
//!
//! About 5,000 multiplications a pixel. Maps are added where they meet; what is below zero counts a tenth.

use crate::convolve::{Map, Weights, add_doubled, bend, convolve, convolve_row, halved};
use crate::filter::CONTROLS;
use crate::model::{Damaged, Model, Tensor};
use crate::picture::Picture;
use crate::rows::Rows;
use rayon::prelude::*;

/// What the network sees of a pixel.
pub(crate) const INPUTS: usize = 32;
/// Channels of the last layer: the controls, and some to fill its blocks.
pub(crate) const LAST: usize = CONTROLS.next_multiple_of(crate::convolve::BLOCK);

/// The layers: name, edge of the kernel, inputs, outputs.
pub(crate) const LAYERS: [(&str, usize, usize, usize); 8] = [
    ("fine", 1, INPUTS, 16),
    ("half", 3, 16, 32),
    ("quarter", 3, 32, 32),
    ("eighth", 3, 32, 32),
    ("quarter.up", 3, 32, 32),
    ("half.up", 3, 32, 16),
    ("join", 1, 16, 16),
    ("controls", 1, 16, LAST),
];

/// Weights, ready to run.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    pub(crate) layers: Vec<Weights>,
}

/// The maps between the layers, kept for learning.
#[derive(Clone, Debug)]
pub struct Seen {
    pub(crate) inputs: Map,
    pub(crate) fine: Map,
    pub(crate) half_in: Map,
    pub(crate) half: Map,
    pub(crate) quarter_in: Map,
    pub(crate) quarter: Map,
    pub(crate) eighth_in: Map,
    pub(crate) eighth: Map,
    pub(crate) quarter_sum: Map,
    pub(crate) quarter_up: Map,
    pub(crate) half_sum: Map,
    pub(crate) half_up: Map,
    pub(crate) joined: Map,
}

impl Network {
    /// Of a model's weights.
    ///
    /// # Errors
    /// When the model is of another network.
    pub fn of(model: &Model) -> Result<Self, Damaged> {
        let layers = LAYERS.iter().map(|(name, k, ci, co)| {
            let shape = [*k, *k, *ci, *co].map(|n| n as u32);
            Ok(Weights {
                kernel: *k,
                inputs: *ci,
                outputs: *co,
                values: model.values(&format!("{name}.weights"), &shape)?.to_vec(),
                bias: model.values(&format!("{name}.bias"), &shape[3..])?.to_vec(),
            })
        });
        Ok(Self { layers: layers.collect::<Result<_, _>>()? })
    }

    /// Its weights as a model.
    pub fn model(&self) -> Model {
        let mut model = Model::default();
        for ((name, k, ci, co), layer) in LAYERS.iter().zip(&self.layers) {
            let shape = [*k, *k, *ci, *co].map(|n| n as u32);
            let (bias, weights) = (layer.bias.clone(), layer.values.clone());
            model.tensors.push(Tensor { name: format!("{name}.weights"), shape: shape.to_vec(), values: weights });
            model.tensors.push(Tensor { name: format!("{name}.bias"), shape: shape[3..].to_vec(), values: bias });
        }
        model
    }

    /// Numbers with which it all begins: random by `normal`, a source of standard normal numbers; the last layer small, so
    /// that the filter starts as a plain one.
    pub fn begin(mut normal: impl FnMut() -> f32) -> Self {
        let layers = LAYERS.iter().map(|(name, k, ci, co)| {
            let gain = if *name == "controls" { 0.1 } else { 1.4 };
            let scale = gain / ((k * k * ci) as f32).sqrt();
            let values = (0..k * k * ci * co).map(|_| normal() * scale).collect();
            Weights { kernel: *k, inputs: *ci, outputs: *co, values, bias: vec![0.0; *co] }
        });
        Self { layers: layers.collect() }
    }

    /// All maps of a picture.
    pub fn see(&self, picture: &Picture, signals: &[Vec<f32>]) -> Seen {
        let [w, _] = picture.size;
        let layer = |n: usize, map: &Map| {
            let mut out = convolve(map, &self.layers[n]);
            bend(&mut out);
            out
        };
        let mut inputs = Map::new(picture.size, INPUTS);
        inputs.values.par_chunks_mut(w * INPUTS).enumerate().for_each(|(y, row)| picture.inputs(signals, y, row));
        let fine = layer(0, &inputs);
        let half_in = halved(&fine);
        let half = layer(1, &half_in);
        let quarter_in = halved(&half);
        let quarter = layer(2, &quarter_in);
        let eighth_in = halved(&quarter);
        let eighth = layer(3, &eighth_in);
        let mut quarter_sum = quarter.clone();
        add_doubled(&mut quarter_sum, &eighth);
        let quarter_up = layer(4, &quarter_sum);
        let mut half_sum = half.clone();
        add_doubled(&mut half_sum, &quarter_up);
        let half_up = layer(5, &half_sum);
        let mut joined = convolve(&fine, &self.layers[6]);
        add_doubled(&mut joined, &half_up);
        bend(&mut joined);
        Seen {
            inputs,
            fine,
            half_in,
            half,
            quarter_in,
            quarter,
            eighth_in,
            eighth,
            quarter_sum,
            quarter_up,
            half_sum,
            half_up,
            joined,
        }
    }

    /// The filter's controls, a plane each, as the last layer gives them.
    pub fn controls(&self, seen: &Seen) -> Rows {
        let [w, h] = seen.joined.size;
        let c = seen.joined.channels;
        let mut controls = Rows::new([w, h], CONTROLS);
        controls.values.par_chunks_mut(w * CONTROLS).enumerate().for_each(|(y, out)| {
            let mut row = vec![0.0; w * LAST];
            convolve_row(&seen.joined.values[y * w * c..(y + 1) * w * c], &self.layers[7], &mut row);
            for (n, plane) in out.chunks_exact_mut(w).enumerate() {
                for (x, value) in plane.iter_mut().enumerate() {
                    *value = row[x * LAST + n];
                }
            }
        });
        controls
    }
}
