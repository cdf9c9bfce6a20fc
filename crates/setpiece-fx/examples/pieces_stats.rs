#![allow(clippy::print_stdout)]
use std::collections::BTreeMap;
fn main(){ let mut plan=setpiece_shot::ShotPlan::default(); for a in std::env::args().skip(1){ let (k,v)=a.split_once('=').unwrap(); setpiece_shot::set_key(&mut plan,k,v).unwrap_or_else(|d|panic!("{d}")); }
let scene=setpiece_set::dress(&plan); let c=std::time::Instant::now(); let b=setpiece_fx::fracture(&scene,plan.seed); println!("{:.2?}",c.elapsed());
let mut m:BTreeMap<String,(u32,u32,f32,usize)>=BTreeMap::new();
for p in &scene.parts { let k=format!("{:?} {:?} {} vis{}",p.kind,p.substance,p.chunk_m,p.visual.is_some()); m.entry(k).or_default().0+=1; }
for ch in &b.chunks { let p=&scene.parts[ch.part as usize]; let k=format!("{:?} {:?} {} vis{}",p.kind,p.substance,p.chunk_m,p.visual.is_some()); let e=m.get_mut(&k).unwrap(); e.1+=1; e.2+=ch.volume_m3; e.3+=ch.mesh.triangles.len(); }
println!("{} parts {} chunks {} bonds",scene.parts.len(),b.chunks.len(),b.bonds.len());
for (k,v) in &m { println!("{k:45} parts {:5} chunks {:5} m3 {:8.2} tris {}",v.0,v.1,v.2,v.3);} 
let mut per:BTreeMap<(String,String),usize>=BTreeMap::new(); for ch in &b.chunks { let p=&scene.parts[ch.part as usize]; for m in &ch.mesh.materials { let c=if *m==p.inside {"inside"} else if scene.materials[m.0 as usize].pattern==setpiece_scene::Pattern::Rebar {"bar"} else {"skin"}; *per.entry((format!("{:?} {:?}",p.kind,p.substance),c.to_string())).or_default()+=1; } } for (k,v) in per { if v>20000 { println!("{k:?} {v}"); } }
println!("tris {}", b.chunks.iter().map(|c|c.mesh.triangles.len()).sum::<usize>()); }
