//! Workspaces to run the program in.

#![expect(clippy::disallowed_methods, reason = "the tests prepare and inspect folders, and wait")]

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use tempfile::TempDir;

/// Longer than any command takes on a busy machine. Nothing that a test waits for is waited for without an end.
pub(crate) const PATIENCE: Duration = Duration::from_mins(5);

/// The workspace's name in its temporary folder.
const ROOT: &str = "workspace";

/// A workspace that vanishes after its test.
pub(crate) struct Workspace {
    /// Holds the workspace, and what a test needs beside it.
    folder: TempDir,
}

/// What a run of the program left.
pub(crate) struct Run {
    /// The exit status.
    pub(crate) status: i32,
    /// What it wrote to standard output.
    pub(crate) stdout: String,
    /// What it wrote to standard error.
    pub(crate) stderr: String,
}

impl Workspace {
    /// With no agreement in it.
    pub(crate) fn empty() -> Self {
        Self::beside(&[])
    }

    /// With no agreement in it, and some files beside it, named from the folder around the workspace.
    pub(crate) fn beside(files: &[(&str, &str)]) -> Self {
        let workspace = Self { folder: TempDir::new().expect("a temporary folder") };
        fs::create_dir_all(workspace.path("inputs")).expect("an empty folder");
        workspace.and_beside(files)
    }

    /// With the fictional agreement that `init` writes.
    pub(crate) fn example() -> Self {
        let workspace = Self { folder: TempDir::new().expect("a temporary folder") };
        fs::create_dir_all(workspace.path("")).expect("an empty folder");
        let run = workspace.bilag(&["init", "--example", "."]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        workspace
    }

    /// The same, and some files beside it, named from the folder around the workspace.
    pub(crate) fn example_beside(files: &[(&str, &str)]) -> Self {
        Self::example().and_beside(files)
    }

    fn and_beside(self, files: &[(&str, &str)]) -> Self {
        files.iter().fold(self, |workspace, (path, contents)| workspace.with(&format!("../{path}"), contents))
    }

    /// The same with a file added or replaced.
    pub(crate) fn with(self, path: &str, contents: impl AsRef<[u8]>) -> Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder above")).expect("folders");
        fs::write(path, contents).expect("a file");
        self
    }

    /// The same with the first `old` of a file made `new`.
    pub(crate) fn edited(self, path: &str, old: &str, new: &str) -> Self {
        let text = String::from_utf8(self.read(path)).expect("text");
        assert!(text.contains(old), "{path} has no {old}");
        self.with(path, text.replacen(old, new, 1))
    }

    /// The same with a file taken away.
    pub(crate) fn without(self, path: &str) -> Self {
        fs::remove_file(self.path(path)).expect("a file");
        self
    }

    /// A copy of the workspace as it is now.
    pub(crate) fn copied(&self) -> Self {
        let copy = Self { folder: TempDir::new().expect("a temporary folder") };
        for file in self.files("") {
            let path = copy.path(&file);
            fs::create_dir_all(path.parent().expect("a folder above")).expect("folders");
            fs::copy(self.path(&file), path).expect("a copy");
        }
        copy
    }

    /// The same with a file in the place of one that may be read-only.
    pub(crate) fn replace(&self, path: &str, contents: &[u8]) {
        let path = self.path(path);
        fs::remove_file(&path).expect("a file");
        fs::write(path, contents).expect("a file");
    }

    /// Where a file of the workspace is.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(ROOT).join(path)
    }

    /// The bytes of a file of the workspace.
    pub(crate) fn read(&self, path: &str) -> Vec<u8> {
        fs::read(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Every file below a folder of the workspace, from that folder, in order.
    pub(crate) fn files(&self, folder: &str) -> Vec<String> {
        files_below(&self.path(folder))
    }

    /// Copies the documents to a folder of that name below `BILAG_KEEP`, if that is set, to be looked at.
    pub(crate) fn keep(&self, name: &str) {
        let Some(folder) = std::env::var_os("BILAG_KEEP") else { return };
        for file in self.files("outputs") {
            let copy = Path::new(&folder).join(name).join(&file);
            fs::create_dir_all(copy.parent().expect("a folder above")).expect("folders");
            fs::write(copy, self.read(&format!("outputs/{file}"))).expect("a copy");
        }
    }

    /// Runs the program in the workspace.
    pub(crate) fn bilag(&self, arguments: &[&str]) -> Run {
        self.bilag_with(arguments, &[])
    }

    /// Runs the program in the workspace, in another environment.
    pub(crate) fn bilag_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
        let run = self.run_in(".", arguments, environment);
        if matches!(arguments.first(), Some(&"issue" | &"correct" | &"credit")) {
            self.keep_ehf();
        }
        run
    }

    /// Copies every EHF to where `.ci/run` looks for them, under the test's name.
    fn keep_ehf(&self) {
        let thread = thread::current();
        let test = thread.name().unwrap_or("main").replace("::", ".");
        for file in self.files("outputs").iter().filter(|file| file.rsplit('.').next() == Some("xml")) {
            let name = format!("{test}.{}", file.replace('/', "."));
            keep_ehf(&name, &self.read(&format!("outputs/{file}")));
        }
    }

    /// Starts the program in the workspace, with what it says kept from the screen.
    pub(crate) fn started(&self, arguments: &[&str]) -> Child {
        started(&mut self.program(".", arguments))
    }

    /// Runs the program in a folder of the workspace.
    pub(crate) fn bilag_in(&self, folder: &str, arguments: &[&str]) -> Run {
        self.run_in(folder, arguments, &[])
    }

    fn run_in(&self, folder: &str, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
        let mut command = self.program(folder, arguments);
        run_of(&ended(started(command.envs(environment.iter().copied()))))
    }

    /// The program in a folder of the workspace.
    fn program(&self, folder: &str, arguments: &[&str]) -> Command {
        let mut command = self.within(env!("CARGO_BIN_EXE_bilag"), folder);
        command.args(arguments).envs(pinned(arguments));
        command
    }

    /// Any program in a folder of the workspace, where what `bilag` remembers vanishes after the test.
    pub(crate) fn within(&self, program: &str, folder: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.path(folder)).env("XDG_STATE_HOME", self.folder.path().join("state"));
        command
    }
}

