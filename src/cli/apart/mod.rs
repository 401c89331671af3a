//! Receipts and logos are drawn in processes of their own, with limits of time and memory: whatever is in such a file, it
//! ends one of these at worst, and the run goes on.

mod pipe;
mod worker;

use std::borrow::Cow;
use std::iter;
use std::sync::{Mutex, PoisonError};

use serde::de::DeserializeOwned;

use super::surroundings;
use crate::diag::Errors;
use crate::typesetting::{
    Asked, Lines, Logo, LogoError, Pdf, ReceiptError, ReceiptPage, RenderJob, TemplateFile, Typeset,
};
use worker::{Ended, Worker};

pub(super) use worker::{COMMAND, serve};

/// A typesetter that is asked about other people's files in a process of its own, one for each thread that asks. They
/// are started when there is something to ask, and end with this one.
pub(super) struct Apart<T> {
    typesetter: T,
    idle: Mutex<Vec<Worker>>,
}

impl<T> Apart<T> {
    /// No process has been started.
    pub(super) const fn new(typesetter: T) -> Self {
        Self { typesetter, idle: Mutex::new(Vec::new()) }
    }

    /// The answer, or in a clause why there is none. A process that has answered before and dies is not proof enough:
    /// somebody may have ended it, or earlier files have used up its memory.
    fn ask<A: DeserializeOwned>(&self, asked: &Asked<'_>) -> Result<A, String> {
        let question = asked.written().ok_or("it can't be handed on")?;
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let seconds = surroundings::seconds_for_a_receipt();
        let experienced = idle().pop();
        let fresh = || Worker::start(seconds).map_err(|refusal| Ended::NotStarted(refusal.to_string()));
        let mut why = Ended::NotStarted(String::new());
        for worker in experienced.map(Ok).into_iter().chain(iter::once_with(fresh)) {
            let answered = worker.and_then(|mut worker| Ok((worker.answer(&question, seconds)?, worker)));
            match answered {
                Ok((answer, worker)) => {
                    idle().push(worker);
                    return Asked::read(&answer).ok_or_else(|| "its process answers nonsense".to_owned());
                }
                Err(Ended::OutOfTime) => return Err(Ended::OutOfTime.clause(seconds)),
                Err(ended) => why = ended,
            }
        }
        Err(why.clause(seconds))
    }

    fn pages<A: DeserializeOwned>(&self, asked: &Asked<'_>) -> Result<A, ReceiptError> {
        self.ask::<Result<A, ReceiptError>>(asked).unwrap_or_else(|why| Err(ReceiptError::Undrawn(why)))
    }
}

impl<T: Typeset> Typeset for Apart<T> {
    fn pdf(&self, job: &RenderJob) -> Result<Pdf, Errors> {
        self.typesetter.pdf(job)
    }

    fn forget_unused(&self) {
        self.typesetter.forget_unused();
    }

    fn missing_glyph(&self, text: &str, templates: &[TemplateFile]) -> Option<char> {
        self.typesetter.missing_glyph(text, templates)
    }

    fn receipt(&self, bytes: &[u8]) -> Result<Vec<ReceiptPage>, ReceiptError> {
        self.pages(&Asked::Receipt(bytes))
    }

    fn receipt_pages(&self, bytes: &[u8]) -> Result<usize, ReceiptError> {
        self.pages(&Asked::Pages(bytes))
    }

    fn receipt_text(&self, bytes: &[u8]) -> Result<Vec<Lines>, ReceiptError> {
        self.pages(&Asked::Text(bytes))
    }

    fn archivable(
        &self,
        bytes: &[u8],
        pages: &[ReceiptPage],
    ) -> Result<Option<Vec<ReceiptPage>>, ReceiptError> {
        self.pages(&Asked::Archivable(bytes, Cow::Borrowed(pages)))
    }

    fn lighter(&self, bytes: &[u8], pages: &[ReceiptPage]) -> Result<Option<Vec<ReceiptPage>>, ReceiptError> {
        self.pages(&Asked::Lighter(bytes, Cow::Borrowed(pages)))
    }

    fn logo(&self, bytes: &[u8]) -> Result<Logo, LogoError> {
        self.ask::<Result<Logo, LogoError>>(&Asked::Logo(bytes))
            .unwrap_or_else(|why| Err(LogoError::Unusable(why)))
    }
}
