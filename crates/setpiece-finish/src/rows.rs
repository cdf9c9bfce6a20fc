//! Planes stored row by row: the rows of all planes at one height lie together, so that a thread writes whole heights and
//! the compiler works on many neighbours at once.

/// Neighbours that are worked out together.
pub(crate) const LANES: usize = 16;
/// As many numbers.
pub(crate) type Lanes = [f32; LANES];

/// Planes of one size.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// Width and height in pixels.
    pub size: [usize; 2],
    /// How many planes.
    pub planes: usize,
    /// By height, then plane, then column.
    pub values: Vec<f32>,
}

impl Rows {
    /// All zero.
    pub fn new(size: [usize; 2], planes: usize) -> Self {
        Self { size, planes, values: vec![0.0; size[0] * size[1] * planes] }
    }

    /// Of whole planes.
    pub fn of(size: [usize; 2], planes: &[Vec<f32>]) -> Self {
        let mut rows = Self::new(size, planes.len());
        for (p, plane) in planes.iter().enumerate() {
            for y in 0..size[1] {
                rows.row_mut(y, p).copy_from_slice(&plane[y * size[0]..(y + 1) * size[0]]);
            }
        }
        rows
    }

    /// A row of a plane.
    #[inline(always)]
    pub fn row(&self, y: usize, plane: usize) -> &[f32] {
        let at = (y * self.planes + plane) * self.size[0];
        &self.values[at..at + self.size[0]]
    }

    /// A row of a plane.
    #[inline(always)]
    pub fn row_mut(&mut self, y: usize, plane: usize) -> &mut [f32] {
        let at = (y * self.planes + plane) * self.size[0];
        &mut self.values[at..at + self.size[0]]
    }

    /// A whole plane.
    pub fn plane(&self, plane: usize) -> Vec<f32> {
        (0..self.size[1]).flat_map(|y| self.row(y, plane)).copied().collect()
    }

    /// Values of a row from a column on; zero beyond its end.
    #[inline(always)]
    pub(crate) fn load(&self, y: usize, plane: usize, x: usize) -> Lanes {
        load(self.row(y, plane), x)
    }

    /// Adds to values of a row; what is beyond its end is lost.
    #[inline(always)]
    pub(crate) fn add(&mut self, y: usize, plane: usize, x: usize, count: usize, more: &Lanes) {
        add(&mut self.row_mut(y, plane)[x..], count, more);
    }
}

/// Values of a row from a column on; zero beyond its end.
#[inline(always)]
pub(crate) fn load(row: &[f32], x: usize) -> Lanes {
    match row.get(x..x + LANES) {
        Some(all) => all.try_into().expect("so many"),
        None => {
            let mut some = [0.0; LANES];
            let rest = &row[x.min(row.len())..];
            some[..rest.len()].copy_from_slice(rest);
            some
        }
    }
}

/// Adds the first `count` lanes to the beginning of a row.
#[inline(always)]
pub(crate) fn add(row: &mut [f32], count: usize, more: &Lanes) {
    if count == LANES {
        let row: &mut Lanes = (&mut row[..LANES]).try_into().expect("so many");
        for l in 0..LANES {
            row[l] += more[l];
        }
    } else {
        for (r, m) in row.iter_mut().zip(&more[..count]) {
            *r += m;
        }
    }
}
