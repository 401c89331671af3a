//! What doubles when the work doubles: anything over 2.3 grows faster than it should.

use crate::measure::{Bench, median};
use crate::workspaces::Workspace;

/// A factor above this is a finding.
const LINEAR: f64 = 2.3;

/// Doubles each kind of thing, and prints the factor of the time that its command takes.
pub(crate) fn print(bench: &Bench) {
    println!("\n| twice as many | seconds of processor | factor |\n|---|---|---|");
    for (what, sizes, measure) in KINDS {
        if !bench.wants(what) {
            continue;
        }
        let times: Vec<f64> = sizes.iter().map(|size| measure(bench, *size)).collect();
        let factors: Vec<f64> = times.windows(2).map(|pair| pair[1] / pair[0]).collect();
        let told = factors.iter().map(|factor| {
            let finding = if *factor > LINEAR { " (finding)" } else { "" };
            format!("{factor:.2}{finding}")
        });
        let (sizes, told) =
            (sizes.map(|size| size.to_string()).join(" → "), told.collect::<Vec<_>>().join(", "));
        let times = times.iter().map(|time| format!("{time:.2}")).collect::<Vec<_>>().join(" → ");
        println!("| {what}: {sizes} | {times} | {told} |");
    }
}

/// A kind of thing, three sizes, each twice the one before, and the seconds that they take.
type Kind = (&'static str, [usize; 3], fn(&Bench, usize) -> f64);

const KINDS: [Kind; 8] = [
    ("rows, `build`", [1000, 2000, 4000], |bench, size| build(bench, &Workspace::of_rows(size))),
    ("rows, `check`", [2000, 4000, 8000], |bench, size| {
        command(bench, &Workspace::of_rows(size), &["check"])
    }),
    ("vouchers, `build`", [50, 100, 200], |bench, size| build(bench, &Workspace::of_vouchers(size, 1))),
    ("receipts of a voucher, `build`", [50, 100, 200], |bench, size| {
        build(bench, &Workspace::of_vouchers(1, size))
    }),
    ("agreements, `build`", [15, 30, 60], |bench, size| build(bench, &Workspace::of_agreements(size))),
    ("agreements, `check`", [125, 250, 500], |bench, size| {
        command(bench, &Workspace::of_agreements(size), &["check"])
    }),
    ("documents, `issue`", [200, 400, 800], |bench, size| {
        let workspace = Workspace::of_documents(bench, size);
        median((1..=9).map(|next| workspace.issue(bench, size + next).cpu).collect())
    }),
    ("documents, `status`", [200, 400, 800], |bench, size| {
        command(bench, &Workspace::of_documents(bench, size), &["status"])
    }),
];

fn build(bench: &Bench, workspace: &Workspace) -> f64 {
    median((0..3).map(|_| bench.cold(workspace).cpu).collect())
}

fn command(bench: &Bench, workspace: &Workspace, arguments: &[&str]) -> f64 {
    median((0..3).map(|_| bench.run(workspace, arguments).cpu).collect())
}
