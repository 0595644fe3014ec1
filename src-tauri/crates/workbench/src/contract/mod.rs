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
mod mending;
mod report;
mod safety;
mod search;
mod similar;
mod wire;
mod writing;

pub use brief::*;
pub use bulletin::*;
pub use excerpt::*;
pub use fact::*;
pub use ledger::*;
pub use library::*;
pub use mending::*;
pub use report::*;
pub use safety::*;
pub use search::*;
pub use similar::*;
pub use wire::*;
pub use writing::*;

/// Calls `$with!` with every command: its documentation, its name, its request and its response.
#[macro_export]
macro_rules! commands {
    ($with:ident) => {
        $with! {
            /// What stands in the library, and where it lies.
            library_status(Nothing) -> LibraryStatus;
            /// Copies the library into one file while it stays in use.
            backup_library(PathRequest) -> Nothing;
            /// Makes the backup of the day, if there is none yet, and lets go of those that are too old.
            back_up_daily(Nothing) -> DailyBackup;
            /// The daily backups, the latest first.
            backups(Nothing) -> Vec<BackupRow>;
            /// Puts a backup in the place of the library; what was there is kept under another name.
            restore_backup(PathRequest) -> RestoreAccount;
            /// What was deleted in the last thirty days, the latest first.
            trash(Nothing) -> Vec<TrashRow>;
            /// Takes something out of the trash.
            take_back(TrashRequest) -> Nothing;
            /// Empties the trash for good.
            empty_trash(Nothing) -> Nothing;
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
            /// Reads the kept bytes of a bulletin again, in another encoding; excerpts that still fit move over.
            reread_bulletin(RereadRequest) -> Reread;
            /// Bulletins that are nearly the same as one, and in what they differ.
            similar(IdRequest) -> Vec<Similar>;
            /// What two articles have in common, sentence by sentence.
            compare_articles(CompareRequest) -> Comparison;

            /// Splits an article before a paragraph; what stands in it goes along.
            split_article(SplitRequest) -> Mended;
            /// Makes one article of several of a bulletin.
            merge_articles(MergeRequest) -> Mended;
            /// Puts an article at another place in its bulletin.
            move_article(MoveRequest) -> Mended;
            /// Changes title, byline, date and region of an article.
            edit_article(EditArticleRequest) -> Mended;
            /// Reads the facts of an article again; those that a person has looked at stay.
            reread_article(IdRequest) -> Mended;

            /// Takes back the last act of a person.
            undo(Nothing) -> Undone;
            /// Does the act again that was taken back last.
            redo(Nothing) -> Undone;
            /// What undoing would take back, and redoing do again.
            history(Nothing) -> History;

            /// Finds words, phrases and figures in everything that stands in the library.
            search(SearchRequest) -> SearchPage;
            /// Searches that were kept, by name.
            saved_searches(Nothing) -> Vec<SavedSearchRow>;
            /// Keeps a search under a name, in place of one of that name.
            save_search(SaveSearchRequest) -> SavedSearchRow;
            /// Forgets a search that was kept.
            forget_search(IdRequest) -> Nothing;

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
            /// Puts a tag, with those below it, under another one or at the top.
            move_tag(MoveTagRequest) -> TagRow;
            /// Makes one tag of two.
            merge_tags(MergeTagsRequest) -> TagRow;
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
            check_brief(CheckRequest) -> CheckReport;
            /// Lets a finding pass from now on, at one place or wherever its characters stand.
            ignore_finding(IgnoreRequest) -> Nothing;
            /// What is ignored in a brief and everywhere; with `forget`, after showing that one again.
            ignored_findings(IgnoredRequest) -> Vec<IgnoredRow>;
            /// The office's word lists, with what is wrong with each.
            word_lists(Nothing) -> Vec<WordListRow>;
            /// Writes a word list to begin with.
            sample_word_list(PathRequest) -> Nothing;
            /// The briefs that use a fact.
            fact_uses(FactRequest) -> Vec<BriefUseRow>;
            /// Linked figures that a person has put right in the library since they were inserted, by brief.
            changed_figures(ChangedRequest) -> Vec<ChangedFigure>;
            /// Takes every changed figure of a brief over, as a new revision.
            take_changed_figures(IdRequest) -> BriefDetail;
            /// Gives a brief a new state.
            set_brief_state(BriefStateRequest) -> BriefProgress;
            /// How far a brief has come, and what has changed since it was made final.
            brief_progress(IdRequest) -> BriefProgress;
            /// The revisions of a brief, the latest first.
            brief_revisions(IdRequest) -> Vec<RevisionRow>;
            /// Names the text of a brief as it stands, so that it is found again.
            name_revision(NameRevisionRequest) -> Vec<RevisionRow>;
            /// What changed between two revisions, by sentence and then by character.
            compare_revisions(CompareRevisionsRequest) -> RevisionDifference;
            /// Brings an earlier revision back, as the newest one.
            restore_revision(RevisionRequest) -> BriefDetail;
            /// The file of a template, and what is wrong with it.
            template_text(TemplateRequest) -> TemplateText;
            /// Keeps, or only tries, a person's own template.
            save_template(TemplateDraft) -> TemplateText;
            /// Makes a template of a brief.
            template_of_brief(TemplateOfBriefRequest) -> TemplateText;
            /// Takes a file in as a person's own template.
            add_template_file(PathRequest) -> TemplateText;
            /// Deletes a person's own template.
            delete_template(TemplateRequest) -> Nothing;
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
            /// Writes the facts that a brief links to as JSON, to go along with its Markdown.
            export_facts(ExportRequest) -> ExportAccount;
            /// Writes the proof of a brief as PDF: every figure with its source.
            export_proof(ExportRequest) -> ExportAccount;

            /// Which font stands for each role on this machine.
            fonts(Nothing) -> Vec<FontRow>;
        }
    };
}
