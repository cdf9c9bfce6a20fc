//! Movies, read back by our own reader and, where it is installed, by FFmpeg.

use setpiece_delivery::{Movie, SOUND_RATE, mp4};
use setpiece_image::Bitmap;
use setpiece_shot::Fps;
use std::path::Path;
use std::process::Command;

const NTSC_FILM: Fps = Fps { num: 24_000, den: 1001 };

/// A picture with a gradient and a bar that moves.
fn picture(size: [u32; 2], frame: u32) -> Bitmap {
    let mut picture = Bitmap::filled(size, [0; 3]);
    for y in 0..size[1] {
        for x in 0..size[0] {
            let bar = (x + size[0] - 3 * frame % size[0]) % size[0] < 8;
            let c = [(x * 200 / size[0]) as u8, (y * 200 / size[1]) as u8, 90];
            picture.pixels[(y * size[0] + x) as usize] = if bar { [240, 230, 210] } else { c };
        }
    }
    picture
}

fn make(path: &Path, size: [u32; 2], fps: Fps, frames: u32, sound: Option<&[[f32; 2]]>) {
    let mut movie = Movie::new(size, fps).unwrap();
    for frame in 0..frames {
        movie.frame(&picture(size, frame)).unwrap();
    }
    let about = movie.finish(sound, path).unwrap();
    assert_eq!(about.frames, frames);
    assert_eq!(about.bytes, std::fs::metadata(path).unwrap().len());
}

/// Runs a tool of FFmpeg; none, loudly, where it is not installed.
fn ffmpeg(tool: &str, arguments: &[&str], path: &Path, rest: &[&str]) -> Option<Vec<u8>> {
    let output = Command::new(tool).args(arguments).arg(path).args(rest).output();
    match output {
        Ok(output) => {
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            assert!(output.stderr.is_empty(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
            Some(output.stdout)
        }
        Err(_) => {
            eprintln!("SKIPPED: {tool} is not installed, the movie was not decoded");
            None
        }
    }
}

#[test]
fn the_index_is_first_and_tells_exact_rate_size_keys_and_sound() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.mp4");
    let sound = vec![[0.1, -0.1]; 100_100];
    make(&path, [98, 50], NTSC_FILM, 50, Some(&sound));
    let file = std::fs::read(&path).unwrap();
    let order: Vec<[u8; 4]> = mp4::Boxes(&file).map(|(kind, _)| kind).collect();
    assert_eq!(order, [*b"ftyp", *b"moov", *b"mdat"]);
    let facts = mp4::read_facts(&file).unwrap();
    assert_eq!((facts.size, facts.fps, facts.frames), ([98, 50], NTSC_FILM, 50));
    assert_eq!(facts.keys, [1, 25, 49], "a key picture every second");
    assert_eq!(facts.sound, Some([48_000, 100_100, 1024]));
    for end in 0..file.len().min(1500) {
        let _ = mp4::read_facts(&file[..end]);
    }
}

#[test]
fn the_same_pictures_and_sound_are_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let sound: Vec<[f32; 2]> = (0..48_000).map(|i| [(i as f32 * 0.05).sin() * 0.3; 2]).collect();
    let files: Vec<Vec<u8>> = [1, 1, 3]
        .iter()
        .enumerate()
        .map(|(i, threads)| {
            let path = folder.path().join(format!("{i}.mp4"));
            let pool = rayon::ThreadPoolBuilder::new().num_threads(*threads).build().unwrap();
            pool.install(|| make(&path, [64, 48], Fps::FILM, 24, Some(&sound)));
            std::fs::read(&path).unwrap()
        })
        .collect();
    assert!(files[0] == files[1] && files[0] == files[2]);
}

