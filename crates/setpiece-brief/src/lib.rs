//! setpiece-brief
