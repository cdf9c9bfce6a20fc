//! setpiece-scene
