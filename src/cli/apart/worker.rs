//! The process that draws, seen from both ends of its pipes.

use std::io::{self, Read};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitCode, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use super::pipe;
use crate::typesetting::{Asked, Typeset};

/// The argument by which this program is such a process.
pub(in crate::cli) const COMMAND: &str = "draw-what-others-wrote";

/// What a process may take of memory, in megabytes: a picture of 64 megapixels and its copies.
#[cfg(unix)]
const MEMORY_MB: u64 = 1_536;

/// How much longer than it works a process may take on a busy machine.
const PATIENCE: u32 = 10;

/// Draws whatever it is sent, until nobody sends anything more.
pub(in crate::cli) fn serve(typesetter: &dyn Typeset, seconds: u64) -> ExitCode {
    let (mut questions, mut answers) = (io::stdin().lock(), io::stdout().lock());
    if limits::memory().is_err() {
        return ExitCode::FAILURE;
    }
    while let Ok(question) = pipe::receive(&mut questions) {
        // The time is for this file alone.
        let answer = limits::time(seconds).ok().and_then(|()| Asked::answered(&question, typesetter));
        typesetter.forget_unused();
        let Some(answer) = answer else { return ExitCode::FAILURE };
        if pipe::send(&mut answers, &answer).is_err() {
            break;
        }
    }
    ExitCode::SUCCESS
}

/// What the system holds this process to. macOS doesn't count memory.
#[cfg(unix)]
mod limits {
    use rustix::io;
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    use rustix::time::{ClockId, clock_gettime};

    /// A limit that can be lowered again, but not raised above what the surroundings allow.
    fn limit(resource: Resource, wanted: u64) -> io::Result<()> {
        let maximum = getrlimit(resource).maximum;
        let current = Some(maximum.map_or(wanted, |most| most.min(wanted)));
        setrlimit(resource, Rlimit { current, maximum })
    }

    pub(super) fn memory() -> io::Result<()> {
        // Nobody looks at what is left of such a process.
        limit(Resource::Core, 0)?;
        limit(Resource::As, super::MEMORY_MB << 20)
    }

    /// So many seconds of work from now on.
    pub(super) fn time(seconds: u64) -> io::Result<()> {
        let used = u64::try_from(clock_gettime(ClockId::ProcessCPUTime).tv_sec).unwrap_or_default();
        limit(Resource::Cpu, used + 1 + seconds)
    }
}

/// Where the system has no limits, whoever waits has patience's end.
#[cfg(not(unix))]
mod limits {
    use std::io;

    #[expect(clippy::unnecessary_wraps, reason = "elsewhere it may fail")]
    pub(super) fn memory() -> io::Result<()> {
        Ok(())
    }

    #[expect(clippy::unnecessary_wraps, reason = "elsewhere it may fail")]
    pub(super) fn time(_seconds: u64) -> io::Result<()> {
        Ok(())
    }
}

/// A process that draws.
pub(super) struct Worker {
    child: Child,
    questions: ChildStdin,
    answers: ChildStdout,
}

/// Why there is no answer.
pub(super) enum Ended {
    /// The system has no process to give; why.
    NotStarted(String),
    OutOfTime,
    /// It was given more than it could hold.
    OutOfMemory,
    TooDeep,
    /// In the system's words.
    Otherwise(String),
}

impl Ended {
    /// A clause about the file that was being drawn.
    pub(super) fn clause(&self, seconds: u64) -> String {
        match self {
            Self::NotStarted(why) => format!("no process can be started for it ({why})"),
            Self::OutOfTime => format!("it isn't done after {seconds} seconds"),
            Self::OutOfMemory => "it takes more memory than a receipt may take".to_owned(),
            Self::TooDeep => "what is in it is nested too deeply".to_owned(),
            Self::Otherwise(how) => format!("the process that draws it ended ({how})"),
        }
    }
}

impl Worker {
    /// Starts a process, which then waits.
    ///
    /// # Errors
    /// When the system refuses.
    pub(super) fn start(seconds: u64) -> io::Result<Self> {
        // Under this name the program is found on Linux also when a newer one has taken its place on the disk.
        let program =
            if cfg!(target_os = "linux") { "/proc/self/exe".into() } else { std::env::current_exe()? };
        let mut child = Command::new(program)
            .arg(COMMAND)
            .arg(seconds.to_string())
            // Threads would each take a piece of the memory before they do anything.
            .env("RAYON_NUM_THREADS", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (questions, answers) = pipes.ok_or(io::ErrorKind::BrokenPipe)?;
        Ok(Self { child, questions, answers })
    }

    /// Asks, and waits for the answer; the process is ended when it takes too long.
    pub(super) fn answer(&mut self, question: &[u8], seconds: u64) -> Result<Vec<u8>, Ended> {
        let Self { child, questions, answers } = self;
        let patience = Duration::from_secs(seconds) * PATIENCE;
        let (answered, waiting) = mpsc::channel::<()>();
        let (answer, is_late) = thread::scope(|scope| {
            let watch = scope.spawn(move || {
                let is_late = waiting.recv_timeout(patience) == Err(RecvTimeoutError::Timeout);
                is_late && child.kill().is_ok()
            });
            let answer = pipe::send(questions, question).and_then(|()| pipe::receive(answers));
            drop(answered);
            (answer, watch.join().unwrap_or_default())
        });
        answer.map_err(|_| if is_late { Ended::OutOfTime } else { self.autopsy() })
    }

    /// Why it ended, by its status and its last words.
    fn autopsy(&mut self) -> Ended {
        // It may have closed its pipes and go on.
        drop(self.child.kill());
        let mut words = String::new();
        if let Some(said) = self.child.stderr.take() {
            drop(said.take(1 << 16).read_to_string(&mut words));
        }
        match self.child.wait() {
            Ok(status) if ran_out_of_time(status) => Ended::OutOfTime,
            _ if words.contains("has overflowed its stack") => Ended::TooDeep,
            _ if words.contains("memory allocation of") => Ended::OutOfMemory,
            Ok(status) => Ended::Otherwise(status.to_string()),
            Err(error) => Ended::Otherwise(error.to_string()),
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

#[cfg(unix)]
fn ran_out_of_time(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;

    status.signal() == Some(rustix::process::Signal::XCPU.as_raw())
}

#[cfg(not(unix))]
fn ran_out_of_time(_status: ExitStatus) -> bool {
    false
}
