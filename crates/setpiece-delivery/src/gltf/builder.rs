//! From a shot to nodes, meshes and animation channels.

use super::data::{Data, Kind};
use super::document::{Animation, Attributes, Channel, MeshEntry, Node, Primitive, Sampler, Target};
use super::look;
use crate::exchange::{Exchange, ExchangeFacts, Form, Track, Watch, unique_identifiers};
use glam::{Affine3A, Mat4, Quat, Vec3};
use serde_json::json;
use setpiece_scene::{Mesh, MeshId};
use std::collections::BTreeMap;
use std::io;

/// A document in the making.
pub(super) struct Builder<'a> {
    shot: &'a Exchange<'a>,
    pub nodes: Vec<Node>,
    pub meshes: Vec<MeshEntry>,
    pub animation: Animation,
    pub data: Data,
    pub facts: ExchangeFacts,
    /// Accessors of the times of a range of samples, first and last.
    times: BTreeMap<(u32, u32), u32>,
    /// Accessors of the times at which things appear and disappear.
    switches: BTreeMap<Vec<u32>, u32>,
    /// Meshes of debris that are there already.
    debris: BTreeMap<MeshId, u32>,
}

impl<'a> Builder<'a> {
    /// An empty document of a shot.
    pub(super) fn new(shot: &'a Exchange<'a>) -> Self {
        Self {
            shot,
            nodes: Vec::new(),
            meshes: Vec::new(),
            animation: Animation { name: "shot", ..Animation::default() },
            data: Data::default(),
            facts: ExchangeFacts::default(),
            times: BTreeMap::new(),
            switches: BTreeMap::new(),
            debris: BTreeMap::new(),
        }
    }

    /// Adds everything. The root is node 0.
    pub(super) fn build(&mut self, watch: &mut Watch<'_>) -> io::Result<()> {
        self.node(Node { name: "Shot".into(), ..Node::default() });
        let set = self.set(watch)?;
        let hero = self.chunks(watch)?;
        let debris = self.pieces(watch)?;
        let camera = self.camera();
        let lights = self.lights();
        self.nodes[0].children = vec![set, hero, debris, camera, lights];
        Ok(())
    }

    fn node(&mut self, node: Node) -> u32 {
        self.nodes.push(node);
        self.nodes.len() as u32 - 1
    }

    fn group(&mut self, name: &str, children: Vec<u32>) -> u32 {
        self.node(Node { name: name.to_owned(), children, ..Node::default() })
    }

    /// Adds a mesh; its primitives share their vertices.
    fn mesh(&mut self, name: String, mesh: &Mesh) -> u32 {
        let form = Form::of(mesh);
        let position = self.data.vertices(&form.positions, true);
        let normal = (!form.normals.is_empty()).then(|| self.data.vertices(&form.normals, false));
        let attributes = Attributes { position, normal };
        let primitives = Form::used(&form.materials).into_iter().map(|m| {
            let mine = form.triangles.iter().zip(&form.materials).filter(|(_, x)| **x == m).map(|(t, _)| *t);
            let indices = self.data.triangles(mine, form.positions.len());
            Primitive { attributes, indices, material: m.0 }
        });
        let primitives = primitives.collect();
        self.meshes.push(MeshEntry { name, primitives });
        self.meshes.len() as u32 - 1
    }

