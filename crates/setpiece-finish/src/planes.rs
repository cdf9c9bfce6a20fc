//! Planes for work over vectors: as `rows`, with a border of zeros at both ends of every row, so that whole vectors of
//! neighbours may be read at any pixel.

use rayon::prelude::*;

/// Columns that are worked on together; a level's step is no longer.
pub(crate) const BLOCK: usize = 16;

/// Planes of one size.
#[derive(Debug)]
pub(crate) struct Planes {
    /// Width and height in pixels.
    pub size: [usize; 2],
    /// How many planes.
    pub planes: usize,
    /// From a row to the next: the border, whole blocks, the border.
    pub stride: usize,
    /// Where the first row starts, so that blocks lie on the machine's cache lines.
    start: usize,
    values: Vec<f32>,
}

impl Planes {
    /// All zero.
    pub fn new(size: [usize; 2], planes: usize) -> Self {
        let stride = size[0].next_multiple_of(BLOCK) + 2 * BLOCK;
        let values = vec![0.0_f32; stride * size[1] * planes + BLOCK];
        let start = values.as_ptr().align_offset(64).min(BLOCK);
        Self { size, planes, stride, start, values }
    }

    /// Numbers of all planes at one height.
    fn height(&self) -> usize {
        self.stride * self.planes
    }

    /// All planes at one height: a plane's pixel `x` is at `plane * stride + BLOCK + x`.
    #[inline(always)]
    pub fn at(&self, y: usize) -> &[f32] {
        &self.values[self.start + y * self.height()..][..self.height()]
    }

    /// All heights, each as of [`Planes::at`], for many threads.
    pub fn heights_mut(&mut self) -> rayon::slice::ChunksMut<'_, f32> {
        let (height, all) = (self.height(), self.height() * self.size[1]);
        self.values[self.start..self.start + all].par_chunks_mut(height)
    }
}

/// Where the light of a kind is anything, by height, kind and block.
#[derive(Debug)]
pub(crate) struct Lit {
    kinds: usize,
    blocks: usize,
    values: Vec<bool>,
}

impl Lit {
    /// Nowhere.
    pub fn new(size: [usize; 2], kinds: usize) -> Self {
        let blocks = size[0].div_ceil(BLOCK);
        Self { kinds, blocks, values: vec![false; size[1] * kinds * blocks] }
    }

    /// All heights: by kind, then block.
    pub fn heights_mut(&mut self) -> rayon::slice::ChunksMut<'_, bool> {
        self.values.par_chunks_mut(self.kinds * self.blocks)
    }

    /// Whether there is light in a block or those beside it, at one of the heights.
    #[inline(always)]
    pub fn near(&self, heights: &[Option<usize>; 3], kind: usize, block: usize) -> bool {
        let (first, last) = (block.saturating_sub(1), (block + 1).min(self.blocks - 1));
        heights.iter().flatten().any(|y| {
            let row = (y * self.kinds + kind) * self.blocks;
            self.values[row + first..=row + last].iter().any(|lit| *lit)
        })
    }
}
