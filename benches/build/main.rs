//! What the program costs, beside what a user would take instead, and how that grows: `cargo bench`.
//!
//! Everything is measured from outside, as a person starts it: whole processes, one kind of work beside the other in pairs, of
//! which the middle ratio is told. `cargo bench -- --long` measures thousand agreements instead of two hundred, and a
//! register of 3500 documents instead of 800; `cargo bench -- WORD` only what has that word in its name.
//! `BILAG_PROGRAM` names another program than the one that is built along.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::float_arithmetic,
    clippy::print_stdout,
    reason = "a benchmark reads the clock, starts processes, divides times and prints"
)]

mod growth;
mod measure;
mod peers;
mod workspaces;

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;
use std::time::Instant;

use measure::{Bench, Time, median, ratio};
use workspaces::Workspace;

fn main() {
    let bench = Bench::from_arguments();
    println!("{}\n", bench.machine());
    println!("| figure | measured | goal |\n|---|---|---|");
    cold(&bench);
    rebuilds(&bench);
    watching(&bench);
    large_timesheets(&bench);
    one_timesheet(&bench);
    many_agreements(&bench);
    import(&bench);
    issuing(&bench);
    vouchers(&bench);
    growth::print(&bench);
}

/// The agreement under `inputs/`, beside its documents set by Typst alone, started anew for each.
fn cold(bench: &Bench) {
    let name = "cold build of `inputs/` : Σ typst, a process each";
    if !bench.wants(name) {
        return;
    }
    let workspace = Workspace::of_the_repository();
    let jobs = peers::documents(&workspace);
    for typst in peers::typst() {
        let both = bench.pairs(
            7,
            || bench.cold(&workspace).time(),
            || jobs.iter().map(|job| typst.set(job).time()).sum(),
        );
        bench.row(&format!("{name} ({})", typst.name), &both, "≤ 0.62 (wheel), ≤ 0.75 (native)");
    }
}

fn rebuilds(bench: &Bench) {
    for (name, goal, hours) in [
        ("new process, nothing changed : cold", "≤ 0.08", None),
        ("new process, one hour changed : cold", "≤ 0.40", Some("inputs/ringeriksregionen/hours.yaml")),
    ] {
        if !bench.wants(name) {
            continue;
        }
        let (cold, warm) = (Workspace::of_the_repository(), Workspace::of_the_repository());
        bench.cold(&warm);
        let mut quarter = 0;
        let both = bench.pairs(
            9,
            || {
                if let Some(hours) = hours {
                    quarter += 1;
                    warm.change_an_hour(hours, quarter);
                }
                bench.run(&warm, &["build"]).time()
            },
            || bench.cold(&cold).time(),
        );
        bench.row(name, &both, goal);
    }
}

