//! setpiece-delivery
