//! Ray queries: 8-wide bounding volume hierarchies over triangles and over placed shapes.
//!
//! A hierarchy is built once as a binary tree by binned surface-area splits (Wald 2007), then [collapsed](collapse) so that
//! every node has up to eight children stored lane by lane (Wald, Benthin, Boulos 2008; Dammertz 2008). A leaf is one pack of
//! up to eight triangles. Eight boxes or eight triangles are tested at once, with AVX2 where the machine has it and with
//! a portable twin elsewhere; both do the same operations in the same order and give the same bits.

mod build;
mod collapse;
mod group;
pub(crate) mod kernel;
#[cfg(target_arch = "x86_64")]
pub(crate) mod kernel_avx2;
mod node;
mod plan;
mod presplit;
mod shape;

pub(crate) use build::{Item, build};
pub(crate) use group::{Group, RAYS};
pub(crate) use node::{LEAF, Node, Pack, Ray};
pub(crate) use plan::Triangle;
pub(crate) use shape::{GLASS, Lasting, Shape, Tree};
