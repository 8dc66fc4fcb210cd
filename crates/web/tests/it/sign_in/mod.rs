//! Signing in, and all that goes with it.

mod danger;
mod factor;
mod kiosk;
mod passwords;
mod sessions;
mod waits;
