//! The plan of a shot.

use crate::{
    Angle, Direction, EventKind, Fps, Framing, Impactor, Lens, Material, Move, Origin, Place, StructureKind, Subject,
    TimeOfDay, ViewName, Weather,
};
use serde::{Deserialize, Serialize};

/// The number of a shot's first frame.
pub const FIRST_FRAME: u32 = 1001;

/// The version of the plan's file format that this code writes.
pub const FORMAT_VERSION: u32 = 1;

/// A shot, wholly described. Two equal plans make the same bytes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ShotPlan {
    /// Version of the file format.
    pub format: u32,
    /// The words that the plan came from; for people, read by no stage.
    pub brief: String,
    /// Length in seconds.
    pub duration_s: f64,
    /// Frame rate.
    pub fps: Fps,
    /// Picture width and height in pixels at daily quality.
    pub size: [u32; 2],
    /// Shape of the picture, "16:9" or "2.39:1"; follows the size.
    pub aspect: String,
    /// Seed of everything that varies.
    pub seed: u64,
    /// Keys, or sections of keys, that notes must not touch.
    pub locked: Vec<String>,
    /// What stands.
    pub structure: Structure,
    /// What happens.
    pub event: Event,
    /// Where and when.
    pub setting: Setting,
    /// How it is seen.
    pub camera: Camera,
    /// How it looks.
    pub look: Look,
}

/// What stands, and breaks. Lengths in metres.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs)]
pub struct Structure {
    pub kind: StructureKind,
    pub material: Material,
    /// Storeys, the ground floor included.
    pub floors: u32,
    /// From the ground to the roof.
    pub height_m: f64,
    /// Along the street.
    pub width_m: f64,
    /// Away from the street.
    pub depth_m: f64,
}

/// What happens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs)]
pub struct Event {
    pub kind: EventKind,
    pub origin: Origin,
    pub direction: Direction,
    /// Of an impact that does not come from above.
    pub impactor: Impactor,
    /// Seconds from the first frame.
    pub start_s: f64,
    /// 0 gentle, 1 violent.
    pub strength: f64,
}

/// Where and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs)]
pub struct Setting {
    pub place: Place,
    /// Free text; sets the architecture.
    pub location: String,
    pub time: TimeOfDay,
    pub weather: Weather,
    /// How many cars stand about, 0 to 1.
    pub traffic: f64,
}

/// How it is seen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs)]
pub struct Camera {
    pub r#move: Move,
    pub framing: Framing,
    pub angle: Angle,
    pub subject: Subject,
    /// Focal length on a 36 mm wide sensor.
    pub lens_mm: f64,
    /// Height of the lens above the ground in metres.
    pub height_m: f64,
    /// Distance as a factor of the one that the framing asks for.
    pub distance: f64,
    /// Degrees around the structure from the default view; positive to the right.
    pub azimuth_deg: f64,
    /// 0 on sticks, 1 running.
    pub shake: f64,
}

/// How it looks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Look {
    /// Amount of dust, 0 to 1.
    pub dust: f64,
    /// Film grain in movie and stills, 0 to 1; never in EXR.
    pub grain: f64,
    /// Exposure offset in stops.
    pub exposure_ev: f64,
    /// How light becomes what a screen shows, in movie and stills; never in EXR.
    pub view: ViewName,
    /// What the lens does to the picture; of that, EXR has the blur out of focus alone.
    pub lens: Lens,
}

/// Usual height of a storey in metres.
pub fn default_storey_m(kind: StructureKind) -> f64 {
    match kind {
        StructureKind::OfficeTower => 3.8,
        StructureKind::Warehouse | StructureKind::Factory => 6.0,
        // To the tip of the spire.
        StructureKind::Church => 24.0,
        StructureKind::Chimney | StructureKind::WaterTower | StructureKind::Bridge => 10.0,
        StructureKind::Wall => 4.0,
        // To the top of the canopy.
        StructureKind::PetrolStation => 5.6,
        StructureKind::ParkingStructure => 3.0,
        StructureKind::ApartmentBlock | StructureKind::House => 3.1,
    }
}

impl ShotPlan {
    /// The size that plans have unless words or the artist say another.
    pub const DEFAULT_SIZE: [u32; 2] = [960, 540];

    /// Number of frames.
    pub fn frame_count(&self) -> u32 {
        self.fps.frames_in(self.duration_s)
    }

    /// Time of a frame's opening shutter in seconds, by index from 0.
    pub fn frame_time_s(&self, frame: u32) -> f64 {
        f64::from(frame) * self.fps.frame_s()
    }

    /// Height of one storey in metres.
    pub fn storey_m(&self) -> f64 {
        self.structure.height_m / f64::from(self.structure.floors.max(1))
    }

    /// Whether the structure topples to the left, where streets else have houses wall to wall with it.
    pub fn clears_left(&self) -> bool {
        self.event.kind == EventKind::Topple && self.event.direction == Direction::Left
    }

    /// Whether a lorry drives into the structure.
    pub fn is_rammed(&self) -> bool {
        let Event { kind, direction, impactor, .. } = self.event;
        kind == EventKind::Impact && impactor == Impactor::Lorry && direction != Direction::Down
    }

    /// Whether a note must not touch `key`, because it or its section is locked.
    pub fn is_locked(&self, key: &str) -> bool {
        self.lock_of(key).is_some()
    }
}

impl Default for ShotPlan {
    fn default() -> Self {
        Self {
            format: FORMAT_VERSION,
            brief: String::new(),
            duration_s: 4.0,
            fps: Fps::FILM,
            size: Self::DEFAULT_SIZE,
            aspect: "16:9".to_owned(),
            seed: 1,
            locked: Vec::new(),
            structure: Structure::default(),
            event: Event::default(),
            setting: Setting::default(),
            camera: Camera::default(),
            look: Look::default(),
        }
    }
}

impl Default for Structure {
    fn default() -> Self {
        Self {
            kind: StructureKind::ApartmentBlock,
            material: Material::Concrete,
            floors: 10,
            height_m: 31.0,
            width_m: 19.2,
            depth_m: 14.4,
        }
    }
}

impl Default for Event {
    fn default() -> Self {
        Self {
            kind: EventKind::Collapse,
            origin: Origin::GroundFloor,
            direction: Direction::Down,
            impactor: Impactor::Ball,
            start_s: 0.5,
            strength: 0.6,
        }
    }
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            place: Place::CityStreet,
            location: String::new(),
            time: TimeOfDay::Afternoon,
            weather: Weather::Clear,
            traffic: 0.5,
        }
    }
}

impl Default for Camera {
    fn default() -> Self {
        Self {
            r#move: Move::Static,
            framing: Framing::Wide,
            angle: Angle::Eye,
            subject: Subject::Structure,
            lens_mm: 28.0,
            height_m: 1.7,
            distance: 1.0,
            azimuth_deg: 0.0,
            shake: 0.0,
        }
    }
}

impl Default for Look {
    fn default() -> Self {
        Self { dust: 0.6, grain: 0.3, exposure_ev: 0.0, view: ViewName::Agx, lens: Lens::Spherical }
    }
}
