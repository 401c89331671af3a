//! Runs that are stopped anywhere, and what the next one makes of it.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use tempfile::TempDir;

use super::*;

const BEFORE: &[u8] = b"\"a\" \"1\"\n";
const AFTER: &[u8] = b"\"a\" \"1\"\n\"a\" \"2\"\n\"b\" \"3\"\n";

fn folder_of(agreement: &str, number: &str) -> (String, Vec<StoredFile>) {
    let file = |name: &str| StoredFile { name: name.to_owned(), bytes: number.as_bytes().into() };
    (format!("{agreement}/issued/{number}"), vec![file("01.pdf"), file("inputs/receipts/1.pdf")])
}

fn is_whole(root: &Path, agreement: &str, number: &str) -> bool {
    let folder = root.join(OUTPUTS).join(agreement).join(ISSUED).join(number);
    ["01.pdf", "inputs/receipts/1.pdf"]
        .iter()
        .all(|name| fs::read(folder.join(name)).is_ok_and(|bytes| bytes == number.as_bytes()))
}

/// What a run at work keeps in `outputs`, but for the lock.
fn leftovers(root: &Path) -> Vec<String> {
    let names = folders_in(&root.join(OUTPUTS)).expect("a list");
    names.into_iter().filter(|name| name.starts_with('.')).collect()
}

/// Runs `work` until it takes its `step`th step; true when it came so far. A step is taken or it isn't: as with a run that
/// is killed, nothing is put in order on the way out.
fn stopped<T>(step: usize, work: impl FnOnce(&dyn Fn()) -> T) -> bool {
    let taken = Cell::new(0);
    let at = || {
        if taken.get() == step {
            // Unlike `panic!`, this says nothing on the screen.
            resume_unwind(Box::new("killed"));
        }
        taken.set(taken.get() + 1);
    };
    catch_unwind(AssertUnwindSafe(|| work(&at))).is_err()
}

/// A workspace with one document.
fn with_one() -> TempDir {
    let root = TempDir::new().expect("a folder");
    let ledger = DiskLedger::open(root.path(), |_| {}).expect("a ledger");
    ledger.commit(BEFORE, &[folder_of("a", "1")]).expect("a commit");
    root
}

/// The same, after a run that issues two more was stopped before its `step`th step.
fn stopped_at(step: usize) -> (TempDir, bool) {
    let root = with_one();
    let ledger = DiskLedger::open(root.path(), |_| {}).expect("a ledger");
    let more = [folder_of("a", "2"), folder_of("b", "3")];
    let killed = stopped(step, |at| ledger.commit_by_steps(AFTER, &more, at).expect("a commit"));
    (root, killed)
}

/// The next run finds nothing of the two documents, or all of both, and goes on from there; true for all.
fn is_issued(root: &Path, when: &str) -> bool {
    let bytes = read(root, |_| {}).expect("a register");
    let all = bytes == AFTER;
    assert!(all || bytes == BEFORE, "{when}: {bytes:?}");
    assert_eq!(is_whole(root, "a", "2"), all, "document 2 {when}");
    assert_eq!(is_whole(root, "b", "3"), all, "document 3 {when}");
    assert!(is_whole(root, "a", "1"));
    assert_eq!(issued(root).expect("a list"), if all { vec!["a/1", "a/2", "b/3"] } else { vec!["a/1"] });
    assert_eq!(leftovers(root), [""; 0], "{when}");
    let next = DiskLedger::open(root, |_| {}).expect("a ledger");
    let more = [next.bytes(), b"4\n"].concat();
    next.commit(&more, &[folder_of("a", "4")]).expect("a commit");
    all
}

#[test]
fn a_run_that_is_stopped_anywhere_issued_nothing_or_all() {
    let mut outcomes = Vec::new();
    for step in 0.. {
        let (root, killed) = stopped_at(step);
        outcomes.push(is_issued(root.path(), &format!("after {step} steps")));
        if !killed {
            break;
        }
    }
    // Once it is issued, no later stop takes it back.
    let commit = outcomes.iter().position(|all| *all).expect("a run that was not stopped");
    assert!(outcomes[commit..].iter().all(|all| *all));
    let (before, after) = (commit, outcomes.len() - commit);
    assert!(before > 15 && after > 8, "{before} stops before the commit and {after} after it");
}

#[test]
fn the_run_that_finishes_it_may_be_stopped_anywhere_too() {
    let is_committed = |step: &usize| stopped_at(*step).0.path().join(OUTPUTS).join(COMMITTED).exists();
    let committed = (0..1000).find(is_committed).expect("a step");
    for step in 0.. {
        let (root, _) = stopped_at(committed);
        let killed = stopped(step, |at| recover(&root.path().join(OUTPUTS), at).expect("an end"));
        assert!(is_issued(root.path(), &format!("after {step} steps of recovery")));
        if !killed {
            assert!(step > 8, "a recovery of {step} steps");
            break;
        }
    }
}

#[test]
fn what_is_issued_is_not_written_over() {
    let (root, _) = stopped_at(usize::MAX);
    let ledger = DiskLedger::open(root.path(), |_| {}).expect("a ledger");
    let longer = [AFTER, b"4\n"].concat();
    assert!(ledger.commit(&longer, &[folder_of("a", "2")]).is_err());
    assert!(ledger.commit(b"2\n", &[folder_of("a", "4")]).is_err(), "the first line would go");
    assert!(ledger.commit(&longer, &[("../x".to_owned(), Vec::new())]).is_err());
    assert!(is_whole(root.path(), "a", "2"));
    let file = root.path().join("outputs/a/issued/2/01.pdf");
    assert!(fs::metadata(file).expect("a file").permissions().readonly());
}

#[test]
fn a_commit_that_fails_leaves_everything_as_it_was() {
    let root = with_one();
    let ledger = DiskLedger::open(root.path(), |_| {}).expect("a ledger");
    let file = |name: &str| StoredFile { name: name.to_owned(), bytes: b"2".as_slice().into() };
    let clash = ("b/issued/3".to_owned(), vec![file("x"), file("x/y")]);
    assert!(ledger.commit(AFTER, &[folder_of("a", "2"), clash]).is_err());
    drop(ledger);
    assert!(!is_issued(root.path(), "after a failure"));
}

#[cfg(unix)]
#[test]
fn no_link_leads_a_document_or_the_register_out() {
    use std::os::unix::fs::symlink;
    for place in ["outputs/b", "outputs/b/issued"] {
        let (root, elsewhere) = (with_one(), TempDir::new().expect("a folder"));
        let link = root.path().join(place);
        fs::create_dir_all(link.parent().expect("a folder above")).expect("folders");
        symlink(elsewhere.path(), link).expect("a link");
        let ledger = DiskLedger::open(root.path(), |_| {}).expect("a ledger");
        let refused = ledger.commit(AFTER, &[folder_of("b", "2")]).expect_err("a link");
        assert_eq!(refused.iter().next().expect("a problem").code().as_str(), "E0011", "{place}");
        assert_eq!(fs::read_dir(elsewhere.path()).expect("a list").count(), 0, "{place}");
    }
    let (root, elsewhere) = (with_one(), TempDir::new().expect("a folder"));
    let register = root.path().join("outputs/register.jsonl");
    fs::rename(&register, elsewhere.path().join("register.jsonl")).expect("moved");
    symlink(elsewhere.path().join("register.jsonl"), &register).expect("a link");
    let refused = read(root.path(), |_| {}).expect_err("a link");
    assert_eq!(refused.iter().next().expect("a problem").code().as_str(), "E0911");
}
