//! 8-bit pictures for screens: from frames, as PNG, with labels, in sheets.

use crate::tone::Shown;
use crate::{Frame, Rgb, View, add_grain};
use font8x8::UnicodeFonts;
use rayon::prelude::*;

/// Rows of a picture that are developed together.
const ROWS: usize = 16;

/// An 8-bit picture in display encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bitmap {
    /// Width and height in pixels.
    pub size: [u32; 2],
    /// Red, green, blue of each pixel, row-major from the top left.
    pub pixels: Vec<[u8; 3]>,
}

impl Bitmap {
    /// One colour all over.
    pub fn filled(size: [u32; 2], color: [u8; 3]) -> Self {
        Self { size, pixels: vec![color; size[0] as usize * size[1] as usize] }
    }

    /// What a screen shows of a frame's beauty, with grain.
    ///
    /// # Panics
    /// When the frame has no beauty.
    pub fn of_frame(frame: &Frame, view: &View, grain: f32, number: u32, seed: u64) -> Self {
        let light = frame.rgb("").expect("a rendered frame has a beauty");
        Self::of_light(frame.size, &light, view, grain, number, seed)
    }

    /// The same of exposed light, row by row from the top left.
    ///
    /// # Panics
    /// When there is not a value for every pixel.
    pub fn of_light(size: [u32; 2], light: &[Rgb], view: &View, grain: f32, number: u32, seed: u64) -> Self {
        let [width, height] = size.map(|n| n as usize);
        assert_eq!(light.len(), width * height, "light for every pixel");
        let shown = Shown::new(view);
        let mut pixels = vec![[0; 3]; light.len()];
        let rows = width * ROWS;
        pixels.par_chunks_mut(rows).zip(light.par_chunks(rows)).enumerate().for_each(|(run, (pixels, light))| {
            let mut seen: Vec<Rgb> = light.iter().map(|c| shown.display(*c)).collect();
            add_grain(&mut seen, width, run * ROWS, grain, number, seed);
            pixels.iter_mut().zip(seen).for_each(|(p, c)| *p = c.map(|x| (x * 255.0 + 0.5) as u8));
        });
        Self { size, pixels }
    }

