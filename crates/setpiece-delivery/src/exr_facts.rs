//! What an EXR file says of itself.

use exr::meta::MetaData;
use exr::prelude::{AttributeValue, Text};
use setpiece_shot::{Diagnostic, Result};
use std::collections::BTreeMap;
use std::path::Path;

/// The header of an EXR file.
#[derive(Clone, Debug, PartialEq)]
pub struct ExrFacts {
    /// Width and height.
    pub size: [usize; 2],
    /// Compression, in the words of the reader.
    pub compression: String,
    /// Its colour space, as the Color Interop Forum names it (`lin_rec709_scene`, `lin_ap1_scene`), where the file says one.
    pub space: Option<String>,
    /// Channels with their precision, by name.
    pub channels: BTreeMap<String, String>,
}

/// Reads the header of an EXR file.
///
/// # Errors
/// When the file is no readable EXR file.
pub fn describe_exr(path: &Path) -> Result<ExrFacts> {
    let meta = MetaData::read_from_file(path, false).map_err(|e| {
        Diagnostic::request(format!("this is no readable EXR file: {e}")).at(path.display().to_string())
    })?;
    let header = meta
        .headers
        .first()
        .ok_or_else(|| Diagnostic::request("this EXR file holds no picture").at(path.display().to_string()))?;
    let channels = header.channels.list.iter().map(|c| (c.name.to_string(), format!("{:?}", c.sample_type))).collect();
    Ok(ExrFacts {
        size: [header.layer_size.0, header.layer_size.1],
        compression: header.compression.to_string(),
        space: header.own_attributes.other.get(&Text::from("colorInteropID")).and_then(|value| match value {
            AttributeValue::Text(name) => Some(name.to_string()),
            _ => None,
        }),
        channels,
    })
}
