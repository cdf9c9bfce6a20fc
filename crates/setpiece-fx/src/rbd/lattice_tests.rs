use super::*;
use crate::rbd::clusters;

const G: f64 = 9.81;

/// Bars of square section `side`, with `E` of concrete, between neighbours of a row.
fn bar(nodes: &[Node], a: u32, b: u32, side: f64) -> Spring {
    let (p, q) = (nodes[a as usize].at, nodes[b as usize].at);
    let n = (q - p).normalize();
    let u = if n.y.abs() < 0.9 { DVec3::Y.cross(n).normalize() } else { n.cross(DVec3::X).normalize() };
    let k = 25.0e9 / p.distance(q);
    let (area, bends) = (side * side, side * side * side * side / 12.0);
    Spring {
        a,
        b,
        at: 0.5 * (p + q),
        axes: DMat3::from_cols(n, u, n.cross(u)),
        linear: DVec3::new(1.0, 0.4, 0.4) * (k * area),
        angular: DVec3::new(0.8 * bends, bends, bends) * k,
    }
}

fn row(count: u32, from: DVec3, step: DVec3, held: impl Fn(u32) -> bool) -> (Vec<Node>, Vec<Spring>) {
    let nodes: Vec<Node> = (0..count).map(|i| Node { at: from + step * f64::from(i), held: held(i) }).collect();
    let springs = (1..count).map(|i| bar(&nodes, i - 1, i, 0.3)).collect();
    (nodes, springs)
}

fn lattice(nodes: &[Node], springs: &[Spring]) -> Lattice {
    let cluster = clusters::cut(nodes.len(), springs.iter().map(|s| (s.a, s.b)));
    Lattice::new(nodes.to_vec(), springs, &cluster)
}

fn weigh(nodes: &[Node], mass: f64) -> Vec<Six> {
    vec![Six::new(DVec3::NEG_Y * (mass * G), DVec3::ZERO); nodes.len()]
}

fn solve(lattice: &Lattice, load: &[Six]) -> (Vec<Six>, Went) {
    let mut u = vec![Six::default(); load.len()];
    let went = lattice.solve(load, &mut u, [1, 2000], 1e-7);
    assert!(went.left <= 1e-7, "{went:?}");
    (u, went)
}

fn close(a: f64, b: f64, share: f64) {
    assert!((a - b).abs() <= share * b.abs().max(1e-9), "{a} instead of {b}");
}

#[test]
fn a_cantilever_bears_its_weight_and_its_moment_at_its_root() {
    let (count, step, mass) = (21, 0.5, 200.0);
    let (nodes, springs) = row(count, DVec3::ZERO, DVec3::X * step, |i| i == 0);
    let lattice = lattice(&nodes, &springs);
    let (u, _) = solve(&lattice, &weigh(&nodes, mass));
    let forces: Vec<Force> = lattice.forces(&u).collect();
    for (i, f) in forces.iter().enumerate() {
        let beyond = f64::from(count - 1) - i as f64;
        let weight = beyond * mass * G;
        // The middle of what is beyond is half a step further than the middles' mean.
        let lever = step * 0.5 * beyond;
        close(f.along.y.hypot(f.along.z), weight, 1e-3);
        close(f.about.y.hypot(f.about.z), weight * lever, 1e-3);
        assert!(f.along.x.abs() < 1e-3 * weight && f.about.x.abs() < 1e-3 * weight);
    }
    // Bent by its own weight w per length: w l^4 / 8 E I, and w l^2 / 2 G A for shear, at the tip.
    let (l, w) = (step * f64::from(count - 1), mass * G / step);
    let (ei, ga) = (25.0e9 * 0.3_f64.powi(4) / 12.0, 0.4 * 25.0e9 * 0.09);
    close(-u[20].along.y, w * l.powi(4) / (8.0 * ei) + w * l * l / (2.0 * ga), 0.12);
}

