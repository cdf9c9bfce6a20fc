//! From the body of an answer to proposals.

use serde_json::Value;
use setpiece_brief::{Proposal, Proposals, printable};
use setpiece_shot::plain_value;

/// Reads the body of a chat completion.
///
/// # Errors
/// Why it holds no proposals, for people.
pub fn parse(body: &[u8]) -> Result<Proposals, String> {
    let whole: Value = serde_json::from_slice(body)
        .map_err(|e| format!("the answer is no JSON ({e}): \"{}\"", shown(&String::from_utf8_lossy(body))))?;
    let choice = whole["choices"].get(0).ok_or("the answer holds no choices")?;
    let message = &choice["message"];
    if let Some(refusal) = message["refusal"].as_str() {
        return Err(format!("the model refuses: \"{}\"", shown(refusal)));
    }
    let cut = choice["finish_reason"] == "length";
    let content = message["content"].as_str().filter(|c| !c.trim().is_empty()).ok_or(match cut {
        true => "the answer was cut off before it said anything",
        false => "the answer is empty",
    })?;
    let content = object_in(content);
    let read: Value = serde_json::from_str(content).map_err(|e| match cut {
        true => "the answer was cut off by the server's limit of length".to_owned(),
        false => format!("the model answered no JSON ({e}): \"{}\"", shown(content)),
    })?;
    let wrong = || format!("the model answered in another form: \"{}\"", shown(content));
    let understood = read["understood"].as_array().ok_or_else(wrong)?;
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let proposal = |entry: &Value| Proposal {
        key: text(&entry["key"]),
        value: plain_value(&entry["value"]),
        words: text(&entry["words"]),
    };
    let ignored = read["ignored"].as_array().into_iter().flatten().map(text);
    Ok(Proposals { understood: understood.iter().map(proposal).collect(), ignored: ignored.collect() })
}

/// The JSON in a text: models think aloud before it, and put fences around it.
fn object_in(content: &str) -> &str {
    let content = content.rsplit_once("</think>").map_or(content, |(_, rest)| rest);
    match (content.find('{'), content.rfind('}')) {
        (Some(first), Some(last)) if first < last => &content[first..=last],
        _ => content,
    }
}

/// The beginning of a text that may be long.
fn shown(text: &str) -> String {
    printable(text.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn body(content: &str) -> Vec<u8> {
        json!({ "choices": [{ "message": { "role": "assistant", "content": content } }] }).to_string().into_bytes()
    }

    #[test]
    fn thoughts_and_fences_are_no_part_of_the_answer() {
        let plain = r#"{"understood": [{"key": "size", "value": [1920, 1080], "words": "HD"}], "ignored": ["cats"]}"#;
        let expected = parse(&body(plain)).unwrap();
        assert_eq!((expected.understood[0].value.as_str(), expected.ignored[0].as_str()), ("1920x1080", "cats"));
        for around in [format!("```json\n{plain}\n```"), format!("<think>{{so}}</think>\nHere: {plain} Done.")] {
            assert_eq!(parse(&body(&around)).unwrap(), expected, "{around}");
        }
    }

    #[test]
    fn what_is_no_answer_is_told_apart() {
        let choice = |choice: Value| json!({ "choices": [choice] }).to_string().into_bytes();
        for (bytes, part) in [
            (b"<html>".to_vec(), "no JSON"),
            (vec![0xff, 0xfe], "no JSON"),
            (b"{\"choices\": []}".to_vec(), "no choices"),
            (b"[]".to_vec(), "no choices"),
            (body(""), "empty"),
            (body("I'm sorry, I can't help with that."), "I'm sorry"),
            (body("{\"understood\": 3}"), "another form"),
            (body("{\"understood\": [{\"value\": NaN}]}"), "no JSON"),
            (choice(json!({ "message": { "content": null, "refusal": "No." } })), "refuses"),
            (choice(json!({ "message": { "content": "{\"unders" }, "finish_reason": "length" })), "cut off"),
        ] {
            let why = parse(&bytes).unwrap_err();
            assert!(why.contains(part), "{why} should say {part}");
        }
        // Odd entries are proposals that will be left out, each with its own reason.
        let odd = parse(&body(r#"{"understood": [7, {"key": 1, "value": null}, {}], "ignored": [2]}"#)).unwrap();
        assert_eq!(odd.understood.len(), 3);
    }
}
