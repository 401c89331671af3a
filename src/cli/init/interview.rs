//! Asks a person, a line at a time; a pipe answers as well as a terminal does.

use std::io::{self, BufRead, Write};

use super::form;
use super::questions::{Given, NAME, QUESTIONS, Question};
use crate::diag::{self, Errors, Problem, catalogue};

/// Who asks and who answers.
pub(super) struct Interview<'a, Reader, Writer> {
    /// Where answers come from, a line each.
    pub(super) answers: Reader,
    /// Where questions go.
    pub(super) questions: Writer,
    /// Is there a person at the other end, who can be asked again?
    pub(super) is_person: bool,
    /// How many answers were read.
    pub(super) lines: usize,
    /// What speaks against a folder of this name.
    pub(super) refuse_name: &'a dyn Fn(&str) -> Option<Problem>,
}

impl<Reader: BufRead, Writer: Write> Interview<'_, Reader, Writer> {
    /// Asks everything that `given` doesn't answer; an empty line leaves a fact open, and the end of the answers
    /// leaves all that is left. `name` is what the folder is called if nobody says another.
    pub(super) fn conduct(
        &mut self,
        given: &Given,
        name: &dyn Fn(&Given) -> String,
    ) -> Result<Given, Errors> {
        let mut known = given.clone();
        self.say("Enter leaves a question open, to be answered later in the file.\n")?;
        for question in &QUESTIONS {
            if !given.all(question.id).is_empty() || is_pointless(question, &known) {
                continue;
            }
            let default = (question.id == NAME).then(|| name(&known));
            while let Some(answer) = self.answer(question, default.as_deref(), &known)? {
                known = known.with(question, &answer);
                if !question.repeats() || question.id == "settlement" {
                    break;
                }
            }
        }
        Ok(known)
    }

    /// One answer that nothing speaks against; `None` when the fact stays open.
    fn answer(
        &mut self,
        question: &'static Question,
        default: Option<&str>,
        known: &Given,
    ) -> Result<Option<String>, Errors> {
        let more = if known.all(question.id).is_empty() { "" } else { " (one more, or Enter)" };
        let usual = default.map(|default| format!(" [{default}]")).unwrap_or_default();
        loop {
            self.say(&format!("{}{more}{usual}: ", question.asks))?;
            let mut line = String::new();
            let length = self.answers.read_line(&mut line).map_err(|error| unreadable(&error))?;
            self.lines += usize::from(length > 0);
            let typed = line.trim();
            if length == 0 {
                self.say("\n")?;
            }
            let Some(answer) = Some(typed).filter(|typed| !typed.is_empty()).or(default) else {
                return Ok(None);
            };
            let Some(problem) = self.objection(question, answer, known) else {
                return Ok(Some(answer.to_owned()));
            };
            if length == 0 {
                // Nobody is left to ask.
                return Err(problem.into());
            }
            if !self.is_person {
                // What follows in a pipe answers the next questions: asked again, each would take another one's answer.
                return Err(self.refused(typed, &problem).into());
            }
            self.say(&format!("  {}\n  {}\n", problem.message, problem.help))?;
        }
    }

    fn objection(&self, question: &'static Question, answer: &str, known: &Given) -> Option<Problem> {
        form::objection(&known.with(question, answer), question)
            .or_else(|| (question.id == NAME).then(|| (self.refuse_name)(answer)).flatten())
    }

    /// An answer of a pipe that can't be taken.
    fn refused(&self, answer: &str, problem: &Problem) -> Problem {
        catalogue::PipedAnswerRefused { line: self.lines, answer, why: &problem.message, help: &problem.help }
            .into()
    }

    fn say(&mut self, text: &str) -> Result<(), Errors> {
        self.questions
            .write_all(diag::printable(text).as_bytes())
            .and_then(|()| self.questions.flush())
            .map_err(|error| unreadable(&error))
    }
}

/// Would the answer have no place, or the question make no sense?
fn is_pointless(question: &Question, known: &Given) -> bool {
    question.id == "vat-reason" && known.one("vat") != Some("exempt")
        || question.id == "advance" && known.one("frame").is_none()
}

fn unreadable(error: &io::Error) -> Errors {
    catalogue::AnswersUnreadable { why: &error }.into()
}
