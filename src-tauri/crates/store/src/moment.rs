//! Time and randomness, which come in from outside so that the same acts make the same library.

/// The time of an act, and randomness for the identifiers that it makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Milliseconds since 1970, UTC.
    pub millis: u64,
    /// Random bits, of which identifiers use the lower 80.
    pub random: u128,
}

/// Asked once for every act that changes the library.
///
/// ```
/// let mut millis = 1_790_000_000_000;
/// let moments: yaobao_store::Moments = Box::new(move || {
///     millis += 1;
///     yaobao_store::Moment { millis, random: u128::from(millis) << 20 }
/// });
/// ```
pub type Moments = Box<dyn FnMut() -> Moment + Send>;

/// Makes the identifiers of one act: they sort in the order in which they were made.
#[derive(Debug)]
pub(crate) struct Identifiers {
    millis: u64,
    random: u128,
}

impl Identifiers {
    pub fn of(moment: Moment) -> Self {
        // Counting on must not spill over 80 bits within one act.
        Self { millis: moment.millis, random: moment.random & ((1 << 79) - 1) }
    }

    /// Makes the next one by `from_parts` of its type.
    pub fn next<Id>(&mut self, from_parts: impl Fn(u64, u128) -> Id) -> Id {
        self.random += 1;
        from_parts(self.millis, self.random)
    }
}
