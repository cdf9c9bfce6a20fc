//! Dust: its flow.

pub mod dust;
pub mod picture;
