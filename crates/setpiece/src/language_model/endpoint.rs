//! The endpoint: what its address may be, and one question over HTTP within a time and a size.

use crate::config::Settings;
use serde_json::Value;
use setpiece_brief::printable;
use setpiece_shot::{Diagnostic, Result};
use std::fmt;
use std::str::FromStr;
use std::time::{Duration, Instant};
use ureq::Agent;

/// The variable that holds the key of the service. It is no setting, so that no file, listing or cache ever holds it.
const KEY_VARIABLE: &str = "SETPIECE_LANGUAGE_MODEL_KEY";

/// Longest answer that is read, in bytes.
const MOST_BYTES: u64 = 1_000_000;

/// The address of a chat endpoint, complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url {
    whole: String,
    secure: bool,
}

impl FromStr for Url {
    type Err = Diagnostic;

    /// Takes the server's address, with or without `/v1` or `/v1/chat/completions`.
    fn from_str(text: &str) -> Result<Self> {
        let wrong = |why: &str| {
            Diagnostic::request(format!("`{}` is no address of a language model: {why}", printable(text)))
                .help("write http://localhost:8080, or `none` for no language model")
        };
        let text = text.trim().trim_end_matches('/');
        let lower = text.to_ascii_lowercase();
        let secure = lower.starts_with("https://");
        let rest = lower.strip_prefix("http://").or_else(|| lower.strip_prefix("https://"));
        let rest = rest.ok_or_else(|| wrong("it begins with neither http:// nor https://"))?;
        if rest.contains(['?', '#']) || rest.contains('@') {
            // An address is shown and kept; what may open a door must be in neither.
            return Err(wrong("it holds more than a server and a path"))
                .map_err(|d| d.help(format!("leave it out; a key belongs into the variable {KEY_VARIABLE}")));
        }
        let uri = text.parse::<ureq::http::Uri>().ok().filter(|_| text.chars().all(|c| c.is_ascii_graphic()));
        let names_server = uri.as_ref().and_then(|u| u.authority()).is_some_and(|server| {
            let port_is_right = server.as_str() == server.host() || server.port_u16().is_some();
            !server.host().is_empty() && port_is_right
        });
        if !names_server {
            return Err(wrong("it names no server"));
        }
        let whole = match text {
            t if t.ends_with("/chat/completions") => t.to_owned(),
            t if t.ends_with("/v1") => format!("{t}/chat/completions"),
            t => format!("{t}/v1/chat/completions"),
        };
        Ok(Self { whole, secure })
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.whole)
    }
}

/// Where to ask, and how.
pub struct Endpoint {
    /// The address.
    pub url: Url,
    /// The model's name.
    pub model: String,
    timeout: Duration,
    key: Option<String>,
}

impl Endpoint {
    /// The endpoint that the settings name.
    ///
    /// # Errors
    /// A secure address in a program that was built without TLS.
    pub fn of(settings: &Settings) -> Result<Option<Self>> {
        let model = &settings.language_model;
        let Some(url) = model.url.clone() else { return Ok(None) };
        if url.secure && !cfg!(feature = "hosted") {
            return Err(Diagnostic::request("this program was built without TLS, so it cannot speak https")
                .at(url.to_string())
                .help("build it with `--features hosted`, or name a server of this network with http://"));
        }
        // A project's file comes with the project; the key goes only where its owner said.
        let key = std::env::var(KEY_VARIABLE).ok().map(|k| k.trim().to_owned()).filter(|k| !k.is_empty());
        let key = key.filter(|_| !model.by_project);
        Ok(Some(Self { url, model: model.name.clone(), timeout: model.timeout, key }))
    }

    /// What is sent where, in a line.
    pub fn announcement(&self) -> String {
        let open = if self.url.secure { "" } else { ", not encrypted" };
        let key = self.key.as_ref().map(|_| format!(", with the key in {KEY_VARIABLE}")).unwrap_or_default();
        format!(
            "sending the words of the brief and the list of a plan's keys to {} (model \"{}\"){key}{open}",
            self.url,
            printable(&self.model)
        )
    }

    /// An answer without the key, should a server have repeated it: answers are shown and kept.
    fn without_key(&self, body: Vec<u8>) -> Vec<u8> {
        // What is shorter is no secret, and may stand in any answer.
        match self.key.as_ref().filter(|k| k.len() >= 8) {
            Some(key) => String::from_utf8_lossy(&body).replace(key.as_str(), "(the key)").into_bytes(),
            None => body,
        }
    }

