//! setpiece-image
