//! Boxes: length, four letters, content; and the plain numbers inside them, big end first.

/// Collects the bytes of boxes.
#[derive(Default)]
pub struct Out(pub Vec<u8>);

impl Out {
    /// A box around what `fill` writes.
    pub fn boxed(&mut self, kind: &[u8; 4], fill: impl FnOnce(&mut Self)) {
        let start = self.0.len();
        self.u32(0);
        self.0.extend(kind);
        fill(self);
        let length = (self.0.len() - start) as u32;
        self.0[start..start + 4].copy_from_slice(&length.to_be_bytes());
    }

    /// A box with a version and 24 flags.
    pub fn full(&mut self, kind: &[u8; 4], version: u8, flags: u32, fill: impl FnOnce(&mut Self)) {
        self.boxed(kind, |out| {
            out.u32(u32::from(version) << 24 | flags);
            fill(out);
        });
    }

    /// Eight bits.
    pub fn u8(&mut self, x: u8) {
        self.0.push(x);
    }

    /// Sixteen bits.
    pub fn u16(&mut self, x: u16) {
        self.0.extend(x.to_be_bytes());
    }

    /// Thirty-two bits.
    pub fn u32(&mut self, x: u32) {
        self.0.extend(x.to_be_bytes());
    }

    /// Several times thirty-two bits.
    pub fn u32s(&mut self, all: &[u32]) {
        all.iter().for_each(|x| self.u32(*x));
    }

    /// Sixty-four bits.
    pub fn u64(&mut self, x: u64) {
        self.0.extend(x.to_be_bytes());
    }

    /// Raw bytes.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.0.extend(bytes);
    }

    /// So many zero bytes.
    pub fn zeros(&mut self, count: usize) {
        self.0.resize(self.0.len() + count, 0);
    }

    /// The matrix that turns nothing.
    pub fn unity_matrix(&mut self) {
        for x in [0x1_0000, 0, 0, 0, 0x1_0000, 0, 0, 0, 0x4000_0000] {
            self.u32(x);
        }
    }
}

/// The boxes in a run of bytes, as letters and content. Stops at the first damaged one.
#[derive(Clone, Copy)]
pub struct Boxes<'a>(pub &'a [u8]);

impl<'a> Iterator for Boxes<'a> {
    type Item = ([u8; 4], &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let length = u32::from_be_bytes(self.0.get(..4)?.try_into().ok()?) as usize;
        let kind: [u8; 4] = self.0.get(4..8)?.try_into().ok()?;
        let content = self.0.get(8..length)?;
        self.0 = &self.0[length..];
        Some((kind, content))
    }
}

impl<'a> Boxes<'a> {
    /// The content of the first box with these letters.
    pub fn first(self, kind: &[u8; 4]) -> Option<&'a [u8]> {
        let mut boxes = self;
        boxes.find(|(k, _)| k == kind).map(|(_, content)| content)
    }

    /// The content of the first box down a path of letters.
    pub fn down(self, path: &[&[u8; 4]]) -> Option<&'a [u8]> {
        path.iter().try_fold(self.0, |bytes, kind| Boxes(bytes).first(kind))
    }
}
