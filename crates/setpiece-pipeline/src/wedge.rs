//! A wedge: previs takes of one plan over the values of one or two keys, in one labelled grid movie.

use crate::{Cache, Made, Progress, Shot, Wanted, movie};
use setpiece_delivery::{Movie, write_atomically};
use setpiece_image::{Bitmap, Frame};
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

/// One take of a wedge.
#[derive(Clone, Debug, PartialEq)]
pub struct WedgeTake {
    /// What its cell says.
    pub label: String,
    /// What it is, in words.
    pub words: String,
    /// Its plan.
    pub plan: ShotPlan,
}

/// Takes in rows and columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// The takes, row by row.
    pub takes: Vec<WedgeTake>,
    columns: u32,
    /// What stands left of each row, in a grid of two keys.
    rows_say: Vec<String>,
    /// What stands above each column, in a grid of two keys.
    columns_say: Vec<String>,
}

impl Grid {
    /// The takes over the values of one or two keys. The first key's values make the rows of two.
    ///
    /// # Errors
    /// When there are too many takes or axes, or a value does not suit the plan.
    pub fn over(plan: &ShotPlan, axes: &[Axis]) -> Result<Self> {
        let leaf = |axis: &Axis| axis.key.rsplit('.').next().unwrap_or(&axis.key).to_owned();
        let say = |axis: &Axis| axis.values.iter().map(|v| format!("{} {v}", leaf(axis))).collect::<Vec<_>>();
        let (rows_say, columns_say) = match axes {
            [rows, columns] => (say(rows), say(columns)),
            [_] => (Vec::new(), Vec::new()),
            _ => {
                return Err(Diagnostic::request(format!("a grid has one or two keys, not {}", axes.len()))
                    .at("--over")
                    .help("give --over once or twice"));
            }
        };
        let count: usize = axes.iter().map(|a| a.values.len()).product();
        if count > MOST_TAKES {
            return Err(Diagnostic::request(format!("{count} takes are more than {MOST_TAKES}"))
                .at("--over")
                .help("name fewer values"));
        }
        let mut takes = vec![WedgeTake { label: String::new(), words: String::new(), plan: plan.clone() }];
        for axis in axes {
            let mut next = Vec::new();
            for take in &takes {
                for (value, said) in axis.values.iter().zip(say(axis)) {
                    let mut plan = take.plan.clone();
                    set_key(&mut plan, &axis.key, value)?;
                    plan.check()?;
                    let [comma, space] = if take.words.is_empty() { ["", ""] } else { [", ", "  "] };
                    next.push(WedgeTake {
                        words: format!("{}{comma}{said}", take.words),
                        label: format!("{}{space}{said}", take.label),
                        plan,
                    });
                }
            }
            takes = next;
        }
        if !rows_say.is_empty() {
            // The margins say it.
            takes.iter_mut().for_each(|t| t.label.clear());
        }
        let mut grid = Self::of(takes)?;
        if let [_, second] = axes {
            grid.columns = second.values.len() as u32;
        }
        Ok(Self { rows_say, columns_say, ..grid })
    }

    /// Takes in as many columns as rows.
    ///
    /// # Errors
    /// When they differ in length, rate or size, or are too many.
    pub fn of(takes: Vec<WedgeTake>) -> Result<Self> {
        let shape = |t: &WedgeTake| (t.plan.frame_count(), t.plan.fps, t.plan.size);
        if takes.is_empty() || takes.len() > MOST_TAKES {
            return Err(Diagnostic::request(format!("{} takes: a wedge has 1 to {MOST_TAKES}", takes.len())));
        }
        if takes.iter().any(|t| shape(t) != shape(&takes[0])) {
            return Err(Diagnostic::request("takes of one grid need one length, rate and size")
                .at("--over")
                .help("wedge over keys other than duration_s, fps, size and aspect"));
        }
        let columns = (takes.len() as f64).sqrt().ceil() as u32;
        Ok(Self { takes, columns, rows_say: Vec::new(), columns_say: Vec::new() })
    }

    /// Width of the margin at the left and height of the one above, in pixels.
    fn margins(&self) -> [u32; 2] {
        let longest = self.rows_say.iter().map(|t| t.chars().count() as u32).max().unwrap_or(0);
        let left = if longest == 0 { 0 } else { (8 * longest + 16).div_ceil(4) * 4 };
        [left, if self.columns_say.is_empty() { 0 } else { 20 }]
    }

    /// An empty picture of the grid with its margins filled in.
    fn ground(&self, cell: [u32; 2]) -> Bitmap {
        let [left, top] = self.margins();
        let rows = (self.takes.len() as u32).div_ceil(self.columns);
        let mut ground = Bitmap::filled([left + cell[0] * self.columns, top + cell[1] * rows], [12; 3]);
        for (n, text) in (0..).zip(&self.rows_say) {
            ground.label(text, 8, top + n * cell[1] + cell[1] / 2, 1);
        }
        for (n, text) in (0..).zip(&self.columns_say) {
            let length = 8 * text.chars().count() as u32;
            ground.label(text, left + n * cell[0] + cell[0].saturating_sub(length) / 2, 6, 1);
        }
        ground
    }
}

