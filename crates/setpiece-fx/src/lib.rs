//! setpiece-fx
