//! The tools: what each takes and does.

use super::place::Project;
use super::progress::Telling;
use crate::cli::{How, MOST_BOUNCE_RAYS, MOST_SAMPLES};
use crate::direct;
use crate::history::History;
use crate::produce::{Job, keep_limit, keep_what_stands, last_run};
use crate::request::{self, Request};
use crate::tell;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use setpiece_delivery::write_atomically;
use setpiece_pipeline::{Before, Cache, Made, Progress, Wanted};
use setpiece_shot::{Diagnostic, KNOBS, Quality, Result, ShotPlan, plain_value};
use std::path::{Path, PathBuf};

/// Most pictures in one answer.
const MOST_PICTURES: usize = 4;

/// What a tool answers.
pub struct Answer {
    /// What came of it.
    pub value: Value,
    /// PNG files.
    pub pictures: Vec<Vec<u8>>,
}

type Work = fn(&Workshop, Value, &Telling) -> Result<Answer>;

/// One tool.
pub struct ToolAbout {
    pub name: &'static str,
    pub title: &'static str,
    pub help: &'static str,
    /// Whether it leaves the project as it is.
    pub reads_only: bool,
    /// The schema of its arguments.
    pub arguments: fn() -> Value,
    /// Does it.
    pub work: Work,
}

const fn about(
    name: &'static str,
    title: &'static str,
    help: &'static str,
    arguments: fn() -> Value,
    work: Work,
) -> ToolAbout {
    ToolAbout { name, title, help, reads_only: false, arguments, work }
}

/// Every tool.
pub const TOOLS: &[ToolAbout] = &[
    about(
        "plan",
        "Plan a shot from words",
        "Turns words into a shot's plan and saves it in a shot folder. Says what was understood, assumed and ignored. \
         Quick: nothing is simulated.",
        plan_arguments,
        Workshop::plan,
    ),
    about(
        "preview",
        "Preview a shot",
        "Makes the fast preview movie of a shot with sound and gives back its contact sheet as a picture. The first preview \
         of a shot simulates and takes a minute or so; later ones make only what changed.",
        preview_arguments,
        Workshop::preview,
    ),
    about(
        "direct",
        "Change a shot by a note",
        "Changes a shot's plan by a director's note, as \"lower the camera, twice the dust, start half a second later\". \
         Shows each key that changed and what will have to be made again. Locked keys stay. The plan before is kept as a \
         version.",
        direct_arguments,
        Workshop::direct,
    ),
    about(
        "render",
        "Render a shot",
        "Makes the shot at daily or final quality: movie, sound and contact sheet, which comes back as a picture. With \
         `frames`, only those pictures. Takes minutes; can be cancelled and goes on where it was.",
        render_arguments,
        Workshop::render,
    ),
    ToolAbout {
        reads_only: true,
        ..about(
            "look",
            "Look at a picture",
            "Gives back a picture that is there: a shot's contact sheet, the first picture of its standing set, or a PNG file.",
            look_arguments,
            Workshop::look,
        )
    },
    ToolAbout {
        reads_only: true,
        ..about(
            "inspect",
            "Inspect the project or a file",
            "What is in a shot folder, plan, EXR file or movie; without a path, the shots of the project.",
            inspect_arguments,
            Workshop::inspect,
        )
    },
    ToolAbout {
        reads_only: true,
        ..about(
            "versions",
            "List the versions of a plan",
            "The versions of a shot's plan, oldest first, and what each change did.",
            shot_arguments,
            Workshop::versions,
        )
    },
    about(
        "undo",
        "Undo a note",
        "Goes back to the plan before the last note, or to a version by name. What is taken away is kept as a version.",
        undo_arguments,
        Workshop::undo,
    ),
];

