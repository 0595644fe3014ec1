//! The library: one SQLite file that holds bulletins, what was read out of them, what people marked and wrote.
//!
//! Values go in and out; the SQL stands in `.sql` files beside the code that runs it. Time and randomness come in
//! through [`Moments`], so that the same acts make the same library. Reading takes `&Library`, writing `&mut Library`,
//! and every act is one transaction.

mod anchor;
mod article;
mod backup;
mod brief;
mod bulletin;
mod compress;
mod error;
mod excerpt;
mod filter;
mod import_log;
mod journal;
mod library;
mod list;
mod measure;
mod mending;
mod migrations;
mod moment;
mod packed;
mod pieces;
mod preference;
mod presence;
mod resemblance;
mod review;
mod row;
mod saved_search;
mod search;
mod setting;
mod statistic;
mod tag;
mod verify;
mod version;

pub use anchor::Anchored;
pub use article::Source;
pub use backup::DailyBackup;
pub use brief::{BriefRevision, BriefRow, BriefState, StoredBrief};
pub use bulletin::{Added, BulletinFilter, BulletinRow, Remark, StoredArticle, StoredBulletin};
pub use error::{BriefUse, StoreError};
pub use excerpt::{ExcerptFilter, ExcerptRemarks, ExcerptRow, NewExcerpt};
pub use filter::Page;
pub use import_log::{ImportRecord, ImportResult};
pub use journal::{Deed, Done, KEPT};
pub use library::Library;
pub use measure::{MeasureFilter, MeasureRow};
pub use mending::{ArticleEdit, Mended, Split};
pub use migrations::FORMAT;
pub use moment::{Moment, Moments};
pub use preference::Preferred;
pub use resemblance::Resemblance;
pub use review::Reader;
pub use saved_search::SavedSearch;
pub use search::{COUNTED, Hit, SearchPage, SearchQuery, Subject, SubjectKind};
pub use setting::Counts;
pub use statistic::{StatisticEdit, StatisticFilter, StatisticOrder, StatisticRow};
pub use tag::TagRow;
pub use verify::{Problem, Report};
pub use version::Reread;
