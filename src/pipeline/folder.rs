//! One agreement's folder, between the disk and the reader.

use std::sync::Arc;

use crate::diag::{Place, Problem, Problems, catalogue};
use crate::domain::{AgreementId, InputFile, Project, WorkspacePath};
use crate::input::{self, FileContent, PlacedText};
use crate::package::InputPrint;
use crate::render::Typesetter;
use crate::settle;
use crate::store::{Found, INPUTS, Store};

/// Where drafts are written, from the workspace.
const OUTPUTS: &str = "outputs";

/// An agreement's folder as it was found.
pub(super) struct Folder {
    /// As the reader takes it.
    pub(super) input: input::Folder,
}

impl Folder {
    /// Reads the folder of one agreement.
    ///
    /// # Errors
    /// When the folder as a whole can't be read.
    pub(super) fn read(store: &dyn Store, id: &str) -> Result<Self, Problems> {
        let found = store.agreement_folder(id)?;
        let files = found.into_iter().map(|(path, found)| (path, content(found))).collect();
        Ok(Self { input: input::Folder { id: id.to_owned(), path: format!("{INPUTS}/{id}"), files } })
    }

    /// A file's content, if it could be read.
    pub(super) fn bytes(&self, path: &WorkspacePath) -> Option<&Arc<[u8]>> {
        match self.input.files.get(path.as_str()) {
            Some(FileContent::Bytes(bytes)) => Some(bytes),
            _ => None,
        }
    }

    /// The print of every file, in the order of the paths.
    pub(super) fn prints(&self) -> Vec<InputPrint> {
        let files = self.input.files.iter();
        files
            .filter_map(|(path, content)| match content {
                FileContent::Bytes(bytes) => Some(InputPrint::of(path, bytes)),
                _ => None,
            })
            .collect()
    }
}

/// Where the drafts of an agreement are written, from the workspace; each milestone's in a folder of its own.
pub(super) fn drafts_of(agreement: &AgreementId) -> String {
    format!("{OUTPUTS}/{agreement}/draft")
}

fn content(found: Found) -> FileContent {
    match found {
        Found::Bytes(bytes) => FileContent::Bytes(bytes),
        Found::Directory => FileContent::Directory,
        Found::LeavesFolder => FileContent::LeavesFolder,
        Found::TooLarge(bytes) => FileContent::TooLarge(bytes),
        Found::Unreadable(why) => FileContent::Unreadable(why),
    }
}

/// Every character must have a glyph in the documents' fonts; one that has none is found where it was typed.
pub(super) fn check_letters(texts: &[PlacedText], typesetter: &Typesetter, problems: &mut Problems) {
    for placed in texts {
        if let Some(letter) = typesetter.missing_glyph(&placed.text) {
            let (letter, number) = (letter.to_string(), format!("U+{:04X}", u32::from(letter)));
            let arguments = [("letter", letter.as_str()), ("number", &number)];
            problems.push(Problem::new(catalogue::LETTER_WITHOUT_GLYPH, &arguments).at(placed.place.clone()));
        }
    }
}

/// The part of the frame, in per mille, from which on it is worth a warning.
const FRAME_NEARLY_USED: i64 = 900;

/// What is documented in all should leave room in the frame.
pub(super) fn check_frame(folder: &Folder, project: &Project, problems: &mut Problems) {
    let Some(last) = project.agreement.milestones.last() else { return };
    let settlement = settle::settle(project, last, &[]);
    let Some(frame) = settlement.frame else { return };
    let Some(share) = settlement.documented.permille_of(frame).filter(|share| *share > FRAME_NEARLY_USED)
    else {
        return;
    };
    let (documented, frame) = (settlement.documented.to_string(), frame.to_string());
    let share = format!("{}.{}", share / 10, share % 10);
    let arguments = [("documented", documented.as_str()), ("share", &share), ("frame", &frame)];
    let place = Place::file(format!("{}/{}", folder.input.path, InputFile::Agreement.name()));
    problems.push(Problem::new(catalogue::FRAME_NEARLY_USED, &arguments).at(place));
}

/// The milestone asked for must be one of the agreement's.
pub(super) fn check_milestone(project: &Project, only: Option<&str>, problems: &mut Problems) {
    let Some(name) = only else { return };
    let known: Vec<String> =
        project.agreement.milestones.iter().map(|milestone| format!("`{}`", milestone.id)).collect();
    if !known.contains(&format!("`{name}`")) {
        let arguments =
            [("agreement", project.agreement.id.as_str()), ("name", name), ("known", &known.join(", "))];
        problems.push(Problem::new(catalogue::MILESTONE_UNKNOWN, &arguments));
    }
}
