//! Adam (Kingma and Ba 2015).

use crate::model::{Damaged, Model, Tensor};

const FIRST: f32 = 0.9;
const SECOND: f32 = 0.99;

/// Means of slopes and of their squares, by weight.
#[derive(Clone, Debug, Default)]
pub struct Adam {
    /// Steps done.
    pub step: u32,
    mean: Vec<f32>,
    square: Vec<f32>,
}

impl Adam {
    /// Moves `weights` against their `slopes`, by about `rate` each.
    pub fn go(&mut self, weights: &mut [f32], slopes: &[f32], rate: f32) {
        self.mean.resize(weights.len(), 0.0);
        self.square.resize(weights.len(), 0.0);
        self.step += 1;
        let (first, second) = (1.0 - FIRST.powi(self.step as i32), 1.0 - SECOND.powi(self.step as i32));
        let norm = slopes.iter().map(|s| s * s).sum::<f32>().sqrt();
        // Rare steep slopes are cut.
        let cut = if norm.is_finite() { (1.0 / norm.max(1e-12)).min(1.0) } else { 0.0 };
        for ((w, s), (m, v)) in weights.iter_mut().zip(slopes).zip(self.mean.iter_mut().zip(&mut self.square)) {
            let s = if cut > 0.0 { s * cut } else { 0.0 };
            *m = FIRST * *m + (1.0 - FIRST) * s;
            *v = SECOND * *v + (1.0 - SECOND) * s * s;
            *w -= rate * (*m / first) / ((*v / second).sqrt() + 1e-8);
        }
    }

    /// Its state, for a file beside the weights.
    pub fn model(&self) -> Model {
        // Half floats hold roots of squares better, and both when scaled.
        let tensor =
            |name: &str, values: Vec<f32>| Tensor { name: name.to_owned(), shape: vec![values.len() as u32], values };
        let scaled = |v: &f32| (v * 1e4).clamp(-6e4, 6e4);
        Model {
            tensors: vec![
                tensor("step", vec![(self.step / 1000) as f32, (self.step % 1000) as f32]),
                tensor("mean", self.mean.iter().map(scaled).collect()),
                tensor("root", self.square.iter().map(|v| scaled(&v.sqrt())).collect()),
            ],
        }
    }

    /// Reads [`Adam::model`].
    ///
    /// # Errors
    /// When it is something else.
    pub fn of(model: &Model) -> Result<Self, Damaged> {
        let step = model.values("step", &[2])?;
        let [_, mean, root] = model.tensors.as_slice() else { return Err(Damaged::Missing) };
        Ok(Self {
            step: step[0] as u32 * 1000 + step[1] as u32,
            mean: mean.values.iter().map(|v| v * 1e-4).collect(),
            square: root.values.iter().map(|v| (v * 1e-4) * (v * 1e-4)).collect(),
        })
    }
}
