//! What is to be made, as plain data: a package's sources, and the bill that it is made for.

use std::sync::Arc;

use super::logo::Logo;
use super::receipts::Receipts;
use crate::domain::{Milestone, Project};
use crate::invoice::{Draft, Issued, Paper};
use crate::num::Money;
use crate::pipeline::folder::Folder;
use crate::register::Registration;
use crate::settle::Settlement;
use crate::typesetting::TemplateFile;
use crate::view::Subject;

/// What the documents are made from.
#[derive(Clone, Copy)]
pub(in crate::pipeline) struct Source<'a> {
    pub(in crate::pipeline) folder: &'a Folder,
    pub(in crate::pipeline) project: &'a Project,
    pub(in crate::pipeline) receipts: &'a Receipts,
    pub(in crate::pipeline) templates: &'a Arc<[TemplateFile]>,
}

/// One milestone with its figures and its document.
pub(in crate::pipeline) struct Bill<'a> {
    pub(in crate::pipeline) milestone: &'a Milestone,
    pub(in crate::pipeline) settlement: Settlement,
    pub(in crate::pipeline) paper: Paper,
    pub(in crate::pipeline) logo: Option<&'a Logo>,
    /// Where the register will have an issued document.
    pub(in crate::pipeline) registration: Option<Registration>,
    /// Is it only looked at, so that each page is marked as a draft though the document has the number that it would get?
    pub(in crate::pipeline) is_trial: bool,
}

impl Bill<'_> {
    /// What the document says, with or without a number.
    pub(in crate::pipeline) fn draft(&self) -> Option<&Draft> {
        self.paper.draft()
    }

    /// What the buyer pays; below zero when the document gives back.
    pub(in crate::pipeline) fn asks(&self) -> Money {
        self.draft().map_or(Money::ZERO, Draft::asks)
    }

    /// The document with its number.
    pub(in crate::pipeline) fn issued(&self) -> Option<&Issued> {
        self.paper.issued()
    }

    /// Does the documentation go along? A credit note that reverses a document has nothing to document.
    pub(in crate::pipeline) fn is_documented(&self) -> bool {
        !self.issued().is_some_and(Issued::reverses)
    }

    pub(in crate::pipeline) fn subject<'a>(&'a self, project: &'a Project) -> Subject<'a> {
        Subject {
            project,
            milestone: self.milestone,
            settlement: &self.settlement,
            logo: self.logo.map(|logo| &logo.shown),
            issued: self.issued(),
            is_trial: self.is_trial,
            credits: self.registration.as_ref().map_or(&[], |registration| &registration.credits),
        }
    }
}
