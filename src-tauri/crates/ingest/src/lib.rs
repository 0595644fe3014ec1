//! Reads the bytes of one file into a bulletin.
