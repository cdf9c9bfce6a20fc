//! The main jobs: everything, a preview, or pictures alone.

use crate::{Cache, Progress, Report, Shot, movie};
use setpiece_delivery::{write_atomically, write_wav};
use setpiece_shot::{FIRST_FRAME, Quality, Result, RunSettings, ShotPlan};
use std::path::PathBuf;

/// What is wanted besides the plan.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The shot folder.
    pub folder: PathBuf,
    /// Size, samples and frames.
    pub settings: RunSettings,
    /// Whether to write the EXR sequence.
    pub exr: bool,
    /// Whether to write the sound's layers.
    pub stems: bool,
    /// Name of the EXR files.
    pub name: String,
}

/// What a run made.
#[derive(Clone, Debug)]
pub struct Made {
    /// What was done.
    pub report: Report,
    /// The files, most wanted first.
    pub files: Vec<PathBuf>,
}

fn begin(shot: &mut Shot<'_>, wanted: &Wanted) -> Result<()> {
    write_atomically(&wanted.folder.join("shot.toml"), shot.plan.to_toml().as_bytes())?;
    shot.report.plan = Some(shot.plan.clone());
    shot.report.quality = Some(wanted.settings.quality);
    shot.report.size = wanted.settings.size;
    shot.report.samples = wanted.settings.samples;
    shot.report.bounce_rays = wanted.settings.bounce_rays;
    shot.report.frames = wanted.settings.frames.count();
    Ok(())
}

fn end(mut shot: Shot<'_>, wanted: &Wanted, mut files: Vec<PathBuf>) -> Result<Made> {
    shot.milestone("total");
    let path = wanted.folder.join("report.json");
    let mut text = serde_json::to_string_pretty(&shot.report).expect("a report is plain data");
    text.push('\n');
    write_atomically(&path, text.as_bytes())?;
    files.push(path);
    Ok(Made { report: shot.report, files })
}

/// Puts a first picture of the standing set on disk and says so, unless the movie is made already.
fn first_picture(shot: &mut Shot<'_>, wanted: &Wanted) -> Result<()> {
    let path = wanted.folder.join("first.png");
    let previs = RunSettings::of(&shot.plan, Quality::Previs);
    if path.is_file() && shot.cache().has("movie", &shot.keys.movie(&previs)) {
        return Ok(());
    }
    let beauty = shot.first_picture(&previs)?;
    let picture = movie::develop_clean(&beauty, &shot.plan, FIRST_FRAME);
    write_atomically(&path, &picture.to_png())?;
    shot.milestone("first_picture");
    shot.progress().note(&format!("first picture: {}", path.display()));
    Ok(())
}

/// Writes the sound: the mix and, when wanted, the stems. Their sum is the mix before its limiter, to within the rounding
/// of 24 bits.
fn write_sound(shot: &mut Shot<'_>, wanted: &Wanted, mix: &[[f32; 2]], files: &mut Vec<PathBuf>) -> Result<()> {
    write_wav(&wanted.folder.join("audio.wav"), mix, 48_000)?;
    if wanted.stems {
        let folder = wanted.folder.join("stems");
        for (name, stem) in shot.stems()?.layers() {
            let stem = movie::cut(stem, shot, &wanted.settings);
            write_wav(&folder.join(format!("{name}.wav")), &stem, 48_000)?;
        }
        files.push(folder);
    }
    Ok(())
}

/// Makes everything: first picture, previs, frames, sound, movie, contact sheet, report.
///
/// # Errors
/// When the user stops it or the disk refuses; what is finished stays finished.
pub fn make(plan: ShotPlan, wanted: &Wanted, cache: &Cache, progress: &dyn Progress) -> Result<Made> {
    let mut shot = Shot::new(plan, cache, progress);
    begin(&mut shot, wanted)?;
    first_picture(&mut shot, wanted)?;
    let previs = wanted.folder.join("previs.mp4");
    let quick = RunSettings { frames: wanted.settings.frames, ..RunSettings::of(&shot.plan, Quality::Previs) };
    movie::shoot(&mut shot, &quick, "previs", &previs, None, None)?;
    shot.milestone("previs");
    progress.note(&format!("preview with sound: {}", previs.display()));

    let file = |name: &str| wanted.folder.join(name);
    let exr_folder = file("exr");
    let exr = wanted.exr.then_some((exr_folder.as_path(), wanted.name.as_str()));
    let (movie_path, sheet_path) = (file("movie.mp4"), file("contact.png"));
    let sound = movie::shoot(&mut shot, &wanted.settings, "frames", &movie_path, Some(&sheet_path), exr)?;
    let mut files = vec![movie_path, file("audio.wav"), sheet_path, previs, file("first.png"), file("shot.toml")];
    write_sound(&mut shot, wanted, &sound, &mut files)?;
    if wanted.exr {
        files.push(exr_folder);
    }
    end(shot, wanted, files)
}

/// Makes the fast preview alone.
///
/// # Errors
/// As [`make`].
pub fn previs(plan: ShotPlan, wanted: &Wanted, cache: &Cache, progress: &dyn Progress) -> Result<Made> {
    let mut shot = Shot::new(plan, cache, progress);
    begin(&mut shot, wanted)?;
    first_picture(&mut shot, wanted)?;
    let file = |name: &str| wanted.folder.join(name);
    let (movie_path, sheet_path) = (file("previs.mp4"), file("contact.png"));
    let sound = movie::shoot(&mut shot, &wanted.settings, "previs", &movie_path, Some(&sheet_path), None)?;
    shot.milestone("previs");
    let mut files = vec![movie_path, file("audio.wav"), sheet_path, file("first.png"), file("shot.toml")];
    write_sound(&mut shot, wanted, &sound, &mut files)?;
    end(shot, wanted, files)
}

/// Makes pictures alone: a PNG for every frame wanted, and EXR when asked.
///
/// # Errors
/// As [`make`].
pub fn render(plan: ShotPlan, wanted: &Wanted, cache: &Cache, progress: &dyn Progress) -> Result<Made> {
    let mut shot = Shot::new(plan, cache, progress);
    begin(&mut shot, wanted)?;
    let mut files = Vec::new();
    let stage = progress.stage("frames", wanted.settings.frames.count());
    let exr = |frame: u32| movie::exr_file(&wanted.folder.join("exr"), &wanted.name, frame);
    let frames: Vec<_> = wanted.settings.frames.iter().map(|n| (n, wanted.exr.then(|| exr(n)))).collect();
    let plan = shot.plan.clone();
    let mut done = |frame: u32, beauty: setpiece_image::Frame| {
        let number = FIRST_FRAME + frame;
        let picture = movie::develop(&beauty, &plan, number);
        let path = wanted.folder.join("png").join(format!("{}.{number}.png", wanted.name));
        write_atomically(&path, &picture.to_png())?;
        files.push(path);
        stage.step();
        Ok(())
    };
    shot.frames(&wanted.settings, &frames, &mut done, "frames")?;
    drop(stage);
    end(shot, wanted, files)
}
