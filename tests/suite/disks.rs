//! Issuing on a disk that is full or read-only, and after an older register was put back.

#![expect(clippy::disallowed_methods, reason = "the tests look at what stands on the disk")]
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::process::Output;

use crate::support::{Workspace, ended, pinned, started};

const CORRECT: [&str; 6] = ["correct", "2026-0001", "--reason", "Feil adresse", "--date", "2026-02-03"];

/// The example with its advance issued, and a mistake in it mended: a correction issues two documents at once.
fn to_be_corrected() -> Workspace {
    let workspace = Workspace::example();
    let run = workspace.bilag(&["issue", "fjordbygda", "signing", "--date", "2026-02-02"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    workspace.edited("inputs/fjordbygda/agreement.yaml", "Eksempelveien 1", "Eksempelveien 2")
}

/// Every file below a folder with its bytes, but for the lock.
fn files(workspace: &Workspace, folder: &str) -> BTreeMap<String, Vec<u8>> {
    let names = workspace.files(folder).into_iter().filter(|name| name != ".lock");
    names.map(|name| (name.clone(), workspace.read(&format!("{folder}/{name}")))).collect()
}

/// A line of the shell, with the program as `$BILAG` and the correction as `$1` and so on.
fn shell(workspace: &Workspace, line: &str) -> Output {
    let mut command = workspace.within("sh", ".");
    command.args(["-c", line, "sh"]).args(CORRECT).envs(pinned(&CORRECT));
    ended(started(command.env("BILAG", env!("CARGO_BIN_EXE_bilag"))))
}

/// Corrects after `prepare` has made `outputs` a disk of its own, which only this run sees; what it leaves there stands in
/// `after` then. `None` where the system lets nobody have such a disk.
fn on_a_disk_of_its_own(workspace: &Workspace, prepare: &str) -> Option<(Option<i32>, String)> {
    let alone = "unshare --user --map-root-user --mount";
    if !shell(workspace, &format!("{alone} true")).status.success() {
        return None;
    }
    let script = format!("{prepare} && \"$BILAG\" \"$@\"; status=$?; cp -r outputs after; exit $status");
    let run = shell(workspace, &format!("exec {alone} sh -c '{script}' sh \"$@\""));
    Some((run.status.code(), String::from_utf8(run.stderr).expect("text")))
}

#[test]
fn a_full_disk_leaves_everything_as_it_was() {
    let workspace = to_be_corrected();
    let before = files(&workspace, "outputs");
    let small = "cp -r outputs kept && mount -t tmpfs -o size=400k none outputs && cp -r kept/. outputs";
    let Some((status, said)) = on_a_disk_of_its_own(&workspace, small) else { return };
    assert_eq!((status, said.contains("error[E0008]")), (Some(2), true), "{said}");
    assert!(files(&workspace, "after") == before);
}

#[test]
fn a_read_only_disk_is_told_of() {
    let workspace = to_be_corrected();
    let before = files(&workspace, "outputs");
    let read_only = "mount --bind outputs outputs && mount -o remount,bind,ro outputs";
    let Some((status, said)) = on_a_disk_of_its_own(&workspace, read_only) else { return };
    assert_eq!((status, said.contains("error[E0009]")), (Some(2), true), "{said}");
    assert!(files(&workspace, "after") == before);
}

#[test]
fn a_register_that_lost_its_last_line_gives_no_number_twice() {
    let workspace = to_be_corrected();
    let run = workspace.bilag(&CORRECT);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let register = String::from_utf8(workspace.read("outputs/register.jsonl")).expect("text");
    let shorter: String = register.split_inclusive('\n').take(2).collect();
    // Another folder of the same seller: its own folders would not be in the way of the number.
    fs::create_dir_all(workspace.path("inputs/grannebygda")).expect("a folder");
    for name in workspace.files("inputs/fjordbygda") {
        let to = workspace.path(&format!("inputs/grannebygda/{name}"));
        fs::create_dir_all(to.parent().expect("a folder above")).expect("folders");
        fs::copy(workspace.path(&format!("inputs/fjordbygda/{name}")), to).expect("a copy");
    }
    let workspace = workspace.with("outputs/register.jsonl", shorter);
    let before = files(&workspace, "outputs");
    for arguments in [
        vec!["issue", "grannebygda", "signing", "--date", "2026-02-04"],
        vec!["plan", "grannebygda", "signing", "--date", "2026-02-04"],
        vec!["credit", "2026-0001", "--reason", "Feil", "--date", "2026-02-04"],
        CORRECT.to_vec(),
    ] {
        let run = workspace.bilag(&arguments);
        assert_eq!(run.status, 1, "{}", run.stdout);
        assert!(run.stderr.contains("[E0959]") && run.stderr.contains("2026-0003"), "{}", run.stderr);
    }
    assert!(files(&workspace, "outputs") == before);
}

#[test]
fn an_agreement_on_another_disk_is_told_before_anything_is_issued() {
    let workspace = to_be_corrected();
    let before = files(&workspace, "outputs");
    let other = "cp -r outputs/fjordbygda kept && mount -t tmpfs none outputs/fjordbygda && cp -r kept/. outputs/fjordbygda";
    let Some((status, said)) = on_a_disk_of_its_own(&workspace, other) else { return };
    assert_eq!((status, said.contains("error[E0010]")), (Some(2), true), "{said}");
    assert!(said.contains("`outputs/fjordbygda/issued` can't be written: it is on another disk"), "{said}");
    assert!(files(&workspace, "after") == before);
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_can_not_be_written_does_not_hide_that_it_is_done() {
    let workspace = Workspace::example();
    let full = |arguments: &str| {
        let mut shell = workspace.within("sh", ".");
        let line = format!("exec \"$BILAG\" {arguments} > /dev/full");
        let words: Vec<&str> = arguments.split(' ').collect();
        shell.envs(pinned(&words));
        let output = ended(started(shell.args(["-c", &line]).env("BILAG", env!("CARGO_BIN_EXE_bilag"))));
        (output.status.code(), String::from_utf8(output.stderr).expect("text"))
    };
    let (status, said) = full("issue fjordbygda signing --date 2026-02-02");
    assert_eq!((status, said.contains("it is done: issued 2026-0001")), (Some(3), true), "{said}");
    let part = "credit 2026-0001 --amount 10000 --reason A --date 2026-02-04";
    let (status, said) = full(part);
    assert_eq!((status, said.contains("it is done: issued 2026-0002")), (Some(3), true), "{said}");
    let (status, said) = full(part);
    assert_eq!(
        (status, said.contains("error[E1223]: 2026-0002 took NOK 10000.00 off 2026-0001")),
        (Some(1), true)
    );
    let (status, said) = full("status");
    assert_eq!((status, said.contains("the answer can't be written")), (Some(2), true), "{said}");
}
