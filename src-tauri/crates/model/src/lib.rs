//! The nouns of Yaobao: what a bulletin, a fact, a brief and a printed page are.
//!
//! Every other crate speaks in these values; none of them does any I/O, reads a clock or knows a file format.
//! The one unit of position is the *character* (Unicode scalar value) of the text that a [`Span`] belongs to;
//! byte offsets stay inside a stage and are marked as such.

pub mod brief;
pub mod bulletin;
pub mod code;
pub mod diagnostic;
pub mod document;
pub mod excerpt;
pub mod fact;
pub mod id;
pub mod ledger;
pub mod period;
pub mod quantity;
pub mod region;
pub mod span;

pub use brief::{Drafter, Feedback, IssueData};
pub use bulletin::{Article, Block, BlockRole, Bulletin, BulletinKind, OriginMap, OriginRun};
pub use diagnostic::{Diagnostic, Outcome, Severity};
pub use excerpt::{Excerpt, Tag};
pub use fact::{Confidence, Duty, Extraction, Measure, ReviewState, Statistic, StatisticKind};
pub use id::{ArticleId, BriefId, BulletinId, ExcerptId, FactRef, MeasureId, StatisticId, TagId};
pub use ledger::Standing;
pub use period::{PartialDate, Period};
pub use quantity::{Agreement, Quantity};
pub use region::{Division, Gazetteer, GazetteerError, Mention, Resolution};
pub use span::{CharIndex, Span};
