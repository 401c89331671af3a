//! What stands below each command's help: lines that can be typed.

pub(super) const PROGRAM: &str = "\
Examples:
  bilag init my-agreements    writes the folder of an agreement, to be filled in
  bilag check                 says what is wrong or missing
  bilag build                 writes the drafts under outputs/
  bilag explain E0207         says what a problem means";

pub(super) const CHECK: &str = "\
Examples:
  bilag check                           every agreement of the workspace
  bilag check fjordbygda                only inputs/fjordbygda
  bilag check --deny warnings --quiet   for a script: status 1 also when there are only warnings
  bilag check --format json             for a program";

pub(super) const BUILD: &str = "\
Examples:
  bilag build                          the drafts of every agreement
  bilag build fjordbygda --only final  one package
  bilag build --deny warnings          an agreement with a warning keeps the drafts that it had
  bilag build --jobs 1                 one thing at a time, for a computer that is to do other things as well
  bilag build --verbose                with the files that were read, and the time that each document took";

pub(super) const WATCH: &str = "\
Examples:
  bilag watch fjordbygda    until Ctrl-C

The drafts stand in outputs/AGREEMENT/draft, whole at every moment: while something is wrong, they stay as they were.";

pub(super) const STATUS: &str = "\
Examples:
  bilag status                                every agreement, today
  bilag status fjordbygda --date 2026-12-01   one, as it will be on that day";

pub(super) const DIFF: &str = "\
Examples:
  bilag diff fjordbygda            since the last document
  bilag diff fjordbygda signing    since the document of that milestone
  bilag diff fjordbygda --format json";

pub(super) const PLAN: &str = "\
Examples:
  bilag plan fjordbygda signing
  bilag plan fjordbygda final --date 2026-10-15";

pub(super) const ISSUE: &str = "\
Examples:
  bilag issue fjordbygda signing
  bilag issue fjordbygda final --date 2026-10-15";

pub(super) const CORRECT: &str = "\
Examples:
  bilag correct 2026-0002 --reason \"Timer i mars var ført to ganger\" --dry-run
  bilag correct 2026-0002 --reason \"Timer i mars var ført to ganger\"
  bilag correct 2026-0002 --reason \"Avvist i mottak: feil dato\"        the same again, with today's date";

pub(super) const CREDIT: &str = "\
Examples:
  bilag credit 2026-0002 --reason \"Sendt til feil mottaker\"
  bilag credit 2026-0002 --amount 4500 --reason \"Fem timer avvist\"   stays off what is billed later
  bilag credit 2026-0002 --reason \"Avtalen er hevet\" --close         nothing comes in its place";

pub(super) const VERIFY: &str = "\
Examples:
  bilag verify                  all that this workspace has issued
  bilag verify ~/mottatt/*.zip  packages that you have";

pub(super) const IMPORT: &str = "\
Examples:
  bilag import hours fjordbygda timer.xlsx --dry-run
  bilag import hours fjordbygda timer.csv --project Arena --sub-goal arena
  bilag import costs fjordbygda bilag.xlsx --sub-goal nettverk";

pub(super) const EXPORT: &str = "\
Examples:
  bilag export hours fjordbygda timer.xlsx
  bilag export hours fjordbygda timer.csv";

pub(super) const INIT: &str = "\
Examples:
  bilag init my-agreements             writes my-agreements/inputs/my-agreements
  bilag init . --name fjordbygda       here; in a workspace, it adds an agreement
  bilag init . --name fjordbygda --frame 200000 --seller-org-number 300000126
                                       with what is known already, each value checked
  bilag init --example try-it          a complete, fictional agreement

What no option says is left open in the files, with a comment on what belongs there; `bilag check` says what is still
missing.";

pub(super) const SCHEMA: &str = "\
Examples:
  bilag schema hours
  bilag schema agreement > schemas/agreement.schema.json";

pub(super) const TEMPLATES: &str = "\
Examples:
  bilag templates eject templates
  bilag templates schema invoice";

pub(super) const EXPLAIN: &str = "\
Examples:
  bilag explain E0207
  bilag explain W0701 --format json";

pub(super) const COMPLETIONS: &str = "\
Examples:
  bilag completions bash > ~/.local/share/bash-completion/completions/bilag
  bilag completions zsh > ~/.zfunc/_bilag
  bilag completions fish > ~/.config/fish/completions/bilag.fish
  bilag completions powershell >> $PROFILE";

pub(super) const MAN: &str = "\
Examples:
  bilag man ~/.local/share/man/man1
  man bilag-build";
