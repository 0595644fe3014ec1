//! Measuring time where other things run on the same machine.

use std::time::{Duration, Instant};

/// How long an act keeps the processor busy; where the system does not tell, how long it takes.
///
/// On a machine that does other things at the same time only the former says something of the library.
pub fn timed<T>(act: impl FnOnce() -> T) -> (T, Duration) {
    let (start, busy) = (Instant::now(), busy());
    let value = act();
    let taken = start.elapsed();
    (value, busy.zip(self::busy()).map_or(taken, |(before, after)| after.saturating_sub(before)))
}

/// Processor time of this thread so far.
#[cfg(unix)]
fn busy() -> Option<Duration> {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::try_from(time).ok()
}

#[cfg(not(unix))]
fn busy() -> Option<Duration> {
    None
}
