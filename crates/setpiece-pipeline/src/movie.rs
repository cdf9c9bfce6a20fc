//! The movie and the contact sheet of a run.

use crate::{Shot, StageState};
use setpiece_delivery::{Movie, write_atomically};
use setpiece_image::{Bitmap, Frame, View, contact_sheet};
use setpiece_shot::{Diagnostic, FIRST_FRAME, Result, RunSettings, ShotPlan, ViewName};
use std::path::{Path, PathBuf};
use std::sync::mpsc::sync_channel;

/// Pictures on a contact sheet.
const ON_SHEET: u32 = 12;

/// What a screen shows of a frame: lens, viewing transform, grain.
pub(crate) fn develop(beauty: &Frame, plan: &ShotPlan, number: u32) -> Bitmap {
    let light = setpiece_render::lens::seen(beauty, plan.look.lens).expect("a rendered frame has a beauty");
    let view = match plan.look.view {
        ViewName::Agx => View::FILM,
        ViewName::AgxBase => View::NEUTRAL,
        ViewName::Aces2 => View::Aces2,
    };
    Bitmap::of_light(beauty.size, &light, &view, plan.look.grain as f32, number, plan.seed)
}

/// The same without grain.
pub(crate) fn develop_clean(beauty: &Frame, plan: &ShotPlan, number: u32) -> Bitmap {
    let mut clean = plan.clone();
    clean.look.grain = 0.0;
    develop(beauty, &clean, number)
}

/// The part of a shot's sound that belongs to a range of frames.
pub(crate) fn cut(sound: &[[f32; 2]], shot: &Shot<'_>, settings: &RunSettings) -> Vec<[f32; 2]> {
    let at = |frame: u32| ((shot.plan.frame_time_s(frame) * 48_000.0).round() as usize).min(sound.len());
    sound[at(settings.frames.start)..at(settings.frames.end)].to_vec()
}

/// Where a frame, counted from 0, of the EXR sequence goes.
pub(crate) fn exr_file(folder: &Path, name: &str, frame: u32) -> PathBuf {
    folder.join(format!("{name}.{}.exr", FIRST_FRAME + frame))
}

/// Makes every frame of the run and from them the movie; writes the contact sheet and the EXR sequence when asked.
///
/// # Errors
/// When the user stops it or the disk refuses. Finished frames stay in the cache.
pub(crate) fn shoot(
    shot: &mut Shot<'_>,
    settings: &RunSettings,
    name: &str,
    movie_path: &Path,
    sheet_path: Option<&Path>,
    exr: Option<(&Path, &str)>,
) -> Result<Vec<[f32; 2]>> {
    if settings.frames.iter().any(|n| !shot.has_frame(settings, n)) {
        shot.stage_for(settings)?;
    }
    let sound = shot.sound()?;
    let sound = cut(&sound, shot, settings);
    let key = shot.keys.movie(settings);
    let progress = shot.progress();
    let kept_sheet = shot.load("sheet", &key);
    if exr.is_none()
        && let (Some(movie), Some(sheet)) = (shot.load("movie", &key), &kept_sheet)
    {
        write_atomically(movie_path, &movie)?;
        if let Some(path) = sheet_path {
            write_atomically(path, sheet)?;
        }
        shot.report.add(name, 0.0, StageState::Reused);
        return Ok(sound);
    }
    let count = settings.frames.count();
    let (plan, fps) = (shot.plan.clone(), shot.plan.fps);
    // The next frame is rendered while the last one is developed and encoded.
    let (made, finished) = sync_channel::<(u32, Frame)>(2);
    let pictures = std::thread::scope(|scope| {
        let encoder = scope.spawn(|| {
            let mut movie = Movie::new(settings.size, fps)?;
            let mut pictures = Vec::new();
            for (i, (number, beauty)) in finished.into_iter().enumerate() {
                let picture = develop(&beauty, &plan, number);
                movie.frame(&picture)?;
                // Evenly spaced, the first and the last frame included.
                let on_sheet = ON_SHEET.min(count);
                let turn = pictures.len() as u32;
                if turn < on_sheet && i as u32 == turn * (count - 1) / (on_sheet - 1).max(1) {
                    pictures.push((number.to_string(), picture));
                }
            }
            Ok::<_, Diagnostic>((movie, pictures))
        });
        let stage = progress.stage(name, count);
        let path = |n: u32| exr.map(|(folder, name)| exr_file(folder, name, n));
        let wanted: Vec<_> = settings.frames.iter().map(|n| (n, path(n))).collect();
        let mut gave_up = false;
        let all = shot.frames(
            settings,
            &wanted,
            &mut |frame, beauty| {
                stage.step();
                // When the encoder gave up, its error tells why.
                gave_up = made.send((FIRST_FRAME + frame, beauty)).is_err();
                if gave_up { Err(Diagnostic::work("the movie cannot be encoded")) } else { Ok(()) }
            },
            name,
        );
        if !gave_up {
            all?;
        }
        drop((made, stage));
        let (movie, pictures) = encoder.join().expect("the encoder does not panic")?;
        let start = std::time::Instant::now();
        movie.finish(Some(&sound), movie_path)?;
        shot.report.add("movie", crate::shot::round(start.elapsed().as_secs_f64()), StageState::Made);
        Ok::<_, Diagnostic>(pictures)
    })?;
    let read_back = |path: &Path| {
        std::fs::read(path)
            .map_err(|e| Diagnostic::work(format!("the movie cannot be read back: {e}")).at(path.display().to_string()))
    };
    shot.cache().store("movie", &key, &read_back(movie_path)?)?;
    let sheet = contact_sheet(&pictures, 4, 480).to_png();
    shot.cache().store("sheet", &key, &sheet)?;
    if let Some(path) = sheet_path {
        write_atomically(path, &sheet)?;
    }
    Ok(sound)
}
