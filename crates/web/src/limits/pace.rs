//! How quickly a file must come: whoever sends a byte now and then would hold a place for as long as she likes.

use std::time::Duration;

use tokio::time::Instant;

/// How long a line may take to get going.
const GRACE: Duration = Duration::from_secs(30);

/// Bytes a second, on the whole, that the slowest line still brings.
const SLOWEST: u64 = 4_096;

/// How long nothing at all may come.
pub const SILENCE: Duration = Duration::from_secs(30);

/// A file on its way.
#[derive(Debug)]
pub struct Pace {
    begun: Instant,
    bytes: u64,
}

impl Default for Pace {
    fn default() -> Self {
        Self { begun: Instant::now(), bytes: 0 }
    }
}

impl Pace {
    /// Notes that bytes have come; whether they still come quickly enough.
    pub fn holds(&mut self, bytes: usize) -> bool {
        self.bytes = self.bytes.saturating_add(bytes as u64);
        is_quick(self.bytes, self.begun.elapsed())
    }
}

fn is_quick(bytes: u64, elapsed: Duration) -> bool {
    bytes >= elapsed.saturating_sub(GRACE).as_secs().saturating_mul(SLOWEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_a_second_is_too_slow_and_a_bad_line_is_not() {
        let quick = |bytes: u64, seconds: u64| is_quick(bytes, Duration::from_secs(seconds));
        assert!(quick(0, 30), "a line may take a moment to get going");
        assert!(!quick(31, 31));
        for seconds in [31, 60, 3_600] {
            assert!(!quick(seconds, seconds), "{seconds}");
            assert!(quick(SLOWEST * seconds, seconds), "{seconds}");
        }
    }
}