fn object(properties: Value, required: &[&str]) -> Value {
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn shot_property() -> Value {
    json!({ "type": "string", "description": "the shot's folder, relative to the project, as `plan` gave it" })
}

fn shot_arguments() -> Value {
    object(json!({ "shot": shot_property() }), &["shot"])
}

/// Keys of a plan by their dotted names, each as the plan's own schema has it.
fn keys_property() -> Value {
    let keys: Map<String, Value> = KNOBS
        .iter()
        .map(|knob| {
            let mut schema = knob.schema();
            // The default here is the plan's own value.
            schema.as_object_mut().map(|s| s.remove("default"));
            (knob.key.to_owned(), schema)
        })
        .collect();
    json!({
        "type": "object", "properties": keys, "additionalProperties": false,
        "description": "keys of the plan to set besides what the words say, as {\"look.dust\": 0.8}",
    })
}

fn plan_arguments() -> Value {
    object(
        json!({
            "brief": { "type": "string", "description": "the shot in words, as \"A ten-storey apartment block in Buenos \
                Aires collapses into the street at dusk, handheld, 4 seconds\"" },
            "shot": { "type": "string", "description": "folder for the shot, relative to the project; named after the plan \
                when left out" },
            "set": keys_property(),
        }),
        &["brief"],
    )
}

fn preview_arguments() -> Value {
    shot_arguments()
}

fn direct_arguments() -> Value {
    object(
        json!({ "shot": shot_property(), "note": { "type": "string", "description": "what to change, in words" } }),
        &["shot", "note"],
    )
}

fn render_arguments() -> Value {
    object(
        json!({
            "shot": shot_property(),
            "quality": { "type": "string", "enum": ["previs", "daily", "final"], "default": "daily",
                "description": "how good; final takes longest" },
            "frames": { "type": "string", "pattern": "^[0-9]+(-[0-9]+)?$",
                "description": "frames to make, as 12-24, counted from 1, or numbers from 1001; all when left out" },
            "exr": { "type": "boolean", "default": false, "description": "write the EXR sequence with all layers" },
            "samples": { "type": "integer", "minimum": 1, "maximum": MOST_SAMPLES,
                "description": "camera samples of a pixel and frame; 1 in dailies, 4 in final pictures" },
            "bounce_rays": { "type": "integer", "minimum": 1, "maximum": MOST_BOUNCE_RAYS,
                "description": "rays of bounced light of every sample: by day the cheapest way to less noise" },
        }),
        &["shot"],
    )
}

fn look_arguments() -> Value {
    object(
        json!({
            "path": { "type": "string", "description": "a PNG file, or a shot's folder for its contact sheet, relative to \
                the project" },
        }),
        &["path"],
    )
}

fn inspect_arguments() -> Value {
    object(
        json!({ "path": { "type": "string", "description": "what to inspect, relative to the project; the project itself \
            when left out" } }),
        &[],
    )
}

fn undo_arguments() -> Value {
    object(
        json!({
            "shot": shot_property(),
            "to": { "type": "string", "pattern": "^v?[0-9]+$", "description": "version to go to, as v002; the one before \
                the last note when left out" },
        }),
        &["shot"],
    )
}

fn read<T: for<'a> Deserialize<'a>>(arguments: Value) -> Result<T> {
    serde_json::from_value(arguments).map_err(|e| {
        Diagnostic::request(format!("these arguments cannot be used: {e}"))
            .at("arguments")
            .help("see the tool's input schema")
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlanArguments {
    brief: String,
    shot: Option<String>,
    #[serde(default)]
    set: Map<String, Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShotArguments {
    shot: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DirectArguments {
    shot: String,
    note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RenderArguments {
    shot: String,
    quality: Option<Quality>,
    frames: Option<String>,
    #[serde(default)]
    exr: bool,
    samples: Option<u16>,
    bounce_rays: Option<u16>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PathArguments {
    path: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UndoArguments {
    shot: String,
    to: Option<String>,
}

/// Where tools work.
pub struct Workshop {
    project: Project,
    how: How,
    pool: rayon::ThreadPool,
}

type PipelineJob = fn(ShotPlan, &Wanted, &Cache, &dyn Progress) -> Result<Made>;

impl Workshop {
    /// A project's folder with the settings of the command.
    ///
    /// # Errors
    /// When the folder is not there.
    pub fn open(project: &Path, mut how: How) -> Result<Self> {
        // Whoever calls the tools is a language model, and reads the answer; no other is asked.
        how.settings.language_model.url = None;
        Ok(Self { project: Project::open(project)?, pool: crate::produce::pool(&how)?, how })
    }

    /// Options for one call: the settings, and nothing that was typed for another.
    fn how(&self) -> How {
        How { settings: self.how.settings.clone(), ..How::default() }
    }

    /// The folder of a shot that has a plan.
    fn shot(&self, name: &str) -> Result<PathBuf> {
        let folder = self.project.shot(name)?;
        if folder.join("shot.toml").is_file() {
            return Ok(folder);
        }
        Err(Diagnostic::request(format!("there is no shot in `{name}`"))
            .at(name.to_owned())
            .help("make one with `plan`; `inspect` without a path lists the project's shots"))
    }

    fn plan(&self, arguments: Value, _telling: &Telling) -> Result<Answer> {
        let arguments: PlanArguments = read(arguments)?;
        let set = arguments.set.iter().map(|(key, value)| format!("{key}={}", plain_value(value))).collect();
        let how = How { set, ..self.how() };
        // Words alone: a name of a file would be a way out of the project.
        let request = Request::of_words(&arguments.brief, &how, true)?;
        let name = match arguments.shot {
            Some(shot) => shot,
            None => format!("shots/{}", request.wanted(&how, Quality::Previs)?.name),
        };
        let folder = self.project.shot(&name)?;
        let kept = keep_what_stands(&folder, &request.plan)?;
        write_atomically(&folder.join("shot.toml"), request.plan.to_toml().as_bytes())?;
        let mut value = tell::brief_json(&request);
        value["shot"] = json!(self.project.seen(&folder));
        value["kept_version"] = json!(kept);
        Ok(Answer { value, pictures: Vec::new() })
    }

    /// Runs a job of the pipeline on a shot.
    fn run(&self, folder: &Path, how: &How, job: Job, work: PipelineJob, telling: &Telling) -> Result<(Made, Value)> {
        let request = Request::read(&folder.display().to_string(), how, true)?;
        let wanted = request.wanted(how, job.quality)?;
        let cache = request::cache(how)?;
        let before = last_run(&wanted.folder);
        let plan = request.plan.clone();
        let made = self.pool.install(|| work(plan, &wanted, &cache, telling))?;
        let explained = setpiece_pipeline::explain(before.as_ref(), &request.plan, &made.report);
        keep_limit(&cache, how, telling);
        let files: Vec<String> = made.files.iter().map(|f| self.project.seen(f)).collect();
        let value = json!({
            "shot": self.project.seen(folder),
            "files": files,
            "frames": made.report.frames,
            "size": made.report.size,
            "seconds": made.report.milestones.get("total"),
            "explain": explained.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "warnings": telling.warnings(),
        });
        Ok((made, value))
    }

    fn preview(&self, arguments: Value, telling: &Telling) -> Result<Answer> {
        let arguments: ShotArguments = read(arguments)?;
        let folder = self.shot(&arguments.shot)?;
        let job = Job::at(Quality::Previs);
        let (_, value) = self.run(&folder, &self.how(), job, setpiece_pipeline::previs, telling)?;
        Ok(Answer { value, pictures: vec![picture(&folder.join("contact.png"))?] })
    }

    fn render(&self, arguments: Value, telling: &Telling) -> Result<Answer> {
        let arguments: RenderArguments = read(arguments)?;
        let folder = self.shot(&arguments.shot)?;
        let RenderArguments { quality, frames, samples, bounce_rays, .. } = arguments;
        for (name, number, most) in [("samples", samples, MOST_SAMPLES), ("bounce_rays", bounce_rays, MOST_BOUNCE_RAYS)]
        {
            if number.is_some_and(|n| !(1..=most).contains(&n)) {
                return Err(Diagnostic::request(format!("`{name}` is outside its range"))
                    .at(name)
                    .help(format!("ask for 1 to {most}")));
            }
        }
        let mut how = How { quality, frames, samples, bounce_rays, ..self.how() };
        how.settings.exr |= arguments.exr;
        let job = Job::at(Quality::Daily);
        if how.frames.is_none() {
            let (_, value) = self.run(&folder, &how, job, setpiece_pipeline::make, telling)?;
            return Ok(Answer { value, pictures: vec![picture(&folder.join("contact.png"))?] });
        }
        let (made, value) = self.run(&folder, &how, job, setpiece_pipeline::render, telling)?;
        let stills = made.files.iter().filter(|f| f.extension().is_some_and(|e| e == "png"));
        let pictures = stills.take(MOST_PICTURES).map(|f| picture(f)).collect::<Result<Vec<_>>>()?;
        Ok(Answer { value, pictures })
    }

    fn direct(&self, arguments: Value, _telling: &Telling) -> Result<Answer> {
        let arguments: DirectArguments = read(arguments)?;
        let folder = self.shot(&arguments.shot)?;
        let directed = direct::apply(&History::of(&folder), &arguments.note)?;
        let before = Before { plan: directed.before.clone(), report: None };
        let cache = request::cache(&self.how)?;
        let foreseen = setpiece_pipeline::foresee(&before, &directed.note.plan, Quality::Previs, &cache);
        let mut value = directed.json();
        value["kept"] = json!(self.project.seen(&directed.kept_path));
        value["explain"] = json!(foreseen.iter().map(ToString::to_string).collect::<Vec<_>>());
        Ok(Answer { value, pictures: Vec::new() })
    }

    fn look(&self, arguments: Value, _telling: &Telling) -> Result<Answer> {
        let arguments: PathArguments = read(arguments)?;
        let place = self.project.place(arguments.path.as_deref().unwrap_or("."))?;
        let file = match place.is_dir() {
            false => place,
            true => ["contact.png", "wedge.png", "first.png"]
                .iter()
                .map(|name| place.join(name))
                .find(|f| f.is_file())
                .ok_or_else(|| {
                    Diagnostic::request("nothing was made here yet that could be looked at")
                        .at(self.project.seen(&place))
                        .help("call `preview` first")
                })?,
        };
        // A link inside a folder may lead out as well.
        let file = self.project.place(&self.project.seen(&file))?;
        let value = json!({ "path": self.project.seen(&file) });
        Ok(Answer { value, pictures: vec![picture(&file)?] })
    }

    fn inspect(&self, arguments: Value, _telling: &Telling) -> Result<Answer> {
        let arguments: PathArguments = read(arguments)?;
        let named = arguments.path.as_deref().unwrap_or(".");
        let place = self.project.place(named)?;
        let is_shot = place.join("shot.toml").is_file();
        if place.is_dir() && !is_shot {
            let mut shots = Vec::new();
            self.find_shots(&place, 3, &mut shots);
            return Ok(Answer { value: json!({ "shots": shots }), pictures: Vec::new() });
        }
        if is_shot {
            self.project.shot(named)?;
        }
        Ok(Answer { value: crate::commands::describe(&place)?, pictures: Vec::new() })
    }

    fn find_shots(&self, folder: &Path, depth: u32, found: &mut Vec<Value>) {
        let mut entries: Vec<PathBuf> =
            std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
        entries.sort();
        for entry in entries.into_iter().filter(|e| e.is_dir() && !e.is_symlink()) {
            if let Ok(plan) = request::read_plan(&entry) {
                let made: Vec<&str> =
                    ["previs.mp4", "movie.mp4"].into_iter().filter(|f| entry.join(f).is_file()).collect();
                found.push(json!({ "shot": self.project.seen(&entry), "brief": plan.brief, "made": made }));
            } else if depth > 0 {
                self.find_shots(&entry, depth - 1, found);
            }
        }
    }

    fn versions(&self, arguments: Value, _telling: &Telling) -> Result<Answer> {
        let arguments: ShotArguments = read(arguments)?;
        let history = History::of(&self.shot(&arguments.shot)?);
        Ok(Answer { value: direct::versions_json(&history)?, pictures: Vec::new() })
    }

    fn undo(&self, arguments: Value, _telling: &Telling) -> Result<Answer> {
        let arguments: UndoArguments = read(arguments)?;
        let history = History::of(&self.shot(&arguments.shot)?);
        let (restored, kept, before, plan) = direct::go_back(&history, arguments.to.as_deref())?;
        let value = json!({
            "restored": restored, "kept_version": kept, "changes": before.difference(&plan), "plan": plan,
        });
        Ok(Answer { value, pictures: Vec::new() })
    }
}

/// The bytes of a PNG file.
fn picture(file: &Path) -> Result<Vec<u8>> {
    let unreadable = |why: String| Diagnostic::request(why).at(file.display().to_string()).help("name a PNG file");
    let bytes = std::fs::read(file).map_err(|e| unreadable(format!("the picture cannot be read: {e}")))?;
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") { Ok(bytes) } else { Err(unreadable("this is no PNG file".to_owned())) }
}
