//! setpiece-shot
