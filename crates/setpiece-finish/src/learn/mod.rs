//! Learning: the steps of the network and the filter backwards, what is wanted, and the rule by which weights move.
//!
//! Derivatives are written by hand, and a test holds them against differences.

mod adam;
mod filter;
mod network;
mod wanted;

pub use adam::Adam;
pub use wanted::{Example, Loss, Pair, learn_from};
