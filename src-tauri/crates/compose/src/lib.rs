//! Briefs: Markdown with issue data, started from templates, checked against the library.
//!
//! The library is seen through [`Facts`], the recogniser of figures through [`FigureReader`]; both come in as values,
//! so nothing here knows a database, a clock or a file.

mod check;
mod difference;
mod facts;
mod from_brief;
mod front_matter;
mod heading;
mod inline;
mod library;
mod linked;
mod markdown;
mod outline;
mod proof;
mod start;
mod template;
mod word_list;
mod yaml;

pub use check::{
    FigureReader, Finding, Ignored, LengthWindow, RuleInfo, RuleSet, SectionLength, TypedFigure, check, rules,
};
pub use difference::{Change, Stretch, difference};
pub use facts::{
    ExcerptQuery, Facts, KnownExcerpt, KnownMeasure, KnownStatistic, KnownText, MeasureQuery, NoFacts, StatisticQuery,
    link,
};
pub use from_brief::template_of;
pub use front_matter::front_matter;
pub use linked::{LinkedFact, changed_figure, linked_facts};
pub use markdown::parse;
pub use outline::{Section, count_characters, outline};
pub use proof::{Provenance, proof};
pub use start::{defaults, start};
pub use template::{Prompt, RuleChoice, Template, TemplateError};
pub use word_list::{ListMistake, ListRow, RowKind, WordList};
