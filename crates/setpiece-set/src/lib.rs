//! setpiece-set
