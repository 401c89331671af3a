//! A thread of its own for work on what somebody else wrote: deep enough a stack, and a panic ends the thread only.

use std::any::Any;
use std::thread;

use bilag_core::typesetting::GUARDED_THREAD;

/// Deeply nested content needs more than a thread's usual stack.
const SIZE: usize = 16 << 20;

/// Does `job` on a thread with a deep stack, and waits for it.
///
/// # Errors
/// What the panic said if there was one, or why there is no thread.
pub(super) fn deep<T: Send>(job: impl FnOnce() -> T + Send) -> Result<T, String> {
    thread::scope(|scope| match builder().spawn_scoped(scope, job) {
        Ok(working) => working.join().map_err(|panic| words(panic.as_ref())),
        Err(refusal) => Err(refusal.to_string()),
    })
}

fn builder() -> thread::Builder {
    thread::Builder::new().name(GUARDED_THREAD.to_owned()).stack_size(SIZE)
}

/// What a panic said, if it said it in words.
fn words(panic: &(dyn Any + Send)) -> String {
    let literal = panic.downcast_ref::<&str>().map(ToString::to_string);
    literal
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "it did not say why".to_owned())
}

#[cfg(test)]
mod tests {
    use super::deep;

    #[test]
    fn a_panic_becomes_its_words() {
        assert_eq!(deep(|| 1), Ok(1));
        assert_eq!(deep(|| panic!("in words")), Err::<(), _>("in words".to_owned()));
        assert_eq!(deep(|| panic!("page {}", 3)), Err::<(), _>("page 3".to_owned()));
    }
}
