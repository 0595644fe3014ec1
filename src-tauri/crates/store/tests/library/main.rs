//! What a library promises, checked through its public face.

mod briefs;
mod bulletins;
mod facts;
mod filtering;
mod mending;
mod opening;
mod preferring;
mod rereading;
mod resembling;
mod sample;
mod searching;
mod tags;
mod undoing;
mod verifying;
