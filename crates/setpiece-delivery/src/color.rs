//! Display red, green, blue to Y'CbCr 4:2:0 of Rec. ITU-R BT.709, limited range.
//!
//! Luma is 16 to 235, chroma 16 to 240. Chroma sits where H.264 has it by default: on the left column of each pair,
//! halfway between the two rows, so it is filtered 1-2-1 across and averaged down. All in integers.

use openh264::formats::YUVSource;
use setpiece_image::Bitmap;

/// One picture in planes of whole blocks of 16 pixels; its last row and column are repeated to fill them.
pub struct Planes {
    size: [usize; 2],
    y: Vec<u8>,
    cb: Vec<u8>,
    cr: Vec<u8>,
}

const BITS: u32 = 16;
const HALF: i32 = 1 << (BITS - 1);

/// Weights of red, green, blue in fixed point.
const LUMA: [i32; 3] = [fixed(0.2126 * 219.0 / 255.0), fixed(0.7152 * 219.0 / 255.0), fixed(0.0722 * 219.0 / 255.0)];
const BLUE: [i32; 3] =
    [fixed(-0.2126 / 1.8556 * 224.0 / 255.0), fixed(-0.7152 / 1.8556 * 224.0 / 255.0), fixed(0.5 * 224.0 / 255.0)];
const RED: [i32; 3] =
    [fixed(0.5 * 224.0 / 255.0), fixed(-0.7152 / 1.5748 * 224.0 / 255.0), fixed(-0.0722 / 1.5748 * 224.0 / 255.0)];

const fn fixed(x: f64) -> i32 {
    let scaled = x * (1_i64 << BITS) as f64;
    (if scaled < 0.0 { scaled - 0.5 } else { scaled + 0.5 }) as i32
}

fn dot(weights: [i32; 3], c: [i32; 3]) -> i32 {
    weights[0] * c[0] + weights[1] * c[1] + weights[2] * c[2]
}

impl Planes {
    /// Converts a picture.
    pub fn of(picture: &Bitmap) -> Self {
        let [w, h] = picture.size.map(|n| n as usize);
        let size = [w.next_multiple_of(16), h.next_multiple_of(16)];
        let at = |x: usize, y: usize| picture.pixels[y.min(h - 1) * w + x.min(w - 1)].map(i32::from);
        let mut planes = Self {
            size,
            y: Vec::with_capacity(size[0] * size[1]),
            cb: Vec::with_capacity(size[0] * size[1] / 4),
            cr: Vec::with_capacity(size[0] * size[1] / 4),
        };
        for y in 0..size[1] {
            planes.y.extend((0..size[0]).map(|x| (16 + ((dot(LUMA, at(x, y)) + HALF) >> BITS)) as u8));
        }
        for y in (0..size[1]).step_by(2) {
            for x in (0..size[0]).step_by(2) {
                let mut sum = [0; 3];
                for (column, weight) in [(x.saturating_sub(1), 1), (x, 2), (x + 1, 1)] {
                    for row in [y, y + 1] {
                        let c = at(column, row);
                        for i in 0..3 {
                            sum[i] += weight * c[i];
                        }
                    }
                }
                // The weights add up to eight.
                let chroma = |weights| (128 + ((dot(weights, sum) + 8 * HALF) >> (BITS + 3))) as u8;
                planes.cb.push(chroma(BLUE));
                planes.cr.push(chroma(RED));
            }
        }
        planes
    }
}

impl YUVSource for Planes {
    fn dimensions(&self) -> (usize, usize) {
        (self.size[0], self.size[1])
    }

    fn strides(&self) -> (usize, usize, usize) {
        (self.size[0], self.size[0] / 2, self.size[0] / 2)
    }

    fn y(&self) -> &[u8] {
        &self.y
    }

    fn u(&self) -> &[u8] {
        &self.cb
    }

    fn v(&self) -> &[u8] {
        &self.cr
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colour_bars_of_bt_709_have_their_codes() {
        // 100 % bars: ITU-R BT.709, table of digital 8-bit levels.
        for (color, code) in [
            ([255, 255, 255], [235, 128, 128]),
            ([0, 0, 0], [16, 128, 128]),
            ([255, 0, 0], [63, 102, 240]),
            ([0, 255, 0], [173, 42, 26]),
            ([0, 0, 255], [32, 240, 118]),
            ([255, 255, 0], [219, 16, 138]),
        ] {
            let planes = Planes::of(&Bitmap::filled([3, 3], color));
            assert_eq!(planes.dimensions(), (16, 16));
            assert_eq!([planes.y[0], planes.cb[0], planes.cr[0]], code, "{color:?}");
            assert!(planes.y.iter().all(|y| *y == code[0]) && planes.cr.len() == 64);
        }
    }

    #[test]
    fn chroma_is_taken_from_the_left_column() {
        // A red picture whose right half is black: the pair at the edge keeps most of its left column's colour.
        let mut picture = Bitmap::filled([8, 2], [255, 0, 0]);
        for y in 0..2 {
            for x in 5..8 {
                picture.pixels[y * 8 + x] = [0; 3];
            }
        }
        let planes = Planes::of(&picture);
        assert_eq!(planes.cr[..5], [240, 240, 212, 128, 128]);
    }
}
