//! Memory of the program. Every step of the bodies and every frame asks for the same buffers again, so what was given
//! back is kept instead of returned to the system and cleared by it anew.

use std::ffi::c_long;

#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// `mi_option_purge_delay` of `mimalloc.h`, the same number in mimalloc 2 and 3; the binding leaves it out.
const PURGE_DELAY: libmimalloc_sys::mi_option_t = 15;
/// A minute in place of a second: frames ask again long before, and what the bodies had is returned while the first are made.
const DELAY_MS: c_long = 60_000;

/// From now on keeps memory that is given back for a while, unless `MIMALLOC_PURGE_DELAY` says otherwise. In the main job that
/// is a fourteenth more memory than twenty seconds take, and 2 % less time.
#[allow(unsafe_code)]
pub(crate) fn keep() {
    // SAFETY: a plain number is stored under a lock-free option of the allocator that is linked in; no pointer is passed.
    unsafe { libmimalloc_sys::mi_option_set_default(PURGE_DELAY, DELAY_MS) };
}

#[cfg(test)]
mod tests {
    #[test]
    #[allow(unsafe_code)]
    fn the_number_is_that_of_the_purge_delay() {
        // SAFETY: reads one number by its index.
        let before = unsafe { libmimalloc_sys::mi_option_get(super::PURGE_DELAY) };
        assert_eq!(before, 1000, "mimalloc 3 waits a second; if this is another option, its number has moved");
        super::keep();
        // SAFETY: as above.
        assert_eq!(unsafe { libmimalloc_sys::mi_option_get(super::PURGE_DELAY) }, super::DELAY_MS);
    }
}
