//! The room against a real disk, in folders that vanish afterwards.

#![expect(clippy::disallowed_methods, reason = "the tests look at what stands on the disk")]

use std::fs;
use std::io::{Error, ErrorKind};
use std::path::Path;
use std::sync::Arc;

use tempfile::TempDir;

use super::failure::unwritable;
use super::{Disk, FileContent, Limits, Memory, Store, StoredFile, templates_from, walk, write_new};
use crate::diag::Errors;

fn workspace(files: &[(&str, &str)]) -> (TempDir, Disk) {
    let root = TempDir::new().unwrap();
    for (path, text) in files {
        write(root.path(), path, text);
    }
    let disk = Disk::at(root.path()).unwrap();
    (root, disk)
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn document(name: &str, text: &str) -> StoredFile {
    StoredFile { name: name.to_owned(), bytes: Arc::from(text.as_bytes()) }
}

fn codes(problems: &Errors) -> Vec<&'static str> {
    problems.iter().map(|problem| problem.code().as_str()).collect()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

const AGREEMENT: (&str, &str) = ("inputs/a/agreement.yaml", "title: A");
const FINAL: &str = "outputs/a/draft/final";

#[test]
fn only_folders_with_an_agreement_are_agreements() {
    let (_root, disk) = workspace(&[AGREEMENT, ("inputs/b/hours.yaml", ""), ("inputs/note.txt", "")]);
    assert_eq!(disk.agreements().unwrap(), ["a"]);
}

#[test]
fn a_folder_is_read_with_its_subfolders_and_without_droppings() {
    let (_root, disk) = workspace(&[
        AGREEMENT,
        ("inputs/a/receipts/01.pdf", "%PDF"),
        ("inputs/a/.DS_Store", ""),
        ("inputs/a/hours.yaml~", ""),
        ("inputs/a/receipts/Thumbs.db", ""),
    ]);
    let found = disk.agreement_folder("a").unwrap();
    let listed: Vec<&str> = found.keys().map(String::as_str).collect();
    assert_eq!(listed, ["agreement.yaml", "receipts", "receipts/01.pdf"]);
    assert_eq!(found["receipts"], FileContent::Directory);
    assert_eq!(found["receipts/01.pdf"], FileContent::Bytes(Arc::from(*b"%PDF")));
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_inside_the_folder_and_nowhere_else() {
    use std::os::unix::fs::symlink;
    let (root, disk) = workspace(&[AGREEMENT, ("inputs/a/receipts/01.pdf", "%PDF"), ("secret", "s")]);
    let receipts = root.path().join("inputs/a/receipts");
    symlink("01.pdf", receipts.join("02.pdf")).unwrap();
    symlink("../../../secret", receipts.join("03.pdf")).unwrap();
    symlink("nowhere", receipts.join("04.pdf")).unwrap();
    symlink("/etc", receipts.join("etc")).unwrap();
    let found = disk.agreement_folder("a").unwrap();
    assert_eq!(found["receipts/02.pdf"], FileContent::Bytes(Arc::from(*b"%PDF")));
    assert_eq!(found["receipts/03.pdf"], FileContent::LeavesFolder);
    assert!(
        matches!(&found["receipts/04.pdf"], FileContent::Unreadable(why) if why.contains("doesn't exist"))
    );
    assert_eq!(found["receipts/etc"], FileContent::LeavesFolder);
}

#[cfg(unix)]
#[test]
fn an_agreement_folder_that_is_a_link_out_is_refused() {
    let (root, disk) = workspace(&[AGREEMENT, ("elsewhere/agreement.yaml", "")]);
    std::os::unix::fs::symlink("../elsewhere", root.path().join("inputs/b")).unwrap();
    assert_eq!(disk.agreements().unwrap(), ["a", "b"]);
    assert_eq!(codes(&disk.agreement_folder("b").unwrap_err()), ["E0806"]);
    assert_eq!(codes(&disk.agreement_folder("../elsewhere").unwrap_err()), ["E0806"]);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_opened() {
    let (root, disk) = workspace(&[AGREEMENT]);
    let pipe = root.path().join("inputs/a/pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let found = disk.agreement_folder("a").unwrap();
    assert_eq!(found["pipe"], FileContent::Unreadable("it isn't a file".to_owned()));
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_text_is_reported() {
    use std::os::unix::ffi::OsStrExt;
    let (root, disk) = workspace(&[AGREEMENT]);
    fs::write(root.path().join("inputs/a").join(std::ffi::OsStr::from_bytes(b"caf\xe9.pdf")), "").unwrap();
    assert_eq!(codes(&disk.agreement_folder("a").unwrap_err()), ["E0805"]);
    let folder = root.path().join("inputs").join(std::ffi::OsStr::from_bytes(b"caf\xe9"));
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("agreement.yaml"), "").unwrap();
    assert_eq!(codes(&disk.agreements().unwrap_err()), ["E0805"]);
}

#[test]
fn each_limit_has_its_problem() {
    let (root, _disk) =
        workspace(&[AGREEMENT, ("inputs/a/b/c/d.txt", "12345"), ("inputs/a/b/e.txt", "6789")]);
    let folder = root.path().canonicalize().unwrap().join("inputs/a");
    let read = |limits| walk::folder(&folder, "inputs/a", walk::Of::People, limits);
    let enough = Limits::WORKSPACE;
    assert_eq!(codes(&read(Limits { depth: 1, ..enough }).unwrap_err()), ["E0802"]);
    assert_eq!(codes(&read(Limits { files: 2, ..enough }).unwrap_err()), ["E0803"]);
    assert_eq!(codes(&read(Limits { total_bytes: 16, ..enough }).unwrap_err()), ["E0804"]);
    let found = read(Limits { depth: 2, files: 3, file_bytes: 4, total_bytes: 17 });
    assert_eq!(found.unwrap()["b/c/d.txt"], FileContent::TooLarge(5));
}

#[test]
fn the_workspace_is_found_from_a_folder_in_it() {
    let (root, disk) = workspace(&[AGREEMENT]);
    let inside = root.path().join("inputs/a");
    assert_eq!(Disk::around(&inside).unwrap().root(), disk.root());
    assert_eq!(codes(&Disk::at(&inside).unwrap_err()), ["E0002"]);
    assert_eq!(codes(&Disk::at(&root.path().join("nowhere")).unwrap_err()), ["E0002"]);
}

#[test]
fn replacing_a_folder_leaves_nothing_of_the_old_one() {
    let (root, disk) = workspace(&[AGREEMENT]);
    disk.replace_folder(FINAL, &[document("a.pdf", "1"), document("originaler/x.png", "2")]).unwrap();
    disk.replace_folder(FINAL, &[document("b.pdf", "3")]).unwrap();
    assert_eq!(names(&root.path().join(FINAL)), ["b.pdf"]);
    assert_eq!(names(&root.path().join("outputs/a/draft")), ["final"]);
}

#[test]
fn a_failure_leaves_the_old_folder_as_it_was() {
    let (root, disk) = workspace(&[AGREEMENT]);
    disk.replace_folder(FINAL, &[document("a.pdf", "1")]).unwrap();
    let clash = [document("x", "1"), document("x/y", "2")];
    assert_eq!(codes(&disk.replace_folder(FINAL, &clash).unwrap_err()), ["E0010"]);
    let outside = [document("../x", "1")];
    assert_eq!(codes(&disk.replace_folder(FINAL, &outside).unwrap_err()), ["E0010"]);
    assert_eq!(names(&root.path().join("outputs/a/draft")), ["final"]);
    assert_eq!(fs::read_to_string(root.path().join(FINAL).join("a.pdf")).unwrap(), "1");
}

#[test]
fn what_a_killed_run_left_is_put_right() {
    let (root, disk) = workspace(&[
        AGREEMENT,
        ("outputs/a/draft/.final.new/half.pdf", "%P"),
        ("outputs/a/draft/.final.old/a.pdf", "1"),
    ]);
    let clash = [document("x", "1"), document("x/y", "2")];
    assert!(disk.replace_folder(FINAL, &clash).is_err());
    assert_eq!(names(&root.path().join("outputs/a/draft")), ["final"]);
    assert_eq!(names(&root.path().join(FINAL)), ["a.pdf"]);
}

#[cfg(unix)]
#[test]
fn no_link_under_outputs_is_followed() {
    use std::os::unix::fs::symlink;
    for place in ["outputs", "outputs/a", "outputs/a/draft", FINAL] {
        let (root, disk) = workspace(&[AGREEMENT, ("elsewhere/kept.txt", "kept")]);
        let link = root.path().join(place);
        fs::create_dir_all(link.parent().unwrap()).unwrap();
        symlink(root.path().join("elsewhere"), &link).unwrap();
        assert_eq!(
            codes(&disk.replace_folder(FINAL, &[document("a", "1")]).unwrap_err()),
            ["E0011"],
            "{place}"
        );
        assert_eq!(names(&root.path().join("elsewhere")), ["kept.txt"], "{place}");
    }
}

#[test]
fn two_runs_at_once_leave_one_whole_folder() {
    let (root, disk) = workspace(&[AGREEMENT]);
    let versions: Vec<Vec<StoredFile>> = (0..4)
        .map(|version| (0..20).map(|file| document(&file.to_string(), &version.to_string())).collect())
        .collect();
    std::thread::scope(|scope| {
        for files in &versions {
            scope.spawn(|| disk.replace_folder(FINAL, files).unwrap());
        }
    });
    let folder = root.path().join(FINAL);
    let texts: Vec<_> =
        names(&folder).iter().map(|name| fs::read_to_string(folder.join(name)).unwrap()).collect();
    assert_eq!(texts.len(), 20);
    assert!(texts.iter().all(|text| *text == texts[0]));
}

#[test]
fn a_full_disk_and_a_forbidden_folder_have_their_own_words() {
    let code = |kind| codes(&unwritable("outputs/a", &Error::from(kind)))[0];
    assert_eq!(code(ErrorKind::StorageFull), "E0008");
    assert_eq!(code(ErrorKind::ReadOnlyFilesystem), "E0009");
    assert_eq!(code(ErrorKind::PermissionDenied), "E0009");
}

#[test]
fn an_example_goes_to_an_empty_folder_only() {
    let root = TempDir::new().unwrap();
    let folder = root.path().join("mine");
    write_new(&folder, &[document("inputs/a/agreement.yaml", "title: A")]).unwrap();
    assert_eq!(names(&folder.join("inputs/a")), ["agreement.yaml"]);
    assert_eq!(codes(&write_new(&folder, &[]).unwrap_err()), ["E0006"]);
}

#[test]
fn templates_come_in_order_and_none_is_passed_over() {
    let root = TempDir::new().unwrap();
    assert_eq!(codes(&templates_from(root.path()).unwrap_err()), ["E0005"]);
    write(root.path(), "b.typ", "B");
    write(root.path(), "a.typ", "A");
    write(root.path(), "readme.md", "");
    let found = templates_from(root.path()).unwrap();
    let texts: Vec<_> = found.iter().map(|file| (file.name.as_str(), &*file.bytes)).collect();
    assert_eq!(texts, [("a.typ", &b"A"[..]), ("b.typ", b"B")]);
    assert_eq!(found[0].path, root.path().join("a.typ").display().to_string());
    fs::write(root.path().join("c.typ"), b"\xff").unwrap();
    assert_eq!(codes(&templates_from(root.path()).unwrap_err()), ["E0005"]);
}

#[test]
fn fonts_come_with_the_templates_and_nothing_from_outside_their_folder() {
    let root = TempDir::new().unwrap();
    write(root.path(), "looks/a.typ", "A");
    write(root.path(), "looks/fonts/Own.OTF", "font");
    write(root.path(), "looks/fonts/LICENSE.txt", "");
    write(root.path(), "looks/data/invoice.json", "{}");
    let looks = root.path().join("looks");
    let names: Vec<String> = templates_from(&looks).unwrap().into_iter().map(|file| file.name).collect();
    assert_eq!(names, ["a.typ", "fonts/Own.OTF"]);
    fs::write(looks.join("fonts/Large.ttf"), vec![0; 5_000_001]).unwrap();
    #[cfg(unix)]
    {
        write(root.path(), "outside.otf", "font");
        std::os::unix::fs::symlink(root.path().join("outside.otf"), looks.join("fonts/Out.otf")).unwrap();
    }
    let told: Vec<String> =
        templates_from(&looks).unwrap_err().iter().map(|problem| problem.message.clone()).collect();
    assert!(told[0].ends_with("`fonts/Large.ttf`: it has more than 5 MB"), "{told:?}");
    #[cfg(unix)]
    assert!(told[1].ends_with("`fonts/Out.otf`: it is a link that leads out of the folder"), "{told:?}");
}

#[test]
fn memory_does_what_the_disk_does() {
    let memory = Memory::new().with_text("a", "agreement.yaml", "title: A").with_text("b", "hours.yaml", "");
    assert_eq!(memory.agreements().unwrap(), ["a"]);
    assert_eq!(memory.agreement_folder("a").unwrap().len(), 1);
    assert_eq!(codes(&memory.agreement_folder("c").unwrap_err()), ["E0801"]);
    memory.replace_folder(FINAL, &[document("a.pdf", "1")]).unwrap();
    assert_eq!(memory.written(FINAL).unwrap(), [document("a.pdf", "1")]);
}
