//! Reads statistics and measures out of articles.