    fn set(&mut self, watch: &mut Watch<'_>) -> io::Result<u32> {
        let shot = self.shot;
        let names = unique_identifiers(shot.scene.objects.iter().map(String::as_str));
        let mut meshes = BTreeMap::new();
        let mut groups = Vec::new();
        for (object, instances) in shot.by_object() {
            let mut children = Vec::new();
            for n in instances {
                let instance = &shot.scene.instances[n];
                let id = instance.mesh.0 as usize;
                watch.step()?;
                // What stands in the way is left out: nodes cannot be hidden.
                if !shot.has_shape(id) || shot.is_hidden(n) {
                    continue;
                }
                let mesh = match meshes.get(&id) {
                    Some(mesh) => *mesh,
                    None => {
                        let mesh = self.mesh(format!("set_{id}"), &shot.scene.meshes[id]);
                        meshes.insert(id, mesh);
                        mesh
                    }
                };
                let place = &instance.world_from_object;
                let matrix = (*place != Affine3A::IDENTITY).then(|| Mat4::from(*place).to_cols_array());
                let name = format!("item_{n}");
                children.push(self.node(Node { name, mesh: Some(mesh), matrix, ..Node::default() }));
                self.facts.placed += 1;
            }
            if !children.is_empty() {
                groups.push(self.group(&names[object], children));
            }
        }
        self.facts.shapes += meshes.len() as u64;
        Ok(self.group("Set", groups))
    }

    fn chunks(&mut self, watch: &mut Watch<'_>) -> io::Result<u32> {
        let shot = self.shot;
        let mut children = Vec::new();
        for m in 0..shot.take.chunks as usize {
            watch.step()?;
            let mesh = &shot.take.meshes[shot.take.movers[m].mesh.0 as usize];
            let Some(track) = Track::of(shot.take, m).filter(|_| !mesh.triangles.is_empty()) else { continue };
            let mesh = self.mesh(format!("chunk_{m}"), mesh);
            children.push(self.mover(format!("chunk_{m}"), mesh, shot.take.movers[m].scale, &track));
            self.facts.chunks += 1;
            self.facts.shapes += 1;
        }
        Ok(self.group("Hero", children))
    }

    fn pieces(&mut self, watch: &mut Watch<'_>) -> io::Result<u32> {
        let shot = self.shot;
        let mut children = Vec::new();
        for m in shot.take.chunks as usize..shot.take.movers.len() {
            watch.step()?;
            let mover = &shot.take.movers[m];
            let shape = &shot.take.meshes[mover.mesh.0 as usize];
            let Some(track) = Track::of(shot.take, m).filter(|_| !shape.triangles.is_empty()) else { continue };
            let mesh = match self.debris.get(&mover.mesh) {
                Some(mesh) => *mesh,
                None => {
                    let mesh = self.mesh(format!("debris_{}", mover.mesh.0), shape);
                    self.debris.insert(mover.mesh, mesh);
                    mesh
                }
            };
            children.push(self.mover(format!("piece_{m}"), mesh, mover.scale, &track));
            self.facts.debris += 1;
        }
        Ok(self.group("Debris", children))
    }

    /// A node that moves. What is not there yet or no more has a scale of nothing: every player knows that.
    fn mover(&mut self, name: String, mesh: u32, scale: f32, track: &Track) -> u32 {
        let start = track.poses[0];
        let first_scale = if track.born == 0 { scale } else { 0.0 };
        let node = self.node(Node {
            name,
            mesh: Some(mesh),
            translation: Some(start.position.to_array()),
            rotation: Some(start.rotation.to_array()),
            scale: (first_scale != 1.0).then_some([first_scale; 3]),
            ..Node::default()
        });
        if track.moves() {
            let input = self.times(track.first, track.last());
            let output = self.data.vectors(track.poses.iter().map(|p| p.position));
            self.channel(node, "translation", input, "LINEAR", output);
            let output = self.data.rotations(track.poses.iter().map(|p| p.rotation));
            self.channel(node, "rotation", input, "LINEAR", output);
        }
        if !track.always() {
            let switches = track.switches();
            let input = self.switch_times(switches.iter().map(|s| s.0).collect());
            let output =
                self.data.vectors(switches.iter().map(|(_, there)| Vec3::splat(if *there { scale } else { 0.0 })));
            self.channel(node, "scale", input, "STEP", output);
        }
        node
    }

    fn seconds(&self, sample: u32) -> f32 {
        (f64::from(sample) * self.shot.fps.frame_s()) as f32
    }

