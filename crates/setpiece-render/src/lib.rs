//! setpiece-render
