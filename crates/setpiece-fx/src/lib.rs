//! The event: a structure is broken into chunks ([`fracture`]), the chunks move ([`simulate`]), small debris flies off
//! ([`scatter_debris`]).
//!
//! Everything is deterministic: the same scene, plan and seed give the same bytes for any number of threads.

mod debris;
pub mod dust;
mod fracture;
mod rbd;

pub use debris::scatter_debris;
pub use fracture::{Fractured, fracture, fracture_into, whole};
pub use rbd::{SimulationReport, simulate};
