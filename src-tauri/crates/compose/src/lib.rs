//! Briefs: templates, Markdown, checks.
