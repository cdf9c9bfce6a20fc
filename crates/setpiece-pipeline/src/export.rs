//! The scene with its motion, camera and lights as a file for other tools.

use crate::shot::SHUTTER;
use crate::{Cache, Made, Progress, Shot, StageState};
use setpiece_delivery::{Exchange, ExchangeFacts, MainLight, check_writable, write_gltf, write_usd};
use setpiece_render::sky::SkyModel;
use setpiece_shot::{Diagnostic, Monitor, Result, ShotPlan};
use std::path::{Path, PathBuf};

/// Where the scene goes.
#[derive(Clone, Debug, Default)]
pub struct ExportTo {
    /// A USD file: `.usda`, or `.usd` in the text form.
    pub usd: Option<PathBuf>,
    /// A glTF file: `.glb`, or `.gltf` with a `.bin` beside it.
    pub gltf: Option<PathBuf>,
}

impl ExportTo {
    /// Refuses what can be told wrong before any work.
    ///
    /// # Errors
    /// When no file is named, or one has an ending that its format has not.
    pub fn check(&self) -> Result<()> {
        if self.usd.is_none() && self.gltf.is_none() {
            return Err(Diagnostic::request("no file to export to").help("name one with --usd FILE or --gltf FILE"));
        }
        ending(self.usd.as_deref(), "--usd", &["usda", "usd"])?;
        ending(self.gltf.as_deref(), "--gltf", &["glb", "gltf"])
    }

    fn files(&self) -> impl Iterator<Item = &PathBuf> {
        self.usd.iter().chain(&self.gltf)
    }
}

fn ending(path: Option<&Path>, flag: &str, known: &[&str]) -> Result<()> {
    let Some(path) = path else { return Ok(()) };
    let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
    if known.iter().any(|k| ending.eq_ignore_ascii_case(k)) {
        return Ok(());
    }
    let names: Vec<String> = known.iter().map(|k| format!(".{k}")).collect();
    let remedy = match ending.to_ascii_lowercase().as_str() {
        "usdc" | "usdz" => {
            "the text form is written: name it .usda, and make other forms of it with `usdcat -o`".into()
        }
        _ => format!("end the name in {}", names.join(" or ")),
    };
    Err(Diagnostic::request(format!("`{}` does not end in {}", path.display(), names.join(" or ")))
        .at(flag)
        .help(remedy))
}

/// Files of an export are named whole, not by a folder.
fn elsewhere(mut problem: Diagnostic) -> Diagnostic {
    for folder in ["choose another folder with --out", "choose another one with --out"] {
        problem.remedy = problem.remedy.replace(folder, "name a file elsewhere");
    }
    problem
}

/// Simulates a plan, or takes its motion from the cache, and writes the scene.
///
/// # Errors
/// A name that no format has, a stop by the user, or a disk that refuses.
pub fn export(plan: ShotPlan, to: &ExportTo, cache: &Cache, progress: &dyn Progress) -> Result<Made> {
    to.check()?;
    to.files().try_for_each(|path| check_writable(path).map_err(elsewhere))?;
    let mut shot = Shot::new(plan, cache, progress);
    shot.report.size = shot.plan.size;
    let exposure = shot.exposure()?;
    let (brief, fps, size) = (shot.plan.brief.clone(), shot.plan.fps, shot.plan.size);
    let plan = shot.plan.clone();
    let (scene, take, camera) = shot.staged()?;
    let away = Shot::in_the_way(&plan, scene);
    let mut take = setpiece_scene::furnished(scene, take).into_owned();
    take.hide_props(&away.props);
    let take = &take;
    let sky = SkyModel::new(&scene.sky, &scene.air);
    let software = format!("setpiece {}", env!("CARGO_PKG_VERSION"));
    let exchange = Exchange {
        brief: &brief,
        scene,
        hidden: &away.instances,
        take,
        camera,
        fps,
        size,
        shutter: SHUTTER,
        main_light: MainLight {
            to_light: sky.to_light(),
            illuminance: sky.light(),
            angle_deg: 2.0 * sky.light_radius().asin().to_degrees(),
        },
        ambient: sky.ambient(),
        exposure,
        lamps_dark_from: &setpiece_render::lamps_dark_from(scene, take),
        software: &software,
    };
    type Writer = fn(&Path, &Exchange<'_>, &dyn Monitor) -> Result<ExchangeFacts>;
    let jobs: [(&str, Option<&PathBuf>, Writer); 2] =
        [("usd", to.usd.as_ref(), write_usd), ("gltf", to.gltf.as_ref(), write_gltf)];
    let mut done = Vec::new();
    for (name, path, write) in jobs {
        let Some(path) = path else { continue };
        let stage = progress.stage(name, 1);
        let start = std::time::Instant::now();
        let facts = write(path, &exchange, &*stage).map_err(elsewhere)?;
        done.push((name, start.elapsed().as_secs_f64(), facts));
    }
    for (name, seconds, facts) in done {
        shot.report.add(name, crate::shot::round(seconds), StageState::Made);
        for (what, count) in [
            ("bytes", facts.bytes),
            ("shapes", facts.shapes),
            ("placed", facts.placed),
            ("chunks", facts.chunks),
            ("debris", facts.debris),
        ] {
            shot.report.counts.insert(format!("{name}_{what}"), count as f64);
        }
    }
    shot.milestone("total");
    Ok(Made { report: shot.report, files: to.files().cloned().collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_decide_and_wrong_ones_are_wrong_requests() {
        let to = |usd: Option<&str>, gltf: Option<&str>| {
            ExportTo { usd: usd.map(PathBuf::from), gltf: gltf.map(PathBuf::from) }.check()
        };
        assert!(to(Some("a.usda"), Some("b/c.GLB")).is_ok() && to(Some("a.usd"), None).is_ok());
        assert!(to(None, Some("a.gltf")).is_ok());
        for (usd, gltf, hint) in [
            (None, None, "--usd"),
            (Some("a.fbx"), None, ".usda"),
            (Some("a.usdc"), None, "usdcat"),
            (Some("shot"), None, ".usda"),
            (None, Some("a.usda"), ".glb"),
        ] {
            let error = to(usd, gltf).unwrap_err();
            assert_eq!(error.exit_status(), 2);
            assert!(error.to_string().contains(hint), "{error}");
        }
    }
}
