//! `{{timer}}` within the prose: a figure that is taken from where the tables take it.

use super::placeholders::{PARTS, braced};
use crate::diag::catalogue::{FigureUnknown, MarkdownUnsupported, PartInText};
use crate::diag::{Place, Problem, Problems};
use crate::domain::{Indicator, IndicatorId, Inline, Month, PersonId, ReportFigure, SubGoalId};
use crate::input::known::Known;
use crate::input::nearest::{listed, nearest};
use crate::input::origin::{Origin, Span};
use crate::input::source::Source;

/// A figure in the prose, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedFigure {
    /// Where.
    pub place: Place,
    /// As it is written, braces included.
    pub written: String,
    /// Which.
    pub figure: ReportFigure,
}

/// Figures that are about the whole, by the names that a report has for them.
const WHOLE: [(&str, ReportFigure); 17] = [
    ("timer", ReportFigure::Hours),
    ("planlagt", ReportFigure::PlannedHours),
    ("timepris", ReportFigure::Rate),
    ("timer-kr", ReportFigure::Fees),
    ("kostnader", ReportFigure::Costs),
    ("bilag", ReportFigure::Vouchers),
    ("dokumentert", ReportFigure::Documented),
    ("ramme", ReportFigure::Frame),
    ("over-rammen", ReportFigure::OverFrame),
    ("rest", ReportFigure::Unused),
    ("budsjett", ReportFigure::Budget),
    ("fakturert", ReportFigure::BilledBefore),
    ("å-betale", ReportFigure::Asked),
    ("personer", ReportFigure::People),
    ("aktiviteter", ReportFigure::Activities),
    ("delmål", ReportFigure::SubGoals),
    ("indikatorer", ReportFigure::Indicators),
];

/// Figures of one thing, whose id stands behind a colon.
const OF_PERSON: [(&str, fn(PersonId) -> ReportFigure); 1] = [("timer", ReportFigure::HoursOf)];
const OF_SUB_GOAL: [(&str, fn(SubGoalId) -> ReportFigure); 2] =
    [("timer", ReportFigure::HoursFor), ("aktiviteter", ReportFigure::ActivitiesFor)];
const OF_MONTH: [(&str, fn(Month) -> ReportFigure); 1] = [("timer", ReportFigure::HoursIn)];
const OF_INDICATOR: [(&str, fn(IndicatorId) -> ReportFigure); 4] = [
    ("resultat", ReportFigure::Result),
    ("utgangsverdi", ReportFigure::Baseline),
    ("mål", ReportFigure::Target),
    ("måloppnåelse", ReportFigure::Progress),
];

/// Every figure that a report may name.
pub(in crate::input) struct Names {
    figures: Vec<(String, ReportFigure)>,
    /// Agreement and indicators could be read, so that an id that isn't here is nobody's.
    is_complete: bool,
}

impl Names {
    /// The figures of an agreement and its indicators.
    pub(in crate::input) fn of(known: &Known, indicators: &[Indicator], is_complete: bool) -> Self {
        let mut figures: Vec<(String, ReportFigure)> =
            WHOLE.iter().map(|(name, figure)| ((*name).to_owned(), figure.clone())).collect();
        let mut add = |name: &str, of: &str, figure| figures.push((format!("{name}:{of}"), figure));
        for id in known.people.keys().filter_map(|id| PersonId::new(id)) {
            OF_PERSON.iter().for_each(|(name, figure)| add(name, id.as_str(), figure(id.clone())));
        }
        for id in known.sub_goals.iter().filter_map(|id| SubGoalId::new(id)) {
            OF_SUB_GOAL.iter().for_each(|(name, figure)| add(name, id.as_str(), figure(id.clone())));
        }
        for month in known.period.iter().flat_map(|period| period.months()) {
            OF_MONTH.iter().for_each(|(name, figure)| add(name, &month.to_string(), figure(month)));
        }
        for Indicator { id, .. } in indicators {
            OF_INDICATOR.iter().for_each(|(name, figure)| add(name, id.as_str(), figure(id.clone())));
        }
        Self { figures, is_complete }
    }