/// Writes an EHF to where `.ci/run` holds it against the rules.
pub(crate) fn keep_ehf(name: &str, xml: &[u8]) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ehf");
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join(name), xml).expect("a copy");
}

/// The clock of a command that is dated: noon of that day, so that what is issued bears the day of its issue.
pub(crate) fn pinned(arguments: &[&str]) -> Option<(&'static str, String)> {
    let date = arguments.iter().skip_while(|argument| **argument != "--date").nth(1)?;
    let noon = NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()?.and_hms_opt(12, 0, 0)?;
    Some(("SOURCE_DATE_EPOCH", noon.and_utc().timestamp().to_string()))
}

/// Starts a command with what it says kept from the screen.
pub(crate) fn started(command: &mut Command) -> Child {
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program is there")
}

/// How a command ended, and what it said.
pub(crate) fn ended(mut child: Child) -> Output {
    let stdout = child.stdout.take().map(said);
    let stderr = child.stderr.take().map(said);
    // It may close its outputs long before it ends, and what it started may hold them for longer.
    let status = end(&mut child);
    let all = |pipe: Option<mpsc::Receiver<Vec<u8>>>| {
        pipe.map_or_else(Vec::new, |bytes| bytes.recv_timeout(PATIENCE).expect("an end of what it says"))
    };
    Output { status, stdout: all(stdout), stderr: all(stderr) }
}

/// Reads a pipe to its end while others are read.
fn said(mut pipe: impl Read + Send + 'static) -> mpsc::Receiver<Vec<u8>> {
    let (sender, bytes) = mpsc::channel();
    thread::spawn(move || {
        let mut all = Vec::new();
        pipe.read_to_end(&mut all).expect("bytes");
        // Nobody waits any more when the test has failed.
        drop(sender.send(all));
    });
    bytes
}

/// Waits for a process, and kills one that doesn't end.
pub(crate) fn end(child: &mut Child) -> ExitStatus {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait().expect("a process") {
            return status;
        }
        if begun.elapsed() > PATIENCE {
            child.kill().expect("a process");
            panic!("a process was killed since it didn't end: {:?}", child.wait());
        }
        thread::sleep(Duration::from_millis(1));
    }
}

fn run_of(output: &Output) -> Run {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text");
    Run {
        status: output.status.code().expect("an exit status"),
        stdout: text(&output.stdout),
        stderr: text(&output.stderr),
    }
}

/// Every file below a folder, from that folder, in order.
pub(crate) fn files_below(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    collect(folder, folder, &mut files);
    files.sort();
    files
}

/// Every file below a folder of this repository, from that folder, in order.
pub(crate) fn files_of_repository(folder: &str) -> Vec<String> {
    files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
}

/// Does somebody want what the program says now to be what is expected in the test of that name?
pub(crate) fn accepting(name: &str) -> bool {
    std::env::var("BILAG_ACCEPT").is_ok_and(|accepted| accepted == name)
}

/// Writes a file of this repository anew, as somebody has asked for who reads it then.
pub(crate) fn accept(path: &str, contents: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::create_dir_all(path.parent().expect("a folder above")).expect("folders");
    fs::write(path, contents).expect("a file");
}

/// The bytes of a file of this repository.
pub(crate) fn bytes_of_repository(path: &str) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::read(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let relative = path.strip_prefix(root).expect("a path below");
            files.push(relative.to_str().expect("a name").to_owned());
        }
    }
}