    fn times(&mut self, first: u32, last: u32) -> u32 {
        if let Some(known) = self.times.get(&(first, last)) {
            return *known;
        }
        let seconds: Vec<f32> = (first..=last).map(|s| self.seconds(s)).collect();
        let accessor = self.data.scalars(Kind::Times, &seconds);
        self.times.insert((first, last), accessor);
        accessor
    }

    fn switch_times(&mut self, samples: Vec<u32>) -> u32 {
        if let Some(known) = self.switches.get(&samples) {
            return *known;
        }
        let seconds: Vec<f32> = samples.iter().map(|s| self.seconds(*s)).collect();
        let accessor = self.data.scalars(Kind::Times, &seconds);
        self.switches.insert(samples, accessor);
        accessor
    }

    fn channel(&mut self, node: u32, path: &'static str, input: u32, interpolation: &'static str, output: u32) {
        self.animation.samplers.push(Sampler { input, interpolation, output });
        let sampler = self.animation.samplers.len() as u32 - 1;
        self.animation.channels.push(Channel { sampler, target: Target { node: Some(node), path, extensions: None } });
    }

    fn camera(&mut self) -> u32 {
        let keys = &self.shot.camera.keys;
        let node = self.node(Node {
            name: "Camera".into(),
            camera: Some(0),
            translation: Some(keys[0].position.to_array()),
            rotation: Some(keys[0].rotation.to_array()),
            ..Node::default()
        });
        let last = keys.len() as u32 - 1;
        if keys.iter().any(|k| (k.position, k.rotation) != (keys[0].position, keys[0].rotation)) {
            let input = self.times(0, last);
            let output = self.data.vectors(keys.iter().map(|k| k.position));
            self.channel(node, "translation", input, "LINEAR", output);
            let mut before = keys[0].rotation;
            let turns = keys.iter().map(|k| {
                before = if before.dot(k.rotation) < 0.0 { -k.rotation } else { k.rotation };
                before
            });
            let output = self.data.rotations(turns);
            self.channel(node, "rotation", input, "LINEAR", output);
        }
        if self.zooms() {
            let input = self.times(0, last);
            let angles: Vec<f32> = keys.iter().map(|k| look::yfov(k, self.shot.size)).collect();
            let output = self.data.scalars(Kind::Scalars, &angles);
            self.animation.samplers.push(Sampler { input, interpolation: "LINEAR", output });
            let pointer = json!({ "KHR_animation_pointer": { "pointer": "/cameras/0/perspective/yfov" } });
            let target = Target { node: None, path: "pointer", extensions: Some(pointer) };
            self.animation.channels.push(Channel { sampler: self.animation.samplers.len() as u32 - 1, target });
        }
        node
    }

    /// Whether the lens changes over the shot.
    pub(super) fn zooms(&self) -> bool {
        let keys = &self.shot.camera.keys;
        keys.iter().any(|k| k.lens_mm != keys[0].lens_mm)
    }

    fn lights(&mut self) -> u32 {
        let shot = self.shot;
        let light = |i: usize| Some(json!({ "KHR_lights_punctual": { "light": i } }));
        // Lights shine along -z.
        let turn = |axis: Vec3| Quat::from_rotation_arc(Vec3::NEG_Z, axis).to_array();
        let sun = Node {
            name: "Sun".into(),
            rotation: Some(turn(-shot.main_light.to_light)),
            extensions: light(0),
            ..Node::default()
        };
        let mut children = vec![self.node(sun)];
        for (i, lamp) in shot.scene.lamps.iter().enumerate() {
            let node = Node {
                name: format!("lamp_{i}"),
                translation: Some(lamp.position.to_array()),
                rotation: lamp.axis.map(turn),
                extensions: light(i + 1),
                ..Node::default()
            };
            children.push(self.node(node));
        }
        self.group("Lights", children)
    }
}
