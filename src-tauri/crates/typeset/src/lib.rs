//! Lays out a brief in pages.
