//! `render --pixel X,Y --frame N`: what the samples of one pixel met, for people and for programs.

use crate::cli::How;
use crate::commands::{pretty, say};
use crate::console::Console;
use crate::produce::{keep_limit, pool};
use crate::request::{self, Request};
use crate::tell;
use serde_json::json;
use setpiece_pipeline::{Event, Replay, Shot};
use setpiece_shot::{Diagnostic, FIRST_FRAME, FrameRange, Quality, Result};
use std::fmt::Write;

/// Column and row, `312,88`.
fn pixel(text: &str) -> Result<[u32; 2]> {
    let pair = text.split_once(',').and_then(|(x, y)| Some([x.trim().parse().ok()?, y.trim().parse().ok()?]));
    pair.ok_or_else(|| {
        Diagnostic::request(format!("`{text}` is no pixel"))
            .at("--pixel")
            .help("write column,row from the top left, as 312,88")
    })
}

/// Replays a pixel.
pub fn run(what: &str, at: &str, frame: Option<&str>, how: &How) -> Result<()> {
    let at = pixel(at)?;
    let request = Request::read(what, how, true)?;
    let console = Console::new(how.quiet);
    let settings = request.wanted(how, Quality::Daily)?.settings;
    let frame = FrameRange::parse(frame.unwrap_or("1"), request.plan.frame_count()).map_err(|d| d.at("--frame"))?;
    if frame.count() != 1 {
        return Err(Diagnostic::request("a pixel is replayed in one frame")
            .at("--frame")
            .help("name one, as 57 or 1057"));
    }
    let cache = request::cache(how)?;
    let replay = pool(how)?.install(|| {
        let mut shot = Shot::new(request.plan.clone(), &cache, &console);
        shot.replay(&settings, frame.start, at)
    })?;
    let number = FIRST_FRAME + frame.start;
    if how.json {
        let mut value = tell::brief_json(&request);
        value["replay"] = json!(replay);
        value["replay"]["frame"] = json!(number);
        value["replay"]["size"] = json!(settings.size);
        say(pretty(&value));
    } else {
        say(text(&replay, number, settings.size));
    }
    keep_limit(&cache, how, &console);
    Ok(())
}

/// Numbers as people compare them.
fn three(numbers: [f32; 3]) -> String {
    numbers.map(|x| if x != 0.0 && x.abs() < 1e-3 { format!("{x:.2e}") } else { format!("{x:.4}") }).join(" ")
}

fn text(replay: &Replay, frame: u32, [w, h]: [u32; 2]) -> String {
    let ([x, y], count) = (replay.pixel, replay.samples.len());
    let mut text =
        format!("frame {frame}, pixel {x},{y} of {w}x{h}, {count} own samples, exposure {:.6}", replay.exposure);
    let mut line = |depth: u32, words: String| {
        let _ = write!(text, "\n{}{words}", "  ".repeat(depth as usize));
    };
    for sample in &replay.samples {
        line(0, format!("sample {}", sample.number));
        for step in &sample.steps {
            let words = match &step.what {
                Event::Ray { kind, origin, direction, throughput } => {
                    let (from, to, left) = (three(*origin), three(*direction), three(*throughput));
                    format!("{kind} ray from ({from}) towards ({to}), throughput ({left})")
                }
                Event::Hit {
                    object, mover, part, material, position, normal, distance_m, albedo, roughness, ..
                } => {
                    let names = [Some(object), mover.as_ref(), part.as_ref()];
                    let names: Vec<&str> = names.into_iter().flatten().map(String::as_str).collect();
                    let (place, normal, colour) = (three(*position), three(*normal), three(*albedo));
                    format!(
                        "  hits {}, {material}, after {distance_m:.3} m at ({place}), normal ({normal}), \
                         albedo ({colour}), roughness {roughness:.2}",
                        names.join(", "),
                    )
                }
                Event::Light { source, to_light, visible, contribution } => {
                    let seen = match *visible {
                        0.0 => "shadowed".to_owned(),
                        1.0 => "visible".to_owned(),
                        share => format!("visible by {share:.2}"),
                    };
                    format!("  {source} towards ({}): {seen}, gives ({})", three(*to_light), three(*contribution))
                }
                Event::Given { source, contribution } => format!("  {source} gives ({})", three(*contribution)),
                Event::Back { radiance, contribution } => {
                    format!("back with ({}), gives ({})", three(*radiance), three(*contribution))
                }
            };
            line(step.depth + 1, words);
        }
        let light = &sample.light;
        let finite = if sample.finite { "" } else { "; not finite, so the frame leaves it out" };
        line(
            1,
            format!(
                "direct ({}), indirect ({}), specular ({}), transmission ({}), emission ({}){finite}",
                three(light.direct),
                three(light.indirect),
                three(light.specular),
                three(light.transmission),
                three(light.emission),
            ),
        );
    }
    let own = if replay.bounced { "" } else { "; bounced light comes from pixels around" };
    line(0, format!("total ({}) before other frames' samples, dust, filter and lens{own}", three(replay.total)));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pixels_are_column_and_row() {
        assert_eq!(pixel("312,88").unwrap(), [312, 88]);
        assert_eq!(pixel(" 0, 7").unwrap(), [0, 7]);
        for wrong in ["312", "312x88", "-1,2", "a,b", ""] {
            assert_eq!(pixel(wrong).unwrap_err().place, "--pixel", "{wrong}");
        }
    }
}
