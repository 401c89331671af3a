//! What was made before is used again, and nobody can tell: with the cache, without it, and with any of it damaged, every
//! byte is the same.

#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the tests damage what is kept")]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use bilag::digest::sha256;

use crate::support::{Workspace, ended, started};

const DRAFT: &str = "outputs/fjordbygda/draft";
const HOURS: &str = "inputs/fjordbygda/hours.yaml";

fn drafts(workspace: &Workspace) -> BTreeMap<String, Vec<u8>> {
    let files = workspace.files(DRAFT).into_iter();
    files.map(|file| (file.clone(), workspace.read(&format!("{DRAFT}/{file}")))).collect()
}

fn built(workspace: &Workspace) -> BTreeMap<String, Vec<u8>> {
    let run = workspace.bilag(&["build"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    drafts(workspace)
}

/// What becomes of a file.
type Damage = fn(&[u8]) -> Vec<u8>;

/// The files that are kept, but for the notices beside them.
fn kept(workspace: &Workspace) -> Vec<PathBuf> {
    let names = workspace.files("outputs/.cache").into_iter().filter(|name| name.len() == 64);
    names.map(|name| workspace.path(&format!("outputs/.cache/{name}"))).collect()
}

#[test]
fn a_damaged_cache_gives_the_same_drafts() {
    let workspace = Workspace::example();
    let cold = built(&workspace);
    let whole: Vec<(PathBuf, Vec<u8>)> =
        kept(&workspace).into_iter().map(|file| (file.clone(), fs::read(file).expect("bytes"))).collect();
    assert!(whole.len() > 10, "{}", whole.len());
    assert!(built(&workspace) == cold, "with all of it");
    assert_eq!(kept(&workspace).len(), whole.len(), "something was made twice");
    let damages: [(&str, Damage); 4] = [
        ("half written", |whole| whole[..whole.len() / 2].to_vec()),
        ("empty", |_| Vec::new()),
        ("one bit", |whole| {
            let mut damaged = whole.to_vec();
            damaged[whole.len() - 1] ^= 4;
            damaged
        }),
        ("longer", |whole| [whole, b"\n"].concat()),
    ];
    for (what, damage) in damages {
        for (file, bytes) in &whole {
            fs::write(file, damage(bytes)).expect("a file");
        }
        assert!(built(&workspace) == cold, "{what}");
        assert!(whole.iter().all(|(file, bytes)| fs::read(file).is_ok_and(|now| now == *bytes)), "{what}");
    }
    // Each in the place of the next.
    for (place, (file, _)) in whole.iter().enumerate() {
        fs::write(file, &whole[(place + 1) % whole.len()].1).expect("a file");
    }
    assert!(built(&workspace) == cold, "exchanged");
    fs::remove_dir_all(workspace.path("outputs/.cache")).expect("a folder");
    assert!(built(&workspace) == cold, "deleted");
    fs::remove_dir_all(workspace.path("outputs/.cache")).expect("a folder");
    fs::write(workspace.path("outputs/.cache"), "in the way").expect("a file");
    assert!(built(&workspace) == cold, "not a folder");
}

#[test]
fn one_changed_hour_gives_what_a_new_workspace_gives() {
    let workspace = Workspace::example();
    let before = built(&workspace);
    let changed = workspace.edited(HOURS, "hours: 3.5", "hours: 4.5");
    let after = built(&changed);
    assert!(before != after);
    assert!(after == built(&Workspace::example().edited(HOURS, "hours: 3.5", "hours: 4.5")));
    assert!(built(&changed.edited(HOURS, "hours: 4.5", "hours: 3.5")) == before);
}

#[test]
fn a_template_or_another_receipt_of_that_name_is_seen() {
    let workspace = Workspace::example();
    let before = built(&workspace);
    assert_eq!(workspace.bilag(&["templates", "eject", "templates"]).status, 0);
    // The manifest lists the workspace's own templates; the documents are the same.
    let ejected = built(&workspace);
    assert!(before.keys().eq(ejected.keys()));
    let same = |name: &String| name.rsplit('.').next() != Some("pdf") || before[name] == ejected[name];
    assert!(before.keys().all(same), "the built-in templates, ejected");
    let template = String::from_utf8(workspace.read("templates/timesheet.typ")).expect("text");
    let workspace = workspace.with("templates/timesheet.typ", format!("{template}\nEnda en linje.\n"));
    let after = built(&workspace);
    let differing: Vec<&String> =
        after.iter().filter(|(name, bytes)| before.get(*name) != Some(bytes)).map(|(name, _)| name).collect();
    assert!(differing.iter().any(|name| name.contains("03-timeliste")), "{differing:?}");
    assert!(!differing.iter().any(|name| name.contains("05-aktiviteter")), "{differing:?}");
    fs::remove_dir_all(workspace.path("templates")).expect("a folder");
    let receipts = "inputs/fjordbygda/receipts";
    let names = workspace.files(receipts);
    let [first, second, ..] = &names[..] else { panic!("two receipts") };
    let exchanged = workspace.read(&format!("{receipts}/{second}"));
    workspace.replace(&format!("{receipts}/{first}"), &exchanged);
    let fresh = Workspace::example().with(&format!("{receipts}/{first}"), &exchanged);
    assert!(built(&workspace) == built(&fresh), "another receipt of the same name");
}

#[test]
fn two_builds_at_once_make_the_same() {
    let cold = built(&Workspace::example());
    let workspace = Workspace::example();
    let both = [workspace.started(&["build"]), workspace.started(&["build"])];
    for child in both {
        let output = ended(child);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert!(drafts(&workspace) == cold);
    assert!(built(&workspace) == cold);
}

/// A file is a print of its name and of what follows, so that a damaged one is found; who writes another document with
/// another print deceives the drafts of his own workspace, and nothing that is issued.
#[test]
fn what_is_issued_is_made_and_not_taken_from_the_cache() {
    let signing = ["issue", "fjordbygda", "signing", "--date", "2026-02-02"];
    let honest = Workspace::example();
    assert_eq!(honest.bilag(&signing).status, 0);

    let workspace = Workspace::example();
    let cold = built(&workspace);
    let forged = [b"A forged document".as_slice(), &[0; 64]].concat();
    for file in kept(&workspace) {
        let whole = fs::read(&file).expect("bytes");
        let made = [whole.get(64..72).unwrap_or_default(), &forged].concat();
        let name = file.file_name().and_then(|name| name.to_str()).expect("a name");
        let print = sha256(&[name.as_bytes(), sha256(&made).as_bytes()].concat());
        fs::write(&file, [print.as_bytes(), &made].concat()).expect("a file");
    }
    let deceived = workspace.bilag(&["build"]);
    assert!(deceived.status != 0 || drafts(&workspace) != cold, "the cache isn't used at all");
    assert_eq!(workspace.bilag(&signing).status, 0);
    let issued = "outputs/fjordbygda/issued/2026-0001";
    for file in honest.files(issued) {
        let file = format!("{issued}/{file}");
        assert!(workspace.read(&file) == honest.read(&file), "{file}");
    }
    let verified = workspace.bilag(&["verify", "--rebuild", "all"]);
    assert_eq!(verified.status, 0, "{}{}", verified.stdout, verified.stderr);
}

#[test]
fn commands_that_change_nothing_begin_no_cache() {
    let workspace = Workspace::example();
    for command in [&["check"][..], &["status", "--date", "2026-11-24"], &["diff", "fjordbygda"]] {
        workspace.bilag(command);
        assert!(!workspace.path("outputs").exists(), "{command:?}");
    }
    built(&workspace);
    for (command, status) in [(&["check"][..], 0), (&["status", "--date", "2026-11-24"], 0)] {
        let (with, without) = (workspace.bilag(command), Workspace::example().bilag(command));
        assert_eq!(with.status, status, "{}", with.stderr);
        assert_eq!(with.stderr, without.stderr, "{command:?}");
    }
}

#[test]
fn a_clock_that_went_back_or_ahead_changes_nothing() {
    let workspace = Workspace::example();
    let cold = built(&workspace);
    let decade = Duration::from_hours(10 * 365 * 24);
    for time in [SystemTime::UNIX_EPOCH + decade, SystemTime::now() + decade] {
        for file in kept(&workspace) {
            let file = fs::File::options().write(true).open(file).expect("a file");
            file.set_modified(time).expect("another time");
        }
        assert!(built(&workspace) == cold, "{time:?}");
    }
}

/// A disk of its own for the cache, which only this run sees; some systems let nobody have one.
#[cfg(target_os = "linux")]
#[test]
fn a_cache_on_a_full_disk_is_no_reason_to_fail() {
    let alone = |workspace: &Workspace, line: &str| {
        let mut command = workspace.within("unshare", ".");
        command.args(["--user", "--map-root-user", "--mount", "sh", "-c", line]);
        ended(started(command.env("BILAG", env!("CARGO_BIN_EXE_bilag"))))
    };
    let workspace = Workspace::example();
    fs::create_dir_all(workspace.path("outputs/.cache")).expect("a folder");
    let small = "mount -t tmpfs -o size=100k none outputs/.cache";
    if !alone(&workspace, small).status.success() {
        return;
    }
    let run = alone(&workspace, &format!("{small} && \"$BILAG\" build && ls outputs/.cache | wc -l"));
    let (said, warned) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(run.status.success(), "{warned}");
    // But for the notices, all was given back.
    assert!(said.ends_with("\n1\n"), "{said}");
    assert!(drafts(&workspace) == built(&Workspace::example()));
}

/// A PNG of whole chunks, in which nothing is deflated.
const HOLLOW: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x09\x00\x00\x00\x09\x08\x02\x00\x00\x00o\xf3\x91G\x00\x00\x00\x0cIDATnot deflated\xb8\xd7M\xe7\x00\x00\x00\x00IEND\xaeB`\x82";

#[test]
fn commands_that_make_no_document_unpack_no_pixels() {
    let workspace = Workspace::example();
    assert_eq!(workspace.bilag(&["issue", "fjordbygda", "signing", "--date", "2026-02-02"]).status, 0);
    workspace.replace("inputs/fjordbygda/receipts/03-buss.png", HOLLOW);
    for command in [&["check"][..], &["status", "--date", "2026-11-24"], &["diff", "fjordbygda"]] {
        let run = workspace.bilag(command);
        assert_eq!(run.status, 0, "{command:?}: {}", run.stderr);
    }
    let run = workspace.bilag(&["build"]);
    assert_eq!(run.status, 1, "{}", run.stdout);
    assert!(run.stderr.contains("[E0413]") && run.stderr.contains("costs.yaml:43:16"), "{}", run.stderr);
}

/// Root may write everywhere, and then the cache is simply used.
#[cfg(unix)]
#[test]
fn a_cache_that_may_not_be_written_is_no_reason_to_fail() {
    use std::os::unix::fs::PermissionsExt;
    let workspace = Workspace::example();
    let cold = built(&workspace);
    for file in kept(&workspace) {
        fs::remove_file(file).expect("a file");
    }
    let folder = workspace.path("outputs/.cache");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).expect("permissions");
    let again = built(&workspace);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).expect("permissions");
    assert!(again == cold);
}