#[test]
fn a_row_that_rests_on_both_ends_bends_most_in_the_middle() {
    let (count, step, mass) = (21, 0.4, 150.0);
    let (mut nodes, mut springs) = row(count, DVec3::ZERO, DVec3::X * step, |_| false);
    // Soft hinges at both ends: they hold up, and let it turn.
    for end in [0, count - 1] {
        nodes.push(Node { at: nodes[end as usize].at - DVec3::Y, held: true });
        let mut hinge = bar(&nodes, nodes.len() as u32 - 1, end, 0.3);
        hinge.at = nodes[end as usize].at;
        hinge.angular *= 1e-6;
        springs.push(hinge);
    }
    let lattice = lattice(&nodes, &springs);
    let (u, _) = solve(&lattice, &weigh(&nodes, mass));
    let forces: Vec<Force> = lattice.forces(&u).collect();
    let (w, l) = (mass * G / step, step * f64::from(count - 1));
    // w l^2 / 8 in the middle; the two bonds there are half a step beside it.
    close(forces[9].about.length(), w * (l * l / 8.0 - step * step / 8.0), 0.02);
    close(forces[9].about.length(), forces[10].about.length(), 1e-3);
    let most = forces[..20].iter().map(|f| f.about.length()).fold(0.0, f64::max);
    close(forces[9].about.length(), most, 1e-6);
    // Half of it on either end.
    for support in [20, 21] {
        close(-forces[support].along.x, 0.5 * mass * G * f64::from(count), 1e-3);
    }
}

#[test]
fn a_hanging_column_is_pulled_by_the_weight_below() {
    let (nodes, springs) = row(12, DVec3::Y * 20.0, DVec3::NEG_Y, |i| i == 0);
    let lattice = lattice(&nodes, &springs);
    let (u, _) = solve(&lattice, &weigh(&nodes, 500.0));
    for (i, f) in lattice.forces(&u).enumerate() {
        close(f.along.x, (11 - i) as f64 * 500.0 * G, 1e-3);
        assert!(f.about.length() < 1.0, "{f:?}");
    }
}

#[test]
fn the_legs_of_a_symmetric_frame_share_alike_and_stiff_ones_take_more() {
    let build = |stiff: f64| {
        let mut nodes = vec![Node { at: DVec3::new(0.0, 3.0, 0.0), held: false }];
        for (x, z) in [(-2.0, -2.0), (2.0, -2.0), (-2.0, 2.0), (2.0, 2.0)] {
            nodes.push(Node { at: DVec3::new(x, 3.0, z), held: false });
            nodes.push(Node { at: DVec3::new(x, 0.0, z), held: true });
        }
        let mut springs = Vec::new();
        for leg in 0..4 {
            springs.push(bar(&nodes, 2 * leg + 2, 2 * leg + 1, 0.3));
            springs.push(bar(&nodes, 0, 2 * leg + 1, 0.6));
        }
        springs[0].linear *= stiff;
        let lattice = lattice(&nodes, &springs);
        let mut load = weigh(&nodes, 0.0);
        load[0].along.y = -1.0e5;
        let (u, _) = solve(&lattice, &load);
        let legs: Vec<f64> = lattice.forces(&u).step_by(2).map(|f| -f.along.x).collect();
        legs
    };
    let even = build(1.0);
    even.iter().for_each(|leg| close(*leg, 2.5e4, 1e-4));
    let uneven = build(0.02);
    close(uneven.iter().sum(), 1.0e5, 1e-4);
    assert!(uneven[0] < 0.95 * uneven[1], "{uneven:?}");
}

