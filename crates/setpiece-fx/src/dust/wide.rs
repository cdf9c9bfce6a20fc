//! Loops in wider vector units where the machine has them.
//!
//! What is built for every x86-64 machine may use vectors of four floats only. [`wide!`] compiles a function a second time for
//! AVX2 and takes that where it can. Both are made from the same lines, and none fuses a product with a sum, so that
//! they give the same bits.

/// Defines a function that is compiled for AVX2 besides. Its body should be loops over slices, and what it calls should be
/// `#[inline(always)]`.
macro_rules! wide {
    ($(#[$about:meta])* $vis:vis fn $name:ident($($arg:ident: $kind:ty),* $(,)?) $(-> $out:ty)? $body:block) => {
        $(#[$about])*
        $vis fn $name($($arg: $kind),*) $(-> $out)? {
            #[inline(always)]
            fn portable($($arg: $kind),*) $(-> $out)? $body
            #[cfg(target_arch = "x86_64")]
            {
                #[target_feature(enable = "avx2")]
                fn avx2($($arg: $kind),*) $(-> $out)? {
                    portable($($arg),*)
                }
                if std::arch::is_x86_feature_detected!("avx2") {
                    // SAFETY: the machine has what the function is compiled for.
                    #[allow(unsafe_code)]
                    return unsafe { avx2($($arg),*) };
                }
            }
            portable($($arg),*)
        }
    };
}
pub(super) use wide;

#[cfg(test)]
mod tests {
    use setpiece_shot::Rng;

    #[inline(always)]
    fn plain(a: &[f32], b: &[f32], out: &mut [f32]) -> f64 {
        let mut sum = 0.0;
        for ((a, b), out) in a.iter().zip(b).zip(out) {
            *out = (a * b + 0.3 * a).min(*b).max(-0.5) / (1.5 + b.abs());
            sum += f64::from(*out);
        }
        sum
    }

    wide! {
        fn twin(a: &[f32], b: &[f32], out: &mut [f32]) -> f64 {
            plain(a, b, out)
        }
    }

    #[test]
    fn both_give_the_same_bits() {
        let mut rng = Rng::new(7, "wide");
        let mut some = || (0..1003).map(|_| rng.range(-2.0, 2.0)).collect::<Vec<f32>>();
        let (a, b) = (some(), some());
        let (mut one, mut other) = (vec![0.0; a.len()], vec![0.0; a.len()]);
        assert_eq!(plain(&a, &b, &mut one).to_bits(), twin(&a, &b, &mut other).to_bits());
        assert!(one.iter().zip(&other).all(|(a, b)| a.to_bits() == b.to_bits()));
    }
}
