//! `setpiece mcp`: the commands as tools of the Model Context Protocol, over stdio, so that an assistant can plan, preview,
//! direct, render and look.
//!
//! The protocol is the official SDK's (`rmcp`). Tools work one at a time, on a thread of their own, tell of their progress,
//! and stop at the next safe point when the call is cancelled or the client leaves. They touch nothing outside the
//! project's folder but the cache, and keep every plan that they replace as a version.

mod place;
mod progress;
mod tools;

use crate::cli::How;
use progress::{Telling, Told};
use rmcp::model::{
    CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, Implementation, InitializeResult,
    ListToolsResult, PaginatedRequestParams, ProgressNotificationParam, ServerCapabilities, Tool, ToolAnnotations,
};
use rmcp::service::RequestContext;
use rmcp::{ErrorData, RoleServer, ServerHandler, ServiceExt};
use setpiece_shot::{Diagnostic, Result};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tools::{Answer, TOOLS, Workshop};

const INSTRUCTIONS: &str = "Setpiece turns words into simulated, rendered effects shots. Begin with `plan`, look at the \
    framing with `preview`, change the plan with `direct`, and make the shot with `render`. Shots are folders inside the \
    project; every plan that is replaced is kept as a version (`versions`, `undo`). Only what changed is made again, so \
    previews after a change of camera are quick.";

struct Server {
    workshop: Arc<Workshop>,
    /// One job at a time: each uses all threads.
    work: tokio::sync::Mutex<()>,
    /// The client has left.
    left: Arc<AtomicBool>,
}

fn tool(about: &tools::ToolAbout) -> Tool {
    let schema = (about.arguments)();
    let schema = schema.as_object().cloned().unwrap_or_default();
    let hints = ToolAnnotations::with_title(about.title)
        .read_only(about.reads_only)
        .destructive(false)
        .idempotent(about.reads_only)
        .open_world(false);
    let mut tool = Tool::new(about.name, about.help, schema);
    tool.annotations = Some(hints);
    tool
}

fn answered(answer: Result<Answer>) -> CallToolResult {
    match answer {
        Ok(answer) => {
            let text = serde_json::to_string_pretty(&answer.value).expect("plain data");
            let mut content = vec![ContentBlock::text(text)];
            content.extend(answer.pictures.iter().map(|png| ContentBlock::image(base64(png), "image/png")));
            let mut result = CallToolResult::success(content);
            result.structured_content = Some(answer.value);
            result
        }
        // A problem of the request or the work is an answer that the assistant can act on.
        Err(problem) => CallToolResult::error(vec![ContentBlock::text(problem.to_string())]),
    }
}

impl ServerHandler for Server {
    fn get_info(&self) -> InitializeResult {
        InitializeResult::new(ServerCapabilities::builder().enable_tools().build())
            .with_server_info(Implementation::new("setpiece", env!("CARGO_PKG_VERSION")))
            .with_instructions(INSTRUCTIONS)
    }

    async fn list_tools(
        &self,
        _request: Option<PaginatedRequestParams>,
        _context: RequestContext<RoleServer>,
    ) -> std::result::Result<ListToolsResult, ErrorData> {
        Ok(ListToolsResult { tools: TOOLS.iter().map(tool).collect(), ..ListToolsResult::default() })
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        context: RequestContext<RoleServer>,
    ) -> std::result::Result<CallToolResponse, ErrorData> {
        let Some(about) = TOOLS.iter().find(|t| t.name == request.name) else {
            let known: Vec<&str> = TOOLS.iter().map(|t| t.name).collect();
            let problem = format!("there is no tool `{}`; there are {}", request.name, known.join(", "));
            return Err(ErrorData::invalid_params(problem, None));
        };
        let _turn = tokio::select! {
            turn = self.work.lock() => turn,
            () = context.ct.cancelled() => return Ok(answered(Err(progress::stopped())).into()),
        };
        let (sender, mut heard) = tokio::sync::mpsc::unbounded_channel::<Told>();
        let (cancelled, left) = (context.ct.clone(), self.left.clone());
        let stop = Arc::new(move || cancelled.is_cancelled() || left.load(Ordering::SeqCst));
        let workshop = self.workshop.clone();
        let arguments = serde_json::Value::Object(request.arguments.unwrap_or_default());
        let job = tokio::task::spawn_blocking(move || {
            let telling = Telling::new(sender, stop);
            (about.work)(&workshop, arguments, &telling)
        });
        let token = context.meta.get_progress_token();
        // The channel closes when the job drops its end.
        while let Some(told) = heard.recv().await {
            if let Some(token) = &token {
                let mut note = ProgressNotificationParam::new(token.clone(), told.progress).with_message(told.message);
                if let Some(total) = told.total {
                    note = note.with_total(total);
                }
                // A client that does not hear is no reason to stop.
                let _ = context.peer.notify_progress(note).await;
            }
        }
        let answer = job.await.unwrap_or_else(|e| Err(Diagnostic::work(format!("the tool failed: {e}"))));
        Ok(answered(answer).into())
    }
}

/// Serves until the client closes its end.
///
/// # Errors
/// When the project's folder cannot be used, or the protocol cannot be begun.
pub fn serve(project: &Path, how: How) -> Result<()> {
    let workshop = Arc::new(Workshop::open(project, how)?);
    let failed = |e: &dyn std::fmt::Display| {
        Diagnostic::work(format!("the protocol ended: {e}")).at("mcp").help("start it from an MCP client, over stdio")
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().map_err(|e| failed(&e))?;
    let left = Arc::new(AtomicBool::new(false));
    let server = Server { workshop, work: tokio::sync::Mutex::new(()), left: left.clone() };
    let ended = runtime.block_on(async {
        let running = server.serve(rmcp::transport::stdio()).await.map_err(|e| failed(&e))?;
        running.waiting().await.map(drop).map_err(|e| failed(&e))
    });
    left.store(true, Ordering::SeqCst);
    // A job under way stops at its next safe point; what it finished is in the cache.
    runtime.shutdown_timeout(std::time::Duration::from_secs(30));
    ended
}

/// Base 64 of RFC 4648, as pictures travel in the protocol.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let at = |i: usize| u32::from(*three.get(i).unwrap_or(&0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for n in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * n) & 63) as usize];
            text.push(if n <= three.len() { char::from(digit) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_standard() {
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
        assert_eq!(base64(&[0xff, 0xef, 0xfe]), "/+/+");
    }

    #[test]
    fn tools_have_names_help_and_closed_schemas() {
        for about in TOOLS {
            let tool = tool(about);
            assert_eq!(tool.input_schema["type"], "object", "{}", about.name);
            assert_eq!(tool.input_schema["additionalProperties"], false, "{}", about.name);
            let properties = tool.input_schema["properties"].as_object().unwrap();
            assert!(properties.values().all(|p| p["description"].is_string()), "{}", about.name);
        }
    }
}
