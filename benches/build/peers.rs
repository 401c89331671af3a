//! What a user would take instead, as far as it is installed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;

use bilag::diag::Errors;
use bilag::pipeline::{self, Context, Request, Silent, Threads};
use bilag::reuse::Nothing;
use bilag::store::Disk;
use bilag::typesetting::{
    Lines, Logo, LogoError, Pdf, ReceiptError, ReceiptPage, RenderJob, TemplateFile, Typeset,
};
use bilag_typeset::Typesetter;
use tempfile::TempDir;

use crate::measure::Run;
use crate::workspaces::{Workspace, plain_rows};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Typst, started from a shell.
#[derive(Clone, Copy)]
pub(crate) struct Typst {
    pub(crate) name: &'static str,
    is_wheel: bool,
}

/// What Typst needs to set a document as we do.
const WHEEL: &str = "import sys, typst\nroot, main, fonts, output = sys.argv[1:]\n\
    typst.compile(main, output=output, root=root, font_paths=[fonts], ignore_system_fonts=True, \
    pdf_standards=['a-2a', 'ua-1'])";

/// The ways to start Typst that are installed; of the others, a line says that they aren't.
pub(crate) fn typst() -> Vec<Typst> {
    let wheel = Typst { name: "wheel", is_wheel: true };
    let native = Typst { name: "native", is_wheel: false };
    let has_wheel = is_there(Command::new("python3").args(["-c", "import typst"]), "the wheel of Typst");
    let has_native = is_there(Command::new("typst").arg("--version"), "typst");
    [(wheel, has_wheel), (native, has_native)]
        .into_iter()
        .filter(|(_, has)| *has)
        .map(|(typst, _)| typst)
        .collect()
}

/// Does a program start? Of one that doesn't, a line says so.
fn is_there(command: &mut Command, name: &str) -> bool {
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    let is_there = status.is_ok_and(|status| status.success());
    if !is_there {
        println!("| beside {name} | not installed | |");
    }
    is_there
}

/// A document as files that Typst takes from a shell.
pub(crate) struct Document {
    folder: TempDir,
    template: &'static str,
}

impl Typst {
    /// Sets a document.
    pub(crate) fn set(self, document: &Document) -> Run {
        Run::of(&mut self.command(document))
    }

    fn command(self, Document { folder, template }: &Document) -> Command {
        let (root, fonts) = (folder.path(), Path::new(ROOT).join("templates/fonts"));
        let (main, output) = (root.join(format!("{template}.typ")), root.join("out.pdf"));
        if self.is_wheel {
            let mut python = Command::new("python3");
            python.args(["-c", WHEEL]).arg(root).arg(main).arg(fonts).arg(output);
            return python;
        }
        let mut typst = Command::new("typst");
        typst.args(["compile", "--ignore-system-fonts", "--pdf-standard", "a-2a", "--pdf-standard", "ua-1"]);
        typst.arg("--root").arg(root).arg("--font-path").arg(fonts).arg(main).arg(output);
        typst
    }
}

/// Every document that a build sets, with what it is made from.
pub(crate) fn documents(workspace: &Workspace) -> Vec<Document> {
    let recording = Recording(Mutex::default());
    let disk = Disk::at(&workspace.path("")).expect("a workspace");
    let (typesetter, keep, threads, progress) = (&recording, &Nothing, &Threads::default(), &Silent);
    let context = Context { store: &disk, typesetter, keep, threads, progress };
    let outcome = pipeline::build(context, &Request::default(), |_| {});
    assert!(!outcome.packages.is_empty(), "{:?}", outcome.problems);
    let jobs = recording.0.into_inner().expect("all threads have ended");
    jobs.iter().map(document).collect()
}

fn document(job: &RenderJob) -> Document {
    let folder = TempDir::new().expect("a temporary folder");
    let pictures = folder.path().join("data/pictures");
    fs::create_dir_all(&pictures).expect("a folder");
    for entry in fs::read_dir(Path::new(ROOT).join("templates")).expect("templates") {
        let path = entry.expect("a template").path();
        if let Some(name) =
            path.file_name().filter(|_| path.extension().is_some_and(|ending| ending == "typ"))
        {
            fs::copy(&path, folder.path().join(name)).expect("a template");
        }
    }
    for picture in &job.pictures {
        fs::write(pictures.join(&picture.name), &picture.bytes).expect("a picture");
    }
    fs::write(folder.path().join(format!("data/{}.json", job.template)), &job.data).expect("the data");
    Document { folder, template: job.template }
}

/// Notes what is to be set, and sets it.
struct Recording(Mutex<Vec<RenderJob>>);

impl Typeset for Recording {
    fn pdf(&self, job: &RenderJob) -> Result<Pdf, Errors> {
        self.0.lock().expect("nothing panics").push(job.clone());
        Typesetter.pdf(job)
    }

    fn missing_glyph(&self, text: &str, templates: &[TemplateFile]) -> Option<char> {
        Typesetter.missing_glyph(text, templates)
    }

