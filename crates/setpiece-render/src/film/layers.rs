//! Pixels into the named layers of a frame.

use super::Pixel;
use crate::request::Layers;
use glam::Vec3;
use setpiece_image::{Frame, Precision, Rgb};

/// The layers of the contract; `dust` is premultiplied, and all of the weather in front of the camera.
pub(super) fn into_frame(pixels: &[Pixel], dust: Option<&[[f32; 4]]>, size: [u32; 2], layers: Layers) -> Frame {
    let mut frame = Frame::new(size);
    let clear = [0.0; 4];
    let dust_of = |i: usize| dust.map_or(&clear, |d| &d[i]);
    let triple = |f: &dyn Fn(&Pixel) -> Vec3| -> Vec<Rgb> { pixels.iter().map(|p| f(p).to_array()).collect() };
    let beauty: Vec<Rgb> = pixels
        .iter()
        .enumerate()
        .map(|(i, p)| {
            let d = dust_of(i);
            let sum = p.direct + p.indirect + p.specular + p.transmission + p.emission;
            (sum * (1.0 - d[3]) + Vec3::new(d[0], d[1], d[2])).to_array()
        })
        .collect();
    frame.push_rgb("", &beauty);
    if layers == Layers::Beauty {
        return frame;
    }
    frame.push("A", Precision::Half, vec![1.0; pixels.len()]);
    frame.push_rgb("albedo", &triple(&|p| p.albedo));
    frame.push_xyz("N", Precision::Half, &triple(&|p| p.normal));
    frame.push_xyz("P", Precision::Full, &triple(&|p| p.position));
    frame.push("Z", Precision::Full, pixels.iter().map(|p| p.depth).collect());
    frame.push("motion.X", Precision::Half, pixels.iter().map(|p| p.motion[0]).collect());
    frame.push("motion.Y", Precision::Half, pixels.iter().map(|p| p.motion[1]).collect());
    frame.push_rgb("diffuse_direct", &triple(&|p| p.direct));
    frame.push_rgb("diffuse_indirect", &triple(&|p| p.indirect));
    frame.push_rgb("specular", &triple(&|p| p.specular));
    frame.push_rgb("transmission", &triple(&|p| p.transmission));
    frame.push_rgb("emission", &triple(&|p| p.emission));
    for (c, name) in ["dust.R", "dust.G", "dust.B", "dust.A"].into_iter().enumerate() {
        frame.push(name, Precision::Half, (0..pixels.len()).map(|i| dust_of(i)[c]).collect());
    }
    frame.push("id", Precision::Full, pixels.iter().map(|p| p.object as f32).collect());
    frame.push("chunk", Precision::Full, pixels.iter().map(|p| p.mover as f32).collect());
    frame
}