    /// The picture as a PNG file.
    pub fn to_png(&self) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.size[0], self.size[1]);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        // Grain hardly packs, however long one tries.
        encoder.set_compression(png::Compression::Fast);
        let bytes: Vec<u8> = self.pixels.iter().flatten().copied().collect();
        let mut writer = encoder.write_header().expect("writing to memory");
        writer.write_image_data(&bytes).expect("writing to memory");
        writer.finish().expect("writing to memory");
        file
    }

    /// The picture at another size: areas are averaged on the way down, pixels repeated on the way up.
    #[must_use]
    pub fn resized(&self, size: [u32; 2]) -> Self {
        let [w, h] = self.size.map(|n| n as usize);
        let [nw, nh] = size.map(|n| n as usize);
        let mut out = Self::filled(size, [0; 3]);
        for y in 0..nh {
            let (y0, y1) = (y * h / nh, ((y + 1) * h).div_ceil(nh).max(y * h / nh + 1));
            for x in 0..nw {
                let (x0, x1) = (x * w / nw, ((x + 1) * w).div_ceil(nw).max(x * w / nw + 1));
                let mut sum = [0_u32; 3];
                for row in y0..y1 {
                    for p in &self.pixels[row * w + x0..row * w + x1] {
                        for (s, v) in sum.iter_mut().zip(p) {
                            *s += u32::from(*v);
                        }
                    }
                }
                let n = ((y1 - y0) * (x1 - x0)) as u32;
                out.pixels[y * nw + x] = sum.map(|s| ((s + n / 2) / n) as u8);
            }
        }
        out
    }

    /// Copies a picture in, its top left corner at (x, y); what sticks out is cut off.
    pub fn paste(&mut self, other: &Self, x: u32, y: u32) {
        let width = other.size[0].min(self.size[0].saturating_sub(x)) as usize;
        for row in 0..other.size[1].min(self.size[1].saturating_sub(y)) {
            let from = row as usize * other.size[0] as usize;
            let to = (row + y) as usize * self.size[0] as usize + x as usize;
            self.pixels[to..to + width].copy_from_slice(&other.pixels[from..from + width]);
        }
    }

    /// Writes a line of text with its top left corner at (x, y), `scale` pixels a dot, on a darkened ground.
    pub fn label(&mut self, text: &str, x: u32, y: u32, scale: u32) {
        let [w, h] = self.size;
        let length = text.chars().count() as u32;
        for py in y.saturating_sub(scale)..(y + 9 * scale).min(h) {
            for px in x.saturating_sub(scale)..(x + 8 * scale * length + scale).min(w) {
                let p = &mut self.pixels[(py * w + px) as usize];
                *p = p.map(|v| v / 3);
            }
        }
        for (n, c) in text.chars().enumerate() {
            let glyph = font8x8::BASIC_FONTS.get(c).or_else(|| font8x8::LATIN_FONTS.get(c)).unwrap_or([0; 8]);
            for (row, bits) in glyph.iter().enumerate() {
                for column in 0..8 {
                    if bits >> column & 1 == 0 {
                        continue;
                    }
                    for dy in 0..scale {
                        for dx in 0..scale {
                            let px = x + (n as u32 * 8 + column) * scale + dx;
                            let py = y + row as u32 * scale + dy;
                            if px < w && py < h {
                                self.pixels[(py * w + px) as usize] = [235, 235, 225];
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Pictures of one size in rows on grey, with a gap of six pixels around each. Empty for no pictures.
pub fn tiled(pictures: &[Bitmap], columns: u32) -> Bitmap {
    let Some(first) = pictures.first() else { return Bitmap::filled([1, 1], [0; 3]) };
    let (gap, [w, h]) = (6, first.size);
    let rows = (pictures.len() as u32).div_ceil(columns);
    let mut sheet = Bitmap::filled([columns * (w + gap) + gap, rows * (h + gap) + gap], [18; 3]);
    for (i, picture) in pictures.iter().enumerate() {
        sheet.paste(picture, gap + i as u32 % columns * (w + gap), gap + i as u32 / columns * (h + gap));
    }
    sheet
}

/// Pictures in rows with a label in each lower left corner. Empty for no pictures.
pub fn contact_sheet(pictures: &[(String, Bitmap)], columns: u32, cell_width: u32) -> Bitmap {
    let Some((_, first)) = pictures.first() else { return Bitmap::filled([1, 1], [0; 3]) };
    let cell = [cell_width, (cell_width * first.size[1]).div_ceil(first.size[0])];
    let cells: Vec<Bitmap> = pictures
        .iter()
        .map(|(label, picture)| {
            let mut small = picture.resized(cell);
            small.label(label, 6, cell[1].saturating_sub(14), 1);
            small
        })
        .collect();
    tiled(&cells, columns.clamp(1, pictures.len() as u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shrinking_keeps_the_mean_and_sheets_hold_every_picture() {
        let mut picture = Bitmap::filled([8, 4], [0; 3]);
        for p in picture.pixels.iter_mut().step_by(2) {
            *p = [200; 3];
        }
        assert!(picture.resized([2, 2]).pixels.iter().all(|p| *p == [100; 3]));
        let sheet = contact_sheet(&vec![("1".to_owned(), Bitmap::filled([64, 36], [255, 0, 0])); 5], 3, 64);
        assert_eq!(sheet.size, [3 * 70 + 6, 2 * 42 + 6]);
        for i in 0..5 {
            let (x, y) = (6 + i % 3 * 70 + 32, 6 + i / 3 * 42 + 8);
            assert_eq!(sheet.pixels[(y * sheet.size[0] + x) as usize], [255, 0, 0], "picture {i}");
        }
    }

    #[test]
    fn png_files_are_read_back_by_the_decoder() {
        let picture = Bitmap::filled([5, 3], [1, 2, 3]);
        let file = picture.to_png();
        let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().unwrap();
        let mut bytes = vec![0; 45];
        reader.next_frame(&mut bytes).unwrap();
        assert_eq!(bytes[..6], [1, 2, 3, 1, 2, 3]);
    }
}
