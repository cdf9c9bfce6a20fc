//! The command line.

use crate::config::Settings;
use clap::builder::TypedValueParser;
use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;
use setpiece_shot::{Denoiser, ExrCompression, Quality, ViewName, WorkingSpace};
use std::path::PathBuf;

/// Turns words into effects shots: simulated, rendered and scored, in layers.
#[derive(Parser)]
#[command(name = "setpiece", version, arg_required_else_help = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    /// Make everything: plan, simulation, pictures, sound, movie
    Make {
        #[command(flatten)]
        what: What,
        #[command(flatten)]
        why: Why,
        #[command(flatten)]
        how: How,
    },
    /// Only the plan: what is understood, assumed and ignored
    Plan {
        #[command(flatten)]
        what: What,
        #[command(flatten)]
        how: How,
    },
    /// The same shot as a fast preview movie
    Previs {
        #[command(flatten)]
        what: What,
        #[command(flatten)]
        why: Why,
        #[command(flatten)]
        how: How,
    },
    /// Pictures only, as PNG and with --exr as EXR; with --pixel one pixel's samples in words
    Render {
        #[command(flatten)]
        what: What,
        /// Instead of pictures, trace one pixel again and say what each sample met: column,row from the top left
        #[arg(long, value_name = "X,Y", requires = "frame")]
        pixel: Option<String>,
        /// The frame of --pixel, counted from 1 or as a frame number
        #[arg(long, value_name = "N", requires = "pixel", conflicts_with = "frames")]
        frame: Option<String>,
        #[command(flatten)]
        why: Why,
        #[command(flatten)]
        how: How,
    },
    /// Change a plan by a note, as "lower the camera, twice the dust"
    Direct {
        /// The plan, or its folder
        shot: PathBuf,
        /// What to change, in words
        note: String,
        /// Make the preview of the changed plan at once
        #[arg(long)]
        previs: bool,
        #[command(flatten)]
        why: Why,
        #[command(flatten)]
        how: How,
    },
    /// Go back to the plan before the last note; what is taken away is kept as a version
    Undo {
        /// The plan, or its folder
        #[arg(default_value = ".")]
        shot: PathBuf,
        /// Go to this version instead, as v002
        #[arg(long, value_name = "VERSION")]
        to: Option<String>,
        #[command(flatten)]
        how: How,
    },
    /// The versions of a plan and what each change did
    Versions {
        /// The plan, or its folder
        #[arg(default_value = ".")]
        shot: PathBuf,
        #[command(flatten)]
        how: How,
    },
    /// Two versions against each other: the difference of the plans and, where both are made, side by side and a wipe
    Compare {
        /// The shot (else the current folder) and one or two versions, as `compare SHOT v001 v003`; `now` is the plan as
        /// it stands
        #[arg(value_name = "[SHOT] VERSION [VERSION]", num_args = 1..=3, required = true)]
        names: Vec<String>,
        /// Make the previews that are missing
        #[arg(long)]
        previs: bool,
        #[command(flatten)]
        how: How,
    },
    /// A labelled grid of previs takes, as --over seed=1..6 or --takes 6
    Wedge {
        #[command(flatten)]
        what: What,
        /// A key and its values, `key=a,b,c` or `key=1..6`; twice for a grid of two keys
        #[arg(long, value_name = "KEY=VALUES")]
        over: Vec<String>,
        /// This many takes that vary only what the words left open, each said in words
        #[arg(long, value_name = "N", conflicts_with = "over", value_parser = clap::value_parser!(u32).range(2..=36))]
        takes: Option<u32>,
        #[command(flatten)]
        how: How,
    },
    /// The scene with its motion, camera and lights, for Houdini, Blender and other tools
    Export {
        #[command(flatten)]
        what: What,
        /// Write USD: .usda, or .usd in the text form
        #[arg(long, value_name = "FILE")]
        usd: Option<PathBuf>,
        /// Write glTF: .glb, or .gltf with a .bin beside it
        #[arg(long, value_name = "FILE")]
        gltf: Option<PathBuf>,
        #[command(flatten)]
        how: How,
    },
    /// What is in a shot folder, a plan or a movie
    Inspect {
        /// A shot folder, shot.toml, movie.mp4 or EXR file
        path: PathBuf,
        #[command(flatten)]
        how: How,
    },
    /// What finished work is kept, by stage; with --limit or --older-than, take away what was unused for longest
    Cache {
        /// Prune to this size, as 20G
        #[arg(long, value_name = "SIZE")]
        limit: Option<String>,
        /// Prune what was not used for this long, as 7d
        #[arg(long, value_name = "AGE")]
        older_than: Option<String>,
        #[command(flatten)]
        how: How,
    },
    /// The settings in force and where each came from
    Config {
        #[command(flatten)]
        how: How,
    },
    /// The JSON Schema of a plan
    Schema,
    /// Serve the Model Context Protocol over stdio: plan, preview, direct and render as tools of an assistant
    Mcp {
        /// Folder that the tools may read and write; nothing outside it
        #[arg(long, value_name = "DIR", default_value = ".")]
        project: PathBuf,
        #[command(flatten)]
        how: How,
    },
    /// Completions for a shell, as `setpiece completions bash`
    Completions {
        /// The shell
        shell: Shell,
    },
    /// The manual page; with --out, pages of all commands as files
    Man {
        /// Folder for the pages
        #[arg(short, long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
}

