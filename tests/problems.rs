//! The pages of `docs/problems`, each a test of its own: what a page shows is what the program does.
//!
//! The blocks of a page are followed from top to bottom, in a workspace that begins as `tests/errors/base` with the files
//! of `tests/errors/<CODE>` over it, where there are some that no page can show:
//!
//! - `diff FILE`: lines of the file, of which the first letter says what becomes of them; `@@` parts two places.
//! - `LANGUAGE FILE`: the file as a whole.
//! - `sh`: commands that come before.
//! - `console`: a command and everything that it says, which must name the code.
//!
//! `cargo nextest run E0301` runs one page; `BILAG_ACCEPT=E0301 cargo test --test problems` writes what the program says
//! now into it. A code that no run can show has a page that says why: `Not seen here: …`.

#![expect(clippy::disallowed_methods, reason = "the pages are files, and prepare files")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use chrono::NaiveDate;
use libtest_mimic::{Arguments, Failed, Trial};
use tempfile::TempDir;

/// What a page says instead of the place of its workspace, which is another in each run.
const HERE: &str = "WORKSPACE";

/// Commands that set documents, and codes that only the typesetter can tell: without it, their pages aren't run.
const TYPESET: [&str; 10] =
    ["build", "correct", "credit", "issue", "plan", "templates", "E041", "E042", "E0470", "E0611"];

/// How a page says that no run can show its code.
const NOT_SEEN: &str = "\nNot seen here: ";

fn main() -> ExitCode {
    let accepted = std::env::var("BILAG_ACCEPT").ok();
    let pages = files(&repository("docs/problems"));
    let codes = pages.iter().filter_map(|path| path.file_stem()?.to_str()).filter(|name| *name != "README");
    let trial = |code: &str| {
        let (code, is_accepted) = (code.to_owned(), accepted.as_deref() == Some(code));
        let is_ignored = !cfg!(feature = "typeset") && is_typeset(&code);
        Trial::test(code.clone(), move || run(&code, is_accepted)).with_ignored_flag(is_ignored)
    };
    libtest_mimic::run(&Arguments::from_args(), codes.map(trial).collect()).exit_code()
}

fn is_typeset(code: &str) -> bool {
    let page = fs::read_to_string(repository("docs/problems").join(format!("{code}.md"))).unwrap_or_default();
    let mut commands = page.lines().filter_map(|line| line.trim_start_matches("$ ").strip_prefix("bilag "));
    TYPESET.iter().any(|what| code.starts_with(what))
        || commands.any(|command| TYPESET.iter().any(|what| command.starts_with(what)))
}

/// Follows the page of one code, and writes it anew where that is asked for.
fn run(code: &str, is_accepted: bool) -> Result<(), Failed> {
    let path = repository("docs/problems").join(format!("{code}.md"));
    let page = fs::read_to_string(&path)?;
    let blocks = blocks(&page);
    if !blocks.iter().any(|block| block.info == "console") {
        return if page.contains(NOT_SEEN) { Ok(()) } else { Err("the page shows no run".into()) };
    }
    let folder = TempDir::new()?;
    // Something outside the workspace, for links that lead there.
    fs::create_dir(folder.path().join("out"))?;
    fs::write(folder.path().join("out/file"), "outside")?;
    fs::write(folder.path().join("out/agreement.yaml"), "title: outside")?;
    let root = folder.path().canonicalize()?.join("workspace");
    copy(&repository("tests/errors/base"), &root)?;
    let own = repository("tests/errors").join(code);
    if own.is_dir() {
        copy(&own, &root)?;
    }
    for block in blocks {
        match block.info.split_once(' ') {
            Some(("diff", file)) => change(&root.join(file), block.text)?,
            Some((_, file)) => write(&root.join(file), block.text.as_bytes())?,
            None if block.info == "sh" => prepare(&root, block.text)?,
            None if block.info == "console" => {
                let (command, expected) = block.text.split_once('\n').unwrap_or((block.text, ""));
                let said = said(&root, command.trim_start_matches("$ "))?;
                keep_ehf(code, &root)?;
                if !said.contains(&format!("[{code}]")) {
                    return Err(format!("{code} isn't reported on its own page:\n{said}").into());
                }
                if is_accepted {
                    fs::write(&path, page.replace(block.text, &format!("{command}\n{said}")))?;
                } else if said != expected {
                    return Err(format!("the page shows\n{expected}\nand the program says\n{said}").into());
                }
            }
            None => {}
        }
    }
    Ok(())
}