    fn receipt(&self, bytes: &[u8]) -> Result<Vec<ReceiptPage>, ReceiptError> {
        Typesetter.receipt(bytes)
    }

    fn receipt_pages(&self, bytes: &[u8]) -> Result<usize, ReceiptError> {
        Typesetter.receipt_pages(bytes)
    }

    fn receipt_text(&self, bytes: &[u8]) -> Result<Vec<Lines>, ReceiptError> {
        Typesetter.receipt_text(bytes)
    }

    fn archivable(
        &self,
        bytes: &[u8],
        pages: &[ReceiptPage],
    ) -> Result<Option<Vec<ReceiptPage>>, ReceiptError> {
        Typesetter.archivable(bytes, pages)
    }

    fn lighter(&self, bytes: &[u8], pages: &[ReceiptPage]) -> Result<Option<Vec<ReceiptPage>>, ReceiptError> {
        Typesetter.lighter(bytes, pages)
    }

    fn logo(&self, bytes: &[u8]) -> Result<Logo, LogoError> {
        Typesetter.logo(bytes)
    }
}

/// Something that makes a timesheet of 400 rows.
pub(crate) struct Peer {
    pub(crate) name: String,
    pub(crate) goal: &'static str,
    folder: TempDir,
    command: Box<dyn Fn(&Path) -> Command>,
}

impl Peer {
    /// Makes it, in a process of its own.
    pub(crate) fn run(&self) -> Run {
        Run::of((self.command)(self.folder.path()).current_dir(self.folder.path()))
    }
}

/// All that are installed; of the others, a line says that they aren't.
pub(crate) fn of_a_timesheet() -> Vec<Peer> {
    let mut peers = Vec::new();
    for typst in typst() {
        let documents = documents(&Workspace::of_rows(400));
        let timesheet =
            documents.into_iter().find(|document| document.template == "timesheet").expect("a timesheet");
        let command = Box::new(move |_: &Path| typst.command(&timesheet));
        let folder = TempDir::new().expect("a temporary folder");
        peers
            .push(Peer { name: format!("typst ({}), tagged", typst.name), goal: "≤ 0.7", folder, command });
    }
    let others: [(&str, &str, &str, &[&str], &str); 4] = [
        ("pdflatex", "pdflatex, untagged", "≤ 1.3", &["-interaction=batchmode", "sheet.tex"], "--version"),
        ("weasyprint", "WeasyPrint", "", &["sheet.html", "sheet.pdf"], "--version"),
        ("soffice", "LibreOffice", "", &["--headless", "--convert-to", "pdf", "sheet.html"], "--version"),
        (
            "chromium",
            "Chromium, tagged",
            "",
            &["--headless", "--no-sandbox", "--print-to-pdf=sheet.pdf", "sheet.html"],
            "--version",
        ),
    ];
    for (program, name, goal, arguments, question) in others {
        if !is_there(Command::new(program).arg(question), program) {
            continue;
        }
        let folder = TempDir::new().expect("a temporary folder");
        fs::write(folder.path().join("sheet.tex"), latex()).expect("a file");
        fs::write(folder.path().join("sheet.html"), html()).expect("a file");
        let program = PathBuf::from(program);
        let command = Box::new(move |home: &Path| {
            let mut command = Command::new(&program);
            command.args(arguments).env("HOME", home);
            command
        });
        peers.push(Peer { name: name.to_owned(), goal, folder, command });
    }
    peers
}

/// The same words in a plain table over pages with a head.
fn latex() -> String {
    let rows = plain_rows(400).into_iter().map(|row| format!("{} \\\\ \\hline\n", row.join(" & ")));
    format!(
        "\\documentclass[10pt,a4paper]{{article}}\n\\usepackage[utf8]{{inputenc}}\n\\usepackage[T1]{{fontenc}}\n\
         \\usepackage{{lmodern,longtable}}\n\\usepackage[margin=2cm]{{geometry}}\n\\begin{{document}}\n\
         \\section*{{Timeliste}}\n\\begin{{longtable}}{{lrp{{10cm}}}}\nDato & Timer & Aktivitet \\\\ \\hline\n\
         \\endhead\n{}\\end{{longtable}}\n\\end{{document}}\n",
        rows.collect::<String>()
    )
}

fn html() -> String {
    let rows =
        plain_rows(400).into_iter().map(|row| format!("<tr><td>{}</td></tr>\n", row.join("</td><td>")));
    format!(
        "<!doctype html><html lang=\"nb\"><meta charset=\"utf-8\"><title>Timeliste</title>\n\
         <style>@page {{ size: A4; margin: 2cm }} td {{ border-bottom: 1px solid }}</style>\n<h1>Timeliste</h1>\n\
         <table><thead><tr><th>Dato<th>Timer<th>Aktivitet</thead><tbody>\n{}</tbody></table></html>\n",
        rows.collect::<String>()
    )
}
