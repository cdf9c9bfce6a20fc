//! EXR frames, read back by the `exr` crate's own reader.

use exr::prelude::{AttributeValue, FlatSamples, read_all_flat_layers_from_file};
use setpiece_delivery::{ExrAbout, describe_exr, repack_exr, write_exr};
use setpiece_image::{Frame, Precision};
use setpiece_shot::{ExrCompression, Fps, WorkingSpace};

fn about() -> ExrAbout {
    ExrAbout {
        shot: "collapse_010".into(),
        frame: 1003,
        fps: Fps { num: 24_000, den: 1001 },
        seed: u64::MAX,
        exposure: 0.012_5,
        software: "setpiece 0.1.0".into(),
        space: WorkingSpace::Rec709,
    }
}

fn frame() -> Frame {
    let size = [37, 21];
    let ramp = |k: f32| (0..37 * 21).map(|i| i as f32 * k).collect::<Vec<f32>>();
    let mut frame = Frame::new(size);
    frame.push_rgb("", &vec![[0.18, 1.0, 1e9]; 37 * 21]);
    frame.push("A", Precision::Half, vec![1.0; 37 * 21]);
    frame.push_xyz("P", Precision::Full, &vec![[1.234_567_9, -2.0, 3.0]; 37 * 21]);
    frame.push("Z", Precision::Full, ramp(0.001_234_5));
    frame.push("motion.X", Precision::Half, ramp(-0.25));
    frame.push("crypto_object00.R", Precision::Full, ramp(1.5));
    frame
}

#[test]
fn channels_keep_names_precision_and_values_and_the_header_its_facts() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.1003.exr");
    write_exr(&path, &frame(), &about()).unwrap();
    let image = read_all_flat_layers_from_file(&path).unwrap();
    assert_eq!(image.layer_data.len(), 1, "one part, as compositors expect");
    let layer = &image.layer_data[0];
    let mut names: Vec<String> = frame().channels.iter().map(|c| c.name.clone()).collect();
    names.sort();
    let found: Vec<String> = layer.channel_data.list.iter().map(|c| c.name.to_string()).collect();
    assert_eq!(found, names);
    for channel in &layer.channel_data.list {
        let mine = frame();
        let mine = mine.channels.iter().find(|c| channel.name == *c.name).unwrap();
        match &channel.sample_data {
            FlatSamples::F16(read) => {
                assert_eq!(mine.precision, Precision::Half);
                for (a, b) in read.iter().zip(&mine.samples) {
                    assert!((a.to_f32() - b.min(65504.0)).abs() <= b.abs().min(65504.0) / 1024.0, "{a} {b}");
                }
            }
            FlatSamples::F32(read) => assert_eq!((read, mine.precision), (&mine.samples, Precision::Full)),
            FlatSamples::U32(_) => panic!("no channel holds whole numbers"),
        }
    }
    let own = &layer.attributes;
    assert_eq!(own.frames_per_second, Some((24_000, 1001)));
    assert_eq!(own.software_name.as_ref().unwrap().to_string(), "setpiece 0.1.0");
    assert!(own.capture_date.is_none(), "no clock in files");
    assert!((image.attributes.chromaticities.unwrap().white.x() - 0.3127).abs() < 1e-6);
    let other = |name: &str| own.other.iter().find(|(n, _)| **n == *name).unwrap().1.clone();
    assert_eq!(other("setpiece:frame"), AttributeValue::I32(1003));
    assert_eq!(other("setpiece:seed"), AttributeValue::Text("18446744073709551615".into()));
    assert_eq!(other("setpiece:exposure"), AttributeValue::F32(0.0125));
}

#[test]
fn the_same_frame_is_the_same_file_in_any_pool() {
    let folder = tempfile::tempdir().unwrap();
    let files: Vec<Vec<u8>> = (0..8)
        .map(|i| {
            let path = folder.path().join(format!("{i}.exr"));
            let pool = rayon::ThreadPoolBuilder::new().num_threads(1 + i % 3).build().unwrap();
            pool.install(|| write_exr(&path, &frame(), &about())).unwrap();
            std::fs::read(&path).unwrap()
        })
        .collect();
    // Four attributes of our own would come in any order from a hash map.
    assert!(files.windows(2).all(|f| f[0] == f[1]));
}

#[test]
fn packed_in_another_way_the_samples_and_the_header_stay() {
    let folder = tempfile::tempdir().unwrap();
    let zip = folder.path().join("zip.exr");
    write_exr(&zip, &frame(), &about()).unwrap();
    let before = read_all_flat_layers_from_file(&zip).unwrap();
    for (wanted, name) in [(ExrCompression::Piz, "piz"), (ExrCompression::None, "no")] {
        let other = folder.path().join("other.exr");
        repack_exr(&zip, &other, wanted).unwrap();
        let found = describe_exr(&other).unwrap().compression.to_lowercase();
        assert!(found.contains(name) || found.contains("un"), "{found}");
        assert_eq!(describe_exr(&other).unwrap().space.as_deref(), Some("lin_rec709_scene"));
        let after = read_all_flat_layers_from_file(&other).unwrap();
        assert_eq!(after.attributes, before.attributes);
        for (a, b) in after.layer_data.iter().zip(&before.layer_data) {
            assert_eq!((&a.channel_data, &a.attributes), (&b.channel_data, &b.attributes));
        }
        // Back again it is the file that it was.
        repack_exr(&other, &other, ExrCompression::Zip).unwrap();
        assert_eq!(std::fs::read(&other).unwrap(), std::fs::read(&zip).unwrap());
    }
    let error = repack_exr(&folder.path().join("none.exr"), &zip, ExrCompression::Piz).unwrap_err();
    assert!(error.place.ends_with("none.exr"));
}

#[test]
fn acescg_has_its_primaries_and_converted_colours_and_the_same_data() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.exr");
    write_exr(&path, &frame(), &ExrAbout { space: WorkingSpace::AcesCg, ..about() }).unwrap();
    let image = read_all_flat_layers_from_file(&path).unwrap();
    let primaries = image.attributes.chromaticities.unwrap();
    assert!((primaries.red.x() - 0.713).abs() < 1e-6 && (primaries.white.y() - 0.33767).abs() < 1e-6);
    let layer = &image.layer_data[0];
    let id = layer.attributes.other.iter().find(|(n, _)| **n == *"colorInteropID").unwrap().1;
    assert_eq!(*id, AttributeValue::Text("lin_ap1_scene".into()));
    let first = |name: &str| {
        let channel = layer.channel_data.list.iter().find(|c| c.name == *name).unwrap();
        channel.sample_data.value_by_flat_index(0).to_f32()
    };
    // Of 0.18, 1 and what is beyond halves.
    let green = 0.070_194_f32 * 0.18 + 0.916_354 + 0.013_452 * 1e9;
    assert!(first("G") == green.min(65504.0) && (first("P.X") - 1.234_567_9).abs() < 1e-7);
    assert_eq!(
        layer
            .channel_data
            .list
            .iter()
            .find(|c| c.name == *"crypto_object00.R")
            .unwrap()
            .sample_data
            .value_by_flat_index(2)
            .to_f32(),
        3.0
    );
}

#[test]
fn what_cannot_be_written_is_told_with_its_path() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.exr");
    assert!(write_exr(&path, &Frame::new([4, 4]), &about()).unwrap_err().place.ends_with("a.exr"));
    let mut twice = frame();
    twice.push("Z", Precision::Half, vec![0.0; 37 * 21]);
    assert!(write_exr(&path, &twice, &about()).is_err(), "two channels of one name");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}
