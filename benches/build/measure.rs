//! Processes and their times.

use std::env;
use std::fs;
use std::iter::Sum;
use std::num::NonZero;
use std::ops::Add;
use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use crate::workspaces::Workspace;

/// What is to be measured, and by which program.
pub(crate) struct Bench {
    program: PathBuf,
    words: Vec<String>,
    pub(crate) is_long: bool,
    pub(crate) processors: usize,
}

/// A process that has ended.
pub(crate) struct Run {
    pub(crate) wall: Duration,
    /// Seconds of processor, of it and all that it started, to a hundredth; 0 where the system doesn't tell.
    pub(crate) cpu: f64,
    /// What it wrote to standard error.
    said: String,
}

impl Run {
    pub(crate) fn time(&self) -> Time {
        Time { wall: self.wall.as_secs_f64(), cpu: self.cpu }
    }

    /// Runs a command to its end.
    pub(crate) fn of(command: &mut Command) -> Self {
        let (before, begun) = (processor_of_children(), Instant::now());
        let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let wall = begun.elapsed();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{command:?} {}\n{said}", output.status);
        Self { wall, cpu: processor_of_children() - before, said }
    }

    /// The most memory of a build, as it tells it itself.
    pub(crate) fn peak_mb(&self) -> u64 {
        let line = self.said.lines().find(|line| line.ends_with("peak memory"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
        kilobytes.unwrap_or_default() / 1000
    }

    /// How long the pieces of a build took whose names have that word.
    pub(crate) fn piece(&self, word: &str) -> Duration {
        let lines = self.said.lines().filter(|line| line.contains(" ms  ") && line.contains(word));
        let milliseconds = lines.filter_map(|line| line.split_whitespace().next()?.parse::<f64>().ok());
        Duration::from_secs_f64(milliseconds.sum::<f64>() / 1000.0)
    }
}

impl Bench {
    /// What the command line asks for.
    pub(crate) fn from_arguments() -> Self {
        let (options, words): (Vec<String>, Vec<String>) =
            env::args().skip(1).partition(|argument| argument.starts_with("--"));
        let program = env::var_os("BILAG_PROGRAM").unwrap_or_else(|| env!("CARGO_BIN_EXE_bilag").into());
        let processors = thread::available_parallelism().map_or(1, NonZero::get);
        Self {
            program: program.into(),
            words,
            is_long: options.iter().any(|option| option == "--long"),
            processors,
        }
    }

    /// Is it among what was asked for?
    pub(crate) fn wants(&self, name: &str) -> bool {
        self.words.is_empty() || self.words.iter().any(|word| name.contains(word.as_str()))
    }

    /// On what it is measured: figures of a machine at work are worth less.
    pub(crate) fn machine(&self) -> String {
        let cpus = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let model = cpus.lines().find_map(|line| line.strip_prefix("model name")?.split(": ").nth(1));
        let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
        let load = load.split_whitespace().next().unwrap_or("unknown").to_owned();
        let model = model.unwrap_or(env::consts::ARCH);
        let version =
            Command::new(&self.program).arg("--version").output().expect("the program starts").stdout;
        let version = String::from_utf8_lossy(&version).lines().next().unwrap_or_default().to_owned();
        format!("{version}; {model}, {} processors, load {load} at the beginning", self.processors)
    }

    /// The program in a workspace.
    pub(crate) fn program(&self, workspace: &Workspace, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(arguments)
            .current_dir(workspace.path(""))
            .env("XDG_STATE_HOME", workspace.path("../state"));
        command
    }

    /// Runs the program in a workspace.
    pub(crate) fn run(&self, workspace: &Workspace, arguments: &[&str]) -> Run {
        Run::of(&mut self.program(workspace, arguments))
    }

    /// A build of all, as if for the first time.
    pub(crate) fn cold(&self, workspace: &Workspace) -> Run {
        workspace.without_outputs();
        self.run(workspace, &["build", "--timings"])
    }

    /// Two kinds of work in turn, after one round that isn't counted.
    pub(crate) fn pairs(
        &self,
        count: usize,
        mut ours: impl FnMut() -> Time,
        mut theirs: impl FnMut() -> Time,
    ) -> Vec<(Time, Time)> {
        (0..=count).map(|_| (ours(), theirs())).skip(1).collect()
    }
}

/// Seconds of something that was measured.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Time {
    pub(crate) wall: f64,
    /// Of processor; 0 where it isn't known.
    pub(crate) cpu: f64,
}

impl Time {
    /// By the clock alone.
    pub(crate) fn wall(wall: Duration) -> Self {
        Self { wall: wall.as_secs_f64(), cpu: 0.0 }
    }
}

impl Add for Time {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { wall: self.wall + other.wall, cpu: self.cpu + other.cpu }
    }
}

impl Sum for Time {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Add::add)
    }
}

/// The middle one.
pub(crate) fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}

/// The middle of the ratios, and the smallest and largest.
pub(crate) fn ratio(pairs: impl Iterator<Item = (f64, f64)>) -> String {
    let mut ratios: Vec<f64> = pairs.map(|(ours, theirs)| ours / theirs).collect();
    ratios.sort_by(f64::total_cmp);
    format!("{:.2} [{:.2}–{:.2}]", ratios[ratios.len() / 2], ratios[0], ratios[ratios.len() - 1])
}

/// Seconds of processor of all processes that were started here and have ended (proc(5): `cutime` and `cstime`, in
/// hundredths).
fn processor_of_children() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the program, in brackets, may hold anything.
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks = fields.skip(13).take(2).filter_map(|field| field.parse::<f64>().ok());
    ticks.sum::<f64>() / 100.0
}