    /// Asks once, and once more in the plainer form where the server does not know this one. Gives the body of the answer.
    ///
    /// # Errors
    /// What went wrong, for people; may repeat what the server says.
    pub fn ask(&self, request: &str, plainer: impl FnOnce() -> String) -> std::result::Result<Vec<u8>, String> {
        let until = Instant::now() + self.timeout;
        let (status, body) = self.post(request, until)?;
        let (status, body) = match status {
            // 422 is how some servers say that a field is not one they know.
            400 | 422 => self.post(&plainer(), until)?,
            _ => (status, body),
        };
        if status == 200 { Ok(body) } else { Err(refusal(status, &body)) }
    }

    fn post(&self, request: &str, until: Instant) -> std::result::Result<(u16, Vec<u8>), String> {
        let told = |error: ureq::Error| self.told(&error);
        let left = until.saturating_duration_since(Instant::now()).max(Duration::from_millis(1));
        // Words and key go where they were said to go: to no other address that the server names, and to no proxy
        // unless the way is encrypted from end to end.
        let mut config = Agent::config_builder()
            .timeout_global(Some(left))
            .http_status_as_error(false)
            .max_redirects(0)
            .user_agent(concat!("setpiece/", env!("CARGO_PKG_VERSION")));
        if !self.url.secure {
            config = config.proxy(None);
        }
        let agent: Agent = config.build().into();
        let mut post = agent.post(&self.url.whole).header("content-type", "application/json");
        if let Some(key) = &self.key {
            if !key.bytes().all(|b| b.is_ascii_graphic()) {
                return Err(format!("the key in {KEY_VARIABLE} holds letters that no key has"));
            }
            post = post.header("authorization", format!("Bearer {key}"));
        }
        let mut response = post.send(request.as_bytes()).map_err(told)?;
        let body = response.body_mut().with_config().limit(MOST_BYTES).read_to_vec().map_err(told)?;
        Ok((response.status().as_u16(), self.without_key(body)))
    }

    fn told(&self, error: &ureq::Error) -> String {
        use std::io::ErrorKind;
        match error {
            ureq::Error::Timeout(_) => {
                let seconds = self.timeout.as_secs_f64();
                format!("no answer within {seconds} s; a longer time is the setting language_model_timeout_s")
            }
            ureq::Error::BodyExceedsLimit(_) => format!("the answer is longer than {MOST_BYTES} bytes"),
            ureq::Error::Io(e) if e.kind() == ErrorKind::ConnectionRefused => {
                format!("nothing listens at {}; is the server running?", self.url)
            }
            other => format!("the connection to {} failed: {}", self.url, printable(&other.to_string())),
        }
    }
}

/// What a server says instead of an answer.
fn refusal(status: u16, body: &[u8]) -> String {
    let said = serde_json::from_slice::<Value>(body).ok().and_then(|v| {
        let error = &v["error"];
        Some(error["message"].as_str().or(error.as_str()).or(v["message"].as_str())?.to_owned())
    });
    let said = said.unwrap_or_else(|| String::from_utf8_lossy(&body[..body.len().min(1000)]).into_owned());
    let help = match status {
        401 | 403 => format!("; the key belongs into the variable {KEY_VARIABLE}"),
        404 => "; the address or the setting language_model_name may be wrong".to_owned(),
        300..=399 => "; name the address that it leads to".to_owned(),
        _ => String::new(),
    };
    let said = Some(printable(said.trim())).filter(|s| !s.is_empty()).unwrap_or_else(|| "nothing more".to_owned());
    format!("the server answered {status}: {said}{help}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_made_whole() {
        for (text, whole) in [
            ("http://localhost:8080", "http://localhost:8080/v1/chat/completions"),
            ("http://localhost:8080/", "http://localhost:8080/v1/chat/completions"),
            (" http://[::1]:11434/v1/ ", "http://[::1]:11434/v1/chat/completions"),
            ("HTTP://10.0.0.2/llm/v1/chat/completions", "HTTP://10.0.0.2/llm/v1/chat/completions"),
            ("https://api.example.com/v1", "https://api.example.com/v1/chat/completions"),
        ] {
            assert_eq!(text.parse::<Url>().unwrap().to_string(), whole);
        }
        for wrong in [
            "localhost:8080",
            "ftp://localhost",
            "http://",
            "http://:80",
            "http:///v1",
            "http://me:secret@host",
            "http://host/v1?key=secret",
            "http://a b",
            "http://host/\u{1b}[31m",
            "http://host:99999999",
        ] {
            let error = wrong.parse::<Url>().unwrap_err();
            assert!(error.exit_status() == 2 && !error.remedy.is_empty(), "{wrong}: {error}");
        }
    }
}