#[test]
fn what_flies_bears_nothing_and_what_lands_bears_what_stops_it() {
    let (nodes, springs) = row(9, DVec3::ZERO, DVec3::X * 0.5, |_| false);
    let lattice = lattice(&nodes, &springs);
    let mass = vec![(100.0, 4.0); 9];
    let mut load = weigh(&nodes, 100.0);
    balanced(&nodes, &mass, DVec3::ZERO, &mut load);
    assert!(load.iter().all(|l| l.along.length() < 1e-6), "{load:?}");
    // Caught in the middle with three times its weight: both halves are cantilevers that weigh three times as much.
    let mut load = weigh(&nodes, 100.0);
    load[4].along.y += 3.0 * 900.0 * G;
    balanced(&nodes, &mass, DVec3::ZERO, &mut load);
    let (u, _) = solve(&lattice, &load);
    let forces: Vec<Force> = lattice.forces(&u).collect();
    close(forces[3].along.y.hypot(forces[3].along.z), 3.0 * 400.0 * G, 1e-4);
    close(forces[3].about.length(), 3.0 * 400.0 * G * 1.0, 1e-4);
    // It goes nowhere by that.
    let drift = u.iter().map(|u| u.along).sum::<DVec3>() / 9.0;
    let bends = u.iter().map(|u| u.along.length()).fold(0.0, f64::max);
    assert!(drift.length() < 2.0 * bends && bends < 0.1, "{drift} {bends}");
    // Spun about its middle it is pulled apart: m w^2 times the sum of what is outside.
    let mut load = vec![Six::default(); 9];
    balanced(&nodes, &mass, DVec3::Y * 3.0, &mut load);
    let (u, _) = solve(&lattice, &load);
    let pull = lattice.forces(&u).next().map(|f| f.along.x);
    close(pull.unwrap_or(0.0), 100.0 * 9.0 * 2.0, 1e-4);
}

#[test]
fn loads_balance_whatever_they_are() {
    let (nodes, _) = row(7, DVec3::new(3.0, 8.0, -2.0), DVec3::new(0.3, 0.5, -0.2), |_| false);
    let mass: Vec<(f64, f64)> = (0..7).map(|i| (50.0 + 30.0 * f64::from(i), 2.0)).collect();
    let mut load: Vec<Six> = (0..7)
        .map(|i| Six::new(DVec3::new(40.0 * f64::from(i), -300.0, 7.0), DVec3::new(1.0, f64::from(i), -3.0)))
        .collect();
    balanced(&nodes, &mass, DVec3::new(0.4, -1.0, 2.0), &mut load);
    let force: DVec3 = load.iter().map(|l| l.along).sum();
    let torque: DVec3 = load.iter().zip(&nodes).map(|(l, n)| l.about + n.at.cross(l.along)).sum();
    assert!(force.length() < 1e-8 && torque.length() < 1e-7, "{force} {torque}");
}

#[test]
fn clusters_save_iterations_and_so_does_the_last_solution() {
    let (nodes, springs) = row(400, DVec3::ZERO, DVec3::Y * 0.5, |i| i == 0);
    let mut load = weigh(&nodes, 100.0);
    load[399].along.x = 500.0;
    let with = lattice(&nodes, &springs);
    let without = Lattice::new(nodes.clone(), &springs, &vec![0; nodes.len()]);
    let run = |lattice: &Lattice, u: &mut [Six]| lattice.solve(&load, u, [0, 4000], 1e-4).iterations;
    let (mut u, mut v) = (vec![Six::default(); 400], vec![Six::default(); 400]);
    let (quick, slow) = (run(&with, &mut u), run(&without, &mut v));
    assert!(3 * quick < slow, "{quick} and {slow}");
    assert_eq!(run(&with, &mut u), 0);
}

#[test]
fn nothing_and_numbers_that_are_none_give_an_answer() {
    let empty = Lattice::new(Vec::new(), &[], &[]);
    assert_eq!(empty.solve(&[], &mut [], [1, 10], 1e-3).iterations, 0);
    let (nodes, springs) = row(3, DVec3::ZERO, DVec3::X, |i| i == 0);
    let lattice = lattice(&nodes, &springs);
    let mut u = vec![Six::new(DVec3::splat(f64::NAN), DVec3::ZERO); 3];
    let went = lattice.solve(&weigh(&nodes, 1.0), &mut u, [1, 100], 1e-6);
    assert!(went.left < 1e-6 && u.iter().all(|u| u.along.is_finite()));
}
