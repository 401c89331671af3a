//! The end that somebody asks for: Ctrl-C at a terminal, or a polite `kill`.

use std::io;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};
use std::thread;

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use signal_hook::{flag, low_level};

/// From now on SIGINT and SIGTERM end the process once nobody holds `work`, so that nothing is left half done; a second
/// of them ends it at once. The handlers are our own since whoever is started in the background of a script (`bilag
/// watch … &`) begins with SIGINT ignored, and would wait for ever. To the shell, the process ends as any does that
/// a signal stops.
///
/// # Errors
/// When the system takes no handler; then a signal does what it did before.
pub(super) fn obey_signals(work: &Arc<Mutex<()>>) -> io::Result<()> {
    let mut signals = Signals::new([SIGINT, SIGTERM])?;
    let was_asked = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        // In this order: the first signal finds that nobody has asked yet.
        flag::register_conditional_default(signal, Arc::clone(&was_asked))?;
        flag::register(signal, Arc::clone(&was_asked))?;
    }
    let work = Arc::clone(work);
    thread::spawn(move || {
        for signal in signals.forever() {
            let at_rest = work.lock();
            drop(low_level::emulate_default_handler(signal));
            drop(at_rest);
        }
    });
    Ok(())
}