/// From the save of a file until `watch` says that the drafts are new.
fn watching(bench: &Bench) {
    let name = "`watch`, save to drafts : cold";
    if !bench.wants(name) {
        return;
    }
    let (cold, watched) = (Workspace::of_the_repository(), Workspace::of_the_repository());
    let mut command = bench.program(&watched, &["watch", "ringeriksregionen"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the program starts");
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let mut drafts_are_new = || {
        let is_last = |line: &String| line.contains("waiting for a file to be saved");
        lines.by_ref().map(|line| line.expect("a line")).find(is_last).expect("a round");
    };
    drafts_are_new();
    let mut quarter = 0;
    let both = bench.pairs(
        9,
        || {
            quarter += 1;
            let begun = Instant::now();
            watched.change_an_hour("inputs/ringeriksregionen/hours.yaml", quarter);
            drafts_are_new();
            Time::wall(begun.elapsed())
        },
        || bench.cold(&cold).time(),
    );
    child.kill().and_then(|()| child.wait()).expect("a process");
    bench.row(name, &both, "≤ 0.15");
}

fn large_timesheets(bench: &Bench) {
    let name = "4000 rows : 400 rows, layout";
    if bench.wants(name) {
        let [few, many] = [400, 4000].map(Workspace::of_rows);
        let layout = |workspace| Time::wall(bench.cold(workspace).piece("03-timeliste"));
        let both = bench.pairs(3, || layout(&many), || layout(&few));
        bench.row(name, &both, "≤ 10");
    }
    let name = "8000 rows, peak";
    if bench.wants(name) {
        let run = bench.cold(&Workspace::of_rows(8000));
        bench.told(name, &format!("{} MB ({:.1} s of processor)", run.peak_mb(), run.cpu), "≤ 900 MB");
    }
}

/// One person's 400 rows, alone.
fn one_timesheet(bench: &Bench) {
    if !bench.wants("400-row timesheet : typst, pdflatex, WeasyPrint, LibreOffice, Chromium") {
        return;
    }
    let workspace = Workspace::of_rows(400);
    for peer in peers::of_a_timesheet() {
        let name = format!("400-row timesheet : {}", peer.name);
        if !bench.wants(&name) {
            continue;
        }
        let ours = || {
            let start = bench.run(&workspace, &["--version"]).wall;
            Time::wall(start + bench.cold(&workspace).piece("03-timeliste"))
        };
        let both = bench.pairs(5, ours, || Time::wall(peer.run().wall));
        bench.row(&name, &both, peer.goal);
    }
}

fn many_agreements(bench: &Bench) {
    let (few, many) = (50, if bench.is_long { 1000 } else { 200 });
    let name = format!("{many} agreements, build");
    if bench.wants(&name) {
        let [small, large] = [few, many].map(Workspace::of_agreements);
        let (small, large) = (bench.cold(&small), bench.cold(&large));
        bench.told(&format!("{name}: CPU each"), &format!("{:.3} s", large.cpu / many as f64), "≤ 0.28 s");
        let peak = large.peak_mb() as f64 / small.peak_mb() as f64;
        bench.told(
            &format!("{name}: peak : at {few}"),
            &format!("{peak:.2} ({} MB)", large.peak_mb()),
            "≤ 1.15",
        );
        let wall = large.wall.as_secs_f64() / large.cpu;
        bench.told(
            &format!("{name}: wall : CPU, {} processors", bench.processors),
            &format!("{wall:.2}"),
            "≤ 0.53 (2)",
        );
    }
    let name = "1000 agreements";
    if bench.wants(name) {
        let workspace = Workspace::of_agreements(1000);
        for command in ["check", "status"] {
            let times: Vec<f64> = (0..3).map(|_| bench.run(&workspace, &[command]).cpu).collect();
            bench.told(&format!("{name}, `{command}`: CPU"), &format!("{:.2} s", median(times)), "≤ 3 s");
        }
    }
}

fn import(bench: &Bench) {
    let name = "import of 16 000 rows";
    if bench.wants(name) {
        let workspace = Workspace::of_rows(0);
        let rows = workspace.spreadsheet(16_000);
        let times =
            (0..3).map(|_| bench.run(&workspace, &["import", "hours", "a0001", &rows, "--dry-run"]).cpu);
        bench.told(name, &format!("{:.2} s of processor", median(times.collect())), "≤ 0.5 s");
    }
}

fn issuing(bench: &Bench) {
    let (few, many) = (100, if bench.is_long { 3500 } else { 800 });
    let name = format!("`issue` at {many} documents : at {few}");
    if bench.wants(&name) {
        let [small, large] = [few, many].map(|count| Workspace::of_documents(bench, count));
        let (mut first, mut second) = ((1..).map(|next| few + next), (1..).map(|next| many + next));
        let both = bench.pairs(
            9,
            || large.issue(bench, second.next().unwrap_or_default()).time(),
            || small.issue(bench, first.next().unwrap_or_default()).time(),
        );
        bench.row(&name, &both, "≤ 3 (3500)");
    }
}

fn vouchers(bench: &Bench) {
    let name = "300 vouchers";
    if bench.wants(name) {
        let run = bench.cold(&Workspace::of_vouchers(300, 1));
        bench.told(
            &format!("{name}, CPU and peak"),
            &format!("{:.1} s, {} MB", run.cpu, run.peak_mb()),
            "≤ 8 s, ≤ 600 MB",
        );
    }
}

impl Bench {
    /// A row of the table, written at once: the others may take minutes.
    fn told(&self, name: &str, measured: &str, goal: &str) {
        println!("| {name} | {measured} | {goal} |");
        std::io::stdout().flush().expect("standard output");
    }

    /// The middle of the ratios of pairs, by the clock with the two middle times, and by the processor, which a machine at
    /// work disturbs less.
    fn row(&self, name: &str, pairs: &[(Time, Time)], goal: &str) {
        let wall = pairs.iter().map(|(ours, theirs)| (ours.wall, theirs.wall));
        let (ours, theirs): (Vec<f64>, Vec<f64>) = wall.clone().unzip();
        let (ours, theirs) = (median(ours) * 1000.0, median(theirs) * 1000.0);
        let cpu = pairs.iter().map(|(ours, theirs)| (ours.cpu, theirs.cpu));
        let is_known = cpu.clone().all(|(ours, theirs)| ours > 0.0 && theirs > 0.0);
        let cpu = if is_known { format!("; processor {}", ratio(cpu)) } else { String::new() };
        self.told(name, &format!("{} ({ours:.0} ms : {theirs:.0} ms){cpu}", ratio(wall)), goal);
    }
}