impl Command {
    /// The language model that a command which reads words was told to ask.
    pub fn language_model(&mut self) -> Option<String> {
        match self {
            Self::Make { what, .. }
            | Self::Plan { what, .. }
            | Self::Previs { what, .. }
            | Self::Render { what, .. }
            | Self::Wedge { what, .. }
            | Self::Export { what, .. } => what.language_model.take(),
            _ => None,
        }
    }

    /// The shared options of the command.
    pub fn how_mut(&mut self) -> Option<&mut How> {
        match self {
            Self::Make { how, .. }
            | Self::Plan { how, .. }
            | Self::Previs { how, .. }
            | Self::Render { how, .. }
            | Self::Direct { how, .. }
            | Self::Undo { how, .. }
            | Self::Versions { how, .. }
            | Self::Compare { how, .. }
            | Self::Wedge { how, .. }
            | Self::Export { how, .. }
            | Self::Inspect { how, .. }
            | Self::Cache { how, .. }
            | Self::Config { how, .. }
            | Self::Mcp { how, .. } => Some(how),
            Self::Schema | Self::Completions { .. } | Self::Man { .. } => None,
        }
    }
}

/// Most camera samples, and most bounce rays of each, that may be asked for.
pub const MOST_SAMPLES: u16 = 64;
pub const MOST_BOUNCE_RAYS: u16 = 16;

/// Which shot.
#[derive(Args)]
pub struct What {
    /// The shot in words, or a plan (shot.toml or its folder)
    #[arg(value_name = "BRIEF | shot.toml")]
    pub what: String,
    /// Let the language model at this address read the brief too; `none` for none. Sends it the words of the brief
    #[arg(long, value_name = "URL")]
    pub language_model: Option<String>,
}

/// Whether to give reasons.
#[derive(Args)]
pub struct Why {
    /// Say for each stage whether it was made or reused, and which key of the plan caused it
    #[arg(long)]
    pub explain: bool,
}

/// Options that every command shares.
#[derive(Args, Default)]
pub struct How {
    /// Folder for the results
    #[arg(short, long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// previs, daily or final
    #[arg(long, value_parser = parse_quality)]
    pub quality: Option<Quality>,
    /// What takes the noise out of daily and final pictures: learned or simple
    #[arg(long, value_parser = parse_denoiser)]
    pub denoiser: Option<Denoiser>,
    /// Camera samples of a pixel and frame, besides those of the frames around; 1 in dailies, 4 in final pictures
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=i64::from(MOST_SAMPLES)))]
    pub samples: Option<u16>,
    /// Rays of bounced light of every sample: by day the cheapest way to less noise; half a one in dailies, 2 in final pictures
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=i64::from(MOST_BOUNCE_RAYS)))]
    pub bounce_rays: Option<u16>,
    /// Picture size in pixels
    #[arg(long, value_name = "WxH")]
    pub size: Option<String>,
    /// Frames to make, counted from 1 or in frame numbers from 1001
    #[arg(long, value_name = "A-B")]
    pub frames: Option<String>,
    /// Frame rate: 24, 23.976, 24000/1001
    #[arg(long, value_name = "N|N/D")]
    pub fps: Option<String>,
    /// Seed of everything that varies
    #[arg(long, value_name = "N")]
    pub seed: Option<String>,
    /// Set a key of the plan, as look.dust=0.8; repeatable
    #[arg(long, value_name = "KEY=VALUE")]
    pub set: Vec<String>,
    /// Write the EXR sequence with all layers
    #[arg(long)]
    pub exr: bool,
    /// How EXR files are packed, without loss: zip, piz or none
    #[arg(long, value_name = "KIND", value_parser = names::<ExrCompression>(ExrCompression::NAMES))]
    pub exr_compression: Option<ExrCompression>,
    /// Colour space of EXR files, linear both: rec709 or acescg
    #[arg(long, value_name = "SPACE", value_parser = names::<WorkingSpace>(WorkingSpace::NAMES))]
    pub working_space: Option<WorkingSpace>,
    /// How light becomes what a screen shows, in movie and stills: agx, agx_base or aces2
    #[arg(long, value_name = "NAME", value_parser = names::<ViewName>(ViewName::NAMES))]
    pub view: Option<ViewName>,
    /// Write the layers of the sound besides the mix
    #[arg(long)]
    pub stems: bool,
    /// Threads to use; all cores unless said otherwise
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Folder in which finished work is kept for the next run
    #[arg(long, value_name = "DIR")]
    pub cache: Option<PathBuf>,
    /// Machine-readable result on stdout
    #[arg(long)]
    pub json: bool,
    /// No progress and no messages
    #[arg(short, long)]
    pub quiet: bool,
    /// The language model's address, where the command has that option.
    #[arg(skip)]
    pub language_model: Option<String>,
    /// What is in force when files, variables and these flags are taken together.
    #[arg(skip)]
    pub settings: Settings,
}

/// A parser of a closed vocabulary, whose names help, completions and manual show.
fn names<T: std::str::FromStr<Err = setpiece_shot::Diagnostic> + Clone + Send + Sync + 'static>(
    known: &'static [&'static str],
) -> impl clap::builder::TypedValueParser<Value = T> {
    clap::builder::PossibleValuesParser::new(known)
        .try_map(|text| text.parse::<T>().map_err(|d| std::io::Error::other(d.remedy)))
}

fn parse_denoiser(text: &str) -> Result<Denoiser, String> {
    text.parse().map_err(|d: setpiece_shot::Diagnostic| d.remedy)
}

fn parse_quality(text: &str) -> Result<Quality, String> {
    text.parse().map_err(|d: setpiece_shot::Diagnostic| d.remedy)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_sound() {
        super::Cli::command().debug_assert();
    }
}