/// A part of a page between fences.
struct Block<'a> {
    /// What stands behind the fence that opens it.
    info: &'a str,
    /// Its lines, each ended.
    text: &'a str,
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut rest = page;
    while let Some((_, opened)) = rest.split_once("\n```") {
        let more = opened.len() - opened.trim_start_matches('`').len();
        let closing = format!("\n```{}\n", &opened[..more]);
        let Some((info, body)) = opened[more..].split_once('\n') else { break };
        let Some(end) = body.find(&closing) else { break };
        blocks.push(Block { info, text: &body[..=end] });
        rest = &body[end + closing.len() - 1..];
    }
    blocks
}

/// Changes lines of a file; each place is found by the lines that stand there, which must be there once.
fn change(path: &Path, places: &str) -> Result<(), Failed> {
    let mut text = format!("\n{}", fs::read_to_string(path)?);
    for place in places.split("@@\n") {
        let side = |other: char| {
            let lines = place.lines().filter(|line| !line.starts_with(other));
            lines.fold("\n".to_owned(), |text, line| text + line.get(1..).unwrap_or_default() + "\n")
        };
        let (old, new) = (side('+'), side('-'));
        if text.matches(&old).count() != 1 {
            return Err(format!("{} doesn't have these lines once:{old}", path.display()).into());
        }
        text = text.replace(&old, &new);
    }
    write(path, &text.as_bytes()[1..])
}

/// Runs commands that must succeed, but for what the program itself refuses.
fn prepare(root: &Path, commands: &str) -> Result<(), Failed> {
    for command in commands.lines() {
        let output = shell(root, command).output()?;
        if !output.status.success() && !command.starts_with("bilag ") {
            return Err(format!("{command}: {}", String::from_utf8_lossy(&output.stderr)).into());
        }
    }
    Ok(())
}

/// The exit status of a command, what it writes to standard output, and what to standard error.
fn said(root: &Path, command: &str) -> Result<String, Failed> {
    let output = shell(root, command).output()?;
    let status = output.status.code().ok_or("the program was ended")?;
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8(said)?.replace(root.to_str().ok_or("a path that is no text")?, HERE);
    Ok(format!("exit status: {status}\n{said}"))
}

fn shell(root: &Path, command: &str) -> Command {
    let program = Path::new(env!("CARGO_BIN_EXE_bilag"));
    let others = std::env::var_os("PATH").unwrap_or_default();
    let folders = program.parent().map(Path::to_owned).into_iter().chain(std::env::split_paths(&others));
    let mut shell = Command::new("sh");
    shell
        .args(["-c", command])
        .current_dir(root)
        .env("XDG_STATE_HOME", root.with_file_name("state"))
        .env("SOURCE_DATE_EPOCH", clock(command))
        .env("PATH", std::env::join_paths(folders).unwrap_or(others));
    shell
}

/// Noon of the day that a command is dated, and else the last one of the base's project.
fn clock(command: &str) -> String {
    let date = command.split_whitespace().skip_while(|word| *word != "--date").nth(1);
    let day = date.and_then(|date| date.parse().ok()).or(NaiveDate::from_ymd_opt(2026, 12, 31));
    let noon = day.and_then(|day| day.and_hms_opt(12, 0, 0)).unwrap_or_default();
    noon.and_utc().timestamp().to_string()
}

/// Copies every EHF to where `.ci/run` holds it against the rules.
fn keep_ehf(code: &str, root: &Path) -> Result<(), Failed> {
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ehf");
    fs::create_dir_all(&kept)?;
    let outputs = root.join("outputs");
    for file in files(&outputs).iter().filter(|file| file.extension().is_some_and(|ending| ending == "xml")) {
        let name = file.strip_prefix(&outputs)?.to_string_lossy().replace('/', ".");
        fs::copy(file, kept.join(format!("{code}.{name}")))?;
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failed> {
    fs::create_dir_all(path.parent().ok_or("a file without a folder")?)?;
    Ok(fs::write(path, bytes)?)
}

/// Copies a folder over another.
fn copy(from: &Path, to: &Path) -> Result<(), Failed> {
    for file in files(from) {
        write(&to.join(file.strip_prefix(from)?), &fs::read(&file)?)?;
    }
    Ok(())
}

/// Every file below a folder, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { files.extend(self::files(&path)) } else { files.push(path) }
    }
    files.sort();
    files
}

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
