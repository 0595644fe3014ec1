//! What a library promises, checked through its public face.

mod briefs;
mod bulletins;
mod facts;
mod opening;
mod sample;
mod searching;
mod tags;
mod undoing;
mod verifying;
