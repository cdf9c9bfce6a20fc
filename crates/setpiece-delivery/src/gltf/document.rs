//! The JSON part of a glTF file, as far as it is used here (glTF 2.0 specification, Khronos, 2021).

use serde::Serialize;
use serde_json::Value;

/// The whole document.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Document<'a> {
    pub asset: Asset<'a>,
    pub extensions_used: Vec<&'static str>,
    pub extensions: Value,
    pub scene: u32,
    pub scenes: Vec<SceneRoot<'a>>,
    pub nodes: Vec<Node>,
    pub cameras: Vec<Value>,
    pub materials: Vec<Value>,
    pub meshes: Vec<MeshEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub animations: Vec<Animation>,
    pub accessors: Vec<Accessor>,
    pub buffer_views: Vec<View>,
    pub buffers: Vec<Buffer>,
}

#[derive(Serialize)]
pub(super) struct Asset<'a> {
    pub version: &'static str,
    pub generator: &'a str,
}

#[derive(Serialize)]
pub(super) struct SceneRoot<'a> {
    pub name: &'a str,
    pub nodes: [u32; 1],
    pub extras: Value,
}

/// A node; what is the default is left out.
#[derive(Default, Serialize)]
pub(super) struct Node {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mesh: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub camera: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matrix: Option<[f32; 16]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub translation: Option<[f32; 3]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rotation: Option<[f32; 4]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<[f32; 3]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extensions: Option<Value>,
}

#[derive(Serialize)]
pub(super) struct MeshEntry {
    pub name: String,
    pub primitives: Vec<Primitive>,
}

#[derive(Serialize)]
pub(super) struct Primitive {
    pub attributes: Attributes,
    pub indices: u32,
    pub material: u16,
}

#[derive(Clone, Copy, Serialize)]
pub(super) struct Attributes {
    #[serde(rename = "POSITION")]
    pub position: u32,
    #[serde(rename = "NORMAL", skip_serializing_if = "Option::is_none")]
    pub normal: Option<u32>,
}

#[derive(Default, Serialize)]
pub(super) struct Animation {
    pub name: &'static str,
    pub channels: Vec<Channel>,
    pub samplers: Vec<Sampler>,
}

#[derive(Serialize)]
pub(super) struct Channel {
    pub sampler: u32,
    pub target: Target,
}

#[derive(Serialize)]
pub(super) struct Target {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<u32>,
    pub path: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extensions: Option<Value>,
}

#[derive(Serialize)]
pub(super) struct Sampler {
    pub input: u32,
    pub interpolation: &'static str,
    pub output: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Accessor {
    pub buffer_view: u32,
    pub byte_offset: u32,
    pub component_type: u32,
    pub count: u32,
    #[serde(rename = "type")]
    pub kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<Vec<f32>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<Vec<f32>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct View {
    pub buffer: u32,
    pub byte_offset: u32,
    pub byte_length: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byte_stride: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<u32>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Buffer {
    pub byte_length: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
}
