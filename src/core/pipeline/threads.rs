//! The same work on many things at once, with the results in the things' own order.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// The threads that a command may work on. Whoever has many things to do takes those that are free: an agreement each
/// where there are many, and the documents of one where there is only one.
#[derive(Debug)]
pub struct Threads {
    /// Beside those that are at work.
    free: AtomicUsize,
}

/// For tests: the one that asks.
#[cfg(test)]
pub(in crate::pipeline) static ALONE: Threads = Threads::of(NonZero::<usize>::MIN);

impl Default for Threads {
    /// As many as the machine has processors.
    fn default() -> Self {
        Self::of(thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN))
    }
}

impl Threads {
    /// So many, the one that asks among them.
    #[must_use]
    pub const fn of(count: NonZero<usize>) -> Self {
        Self { free: AtomicUsize::new(count.get() - 1) }
    }

    /// So many for the whole process, also for what Typst and the packing do side by side. To be asked for once, before
    /// anything is set.
    #[must_use]
    pub fn limited_to(count: NonZero<usize>) -> Self {
        // Who has begun by now goes on with what there is.
        drop(rayon::ThreadPoolBuilder::new().num_threads(count.get()).build_global());
        Self::of(count)
    }

    /// Calls `work` on each of `items`.
    ///
    /// Each thread takes the next item as it gets free, so put those that take longest first.
    pub(in crate::pipeline) fn map<T: Sync, R: Send>(
        &self,
        items: &[T],
        work: impl Fn(&T) -> R + Sync,
    ) -> Vec<R> {
        let mut results = Vec::with_capacity(items.len());
        self.each(items, work, |result| results.push(result));
        results
    }

    /// Calls `work` on each of `items`, and `tell` with what comes of it: in the order of the items, each as soon as all
    /// before it are done.
    pub(in crate::pipeline) fn each<T: Sync, R: Send>(
        &self,
        items: &[T],
        work: impl Fn(&T) -> R + Sync,
        tell: impl FnMut(R) + Send,
    ) {
        let next = AtomicUsize::new(0);
        let telling = Mutex::new(InOrder { waiting: BTreeMap::new(), told: 0, tell });
        let take_turns = || {
            while let Some((place, item)) = take(&next, items) {
                let result = work(item);
                telling.lock().unwrap_or_else(PoisonError::into_inner).take(place, result);
            }
        };
        thread::scope(|scope| {
            for _ in 0..self.take(items.len().saturating_sub(1)) {
                scope.spawn(|| {
                    take_turns();
                    self.free.fetch_add(1, Ordering::SeqCst);
                });
            }
            take_turns();
        });
    }

    /// How many of the `wanted` threads are free, which are now taken.
    fn take(&self, wanted: usize) -> usize {
        let taken = |free: usize| free.min(wanted);
        let left = |free| Some(free - taken(free));
        self.free.fetch_update(Ordering::SeqCst, Ordering::SeqCst, left).map_or(0, taken)
    }
}

/// Results that come in any order, and are told in that of the items.
struct InOrder<R, F> {
    waiting: BTreeMap<usize, R>,
    told: usize,
    tell: F,
}

impl<R, F: FnMut(R)> InOrder<R, F> {
    fn take(&mut self, place: usize, result: R) {
        self.waiting.insert(place, result);
        while let Some(result) = self.waiting.remove(&self.told) {
            self.told += 1;
            (self.tell)(result);
        }
    }
}

fn take<'a, T>(next: &AtomicUsize, items: &'a [T]) -> Option<(usize, &'a T)> {
    let place = next.fetch_add(1, Ordering::Relaxed);
    items.get(place).map(|item| (place, item))
}

#[cfg(test)]
mod tests {
    use std::num::NonZero;
    use std::sync::Barrier;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::Threads;

    fn threads(count: usize) -> Threads {
        Threads::of(NonZero::new(count).expect("a thread"))
    }

    #[test]
    fn results_keep_the_order_of_the_items() {
        let items: Vec<usize> = (0..100).collect();
        let doubled: Vec<usize> = (0..200).step_by(2).collect();
        for count in [1, 2, 7] {
            assert_eq!(threads(count).map(&items, |item| item * 2), doubled);
            assert_eq!(threads(count).map(&[] as &[usize], |item| *item), Vec::<usize>::new());
        }
    }

    #[test]
    fn the_first_is_told_while_the_others_are_at_work() {
        let told = AtomicUsize::new(0);
        let last = |item: &usize| {
            // The last item waits until the others are told.
            while *item == 9 && told.load(Ordering::SeqCst) < 9 {
                std::thread::yield_now();
            }
            *item
        };
        let items: Vec<usize> = (0..10).collect();
        threads(2).each(&items, last, |item| assert_eq!(told.fetch_add(1, Ordering::SeqCst), item));
        assert_eq!(told.into_inner(), 10);
    }

    #[test]
    fn no_more_than_the_limit_are_at_work_and_a_free_one_is_used_within() {
        let (threads, at_work, most) = (threads(3), AtomicUsize::new(0), AtomicUsize::new(0));
        let within = |_: &usize| {
            most.fetch_max(at_work.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            std::thread::yield_now();
            at_work.fetch_sub(1, Ordering::SeqCst);
        };
        threads.map(&[0; 20], |_| threads.map(&[0; 5], within).len());
        assert!(most.load(Ordering::SeqCst) <= 3);
        // All three are free again: with fewer, nobody would come to the barrier.
        let barrier = Barrier::new(3);
        threads.map(&[0], |_| threads.map(&[0; 3], |_| barrier.wait().is_leader()).len());
    }
}
