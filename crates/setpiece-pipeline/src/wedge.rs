//! A wedge: previs takes of one plan over the values of one or two keys, in one labelled grid movie.

use crate::{Cache, Made, Progress, Shot, Wanted, movie};
use setpiece_delivery::{Movie, write_atomically};
use setpiece_image::Bitmap;
use setpiece_shot::{Diagnostic, FIRST_FRAME, Result, ShotPlan, set_key};

/// Most takes in one wedge.
const MOST_TAKES: usize = 36;

/// One key with the values to try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// The plan's key.
    pub key: String,
    /// The values, as text.
    pub values: Vec<String>,
}

impl Axis {
    /// Reads `key=a,b,c` or, for whole numbers, `key=1..6`.
    ///
    /// # Errors
    /// When it is neither, or a value is not one for the key.
    pub fn parse(text: &str) -> Result<Self> {
        let wrong = |why: &str| {
            Diagnostic::request(format!("`{text}` {why}"))
                .at("--over")
                .help("write --over seed=1..6 or --over look.dust=0.3,0.6,1")
        };
        let (key, values) = text.split_once('=').ok_or_else(|| wrong("names no values"))?;
        let values: Vec<String> = match values.split_once("..") {
            Some((a, b)) => {
                let a: u64 = a.trim().parse().map_err(|_| wrong("is no range of whole numbers"))?;
                let b: u64 = b.trim().parse().map_err(|_| wrong("is no range of whole numbers"))?;
                if b < a || b - a >= MOST_TAKES as u64 {
                    return Err(wrong(&format!("has no takes, or more than {MOST_TAKES}")));
                }
                (a..=b).map(|n| n.to_string()).collect()
            }
            None => values.split(',').map(|v| v.trim().to_owned()).filter(|v| !v.is_empty()).collect(),
        };
        if values.is_empty() {
            return Err(wrong("names no values"));
        }
        for value in &values {
            set_key(&mut ShotPlan::default(), key.trim(), value)?;
        }
        Ok(Self { key: key.trim().to_owned(), values })
    }
}

/// The takes of one or two axes: the plan of each with its label.
fn takes(plan: &ShotPlan, axes: &[Axis]) -> Result<Vec<(String, ShotPlan)>> {
    let mut takes = vec![(String::new(), plan.clone())];
    for axis in axes {
        let mut next = Vec::new();
        for (label, plan) in &takes {
            for value in &axis.values {
                let mut plan = plan.clone();
                set_key(&mut plan, &axis.key, value)?;
                let leaf = axis.key.rsplit('.').next().unwrap_or(&axis.key);
                let space = if label.is_empty() { "" } else { "  " };
                next.push((format!("{label}{space}{leaf} {value}"), plan));
            }
        }
        takes = next;
    }
    if takes.len() > MOST_TAKES {
        return Err(Diagnostic::request(format!("{} takes are more than {MOST_TAKES}", takes.len()))
            .at("--over")
            .help("name fewer values"));
    }
    let shape = |p: &ShotPlan| (p.frame_count(), p.fps, p.size);
    if takes.iter().any(|(_, p)| shape(p) != shape(plan)) {
        return Err(Diagnostic::request("takes of one grid need one length, rate and size")
            .at("--over")
            .help("wedge over keys other than duration_s, fps, size and aspect"));
    }
    Ok(takes)
}

/// Makes the grid: `wedge.mp4` and `wedge.png` in the folder.
///
/// # Errors
/// A key that makes no grid, a stop by the user, or a disk that refuses.
pub fn wedge(plan: &ShotPlan, axes: &[Axis], wanted: &Wanted, cache: &Cache, progress: &dyn Progress) -> Result<Made> {
    let takes = takes(plan, axes)?;
    let settings = wanted.settings;
    let columns = match axes {
        [_, second] => second.values.len() as u32,
        _ => (takes.len() as f64).sqrt().ceil() as u32,
    };
    let rows = (takes.len() as u32).div_ceil(columns);
    let cell = [settings.size[0].min(1920 / columns.max(1)) / 4 * 4, 0];
    let cell = [cell[0].max(96), (cell[0].max(96) * settings.size[1] / settings.size[0]).div_ceil(4) * 4];
    let size = [cell[0] * columns, cell[1] * rows];
    let count = settings.frames.count() as usize;
    let mut grid = vec![Bitmap::filled(size, [12; 3]); count];
    let mut last = None;
    for (n, (label, plan)) in takes.iter().enumerate() {
        progress.note(&format!("take {} of {}: {label}", n + 1, takes.len()));
        let mut shot = Shot::new(plan.clone(), cache, progress);
        shot.report.size = settings.size;
        let (x, y) = (n as u32 % columns * cell[0], n as u32 / columns * cell[1]);
        let stage = progress.stage("previs", settings.frames.count());
        for (i, frame) in settings.frames.iter().enumerate() {
            shot.go_on()?;
            let (beauty, state) = shot.frame(&settings, frame, None)?;
            shot.report.add("previs", 0.0, state);
            let picture = movie::develop(&beauty, 0.0, FIRST_FRAME + frame, plan.seed);
            let mut small = picture.resized(cell);
            small.label(label, 6, cell[1].saturating_sub(16), 1);
            grid[i].paste(&small, x, y);
            stage.step();
        }
        drop(stage);
        last = Some(shot);
    }
    let path = wanted.folder.join("wedge.mp4");
    let mut out = Movie::new(size, plan.fps)?;
    for picture in &grid {
        out.frame(picture)?;
    }
    out.finish(None, &path)?;
    let sheet = wanted.folder.join("wedge.png");
    write_atomically(&sheet, &grid[count * 2 / 3].to_png())?;
    write_atomically(&wanted.folder.join("shot.toml"), plan.to_toml().as_bytes())?;
    let mut shot = last.ok_or_else(|| Diagnostic::request("a wedge needs a take").at("--over"))?;
    shot.milestone("total");
    Ok(Made { report: shot.report, files: vec![path, sheet] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_are_ranges_or_lists_and_bad_ones_say_why() {
        assert_eq!(Axis::parse("seed=1..3").unwrap().values, ["1", "2", "3"]);
        assert_eq!(Axis::parse("look.dust=0.3, 1").unwrap().values, ["0.3", "1"]);
        for bad in ["seed", "seed=", "seed=6..1", "seed=1..9999", "look.dust=2", "look.dist=1", "=1"] {
            assert_eq!(Axis::parse(bad).unwrap_err().exit_status(), 2, "{bad}");
        }
    }

    #[test]
    fn two_axes_make_every_pair() {
        let axes = [Axis::parse("seed=1..2").unwrap(), Axis::parse("look.dust=0.1,0.9").unwrap()];
        let takes = takes(&ShotPlan::default(), &axes).unwrap();
        let labels: Vec<&str> = takes.iter().map(|t| t.0.as_str()).collect();
        assert_eq!(labels, ["seed 1  dust 0.1", "seed 1  dust 0.9", "seed 2  dust 0.1", "seed 2  dust 0.9"]);
        assert!(super::takes(&ShotPlan::default(), &[Axis::parse("fps=24,25").unwrap()]).is_err());
    }
}