    fn find(&self, name: &str) -> Result<Option<ReportFigure>, String> {
        let mut found = self.figures.iter().filter(|(known, _)| known == name);
        match (found.next(), found.next()) {
            (Some((_, figure)), None) => Ok(Some(figure.clone())),
            (Some(_), Some(_)) => {
                Err("both a person and a sub-goal have that id; give one of them another".to_owned())
            }
            (None, _) if !self.is_complete && name.contains(':') => Ok(None),
            (None, _) => Err(self.meant(name)),
        }
    }

    fn meant(&self, name: &str) -> String {
        if let Some(near) = nearest(name, self.figures.iter().map(|(known, _)| known.as_str())) {
            return format!("did you mean `{}`?", braced(near));
        }
        // Those of one person or month stand for the others of their kind.
        let mut shown: Vec<String> = Vec::new();
        for (known, figure) in &self.figures {
            let like = |other: &(String, ReportFigure)| {
                std::mem::discriminant(&other.1) == std::mem::discriminant(figure)
            };
            if self.figures.iter().find(|other| like(other)).is_some_and(|(first, _)| first == known) {
                shown.push(braced(known));
            }
        }
        format!("write {}", listed(shown.iter().map(String::as_str)))
    }
}

/// Is a line that is nothing but this name a figure, because no part is called so?
pub(super) fn is_alone(name: &str) -> bool {
    let is_part = |name: &str| PARTS.iter().any(|(part, _)| *part == name);
    let is_whole = WHOLE.iter().any(|(known, _)| *known == name);
    name.starts_with('=') || name.contains(':') || is_whole && !is_part(name)
}

/// What finds the figures of a text.
pub(super) struct Finder<'a> {
    pub(super) source: &'a Source,
    pub(super) names: &'a Names,
    /// Does the text stand where none can be?
    pub(super) is_barred: bool,
}

impl Finder<'_> {
    /// A text in pieces, with the figures that it has places for.
    pub(super) fn pieces(
        &self,
        text: &str,
        span: Span,
        figures: &mut Vec<PlacedFigure>,
        problems: &mut Problems,
    ) -> Vec<Inline> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once("{{") {
            pieces.push(Inline::Text(before.to_owned()));
            let start = text.len() - behind.len() - 2;
            let Some((name, after)) = behind.split_once("}}") else {
                let suggestion = "write the name and `}}` on the same line; braces that are meant as text go between backticks";
                let name = format!("{{{{{behind}");
                let at = self.span(span, start, &name);
                problems.push(self.source.problem(at, FigureUnknown { name, suggestion }));
                return pieces;
            };
            let written = braced(name);
            let at = self.span(span, start, &written);
            match self.figure(name) {
                Ok(Inline::Figure(figure)) => {
                    pieces.push(Inline::Figure(figure.clone()));
                    figures.push(PlacedFigure { place: self.source.place(at), written, figure });
                }
                Ok(inline) => pieces.push(inline),
                Err(problem) => problems.push(self.source.problem(at, problem)),
            }
            rest = after;
        }
        pieces.push(Inline::Text(rest.to_owned()));
        pieces
    }

    /// Where a part of a text stands. Text that is spelt with entities is shorter than what was written.
    fn span(&self, whole: Span, start: usize, found: &str) -> Span {
        let start = whole.start + start;
        let is_spelt_out = self.source.text.get(start..).is_some_and(|written| written.starts_with(found));
        if is_spelt_out { Span { start, end: start + found.len() } } else { whole }
    }

    /// What stands for a name in braces: a figure, or the number that is meant as it stands.
    fn figure(&self, written: &str) -> Result<Inline, Problem> {
        if self.is_barred {
            let suggestion = "put it into the text around it";
            return Err(
                MarkdownUnsupported { what: "a figure within a heading or an image", suggestion }.into()
            );
        }
        if let Some(meant) = written.trim().strip_prefix('=') {
            return Ok(Inline::Text(meant.trim().replace(' ', "\u{a0}")));
        }
        let name = written.trim().to_lowercase();
        match self.names.find(&name) {
            Ok(Some(figure)) => Ok(Inline::Figure(figure)),
            Ok(None) => Ok(Inline::Text(String::new())),
            Err(_) if PARTS.iter().any(|(part, _)| *part == name) => {
                Err(PartInText { text: &braced(written) }.into())
            }
            Err(suggestion) => Err(FigureUnknown { name: braced(written), suggestion }.into()),
        }
    }
}
