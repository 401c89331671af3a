//! What only a later room can tell of the inputs: the fonts of their letters, the settlement of their frame.

use crate::diag::{Place, Problems, Severity, catalogue};
use crate::domain::{InputFile, Project};
use crate::input::{PlacedFigure, PlacedText, Quantity, Reading, WrittenNumber};
use crate::invoice;
use crate::num::Hours;
use crate::pipeline::books::as_if_issued;
use crate::pipeline::folder::Folder;
use crate::settle::{self, Billed, Figures, Settlement};
use crate::typesetting::{TemplateFile, Typeset};
use crate::view;

/// Every character must have a glyph in the documents' fonts; one that has none is found where it was typed.
pub(in crate::pipeline) fn letters(
    texts: &[PlacedText],
    templates: &[TemplateFile],
    typesetter: &dyn Typeset,
    problems: &mut Problems,
) {
    for placed in texts {
        if let Some(letter) = typesetter.missing_glyph(&placed.text, templates) {
            let number = format!("U+{:04X}", u32::from(letter));
            problems.push(catalogue::LetterWithoutGlyph { letter, number }.at(placed.place.clone()));
        }
    }
}

/// The part of the frame, in per mille, from which on it is worth a warning.
const FRAME_NEARLY_USED: i64 = 900;

/// What is documented in all should leave room in the frame.
pub(in crate::pipeline) fn frame_use(folder: &Folder, project: &Project, problems: &mut Problems) {
    let Some(last) = project.agreement.milestones.last() else { return };
    let settlement = settle::settle(project, last, &[]);
    let Some(frame) = settlement.frame else { return };
    let Some(share) = settlement.documented.permille_of(frame).filter(|share| *share > FRAME_NEARLY_USED)
    else {
        return;
    };
    let share = format!("{}.{}", share / 10, share % 10);
    let place = Place::file(format!("{}/{}", folder.input.path, InputFile::Agreement.name()));
    let documented = settlement.documented;
    problems.push(catalogue::FrameNearlyUsed { documented, share, frame }.at(place));
}

/// Each figure in the prose must have a value, and no number of its own may be one that the tables contradict.
pub(in crate::pipeline) fn figures(reading: &Reading, project: &Project, problems: &mut Problems) {
    let (mut drafts, mut settlements): (Vec<Billed>, Vec<Settlement>) = (Vec::new(), Vec::new());
    let mut draft = None;
    for milestone in &project.agreement.milestones {
        let settlement = settle::settle(project, milestone, &drafts);
        draft = invoice::draft(project, &settlement);
        drafts.extend(draft.as_ref().map(|draft| as_if_issued(milestone, draft)));
        settlements.push(settlement);
    }
    let Some(last) = settlements.last() else { return };
    for PlacedFigure { place, written, figure } in &reading.figures {
        if let Err(why) = view::figure(figure, project, last, draft.as_ref()) {
            problems.push(catalogue::FigureMissing { name: written, why }.at(place.clone()));
        }
    }
    let figures = Figures::of(project, &settlements);
    for WrittenNumber { place, text, quantity, is_whole } in &reading.numbers {
        let (is_true, unit) = match *quantity {
            // So long lasts a meeting or a journey; it needn't be the sum of anything.
            Quantity::Hours(hours) if hours <= DAY && last.hours > DAY => continue,
            Quantity::Hours(hours) => (figures.has_hours(hours, *is_whole), "h"),
            Quantity::Kroner(money) => (figures.has_money(money, *is_whole), "NOK"),
        };
        if !is_true {
            problems.push(catalogue::NumberContradicted { text, unit }.at(place.clone()));
        }
    }
}

const DAY: Hours = Hours::whole(24);

/// No warning may stand, where they are denied.
pub(in crate::pipeline) fn no_warnings(folder: &Folder, problems: &mut Problems) {
    if problems.count(Severity::Warning) > 0 {
        problems.push(catalogue::WarningsDenied { agreement: &folder.input.id });
    }
}

/// The milestone asked for must be one of the agreement's.
pub(in crate::pipeline) fn milestone(project: &Project, only: Option<&str>, problems: &mut Problems) {
    let Some(name) = only else { return };
    let known: Vec<String> =
        project.agreement.milestones.iter().map(|milestone| format!("`{}`", milestone.id)).collect();
    if !known.contains(&format!("`{name}`")) {
        problems.push(catalogue::MilestoneUnknown {
            agreement: &project.agreement.id,
            name,
            known: known.join(", "),
        });
    }
}
