//! The part of a mover's motion that says something.
//!
//! Most chunks stand for a while, fall, and lie for the rest of the shot. Keys are written from the last sample before
//! the first movement to the first after the last; players hold the ends.

use setpiece_scene::{Pose, Take};

/// Keys of one mover.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Track {
    /// The sample of the first key.
    pub first: u32,
    /// Poses from there on; one when the mover stands still. Neighbouring rotations lie on the same side, so that tools
    /// that mix them number by number go the short way.
    pub poses: Vec<Pose>,
    /// First sample at which the mover exists.
    pub born: u32,
    /// First sample at which it exists no more, if that comes within the shot.
    pub gone: Option<u32>,
}

impl Track {
    /// The track of a mover; none when it exists at no frame.
    pub(crate) fn of(take: &Take, mover: usize) -> Option<Self> {
        let about = &take.movers[mover];
        let last_sample = take.motion.samples - 1;
        if about.born >= last_sample || about.gone <= about.born {
            return None;
        }
        // The last frame is the one before the last sample: what goes there or later is there all the shot.
        let gone = Some(about.gone).filter(|g| *g < last_sample);
        let pose = |sample: u32| *take.motion.pose(mover, sample);
        let (mut first, mut last) = (about.born, about.gone.min(last_sample));
        while first < last && pose(first + 1) == pose(about.born) {
            first += 1;
        }
        let end = pose(last);
        while last > first && pose(last - 1) == end {
            last -= 1;
        }
        let mut poses: Vec<Pose> = Vec::with_capacity((last - first + 1) as usize);
        for sample in first..=last {
            let mut next = pose(sample);
            if poses.last().is_some_and(|p| p.rotation.dot(next.rotation) < 0.0) {
                next.rotation = -next.rotation;
            }
            poses.push(next);
        }
        Some(Self { first, poses, born: about.born, gone })
    }

    /// The sample of the last key.
    pub(crate) fn last(&self) -> u32 {
        self.first + self.poses.len() as u32 - 1
    }

    /// Whether it moves at all.
    pub(crate) fn moves(&self) -> bool {
        self.poses.len() > 1
    }

    /// Whether it is there from the first frame to the last.
    pub(crate) fn always(&self) -> bool {
        self.born == 0 && self.gone.is_none()
    }

    /// Samples at which it appears or disappears, with whether it is there from then on; the first sample is among them.
    pub(crate) fn switches(&self) -> Vec<(u32, bool)> {
        let mut out = vec![(0, self.born == 0)];
        if self.born > 0 {
            out.push((self.born, true));
        }
        out.extend(self.gone.map(|g| (g, false)));
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use glam::{Quat, Vec3};
    use setpiece_scene::{MeshId, Motion, Mover, ObjectId};

    fn take(heights: &[f32], born: u32, gone: u32) -> Take {
        let mover = Mover { mesh: MeshId(0), scale: 1.0, rest: Vec3::ZERO, object: ObjectId(0), born, gone };
        let poses = heights.iter().enumerate().map(|(i, y)| Pose {
            position: Vec3::Y * *y,
            // Every other rotation is written with its sign turned: the same rotation, the long way round.
            rotation: if i % 2 == 0 { Quat::IDENTITY } else { -Quat::IDENTITY },
        });
        let poses = if heights.windows(2).all(|w| w[0] == w[1]) {
            heights.iter().map(|y| Pose::at(Vec3::Y * *y)).collect()
        } else {
            poses.collect()
        };
        Take {
            movers: vec![mover],
            chunks: 1,
            motion: Motion { samples: heights.len() as u32, poses },
            ..Take::default()
        }
    }

    #[test]
    fn rest_before_and_after_is_left_out() {
        let mut t = take(&[5.0; 6], 0, u32::MAX);
        assert!(!Track::of(&t, 0).unwrap().moves());
        for (i, y) in [5.0, 5.0, 4.0, 2.0, 2.0, 2.0].into_iter().enumerate() {
            t.motion.poses[i].position.y = y;
        }
        let track = Track::of(&t, 0).unwrap();
        assert_eq!((track.first, track.last(), track.always()), (1, 3, true));
        assert_eq!(track.poses.iter().map(|p| p.position.y).collect::<Vec<_>>(), [5.0, 4.0, 2.0]);
    }

    #[test]
    fn keys_and_switches_keep_to_the_life_of_the_mover() {
        let track = Track::of(&take(&[9.0, 8.0, 7.0, 6.0, 5.0, 4.0], 1, 3), 0).unwrap();
        assert_eq!((track.first, track.last()), (1, 3));
        assert_eq!(track.switches(), [(0, false), (1, true), (3, false)]);
        assert!(track.poses.windows(2).all(|w| w[0].rotation.dot(w[1].rotation) > 0.0));
        let late = Track::of(&take(&[9.0, 8.0, 7.0], 0, 2), 0).unwrap();
        assert!(late.always(), "what goes after the last frame is there all the shot");
        assert!(Track::of(&take(&[9.0, 8.0, 7.0], 2, u32::MAX), 0).is_none(), "never seen");
        assert!(Track::of(&take(&[9.0, 8.0, 7.0], 0, 0), 0).is_none());
    }
}
