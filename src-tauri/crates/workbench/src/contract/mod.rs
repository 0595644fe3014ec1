//! The one list of commands, and the values that travel with them.
//!
//! The desktop window, its TypeScript bindings and the command line all hang on [`crate::commands!`]: a command that is added
//! to the list without a function in [`crate::Workbench`], or used in the interface without being on it, does not compile.
//! These are transport types on purpose: the nouns of `yaobao-model` are converted field by field, so that a new field
//! there is a decision here.

mod brief;
mod bulletin;
mod excerpt;
mod fact;
mod ledger;
mod library;
mod report;
mod search;
mod wire;

pub use brief::*;
pub use bulletin::*;
pub use excerpt::*;
pub use fact::*;
pub use ledger::*;
pub use library::*;
pub use report::*;
pub use search::*;
pub use wire::*;

/// Calls `$with!` with every command: its documentation, its name, its request and its response.
#[macro_export]
macro_rules! commands {
    ($with:ident) => {
        $with! {
            /// What stands in the library, and where it lies.
            library_status(Nothing) -> LibraryStatus;
            /// Copies the library into one file while it stays in use.
            backup_library(PathRequest) -> Nothing;
            /// Checks the file, its references and its search index against the text.
            verify_library(Nothing) -> VerifyReport;

            /// Brings files and folders in; reports progress by file and can be cancelled with everything finished kept.
            import(ImportRequest) -> ImportAccount;
            /// Brings in a text that was pasted.
            import_text(ImportTextRequest) -> ImportAccount;
            /// Bulletins, newest first.
            bulletins(BulletinFilter) -> BulletinPage;
            /// One bulletin with its articles, facts and excerpts.
            bulletin(IdRequest) -> BulletinDetail;
            /// The text of a bulletin as it was before cleaning.
            bulletin_original(IdRequest) -> OriginalText;
            /// Deletes a bulletin; refused while a brief uses something of it.
            delete_bulletin(IdRequest) -> Nothing;

            /// Finds words, phrases and figures in everything that stands in the library.
            search(SearchRequest) -> SearchPage;

            /// Statistics that fit a filter.
            statistics(FactFilter) -> StatisticPage;
            /// Measures that fit a filter.
            measures(FactFilter) -> MeasurePage;
            /// The statistic, measure or excerpt that a link of a brief names, rejected or not.
            fact(FactRequest) -> FactRow;
            /// Records what a person says of a statistic: accepted, rejected, or proposed again.
            review_statistic(ReviewRequest) -> StatisticRow;
            /// Puts a statistic right.
            edit_statistic(EditStatisticRequest) -> StatisticRow;
            /// Indicators with how many figures there are of each; wordings that mean the same are one.
            indicators(IndicatorFilter) -> Vec<IndicatorRow>;
            /// One indicator over regions and periods, every source beside the others.
            ledger(LedgerRequest) -> Ledger;
            /// Records which of several sources a person goes by, and why.
            prefer_statistic(PreferRequest) -> Nothing;
            /// Records what a person says of a measure.
            review_measure(ReviewRequest) -> MeasureRow;

            /// Excerpts that fit a filter.
            excerpts(ExcerptFilter) -> ExcerptPage;
            /// Marks a run of an article as an excerpt.
            add_excerpt(AddExcerptRequest) -> ExcerptRow;
            /// Changes core statement, note and tags of an excerpt.
            update_excerpt(UpdateExcerptRequest) -> ExcerptRow;
            /// Deletes an excerpt; refused while a brief uses it.
            delete_excerpt(IdRequest) -> Nothing;
            /// All tags, with how many excerpts bear each.
            tags(Nothing) -> Vec<TagRow>;
            /// Adds a tag, or gives back the one of that name and parent.
            add_tag(AddTagRequest) -> TagRow;
            /// Changes name or colour of a tag.
            update_tag(UpdateTagRequest) -> TagRow;
            /// Deletes a tag and takes it off its excerpts.
            delete_tag(IdRequest) -> Nothing;

            /// Templates that a brief can be started from.
            templates(Nothing) -> Vec<TemplateRow>;
            /// Printed forms that a brief can have.
            stationeries(Nothing) -> Vec<StationeryRow>;
            /// Briefs, last changed first.
            briefs(Nothing) -> Vec<BriefRow>;
            /// Starts a brief from a template.
            new_brief(NewBriefRequest) -> BriefDetail;
            /// Takes a Markdown file in as a brief.
            open_brief_file(PathRequest) -> BriefDetail;
            /// One brief with its Markdown.
            brief(IdRequest) -> BriefDetail;
            /// Keeps the Markdown of a brief as its newest revision.
            save_brief(SaveBriefRequest) -> BriefRow;
            /// Deletes a brief.
            delete_brief(IdRequest) -> Nothing;
            /// The Markdown that a fact is inserted as: a linked figure, a quotation with its source, a measure.
            insertion(FactRequest) -> Insertion;
            /// Findings about a brief, in the order of its text.
            check_brief(MarkdownRequest) -> CheckReport;
            /// Lays a brief out; its page images are then fetched by URL.
            preview_brief(MarkdownRequest) -> Preview;
            /// The place in the Markdown that stands at a point of a previewed page.
            place_in_brief(PointRequest) -> PlaceInBrief;
            /// The point of a previewed page at which a place of the Markdown stands.
            point_in_preview(PlaceRequest) -> PointInPreview;
            /// Measures the pages of a brief against GB/T 9704-2012.
            layout_report(MarkdownRequest) -> LayoutReport;
            /// Writes the PDF of a brief.
            export_brief(ExportRequest) -> ExportAccount;
            /// Writes the Markdown of a brief to a file.
            export_markdown(ExportRequest) -> ExportAccount;

            /// Which font stands for each role on this machine.
            fonts(Nothing) -> Vec<FontRow>;
        }
    };
}
