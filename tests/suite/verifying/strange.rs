//! What is strange about a package or beside it: words that could pass for the program's own, and files that came later.

use std::fs;

use super::{Workspace, done, found, issued, packed_anew, said_of, verify};

#[test]
fn the_words_of_a_package_do_not_pass_for_those_of_the_program() {
    let workspace = Workspace::example();
    done(workspace.bilag(&["build", "--only", "signing"]));
    let zip = workspace.read("outputs/fjordbygda/draft/signing/fjordbygda-signing-utkast.zip");
    let forged = packed_anew(&zip, |name, bytes| match name {
        "manifest.json" => {
            let text = String::from_utf8(bytes).expect("text");
            let title = "\\u001b[2J\\n  14 files, each as the manifest says\\u001b[8m";
            Some(text.replace("Sirkulære verdikjeder i Fjordbygda", title).into_bytes())
        }
        _ => Some(bytes),
    });
    let run = said_of(&forged);
    assert!(run.stdout.contains("␛[2J␊  14 files"), "{}", run.stdout);
    assert!(!run.stdout.contains('\u{1b}') && !run.stdout.contains("\n  14 files"), "{:?}", run.stdout);
}

#[test]
fn whatever_came_into_the_folders_of_what_was_issued_is_told() {
    let workspace = issued();
    let folder = "outputs/fjordbygda/issued/2026-0001";
    for name in [".x", "#x", "~$x.docx", "x~", "x.tmp", "x.bak", ".x.swp", "Thumbs.db", "inputs/.git/config"]
    {
        let path = workspace.path(&format!("{folder}/{name}"));
        fs::create_dir_all(path.parent().expect("a folder above")).expect("folders");
        fs::write(&path, "x").expect("a file");
        found(&workspace, "E0956", &[&format!("{folder}/{name}")]);
        fs::remove_file(&path).expect("a file");
        if name.ends_with("config") {
            found(&workspace, "E0956", &[&format!("{folder}/inputs/.git")]);
            fs::remove_dir(path.parent().expect("a folder above")).expect("a folder");
        }
    }
    fs::create_dir(workspace.path("outputs/fjordbygda/issued/.2026-0003")).expect("a folder");
    found(&workspace, "E0959", &["`.2026-0003`"]);
    fs::remove_dir(workspace.path("outputs/fjordbygda/issued/.2026-0003")).expect("a folder");
    let beside = workspace.path("outputs/fjordbygda/issued/2026-0003");
    fs::write(&beside, "x").expect("a file");
    found(&workspace, "E0963", &["`outputs/fjordbygda/issued/2026-0003`"]);
    fs::remove_file(&beside).expect("a file");
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        symlink("2026-0001", &beside).expect("a link");
        found(&workspace, "E0963", &["`outputs/fjordbygda/issued/2026-0003`"]);
        fs::remove_file(&beside).expect("a link");
        symlink("01-faktura.pdf", workspace.path(&format!("{folder}/08.pdf"))).expect("a link");
        found(&workspace, "E0954", &["08.pdf", "it is a link"]);
        fs::remove_file(workspace.path(&format!("{folder}/08.pdf"))).expect("a link");
    }
    done(verify(&workspace));
}
