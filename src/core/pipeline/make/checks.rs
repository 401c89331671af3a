//! What only a later room can tell of the inputs: the fonts of their letters, the settlement of their frame.

use crate::diag::{Place, Problems, Severity, catalogue};
use crate::domain::{InputFile, Project};
use crate::input::PlacedText;
use crate::pipeline::folder::Folder;
use crate::settle;
use crate::typesetting::{TemplateFile, Typeset};

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
