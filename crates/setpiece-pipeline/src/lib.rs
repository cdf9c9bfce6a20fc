//! setpiece-pipeline
