//! Levels that are of what happens and not of the camera: "a bus hits the shop at ground level".

use crate::reading::Reading;

/// What strikes or bursts at ground level does so at the ground floor, unless the clause has somebody look.
pub(super) fn leave_to_event(r: &mut Reading<'_>) {
    const SEEN: &[&str] = &[
        "camera", "cam", "lens", "seen", "filmed", "shot", "view", "viewed", "we", "angle", "looking", "framed", "pov",
        "camara", "visto", "vista", "filmado", "plano", "toma",
    ];
    let events: Vec<usize> = r
        .found
        .iter()
        .filter(|f| f.key == "event.kind" && matches!(f.value.as_str(), "impact" | "explosion"))
        .map(|f| f.last)
        .collect();
    // "A brick garden wall, about shoulder height": how high the wall is, and not the camera.
    const BODY: &[&str] = &["shoulder", "waist", "chest", "head", "hip"];
    let wall = r.found.iter().find(|f| {
        let behind = |k: &crate::reading::Finding| {
            k.key == "structure.kind" && k.value == "wall" && k.last < f.first && f.first - k.last <= 4
        };
        f.key == "camera.angle" && r.at(f.first, BODY) && r.at(f.last, &["height"]) && r.found.iter().any(behind)
    });
    if let Some((first, last)) = wall.map(|f| (f.first, f.last)) {
        r.found.retain(|f| !(f.key.starts_with("camera.") && f.first == first && f.last == last));
        r.say("structure.height_m", "2", first, last, 1);
        return;
    }
    // "The dam bursts low down in the centre."
    let low = r.found.iter().find(|f| {
        let behind = r.found.iter().any(|e| e.key == "event.kind" && e.value != "none" && e.last + 1 == f.first);
        f.key == "camera.angle" && f.value == "low" && r.at(f.first, &["low"]) && behind
    });
    if let Some((first, last)) = low.map(|f| (f.first, f.last)) {
        r.found.retain(|f| !(f.key.starts_with("camera.") && f.first == first && f.last == last));
        r.say("event.origin", "ground_floor", first, last, 1);
        return;
    }
    let taken = r.found.iter().any(|f| f.key == "event.origin");
    let of_event = |f: &crate::reading::Finding| {
        let ground = (f.first..=f.last).any(|k| r.at(k, &["ground", "street", "nivel"]));
        let level = (f.first..=f.last).any(|k| r.at(k, &["level", "floor", "nivel", "ras"]));
        let begins = (0..f.first).rev().find(|k| r.tokens[*k].is_mark()).map_or(0, |k| k + 1);
        f.key == "camera.angle"
            && matches!(f.value.as_str(), "ground" | "eye")
            && ground
            && level
            && f.first > begins
            && events.iter().any(|e| (begins..f.first).contains(e))
            && !(begins..f.first).any(|k| r.at(k, SEEN) || SEEN.contains(&r.tokens[k].raw.as_str()))
    };
    let Some((first, last)) = r.found.iter().find(|f| of_event(f)).map(|f| (f.first, f.last)) else { return };
    r.found.retain(|f| !(f.key.starts_with("camera.") && f.first == first && f.last == last));
    if !taken {
        r.say("event.origin", "ground_floor", first, last, 2);
    }
}

#[cfg(test)]
mod tests {
    use crate::read;

    #[test]
    fn what_strikes_at_ground_level_is_seen_from_anywhere() {
        assert_eq!(read("A garden wall, about shoulder height, 50mm.").plan.structure.height_m, 2.0);
        let plan = read("A bus hits the shop at ground level.").plan;
        assert_eq!(plan.event.origin.to_string(), "ground_floor");
        assert_eq!(plan.camera.angle, read("A bus hits the shop.").plan.camera.angle);
        assert_eq!(read("A bus hits the shop, ground level, 35mm.").plan.camera.angle.to_string(), "ground");
        assert_eq!(read("A bus hits the shop seen at ground level.").plan.camera.angle.to_string(), "ground");
    }
}
