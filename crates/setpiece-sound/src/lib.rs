//! setpiece-sound
