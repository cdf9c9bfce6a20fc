//! scratch
use setpiece_scene::*;
fn main() {
    let b = std::fs::read("/tmp/dust/real/take.bin").unwrap();
    let (scene, take, chunks) = postcard::from_bytes::<(Scene, Take, Vec<Chunk>)>(&b).unwrap();
    let dt = 1.0 / 24.0;
    let mut bins = vec![[0.0_f64; 10]; 9];
    for f in 1..96u32 {
        let b = &mut bins[(f / 12) as usize];
        for (n, c) in chunks.iter().enumerate() {
            let m = &take.movers[n];
            if f == m.gone { b[8] += c.mass_kg as f64; }
            if !(m.born <= f && f < m.gone) { continue; }
            let p = |s: u32| take.motion.pose(n, s);
            let (a, h, z) = (p(f - 1), p(f), p(f + 1));
            let (v0, v1) = ((h.position - a.position) / dt, (z.position - h.position) / dt);
            let lost = 0.5 * (v0.length_squared() - v1.length_squared()) + 9.81 * 0.5 * (a.position.y - z.position.y);
            let jolt = (v1 - v0 + glam::Vec3::Y * (9.81 * dt)).length() / dt;
            let e = lost as f64 * c.mass_kg as f64;
            let high = h.position.y > 12.0;
            if lost > 0.5 && jolt > 20.0 { b[high as usize] += e; }
            if lost > 3.0 && jolt > 30.0 { b[2 + high as usize] += e; }
            if lost > 8.0 && jolt > 40.0 { b[4 + high as usize] += e; }
        }
    }
    for x in &take.breakages { bins[(x.time_s * 2.0) as usize][6 + (x.position.y > 12.0) as usize] += x.area_m2 as f64; }
    for x in &take.impacts { bins[(x.time_s * 2.0) as usize][9] += 0.5 * (x.mass_kg * x.speed * x.speed) as f64; }
    println!("jolt20 low/high MJ, jolt30 low/high, jolt40 low/high, breaks low high m2, crushed t, impacts MJ");
    for b in &bins { println!("{:?}", b.iter().enumerate().map(|(n, x)| if n < 6 || n == 9 { x / 1e6 } else if n == 8 {x/1e3} else { *x }).map(|x| (x * 10.0).round() / 10.0).collect::<Vec<_>>()); }
    let _ = scene;
    println!("mass {} t", chunks.iter().map(|c| c.mass_kg).sum::<f32>() / 1e3);
}
