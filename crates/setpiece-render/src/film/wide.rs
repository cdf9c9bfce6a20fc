//! Work over many records, compiled twice: for any processor, and for those that have AVX2 and read eight halves at once. Both give
//! the same bits, since no multiplication is fused with an addition.
//!
//! Why `unsafe` here: functions compiled for AVX2 may only be called where the machine has it, and halves are loaded through a pointer.
#![allow(unsafe_code)]

use super::record::{PACKED, Record};
use super::sum::Lanes;
use half::slice::HalfFloatSliceExt;

/// How the colours of records are read.
pub(super) trait Read: Copy {
    fn colours(self, record: &Record) -> [Lanes; 3];
}

/// What is done with records.
pub(super) trait Work {
    type Out;
    /// To be inlined, so that it is compiled for the processor that the reader is for.
    fn go<R: Read>(self, read: R) -> Self::Out;
}

/// Does some work in the quickest way that the processor has.
pub(super) fn run<W: Work>(work: W) -> W::Out {
    #[cfg(target_arch = "x86_64")]
    if let Some(wide) = avx2::Wide::found() {
        // SAFETY: the processor has what the function is compiled for: there is no `Wide` else.
        return unsafe { avx2::run(work, wide) };
    }
    work.go(Plain)
}

/// One by one.
#[derive(Clone, Copy)]
pub(super) struct Plain;

impl Read for Plain {
    #[inline(always)]
    fn colours(self, record: &Record) -> [Lanes; 3] {
        let mut values = [0.0; 3 * PACKED];
        record.colours.convert_to_f32_slice(&mut values);
        std::array::from_fn(|c| std::array::from_fn(|k| if k < PACKED { values[PACKED * c + k] } else { 0.0 }))
    }
}

#[cfg(target_arch = "x86_64")]
mod avx2 {
    use super::{Lanes, PACKED, Read, Record, Work};
    use std::arch::x86_64::*;

    /// Shows that the processor has AVX2 and F16C.
    #[derive(Clone, Copy)]
    pub(super) struct Wide(());

    impl Wide {
        pub fn found() -> Option<Self> {
            (is_x86_feature_detected!("avx2") && is_x86_feature_detected!("f16c")).then_some(Self(()))
        }
    }

    #[target_feature(enable = "avx2,f16c")]
    pub(super) fn run<W: Work>(work: W, wide: Wide) -> W::Out {
        work.go(wide)
    }

    impl Read for Wide {
        #[inline(always)]
        fn colours(self, record: &Record) -> [Lanes; 3] {
            // SAFETY: there is no `Wide` where the processor lacks what the function is compiled for.
            unsafe { colours(record) }
        }
    }

    #[inline]
    #[target_feature(enable = "avx2,f16c")]
    fn colours(record: &Record) -> [Lanes; 3] {
        let start = std::ptr::from_ref(record).cast::<u16>();
        let first = std::mem::offset_of!(Record, colours) / 2;
        std::array::from_fn(|c| {
            let mut lanes = [0.0; PACKED + 1];
            // SAFETY: eight halves from each of these places end within the record, the last of them in what follows the colours.
            unsafe {
                let halves = _mm_loadu_si128(start.add(first + PACKED * c).cast());
                let read = _mm256_cvtph_ps(halves);
                // The eighth belongs to something else.
                let read = _mm256_blend_ps::<0b1000_0000>(read, _mm256_setzero_ps());
                _mm256_storeu_ps(lanes.as_mut_ptr(), read);
            }
            lanes
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::record::SKY;
    use super::super::sum::Found;
    use super::*;
    use glam::Vec3;

    struct Colours<'a>(&'a Record);

    impl Work for Colours<'_> {
        type Out = [Lanes; 3];
        #[inline(always)]
        fn go<R: Read>(self, read: R) -> [Lanes; 3] {
            read.colours(self.0)
        }
    }

    #[test]
    fn records_are_read_with_the_same_bits_in_either_way() {
        for n in 0..500_u32 {
            let number = |k: u32| ((n * 31 + k) as f32 * 1.7).sin().exp2() * f32::from(k as u16) * 40.0 - 9.0;
            let light = std::array::from_fn(|k| Vec3::new(number(k as u32), 1e-6 * number(9), 1e9 * number(n)));
            let found = Found {
                colours: Found::colours(light, Vec3::splat(number(3)), Vec3::splat(number(4))),
                bounced: n % 2 == 0,
                count: 1.0,
                first: None,
            };
            let record = Record::new(&found, Vec3::ONE, SKY, (0.3, 0.6));
            let bits = |c: [Lanes; 3]| c.map(|lanes| lanes.map(f32::to_bits));
            assert_eq!(bits(run(Colours(&record))), bits(Plain.colours(&record)));
        }
    }
}