#[test]
fn another_reader_counts_the_frames_and_decodes_without_complaint() {
    let folder = tempfile::tempdir().unwrap();
    for (size, fps, rate) in [
        ([98, 50], NTSC_FILM, "24000/1001"),
        ([160, 90], Fps { num: 25, den: 1 }, "25/1"),
        ([33, 47], Fps { num: 30_000, den: 1001 }, "30000/1001"),
    ] {
        let path = folder.path().join("a.mp4");
        let samples = (30.0 * fps.frame_s() * 48_000.0).round() as usize;
        make(&path, size, fps, 30, Some(&vec![[0.05, 0.05]; samples]));
        let entries = "stream=codec_name,width,height,r_frame_rate,avg_frame_rate,nb_read_frames,color_space,color_range,color_transfer,color_primaries,start_time";
        let Some(text) = ffmpeg(
            "ffprobe",
            &[
                "-v",
                "warning",
                "-count_frames",
                "-select_streams",
                "v",
                "-show_entries",
                entries,
                "-of",
                "default=nw=1",
            ],
            &path,
            &[],
        ) else {
            return;
        };
        let text = String::from_utf8(text).unwrap();
        for wanted in [
            "codec_name=h264".to_owned(),
            format!("width={}", size[0].next_multiple_of(2)),
            format!("height={}", size[1].next_multiple_of(2)),
            format!("r_frame_rate={rate}"),
            format!("avg_frame_rate={rate}"),
            "nb_read_frames=30".to_owned(),
            "color_space=bt709".to_owned(),
            "color_range=tv".to_owned(),
            "color_transfer=bt709".to_owned(),
            "color_primaries=bt709".to_owned(),
            "start_time=0.000000".to_owned(),
        ] {
            assert!(text.lines().any(|line| line == wanted), "{wanted} missing in\n{text}");
        }
        let _ = ffmpeg("ffmpeg", &["-v", "warning", "-xerror", "-i"], &path, &["-f", "null", "-"]);
    }
}

#[test]
fn a_click_sounds_when_it_was_placed_and_the_sound_keeps_its_length() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.mp4");
    let length = 98_098;
    let clicks = [4_000, 30_011, 90_000, 97_500];
    let mut sound = vec![[0.0_f32; 2]; length];
    for click in clicks {
        for i in 0..24 {
            let x = 0.8 * (1.0 - i as f32 / 24.0) * if i % 4 < 2 { 1.0 } else { -1.0 };
            sound[click + i] = [x, 0.5 * x];
        }
    }
    make(&path, [64, 64], NTSC_FILM, 49, Some(&sound));
    let Some(raw) = ffmpeg("ffmpeg", &["-v", "error", "-i"], &path, &["-map", "0:a", "-f", "f32le", "-"]) else {
        return;
    };
    let heard: Vec<[f32; 2]> =
        raw.chunks_exact(8).map(|b| [0, 4].map(|i| f32::from_le_bytes([b[i], b[i + 1], b[i + 2], b[i + 3]]))).collect();
    // This version of FFmpeg plays the last access unit to its end.
    assert!((length..length + 1024).contains(&heard.len()), "{} samples", heard.len());
    for click in clicks {
        let near = click - 2000..(click + 2000).min(length);
        let (peak, loudest) =
            near.map(|i| (i, heard[i][0].abs())).fold((0, 0.0), |best, next| if next.1 > best.1 { next } else { best });
        assert!(peak.abs_diff(click) < SOUND_RATE as usize / 1000, "the click at {click} is heard at {peak}");
        assert!(loudest > 0.3, "{loudest}");
        assert!((heard[peak][1] / heard[peak][0] - 0.5).abs() < 0.2, "left and right keep their places");
    }
}

#[test]
fn flat_colours_come_back_and_odd_sizes_are_not_smeared() {
    let folder = tempfile::tempdir().unwrap();
    for size in [[64, 64], [72, 44], [70, 46], [130, 18]] {
        for color in [[128, 128, 128], [200, 30, 30], [20, 160, 60], [30, 40, 190], [250, 250, 250], [5, 5, 5]] {
            let path = folder.path().join("a.mp4");
            let mut movie = Movie::new(size, Fps::FILM).unwrap();
            for _ in 0..6 {
                movie.frame(&Bitmap::filled(size, color)).unwrap();
            }
            movie.finish(None, &path).unwrap();
            let decode = ["-sws_flags", "accurate_rnd+full_chroma_int", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"];
            let Some(raw) = ffmpeg("ffmpeg", &["-v", "error", "-i"], &path, &decode) else { return };
            assert_eq!(raw.len() as u32, 6 * 3 * size[0] * size[1]);
            for pixel in raw.chunks_exact(3) {
                for i in 0..3 {
                    assert!(pixel[i].abs_diff(color[i]) <= 3, "{size:?} {color:?} came back as {pixel:?}");
                }
            }
        }
    }
}

#[test]
fn wrong_use_is_told_with_the_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.mp4");
    let error = Movie::new([64, 64], Fps::FILM).unwrap().finish(None, &path).unwrap_err();
    assert!(error.place.ends_with("a.mp4") && error.what.contains("without pictures"), "{error}");
    let mut movie = Movie::new([64, 64], Fps::FILM).unwrap();
    assert!(movie.frame(&Bitmap::filled([32, 64], [0; 3])).unwrap_err().what.contains("32x64"));
    assert!(!path.exists());
}
