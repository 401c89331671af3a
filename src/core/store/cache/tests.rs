//! The cache, damaged, full and shared.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::TempDir;

use super::{Cache, FOLDER, files};
use crate::reuse::{Keep, Key};

fn key(name: &str) -> Key {
    Key::of("page", [name.as_bytes()])
}

fn made(text: &str) -> Arc<[u8]> {
    Arc::from(text.as_bytes())
}

fn workspace() -> (TempDir, PathBuf) {
    let workspace = TempDir::new().unwrap();
    let folder = workspace.path().join("outputs").join(FOLDER);
    fs::create_dir(workspace.path().join("outputs")).unwrap();
    (workspace, folder)
}

fn of_room(folder: &Path, room: u64) -> Cache {
    let mut cache = Cache::of(folder, "1");
    cache.room = room;
    cache
}

#[test]
fn another_process_finds_what_was_kept_and_another_program_does_not() {
    let (workspace, folder) = workspace();
    Cache::of(workspace.path(), "1").put(&key("a"), &made("A"));
    assert_eq!(Cache::of(workspace.path(), "1").get(&key("a")), Some(made("A")));
    assert_eq!(Cache::of(workspace.path(), "1").if_there().get(&key("a")), Some(made("A")));
    assert_eq!(Cache::of(workspace.path(), "1").get(&key("b")), None);
    assert_eq!(Cache::of(workspace.path(), "2").get(&key("a")), None);
    assert_eq!(fs::read(folder.join(".gitignore")).unwrap(), b"*\n");
}

#[test]
fn a_file_that_is_not_what_was_written_is_made_anew() {
    let (workspace, folder) = workspace();
    let cache = Cache::of(workspace.path(), "1");
    let kept = || files(&folder).remove(0).path;
    cache.put(&key("a"), &made("A"));
    let whole = fs::read(kept()).unwrap();
    let mut others: Vec<Vec<u8>> = (0..whole.len()).map(|length| whole[..length].to_vec()).collect();
    others.extend((0..whole.len()).map(|place| {
        let mut damaged = whole.clone();
        damaged[place] ^= 1;
        damaged
    }));
    for damaged in others {
        fs::write(kept(), damaged).unwrap();
        assert_eq!(cache.get(&key("a")), None);
        cache.put(&key("a"), &made("A"));
        assert_eq!(cache.get(&key("a")), Some(made("A")));
    }
    // What belongs to another key is no answer, whole as it is.
    let own = kept();
    fs::rename(&own, folder.join("away")).unwrap();
    cache.put(&key("b"), &made("B"));
    fs::rename(kept(), &own).unwrap();
    assert_eq!(cache.get(&key("a")), None);
}

#[test]
fn the_oldest_go_when_there_is_no_room() {
    let (workspace, folder) = workspace();
    let cache = of_room(workspace.path(), 1000);
    let text = made(&"x".repeat(136));
    for number in 0..40 {
        cache.put(&key(&number.to_string()), &text);
        let size: u64 = files(&folder).iter().map(|file| file.metadata.len()).sum();
        assert!(size <= 1000, "{size} after {number}");
    }
    assert_eq!(cache.get(&key("39")), Some(text));
    assert_eq!(cache.get(&key("0")), None);
    // A later process counts what is there before it adds to it.
    let later = of_room(workspace.path(), 300);
    later.put(&key("later"), &made("L"));
    assert_eq!(files(&folder).len(), 1);
}

#[test]
fn nothing_begins_before_the_first_documents() {
    let (workspace, folder) = workspace();
    fs::remove_dir(workspace.path().join("outputs")).unwrap();
    let cache = Cache::of(workspace.path(), "1");
    cache.put(&key("a"), &made("A"));
    assert_eq!(cache.get(&key("a")), Some(made("A")), "it is kept meanwhile");
    drop(cache);
    assert!(!workspace.path().join("outputs").exists());
    let (cache, later) = (Cache::of(workspace.path(), "1"), Cache::of(workspace.path(), "1"));
    cache.put(&key("a"), &made("A"));
    later.put(&key("b"), &made("B"));
    fs::create_dir(workspace.path().join("outputs")).unwrap();
    cache.put(&key("c"), &made("C"));
    assert_eq!(files(&folder).len(), 2);
    drop(later);
    assert_eq!(files(&folder).len(), 3);
    let other = Cache::of(workspace.path(), "1").if_there();
    assert_eq!(
        ["a", "b", "c"].map(|name| other.get(&key(name))),
        ["A", "B", "C"].map(|text| Some(made(text)))
    );
}

#[test]
fn a_command_that_changes_nothing_begins_no_cache() {
    let (workspace, folder) = workspace();
    let cache = Cache::of(workspace.path(), "1").if_there();
    cache.put(&key("a"), &made("A"));
    assert_eq!(cache.get(&key("a")), None);
    assert!(!folder.exists());
}

#[test]
fn a_cache_that_can_not_be_written_is_none() {
    let (workspace, folder) = workspace();
    fs::write(&folder, "in the way").unwrap();
    let cache = Cache::of(workspace.path(), "1");
    cache.put(&key("a"), &made("A"));
    assert_eq!(cache.get(&key("a")), None);
    assert_eq!(fs::read(&folder).unwrap(), b"in the way");
}

/// A disk that takes no more has other needs than this.
#[test]
fn after_a_failure_nothing_is_left_and_nothing_is_written() {
    let (workspace, folder) = workspace();
    let cache = Cache::of(workspace.path(), "1");
    cache.put(&key("a"), &made("A"));
    let refused = cache.file(&key("b"));
    fs::create_dir(refused.with_extension("new")).unwrap();
    cache.put(&key("b"), &made("B"));
    cache.put(&key("c"), &made("C"));
    assert!(files(&folder).is_empty());
    assert_eq!((cache.get(&key("a")), cache.get(&key("c"))), (None, None));
}

#[cfg(unix)]
#[test]
fn links_and_pipes_are_not_followed_and_not_waited_for() {
    let (workspace, folder) = workspace();
    let elsewhere = workspace.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, &folder).unwrap();
    Cache::of(workspace.path(), "1").put(&key("a"), &made("A"));
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 0);
    fs::remove_file(&folder).unwrap();
    let cache = Cache::of(workspace.path(), "1");
    cache.put(&key("b"), &made("B"));
    let pipe = cache.file(&key("a"));
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert_eq!(cache.get(&key("a")), None);
    cache.put(&key("a"), &made("A"));
    assert_eq!(cache.get(&key("a")), Some(made("A")));
}

#[test]
fn many_at_once_keep_the_same() {
    let (workspace, _folder) = workspace();
    let text = made(&"x".repeat(100_000));
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let cache = of_room(workspace.path(), 250_000);
                for round in 0..20 {
                    let key = key(&(round % 3).to_string());
                    let kept = cache.get(&key);
                    assert!(kept.is_none_or(|kept| kept == text));
                    cache.put(&key, &text);
                }
            });
        }
    });
}
