//! Who is told of what rays meet: counters alone while frames are made, or somebody who writes all of it down.
//!
//! Tracing is generic over the witness. For [`RenderStats`] everything but the counts is an empty function, so that frames
//! pay nothing for it, and what is replayed is traced by the very code that traced the frame.

use crate::bvh::Ray;
use crate::geometry::Touch;
use crate::request::RenderStats;
use crate::surface::Surface;
use glam::Vec3;

/// Why a ray sets out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// To gather diffuse light.
    Bounce,
    /// Mirrored by a smooth surface.
    Mirror,
    /// Mirrored by a pane of glass.
    Pane,
}

/// Where light comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// The sun or the moon.
    Main,
    Lamp,
    Fire,
    Sky,
    /// The sky, mirrored by a pane.
    Pane,
    /// The surface itself.
    Emission,
    /// What the last bounce is held to find.
    Ambient,
}

/// A witness of a path. Light is in kcd/m2, as it arrives where the last ray set out from.
pub(crate) trait Witness {
    /// The counters.
    fn count(&mut self) -> &mut RenderStats;
    /// A ray is followed.
    fn follows(&mut self, _ray: &Ray) {}
    /// It meets a surface at a distance.
    fn meets(&mut self, _touch: &Touch, _distance: f32, _surface: &Surface) {}
    /// This is left of the light behind the panes passed since the last ray set out.
    fn passes(&mut self, _left: Vec3) {}
    /// Light that comes without a shadow ray.
    fn gives(&mut self, _source: Source, _light: Vec3) {}
    /// Light of a sampled direction: the share that is not shadowed, and what the surface sends on of it.
    fn lights(&mut self, _source: Source, _to_light: Vec3, _seen: f32, _given: Vec3) {}
    /// A ray sets out, whose light will count with this weight.
    fn sets_out(&mut self, _way: Way, _weight: Vec3) {}
    /// What it brought.
    fn comes_back(&mut self, _light: Vec3) {}
}

impl Witness for RenderStats {
    #[inline]
    fn count(&mut self) -> &mut RenderStats {
        self
    }
}
