//! The closed vocabularies of a plan, each value with the one name it has in files, JSON and messages.

use crate::{Diagnostic, Result};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every value.
            pub const ALL: &[Self] = &[$(Self::$variant),+];
            /// Every value's name, in the same order.
            pub const NAMES: &[&str] = &[$($text),+];

            /// The name in files.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = Diagnostic;

            fn from_str(text: &str) -> Result<Self> {
                match text {
                    $($text => Ok(Self::$variant),)+
                    _ => Err(unknown_value(text, Self::NAMES)),
                }
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(|d: Diagnostic| serde::de::Error::custom(format!("{}; {}", d.what, d.remedy)))
            }
        }
    };
}

fn unknown_value(text: &str, names: &[&str]) -> Diagnostic {
    let near = crate::nearest(text, names).map(|n| format!("did you mean `{n}`? ")).unwrap_or_default();
    Diagnostic::request(format!("`{text}` is not a known value")).help(format!("{near}one of {}", names.join(", ")))
}

vocabulary! {
    /// What stands, and breaks.
    StructureKind {
        ApartmentBlock = "apartment_block", OfficeTower = "office_tower", House = "house", Warehouse = "warehouse",
        Factory = "factory", ParkingStructure = "parking_structure", Church = "church", Chimney = "chimney",
        WaterTower = "water_tower", Bridge = "bridge", Wall = "wall", PetrolStation = "petrol_station",
    }
}
vocabulary! {
    /// What it is mainly made of.
    Material {
        Concrete = "concrete", Brick = "brick", Glass = "glass", Stone = "stone", Timber = "timber", Steel = "steel",
    }
}
vocabulary! {
    /// What happens to it.
    EventKind {
        Collapse = "collapse", Topple = "topple", Implosion = "implosion", Explosion = "explosion", Impact = "impact",
        Earthquake = "earthquake",
        /// The set alone, in its weather.
        None = "none",
    }
}
vocabulary! {
    /// Which way it goes, as the camera sees it; `street` is out over the street in front.
    Direction {
        Down = "down", Left = "left", Right = "right", TowardCamera = "toward_camera", Away = "away", Street = "street",
    }
}
vocabulary! {
    /// What strikes the structure in an impact; what comes from above (direction `down`) is a meteor.
    Impactor {
        /// A wrecking ball on its cable.
        Ball = "ball",
        /// A lorry that leaves the road.
        Lorry = "lorry",
    }
}
vocabulary! {
    /// Where it stands.
    Place {
        CityStreet = "city_street", Plaza = "plaza", Village = "village", Industrial = "industrial", Field = "field",
        Desert = "desert", Coast = "coast",
    }
}
vocabulary! {
    /// When.
    TimeOfDay {
        Dawn = "dawn", Morning = "morning", Noon = "noon", Afternoon = "afternoon", GoldenHour = "golden_hour",
        Dusk = "dusk", Night = "night",
    }
}
vocabulary! {
    /// In which weather.
    Weather { Clear = "clear", Overcast = "overcast", Rain = "rain", Snow = "snow", Fog = "fog", Storm = "storm" }
}
vocabulary! {
    /// How the camera moves.
    Move {
        Static = "static", Handheld = "handheld", PanLeft = "pan_left", PanRight = "pan_right", TiltUp = "tilt_up",
        TiltDown = "tilt_down", DollyIn = "dolly_in", DollyOut = "dolly_out", TruckLeft = "truck_left",
        TruckRight = "truck_right", CraneUp = "crane_up", CraneDown = "crane_down", Orbit = "orbit",
        ZoomIn = "zoom_in", ZoomOut = "zoom_out",
    }
}
vocabulary! {
    /// How much of the hero fills the picture.
    Framing {
        ExtremeWide = "extreme_wide", Wide = "wide", Full = "full", Medium = "medium", CloseUp = "close_up",
    }
}
vocabulary! {
    /// From what height and tilt the camera looks.
    Angle { Eye = "eye", Low = "low", High = "high", Ground = "ground", Aerial = "aerial", Dutch = "dutch" }
}
vocabulary! {
    /// What the camera frames: the structure with the envelope of its event, or the street as such.
    Subject { Structure = "structure", Street = "street" }
}

vocabulary! {
    /// How light becomes what a screen shows.
    ViewName {
        /// AgX with the house look of a film print.
        Agx = "agx",
        /// AgX as it is.
        AgxBase = "agx_base",
        /// The Academy's ACES 2 for a Rec. 709 screen of 100 cd/m2.
        Aces2 = "aces2",
    }
}
vocabulary! {
    /// What the lens does to the picture.
    Lens {
        Spherical = "spherical",
        /// Blurs upright ovals, streaks lights sideways, bends the edges a little.
        Anamorphic = "anamorphic",
    }
}
vocabulary! {
    /// The colour space of EXR frames.
    WorkingSpace {
        /// Linear light, primaries of Rec. 709, D65.
        Rec709 = "rec709",
        /// Linear light, ACES primaries AP1.
        AcesCg = "acescg",
    }
}
vocabulary! {
    /// How EXR frames are packed; never at a loss.
    ExrCompression {
        /// Deflate over 16 lines.
        Zip = "zip",
        /// Wavelets, which suits grain and noise.
        Piz = "piz",
        None = "none",
    }
}

/// Where in the structure the event begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// `ground_floor`
    GroundFloor,
    /// `middle`
    Middle,
    /// `top`
    Top,
    /// `left`, as the camera sees it
    Left,
    /// `right`, as the camera sees it
    Right,
    /// `floor:N`, counted from 0 at the ground
    Floor(u32),
}

impl Origin {
    /// The fixed names and the form of a numbered floor.
    pub const NAMES: &[&str] = &["ground_floor", "middle", "top", "left", "right", "floor:N"];
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::GroundFloor => f.write_str("ground_floor"),
            Self::Middle => f.write_str("middle"),
            Self::Top => f.write_str("top"),
            Self::Left => f.write_str("left"),
            Self::Right => f.write_str("right"),
            Self::Floor(n) => write!(f, "floor:{n}"),
        }
    }
}

impl FromStr for Origin {
    type Err = Diagnostic;

    fn from_str(text: &str) -> Result<Self> {
        Ok(match text {
            "ground_floor" => Self::GroundFloor,
            "middle" => Self::Middle,
            "top" => Self::Top,
            "left" => Self::Left,
            "right" => Self::Right,
            _ => match text.strip_prefix("floor:").and_then(|n| n.parse().ok()) {
                Some(n) => Self::Floor(n),
                None => return Err(unknown_value(text, Self::NAMES)),
            },
        })
    }
}

impl Serialize for Origin {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Origin {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|d: Diagnostic| serde::de::Error::custom(format!("{}; {}", d.what, d.remedy)))
    }
}