/// Makes the grid: `wedge.mp4` and `wedge.png` in the folder, and each take's plan in a shot folder of its own.
///
/// # Errors
/// A stop by the user, or a disk that refuses.
pub fn wedge(grid: &Grid, wanted: &Wanted, cache: &Cache, progress: &dyn Progress) -> Result<Made> {
    let begun = std::time::Instant::now();
    let settings = wanted.settings;
    let [left, top] = grid.margins();
    let width = (settings.size[0].min((1920 - left.min(960)) / grid.columns) / 4 * 4).max(96);
    let cell = [width, (width * settings.size[1] / settings.size[0]).div_ceil(4) * 4];
    let ground = grid.ground(cell);
    let count = settings.frames.count() as usize;
    let mut pictures = vec![ground; count];
    let mut files = Vec::new();
    let mut report: Option<crate::Report> = None;
    for (n, take) in grid.takes.iter().enumerate() {
        progress.note(&format!("take {} of {}: {}", n + 1, grid.takes.len(), take.words));
        let path = wanted.folder.join(format!("take-{:02}", n + 1)).join("shot.toml");
        write_atomically(&path, take.plan.to_toml().as_bytes())?;
        files.push(path);
        let mut shot = Shot::new(take.plan.clone(), cache, progress);
        if let Some(so_far) = report.take() {
            shot.report = so_far;
        }
        shot.report.size = settings.size;
        let (x, y) = (left + n as u32 % grid.columns * cell[0], top + n as u32 / grid.columns * cell[1]);
        let room = (cell[0].saturating_sub(12) / 8) as usize;
        let label: String = take.label.chars().take(room).collect();
        let stage = progress.stage("previs", settings.frames.count());
        let frames: Vec<_> = settings.frames.iter().map(|n| (n, None)).collect();
        let mut done = |frame: u32, beauty: Frame| {
            let picture = movie::develop_clean(&beauty, &take.plan, FIRST_FRAME + frame);
            let mut small = picture.resized(cell);
            if !label.is_empty() {
                small.label(&label, 6, cell[1].saturating_sub(16), 1);
            }
            pictures[(frame - settings.frames.start) as usize].paste(&small, x, y);
            stage.step();
            Ok(())
        };
        shot.frames(&settings, &frames, &mut done, "previs")?;
        drop(stage);
        shot.milestone("total");
        let gone = crate::shot::round(begun.elapsed().as_secs_f64());
        shot.report.milestones.insert("total".to_owned(), gone);
        report = Some(shot.report);
    }
    let path = wanted.folder.join("wedge.mp4");
    let mut out = Movie::new(pictures[0].size, grid.takes[0].plan.fps)?;
    for picture in &pictures {
        out.frame(picture)?;
    }
    out.finish(None, &path)?;
    let sheet = wanted.folder.join("wedge.png");
    write_atomically(&sheet, &pictures[count * 2 / 3].to_png())?;
    files.splice(0..0, [path, sheet]);
    Ok(Made { report: report.expect("a grid has a take"), files })
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
        let axes = [Axis::parse("seed=1..2").unwrap(), Axis::parse("look.dust=0.1,0.5,0.9").unwrap()];
        let grid = Grid::over(&ShotPlan::default(), &axes).unwrap();
        let words: Vec<&str> = grid.takes.iter().map(|t| t.words.as_str()).collect();
        assert_eq!(words[..4], ["seed 1, dust 0.1", "seed 1, dust 0.5", "seed 1, dust 0.9", "seed 2, dust 0.1"]);
        assert_eq!((grid.columns, grid.takes[5].plan.seed, grid.takes[5].plan.look.dust), (3, 2, 0.9));
        assert_eq!((grid.rows_say.len(), grid.columns_say.len()), (2, 3));
        let over = |texts: &[&str]| {
            let axes: Vec<Axis> = texts.iter().map(|t| Axis::parse(t).unwrap()).collect();
            Grid::over(&ShotPlan::default(), &axes)
        };
        assert!(over(&["fps=24,25"]).is_err());
        assert!(over(&["seed=1..10", "look.dust=0,0.3,0.6,1"]).is_err());
        assert!(over(&["seed=1..2", "look.dust=0,1", "look.grain=0,1"]).is_err());
        assert_eq!(over(&["seed=1..5"]).unwrap().columns, 3);
    }

    #[test]
    fn margins_hold_the_labels_of_rows_and_columns() {
        let axes = [Axis::parse("seed=1..2").unwrap(), Axis::parse("look.dust=0.1,0.9").unwrap()];
        let grid = Grid::over(&ShotPlan::default(), &axes).unwrap();
        let ground = grid.ground([100, 56]);
        let [left, top] = grid.margins();
        assert_eq!(ground.size, [left + 200, top + 112]);
        let bright = |x0: u32, x1: u32, y0: u32, y1: u32| {
            (y0..y1)
                .flat_map(|y| (x0..x1).map(move |x| (x, y)))
                .any(|(x, y)| ground.pixels[(y * ground.size[0] + x) as usize][0] > 200)
        };
        assert!(bright(0, left, top, top + 56) && bright(0, left, top + 56, top + 112));
        assert!(bright(left, left + 100, 0, top) && bright(left + 100, left + 200, 0, top));
        assert!(!bright(left, left + 200, top, top + 112));
    }
}
