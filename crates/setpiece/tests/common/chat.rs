//! A chat server as small as one can be: it answers as it is told, and keeps what it was asked.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What the server does with one request.
#[derive(Clone)]
pub enum Reply {
    /// A status and a body with its length.
    Whole(u16, Vec<u8>),
    /// Status 200 with the body in chunks of a few bytes.
    Chunked(Vec<u8>),
    /// Any bytes, after which the connection is closed.
    Raw(Vec<u8>),
    /// Nothing, for this long.
    Silence(Duration),
    /// One byte of the body every tenth of a second.
    Trickle(Vec<u8>),
}

/// A request as it came.
#[derive(Clone)]
pub struct Asked {
    pub head: String,
    pub body: serde_json::Value,
}

pub struct Chat {
    pub url: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Chat {
    /// Starts a server that gives these replies in turn, the last again and again.
    pub fn start(replies: Vec<Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&asked);
        std::thread::spawn(move || {
            for (n, stream) in listener.incoming().flatten().enumerate() {
                let reply = replies[n.min(replies.len() - 1)].clone();
                // Clients that leave early are part of the tests.
                let _ = serve(stream, reply, &log);
            }
        });
        Self { url, asked }
    }

    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }
}

fn serve(mut stream: TcpStream, reply: Reply, log: &Mutex<Vec<Asked>>) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut head = String::new();
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        if line.trim().is_empty() {
            break;
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        head.push_str(&line);
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    log.lock().unwrap().push(Asked { head, body: serde_json::from_slice(&body).expect("requests are JSON") });
    let head = |more: &str| format!("HTTP/1.1 {more}\r\ncontent-type: application/json\r\nconnection: close\r\n");
    match reply {
        Reply::Whole(status, body) => {
            let head = format!("{}content-length: {}\r\n\r\n", head(&format!("{status} as told")), body.len());
            stream.write_all(head.as_bytes())?;
            stream.write_all(&body)
        }
        Reply::Chunked(body) => {
            stream.write_all(format!("{}transfer-encoding: chunked\r\n\r\n", head("200 OK")).as_bytes())?;
            for part in body.chunks(7) {
                stream.write_all(format!("{:x}\r\n", part.len()).as_bytes())?;
                stream.write_all(part)?;
                stream.write_all(b"\r\n")?;
            }
            stream.write_all(b"0\r\n\r\n")
        }
        Reply::Raw(bytes) => stream.write_all(&bytes),
        Reply::Silence(time) => {
            std::thread::sleep(time);
            Ok(())
        }
        Reply::Trickle(body) => {
            stream.write_all(format!("{}content-length: {}\r\n\r\n", head("200 OK"), body.len()).as_bytes())?;
            for byte in body {
                stream.write_all(&[byte])?;
                std::thread::sleep(Duration::from_millis(100));
            }
            Ok(())
        }
    }
}

/// The body of a chat completion that says this.
pub fn completion(content: &str) -> Vec<u8> {
    serde_json::json!({
        "id": "chatcmpl-1", "object": "chat.completion", "model": "test",
        "choices": [{ "index": 0, "finish_reason": "stop", "message": { "role": "assistant", "content": content } }],
    })
    .to_string()
    .into_bytes()
}
