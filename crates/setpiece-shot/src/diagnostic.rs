//! What went wrong, where, and what to do about it.

use std::fmt;

/// Whose doing a failure is; decides the exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The request cannot be carried out as asked (exit status 2).
    Request,
    /// The request was fine, the work failed (exit status 1).
    Work,
}

/// One problem, told so that a reader can mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Whose doing it is.
    pub fault: Fault,
    /// What is wrong, naming the thing.
    pub what: String,
    /// Where: a key, a file with line and column, a span of words. May be empty.
    pub place: String,
    /// What to do. May be empty.
    pub remedy: String,
}

/// Result with a [`Diagnostic`].
pub type Result<T> = std::result::Result<T, Diagnostic>;

impl Diagnostic {
    /// A wrong request.
    pub fn request(what: impl Into<String>) -> Self {
        Self { fault: Fault::Request, what: what.into(), place: String::new(), remedy: String::new() }
    }

    /// Failed work.
    pub fn work(what: impl Into<String>) -> Self {
        Self { fault: Fault::Work, what: what.into(), place: String::new(), remedy: String::new() }
    }

    /// The same, with the place.
    #[must_use]
    pub fn at(mut self, place: impl Into<String>) -> Self {
        self.place = place.into();
        self
    }

    /// The same, with the remedy.
    #[must_use]
    pub fn help(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = remedy.into();
        self
    }

    /// The exit status of a program that stops for this.
    pub fn exit_status(&self) -> u8 {
        match self.fault {
            Fault::Request => 2,
            Fault::Work => 1,
        }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.what)?;
        if !self.place.is_empty() {
            write!(f, "\n  at: {}", self.place)?;
        }
        if !self.remedy.is_empty() {
            write!(f, "\n  try: {}", self.remedy)?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostic {}
