//! One pixel of a frame, traced again for whoever wants to know why it looks as it does.

use crate::Shot;
use crate::shot::SHUTTER;
use setpiece_render::{Event, Layers, Replay, Request, replay};
use setpiece_shot::{Diagnostic, Quality, Result, RunSettings};

impl Shot<'_> {
    /// The own samples of a frame's pixel, with the parts that chunks are pieces of. The frame is counted from 0.
    ///
    /// # Errors
    /// A pixel or frame that is not there, previews, which share their rays among pixels; and as [`Shot::take`].
    pub fn replay(&mut self, settings: &RunSettings, frame: u32, pixel: [u32; 2]) -> Result<Replay> {
        let [w, h] = settings.size;
        if pixel[0] >= w || pixel[1] >= h {
            return Err(Diagnostic::request(format!(
                "pixel {},{} is outside the picture of {w}x{h}",
                pixel[0], pixel[1]
            ))
            .at("--pixel")
            .help(format!("columns go from 0 to {}, rows from 0 at the top to {}", w - 1, h - 1)));
        }
        if settings.quality == Quality::Previs {
            return Err(Diagnostic::request("pixels of previews share their rays, so that none can be traced alone")
                .at("--quality")
                .help("replay it at daily or final quality"));
        }
        let seed = self.plan.seed;
        let (world, camera, dust, exposure) = self.lit_stage()?;
        let request = Request {
            frame,
            camera,
            size: settings.size,
            samples: settings.samples,
            bounce_rays: settings.bounce_rays,
            bounces: settings.quality.bounces(),
            seed,
            exposure,
            dust: dust.get(frame as usize).filter(|d| !d.is_empty()),
            shutter: SHUTTER,
            previs: false,
            layers: Layers::Beauty,
        };
        let mut replayed = replay(world, &request, pixel);
        self.name_parts(&mut replayed)?;
        Ok(replayed)
    }

    /// Says of chunks that were hit which part each is a piece of.
    fn name_parts(&mut self, replayed: &mut Replay) -> Result<()> {
        let chunk = |mover: &Option<String>| mover.as_ref()?.strip_prefix("chunk_")?.parse::<usize>().ok();
        let mut steps = replayed.samples.iter_mut().flat_map(|s| &mut s.steps);
        if !steps.any(|s| matches!(&s.what, Event::Hit { mover, .. } if chunk(mover).is_some())) {
            return Ok(());
        }
        let (set, chunks) = self.chunks()?;
        for step in replayed.samples.iter_mut().flat_map(|s| &mut s.steps) {
            if let Event::Hit { mover, part, .. } = &mut step.what {
                let Some(piece) = chunk(mover).and_then(|n| chunks.get(n)) else { continue };
                let of = &set.parts[piece.part as usize];
                let kind = format!("{:?} of {:?}", of.kind, of.substance).to_lowercase();
                *part = Some(format!("part {}, {kind}, storey {}", piece.part, of.storey));
            }
        }
        Ok(())
    }
}
