// Made from the Rust contract by `cargo xtask bindings`; do not edit.

/**
 * An act of a person that can be taken back or done again.
 */
export type Act = { 
/**
 * What was done, in Chinese: 拆分篇目.
 */
name: string, 
/**
 * To what: a title, a name, the beginning of a quotation.
 */
about: string, 
/**
 * When.
 */
at: number, };

/**
 * A run of an article to be marked.
 */
export type AddExcerptRequest = { 
/**
 * The article.
 */
article: string, 
/**
 * The run.
 */
at: [number, number], 
/**
 * Core statement; may be empty.
 */
statement: string, 
/**
 * Note; may be empty.
 */
note: string, 
/**
 * Tags to give it.
 */
tags: Array<string>, };

/**
 * A tag to be made.
 */
export type AddTagRequest = { 
/**
 * The tag it shall stand under.
 */
parent: string | null, 
/**
 * Its name.
 */
name: string, 
/**
 * Colour as `#rrggbb`; empty for the next of the palette.
 */
color: string, };

/**
 * One paragraph of an article.
 */
export type ArticleBlock = { 
/**
 * Its characters.
 */
at: [number, number], 
/**
 * What part it plays.
 */
role: ArticleBlockRole, 
/**
 * 1–4 for a heading, else 0.
 */
level: number, };

/**
 * What part a paragraph of an article plays.
 */
export type ArticleBlockRole = "heading" | "paragraph" | "list-item" | "table-row";

/**
 * One article with everything in it.
 */
export type ArticleDetail = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Reporters or authors as printed.
 */
byline: string | null, 
/**
 * The date that it states for itself.
 */
date: string | null, 
/**
 * The division it is about.
 */
region: string | null, 
/**
 * Cleaned text, paragraphs joined by `\n`.
 */
text: string, 
/**
 * Its paragraphs.
 */
blocks: Array<ArticleBlock>, 
/**
 * Runs that the source sets in bold.
 */
emphasis: Array<[number, number]>, 
/**
 * Figures in it, in the order of the text.
 */
statistics: Array<StatisticRow>, 
/**
 * Measures in it, in the order of the text.
 */
measures: Array<MeasureRow>, 
/**
 * Excerpts of it, in the order of the text.
 */
excerpts: Array<ExcerptRow>, };

/**
 * A daily backup.
 */
export type BackupRow = { 
/**
 * Its day, `2026-11-21`.
 */
day: string, 
/**
 * Where it lies.
 */
path: string, 
/**
 * Its size in bytes.
 */
size: number, };

/**
 * One brief with its Markdown.
 */
export type BriefDetail = { 
/**
 * What the list says of it.
 */
row: BriefRow, 
/**
 * The whole Markdown file, front matter included.
 */
markdown: string, 
/**
 * What there is to say: what a template did not find in the library, keys that are not known.
 */
diagnostics: Array<Diagnostic>, };

/**
 * How far a brief has come, and how it came there.
 */
export type BriefProgress = { 
/**
 * Where it stands.
 */
state: BriefState, 
/**
 * Every step, the latest first.
 */
steps: Array<BriefStep>, 
/**
 * What has changed since it was made final, in Chinese; empty when nothing has, or it is not final.
 */
sinceFinal: Array<string>, };

/**
 * One brief in a list.
 */
export type BriefRow = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * The serial's name and issue number as printed: `智库成果要报 第198期`.
 */
issue: string, 
/**
 * The template it was started from; empty for one taken in from a file.
 */
template: string, 
/**
 * Where it stands on its way.
 */
state: BriefState, 
/**
 * Number of characters of its body, blanks and markup not counted.
 */
characters: number, 
/**
 * Number of facts of the library it uses.
 */
facts: number, 
/**
 * When it was last changed.
 */
updatedAt: number, };

/**
 * Where a brief stands on its way.
 */
export type BriefState = "draft" | "submitted" | "checked" | "final";

/**
 * The new state of a brief.
 */
export type BriefStateRequest = { 
/**
 * The brief.
 */
id: string, 
/**
 * Its new state.
 */
state: BriefState, 
/**
 * Who says so.
 */
by: string, };

/**
 * One change of state.
 */
export type BriefStep = { 
/**
 * The state it was given.
 */
state: BriefState, 
/**
 * Who gave it.
 */
by: string, 
/**
 * When.
 */
at: number, };

/**
 * A brief that uses a fact.
 */
export type BriefUseRow = { 
/**
 * The brief.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Where it stands on its way.
 */
state: BriefState, 
/**
 * Whether it prints the figure otherwise than the library has it now.
 */
changed: boolean, };

/**
 * One bulletin with everything in it.
 */
export type BulletinDetail = { 
/**
 * What the list says of it.
 */
row: BulletinRow, 
/**
 * What there is to say about how it was read.
 */
diagnostics: Array<Diagnostic>, 
/**
 * Its articles in reading order.
 */
articles: Array<ArticleDetail>, 
/**
 * How its encoding is known.
 */
encodingSource: EncodingSource, 
/**
 * Excerpts and facts of earlier readings whose characters are not in this one.
 */
leftBehind: Array<LeftBehind>, };

/**
 * Which bulletins to list; an empty filter lists all.
 */
export type BulletinFilter = { 
/**
 * Words that stand in the title, issuer or number.
 */
text: string, 
/**
 * Only of this kind.
 */
kind: BulletinKind | null, 
/**
 * Only with an article about this division or one within it.
 */
region: string | null, 
/**
 * How many to skip.
 */
offset: number, 
/**
 * How many to give at most; 0 for as many as fit a screen (200).
 */
limit: number, };

/**
 * What sort of document a bulletin is.
 */
export type BulletinKind = "newspaper" | "digest" | "policy-document" | "brief" | "web-article";

/**
 * A part of the list of bulletins.
 */
export type BulletinPage = { 
/**
 * How many fit the filter.
 */
total: number, 
/**
 * Those asked for.
 */
rows: Array<BulletinRow>, };

/**
 * One bulletin in a list.
 */
export type BulletinRow = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * What sort of document it is.
 */
kind: BulletinKind, 
/**
 * Name of the file it came from, without its folder.
 */
file: string, 
/**
 * Encoding it was read in.
 */
encoding: string, 
/**
 * Office that issued it.
 */
issuer: string | null, 
/**
 * Number of the document.
 */
number: string | null, 
/**
 * `2026`, `2026-06` or `2026-06-29`.
 */
date: string | null, 
/**
 * When it was brought in.
 */
importedAt: number, 
/**
 * Divisions its articles are about, without repeats.
 */
regions: Array<string>, 
/**
 * Number of articles.
 */
articles: number, 
/**
 * Number of statistics.
 */
statistics: number, 
/**
 * Number of measures.
 */
measures: number, 
/**
 * Number of excerpts.
 */
excerpts: number, };

/**
 * A linked figure of a brief that the library has otherwise now.
 */
export type ChangedFigure = { 
/**
 * The brief.
 */
brief: string, 
/**
 * Its title.
 */
title: string, 
/**
 * The statistic.
 */
fact: string, 
/**
 * Where the figure stands, in characters of the brief's Markdown.
 */
at: [number, number], 
/**
 * What the brief prints.
 */
old: string, 
/**
 * What the library has.
 */
new: string, 
/**
 * Where it comes from, ready to print.
 */
source: string, };

/**
 * Briefs whose linked figures are looked at.
 */
export type ChangedRequest = { 
/**
 * One brief; `None` for all.
 */
brief: string | null, };

/**
 * What checking a brief found.
 */
export type CheckReport = { 
/**
 * Findings in the order of the text.
 */
findings: Array<FindingRow>, };

/**
 * A brief to be checked.
 */
export type CheckRequest = { 
/**
 * The brief, when it is kept in the library: its template names the rules, and what was ignored in it stays so.
 */
brief: string | null, 
/**
 * The whole Markdown file.
 */
markdown: string, };

/**
 * Two articles to be compared.
 */
export type CompareRequest = { 
/**
 * The article here.
 */
article: string, 
/**
 * The article there.
 */
other: string, };

/**
 * Two revisions to be compared.
 */
export type CompareRevisionsRequest = { 
/**
 * The brief.
 */
id: string, 
/**
 * Number of the older revision.
 */
old: number, 
/**
 * Number of the newer one; `None` for the text as it stands.
 */
new: number | null, };

/**
 * What two articles have in common and what not, in the order of their texts.
 */
export type Comparison = { 
/**
 * Title of the article here.
 */
title: string, 
/**
 * Title of the article there.
 */
otherTitle: string, 
/**
 * Sentences, those that are the same together.
 */
rows: Array<ComparisonRow>, };

/**
 * In which of two texts something stands.
 */
export type ComparisonKind = "same" | "here" | "there" | "changed";

/**
 * A run of characters.
 */
export type ComparisonPiece = { 
/**
 * In which of the texts they stand; never `changed`.
 */
kind: ComparisonKind, 
/**
 * The characters.
 */
text: string, };

/**
 * One or more sentences of two articles.
 */
export type ComparisonRow = { 
/**
 * Where they stand.
 */
kind: ComparisonKind, 
/**
 * Their characters, cut where they begin and cease to be the same.
 */
pieces: Array<ComparisonPiece>, };

/**
 * How sure the program is of what it read.
 */
export type Confidence = "certain" | "likely" | "review";

/**
 * What became of the daily backup.
 */
export type DailyBackup = { 
/**
 * The backup that was made; none where there is one of today.
 */
made: string | null, };

/**
 * One remark of a stage about its input.
 */
export type Diagnostic = { 
/**
 * How much it matters.
 */
severity: Severity, 
/**
 * Stable dotted code.
 */
code: string, 
/**
 * What was seen, in Chinese.
 */
message: string, 
/**
 * Where, in characters of the text it is about.
 */
at: [number, number] | null, };

/**
 * What shall stand at the head of an article.
 */
export type EditArticleRequest = { 
/**
 * The article.
 */
article: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Reporters or authors; empty for none.
 */
byline: string, 
/**
 * `2026`, `2026-06` or `2026-06-29`; empty for none.
 */
date: string, 
/**
 * The division it is about, by any of its names; empty for none.
 */
region: string, };

/**
 * A statistic put right by a person; place and clause stay as they are.
 */
export type EditStatisticRequest = { 
/**
 * The statistic.
 */
id: string, 
/**
 * Its value as a decimal number: `132.77`.
 */
value: string, 
/**
 * Its unit.
 */
unit: string, 
/**
 * What is measured.
 */
indicator: string, 
/**
 * What the figure says of it.
 */
kind: StatisticKind, 
/**
 * Official full name of the division, or 全国.
 */
region: string | null, 
/**
 * The time it covers.
 */
period: string | null, };

/**
 * How the encoding of a document is known.
 */
export type EncodingSource = "certain" | "guessed" | "chosen" | "fixed";

/**
 * What the interface can act on.
 */
export type ErrorCode = "not-found" | "bad-request" | "unreadable" | "unwritable" | "in-use" | "library-locked" | "library-newer" | "library-damaged" | "library-read-only" | "disk-full" | "font-missing" | "template-wrong" | "cancelled" | "internal";

/**
 * Something that failed, said for a person.
 */
export type ErrorReport = { 
/**
 * What the interface can act on.
 */
code: ErrorCode, 
/**
 * What happened, in Chinese.
 */
message: string, 
/**
 * What to do, in Chinese.
 */
hint: string, 
/**
 * Technical detail to copy; may be empty.
 */
detail: string, };

/**
 * Which excerpts to list; an empty filter lists all.
 */
export type ExcerptFilter = { 
/**
 * Words that stand in the quotation, the core statement or the note.
 */
text: string, 
/**
 * Only with this tag or one under it.
 */
tag: string | null, 
/**
 * Only from an article about this division or one within it.
 */
region: string | null, 
/**
 * Only of this bulletin.
 */
bulletin: string | null, 
/**
 * How many to skip.
 */
offset: number, 
/**
 * How many to give at most; 0 for 200.
 */
limit: number, };

/**
 * A part of the list of excerpts.
 */
export type ExcerptPage = { 
/**
 * How many fit the filter.
 */
total: number, 
/**
 * Those asked for.
 */
rows: Array<ExcerptRow>, };

/**
 * One excerpt with its source.
 */
export type ExcerptRow = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * The marked characters.
 */
quote: string, 
/**
 * Core statement; empty when none.
 */
statement: string, 
/**
 * Note; empty when none.
 */
note: string, 
/**
 * Its tags.
 */
tags: Array<string>, 
/**
 * The division that its article is about.
 */
region: string | null, 
/**
 * Its place in the article's text.
 */
at: [number, number], 
/**
 * When it was marked.
 */
createdAt: number, 
/**
 * Where it stands.
 */
source: SourceRow, };

/**
 * What was written.
 */
export type ExportAccount = { 
/**
 * Where it lies.
 */
path: string, 
/**
 * Number of pages; 0 for a Markdown file.
 */
pages: number, 
/**
 * Size in bytes.
 */
bytes: number, 
/**
 * What there is to say about the layout and its fonts.
 */
diagnostics: Array<Diagnostic>, };

/**
 * A brief to be written to a file.
 */
export type ExportRequest = { 
/**
 * The whole Markdown file.
 */
markdown: string, 
/**
 * Where to write it; an existing file is replaced whole or not at all.
 */
path: string, };

/**
 * Which facts to list; an empty filter lists all that nobody has rejected.
 */
export type FactFilter = { 
/**
 * Words that stand in the indicator or the clause (statistics), in the head or the text (measures).
 */
text: string, 
/**
 * Only of this division or one within it.
 */
region: string | null, 
/**
 * Only of a period that begins with this: `2025` takes `2025-07` too. Statistics only.
 */
period: string | null, 
/**
 * Only of this kind. Statistics only.
 */
kind: StatisticKind | null, 
/**
 * Only in this state; without it all but the rejected ones.
 */
state: ReviewState | null, 
/**
 * Only of this bulletin.
 */
bulletin: string | null, 
/**
 * How many to skip.
 */
offset: number, 
/**
 * How many to give at most; 0 for 200.
 */
limit: number, };

/**
 * What kind of thing a brief can use.
 */
export type FactKind = "statistic" | "measure" | "excerpt";

/**
 * Names one fact.
 */
export type FactRequest = { 
/**
 * What it is.
 */
kind: FactKind, 
/**
 * Its identifier.
 */
id: string, };

/**
 * One fact of any kind, as the list of its kind shows it.
 */
export type FactRow = { "kind": "statistic", "row": StatisticRow } | { "kind": "measure", "row": MeasureRow } | { "kind": "excerpt", "row": ExcerptRow };

/**
 * One finding.
 */
export type FindingRow = { 
/**
 * Stable dotted id of its rule: `figure.unsourced`.
 */
rule: string, 
/**
 * How much it matters.
 */
severity: Severity, 
/**
 * What is wrong, in Chinese.
 */
message: string, 
/**
 * Where, in characters of the Markdown file.
 */
at: [number, number], 
/**
 * What to write instead.
 */
suggestion: string | null, 
/**
 * What says so: a clause of a standard, 惯例, 本单位.
 */
source: string, };

/**
 * The font that stands for a role.
 */
export type FontRow = { 
/**
 * 仿宋, 楷体, 黑体, 小标宋 or 宋体.
 */
role: string, 
/**
 * Family of the font that is used.
 */
family: string, 
/**
 * Whether it came with the program (else it was found on this machine).
 */
bundled: boolean, 
/**
 * Families that step in for characters it lacks.
 */
fallbacks: Array<string>, };

/**
 * The acts that come next.
 */
export type History = { 
/**
 * What undoing takes back.
 */
undo: Act | null, 
/**
 * What redoing does again.
 */
redo: Act | null, };

/**
 * One hit.
 */
export type Hit = { 
/**
 * What it is.
 */
kind: HitKind, 
/**
 * Identifier of the article, excerpt, measure, statistic or brief.
 */
id: string, 
/**
 * The bulletin it stands in; none for a brief.
 */
bulletin: string | null, 
/**
 * The article it stands in; none for a brief.
 */
article: string | null, 
/**
 * Title of the article or the brief.
 */
title: string, 
/**
 * Title of that bulletin.
 */
bulletinTitle: string | null, 
/**
 * The date of the article, or else of its bulletin.
 */
date: string | null, 
/**
 * The division it is about.
 */
region: string | null, 
/**
 * Its surroundings.
 */
snippet: string, 
/**
 * The words that were found, as runs of the snippet.
 */
marks: Array<[number, number]>, 
/**
 * The first of them, as a run of the article's text (or of the brief's Markdown).
 */
at: [number, number], };

/**
 * What a hit is.
 */
export type HitKind = "text" | "excerpt" | "measure" | "statistic" | "brief";

/**
 * Names one thing of the library.
 */
export type IdRequest = { 
/**
 * Its identifier.
 */
id: string, };

/**
 * A finding that is not to be shown again.
 */
export type IgnoreRequest = { 
/**
 * The brief, for this place alone; for every brief it may be left out.
 */
brief: string | null, 
/**
 * The Markdown that was checked.
 */
markdown: string, 
/**
 * Id of the rule.
 */
rule: string, 
/**
 * Where the finding is, in characters of the Markdown.
 */
at: [number, number], 
/**
 * Whether the same characters are to be let pass wherever they stand, in every brief.
 */
always: boolean, };

/**
 * Names the ignored findings of a brief, or one of them.
 */
export type IgnoredRequest = { 
/**
 * The brief; without one only what is ignored everywhere.
 */
brief: string | null, 
/**
 * The finding to be shown again; `None` to list them.
 */
forget: IgnoredRow | null, };

/**
 * A finding that is not shown.
 */
export type IgnoredRow = { 
/**
 * Id of the rule.
 */
rule: string, 
/**
 * The characters that are let pass.
 */
text: string, 
/**
 * What stands before and behind them, for one place; `None` for every place.
 */
around: [string, string] | null, };

/**
 * What became of an import: every file is in exactly one of the lists.
 */
export type ImportAccount = { 
/**
 * Newly brought in.
 */
added: Array<ImportedFile>, 
/**
 * In the library already, byte for byte.
 */
known: Array<KnownFile>, 
/**
 * Not readable, and why.
 */
unreadable: Array<UnreadableFile>, 
/**
 * Whether the person stopped the import before its end.
 */
cancelled: boolean, };

/**
 * Files and folders to bring in; folders are walked.
 */
export type ImportRequest = { 
/**
 * Their paths.
 */
paths: Array<string>, 
/**
 * Encoding to read text files in, by any of its usual names; none to find out.
 */
encoding: string | null, };

/**
 * A text that was pasted.
 */
export type ImportTextRequest = { 
/**
 * The name it shall have in place of a file's name; empty for one made from its first line.
 */
name: string, 
/**
 * The text.
 */
text: string, };

/**
 * A file that was brought in.
 */
export type ImportedFile = { 
/**
 * Name of the file, without its folder.
 */
file: string, 
/**
 * The bulletin it became.
 */
bulletin: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Encoding it was read in.
 */
encoding: string, 
/**
 * Number of articles.
 */
articles: number, 
/**
 * Number of statistics.
 */
statistics: number, 
/**
 * Number of measures.
 */
measures: number, 
/**
 * Whether a person should look at how it was read.
 */
needsReview: boolean, 
/**
 * What there is to say about how it was read.
 */
diagnostics: Array<Diagnostic>, 
/**
 * Bulletins of the library that are nearly the same.
 */
similar: Array<Similar>, };

/**
 * Which indicators to list.
 */
export type IndicatorFilter = { 
/**
 * Characters that stand in the name or one of its wordings.
 */
text: string, 
/**
 * How many to give at most; 0 for 200.
 */
limit: number, };

/**
 * An indicator with the other wordings that mean it.
 */
export type IndicatorRow = { 
/**
 * The name they have in common.
 */
name: string, 
/**
 * How it is printed, the most frequent wording first.
 */
wordings: Array<string>, 
/**
 * How many figures there are of it, rejected ones included.
 */
figures: number, };

/**
 * Markdown to put in at the cursor.
 */
export type Insertion = { 
/**
 * The Markdown.
 */
markdown: string, };

/**
 * A file that the library has already.
 */
export type KnownFile = { 
/**
 * Name of the file, without its folder.
 */
file: string, 
/**
 * The bulletin it is.
 */
bulletin: string, 
/**
 * That bulletin's title.
 */
title: string, 
/**
 * When that was brought in.
 */
importedAt: number, 
/**
 * Encoding in which it was read again, as the request asked for; none when it was left as it was.
 */
rereadIn: string | null, };

/**
 * One parameter in which a stationery differs from the standard.
 */
export type LayoutDeviationRow = { 
/**
 * The parameter as stationery files write it: `网格.行数`.
 */
key: string, 
/**
 * The clause it departs from, or 惯例 where the standard says nothing.
 */
clause: string, 
/**
 * What the standard has.
 */
usual: string, 
/**
 * What the stationery has.
 */
own: string, };

/**
 * What GB/T 9704-2012 asks for, and what the pages of a brief have.
 */
export type LayoutReport = { 
/**
 * Name of the stationery.
 */
stationery: string, 
/**
 * Number of pages.
 */
pages: number, 
/**
 * One row for each rule that the pages show.
 */
rules: Array<LayoutRuleRow>, 
/**
 * What the stationery changes on purpose.
 */
deviations: Array<LayoutDeviationRow>, 
/**
 * What there is to say about the layout: characters that another font stands in for, pictures that are missing.
 */
diagnostics: Array<Diagnostic>, };

/**
 * One rule of the standard, as measured.
 */
export type LayoutRuleRow = { 
/**
 * What is measured, in Chinese.
 */
rule: string, 
/**
 * Its clause: `5.2.3` of GB/T 9704-2012, or with the standard named.
 */
clause: string, 
/**
 * What the standard asks for.
 */
wanted: string, 
/**
 * What was measured on the pages.
 */
found: string, 
/**
 * How the one stands to the other.
 */
verdict: LayoutVerdict, };

/**
 * How a measurement stands to its rule.
 */
export type LayoutVerdict = "kept" | "on-purpose" | "broken";

/**
 * One indicator over regions and periods.
 */
export type Ledger = { 
/**
 * The indicator's common name.
 */
indicator: string, 
/**
 * How it is printed.
 */
wordings: Array<string>, 
/**
 * What there is to choose from, the most frequent first.
 */
kinds: Array<LedgerKind>, 
/**
 * The kind that is shown; `None` when there is no figure at all.
 */
kind: StatisticKind | null, 
/**
 * The unit that every value is converted to.
 */
unit: string, 
/**
 * Divisions, those within one behind it; empty text for figures of no division.
 */
regions: Array<string>, 
/**
 * Periods in the order of their beginnings; empty text for figures of no period.
 */
periods: Array<string>, 
/**
 * The cells that hold something.
 */
cells: Array<LedgerCell>, };

/**
 * What the sources say of one indicator in one division at one time.
 */
export type LedgerCell = { 
/**
 * The division, as in [`Ledger::regions`].
 */
region: string, 
/**
 * The period, as in [`Ledger::periods`].
 */
period: string, 
/**
 * How the sources stand to each other.
 */
standing: Standing, 
/**
 * The figure to go by: the one a person prefers, or else the most exact; `None` where sources conflict.
 */
best: string | null, 
/**
 * Its value in the ledger's unit, in digits.
 */
digits: string, 
/**
 * The same as a number, for charts.
 */
value: number | null, 
/**
 * Why a person prefers it.
 */
preferred: Preference | null, 
/**
 * Every source, the newest first.
 */
readings: Array<LedgerReading>, };

/**
 * A choice of the ledger and how many figures it has.
 */
export type LedgerKind = { 
/**
 * The kind.
 */
kind: StatisticKind, 
/**
 * Its units that cannot be converted into one another, the most frequent first.
 */
units: Array<string>, 
/**
 * How many figures there are.
 */
figures: number, };

/**
 * One source's figure.
 */
export type LedgerReading = { 
/**
 * The figure and where it stands.
 */
statistic: StatisticRow, 
/**
 * Its value in the ledger's unit, in digits.
 */
digits: string, };

/**
 * Names a ledger.
 */
export type LedgerRequest = { 
/**
 * The indicator, in any of its wordings.
 */
indicator: string, 
/**
 * What the figures say of it; the most frequent kind when nothing is said.
 */
kind: StatisticKind | null, 
/**
 * A unit that its figures can be counted in; the most frequent one when nothing is said.
 */
unit: string | null, 
/**
 * Only this division and those within it.
 */
region: string | null, };

/**
 * Something whose characters are not in the current text of its bulletin.
 */
export type LeftBehind = { 
/**
 * What it is.
 */
kind: HitKind, 
/**
 * Its identifier.
 */
id: string, 
/**
 * What it quotes.
 */
quote: string, };

/**
 * What stands in the library, and where it lies.
 */
export type LibraryStatus = { 
/**
 * Path of the library's file.
 */
path: string, 
/**
 * Version of the program.
 */
version: string, 
/**
 * Number of bulletins.
 */
bulletins: number, 
/**
 * Number of articles.
 */
articles: number, 
/**
 * Number of statistics that nobody has rejected.
 */
statistics: number, 
/**
 * Number of measures that nobody has rejected.
 */
measures: number, 
/**
 * Number of excerpts.
 */
excerpts: number, 
/**
 * Number of briefs.
 */
briefs: number, 
/**
 * Whether another program had the library open already.
 */
shared: boolean, };

/**
 * The Markdown of a brief, saved or not.
 */
export type MarkdownRequest = { 
/**
 * The whole Markdown file.
 */
markdown: string, };

/**
 * A part of the list of measures.
 */
export type MeasurePage = { 
/**
 * How many fit the filter.
 */
total: number, 
/**
 * Those asked for.
 */
rows: Array<MeasureRow>, };

/**
 * One measure, as design.md § 3.1 writes it, with its identifier and source.
 */
export type MeasureRow = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * The marker as printed.
 */
marker: string | null, 
/**
 * Its first clause.
 */
head: string, 
/**
 * The whole item after its marker.
 */
text: string, 
/**
 * The division whose action it is.
 */
region: string | null, 
/**
 * Policy documents named in it.
 */
policies: Array<string>, 
/**
 * Offices that are to carry it out, the leading one first, where it says so.
 */
actors: Array<string>, 
/**
 * The time by which it is to be done, where it says so.
 */
deadline: string | null, 
/**
 * What it is to reach, with its figures.
 */
targets: Array<string>, 
/**
 * How sure the reading is.
 */
confidence: Confidence, 
/**
 * Place of `text` in the article's text.
 */
at: [number, number], 
/**
 * What a person has said of it.
 */
state: ReviewState, 
/**
 * Where it stands.
 */
source: SourceRow, };

/**
 * What mending came to.
 */
export type Mended = { 
/**
 * The bulletin as it stands now.
 */
bulletin: BulletinDetail, 
/**
 * The article to look at.
 */
article: string, 
/**
 * What a person should know of it, in Chinese; mostly nothing.
 */
notes: Array<string>, };

/**
 * Articles of one bulletin that shall become one.
 */
export type MergeRequest = { 
/**
 * Two or more of them.
 */
articles: Array<string>, };

/**
 * Two tags to be made one.
 */
export type MergeTagsRequest = { 
/**
 * The tag that goes.
 */
from: string, 
/**
 * The tag that stays, and gets its excerpts and the tags below it.
 */
into: string, };

/**
 * An article that shall stand at another place.
 */
export type MoveRequest = { 
/**
 * The article.
 */
article: string, 
/**
 * Its place from now on; 0 is the first.
 */
to: number, };

/**
 * A tag to be put elsewhere.
 */
export type MoveTagRequest = { 
/**
 * The tag; those below it go along.
 */
id: string, 
/**
 * The tag it shall stand under; none for the top.
 */
parent: string | null, };

/**
 * Names a revision, or gives the latest one a name.
 */
export type NameRevisionRequest = { 
/**
 * The brief.
 */
id: string, 
/**
 * The name of its text as it stands.
 */
name: string, };

/**
 * A brief to be started.
 */
export type NewBriefRequest = { 
/**
 * Name of the template.
 */
template: string, 
/**
 * Answers to its prompts, by key.
 */
answers: { [key in string]: string }, };

/**
 * A request or response with nothing in it.
 */
export type Nothing = Record<symbol, never>;

/**
 * The text of a bulletin as it was before cleaning.
 */
export type OriginalText = { 
/**
 * The text as decoded.
 */
text: string, };

/**
 * One heading of a brief.
 */
export type OutlineRow = { 
/**
 * 1–4.
 */
level: number, 
/**
 * Its text.
 */
title: string, 
/**
 * The page it stands on, counted from 1.
 */
page: number, 
/**
 * Its place in the Markdown file.
 */
at: [number, number], };

/**
 * Names a file of the machine.
 */
export type PathRequest = { 
/**
 * Its path.
 */
path: string, };

/**
 * What a long piece of work is doing.
 */
export type Phase = "gathering" | "importing";

/**
 * A place in the Markdown, if there is one.
 */
export type PlaceInBrief = { 
/**
 * Character of the Markdown file.
 */
at: number | null, };

/**
 * A place in the Markdown of a previewed brief.
 */
export type PlaceRequest = { 
/**
 * The layout.
 */
revision: string, 
/**
 * Character of the Markdown file.
 */
at: number, };

/**
 * A point of a page, if there is one.
 */
export type PointInPreview = { 
/**
 * Page counted from 1, and points from its left and top edge.
 */
point: [number, number, number] | null, };

/**
 * A point of a previewed page.
 */
export type PointRequest = { 
/**
 * The layout.
 */
revision: string, 
/**
 * Page, counted from 1.
 */
page: number, 
/**
 * Points from the left edge.
 */
x: number, 
/**
 * Points from the top edge.
 */
y: number, };

/**
 * Prefers one figure to the others of its cell.
 */
export type PreferRequest = { 
/**
 * The figure to go by.
 */
id: string, 
/**
 * The other figures of its cell.
 */
others: Array<string>, 
/**
 * Why; `None` takes an earlier choice back.
 */
reason: string | null, };

/**
 * A person's choice among sources that differ.
 */
export type Preference = { 
/**
 * The reason; may be empty.
 */
reason: string, 
/**
 * When.
 */
at: number, };

/**
 * A brief, laid out.
 */
export type Preview = { 
/**
 * Names this layout; part of the address of its page images: `page/REVISION/NUMBER?scale=2`, pages counted from 1.
 */
revision: string, 
/**
 * Number of pages.
 */
pages: number, 
/**
 * Width of a page in points.
 */
width: number, 
/**
 * Height of a page in points.
 */
height: number, 
/**
 * Headings with their page and place.
 */
outline: Array<OutlineRow>, 
/**
 * Number of characters of the body, blanks and markup not counted.
 */
characters: number, 
/**
 * What there is to say about the layout.
 */
diagnostics: Array<Diagnostic>, };

/**
 * How far a long piece of work has come.
 */
export type Progress = { 
/**
 * What is being done: `reading`, `storing`.
 */
phase: Phase, 
/**
 * Pieces done.
 */
done: number, 
/**
 * Pieces in all.
 */
total: number, 
/**
 * What is in hand, the name of a file.
 */
current: string, };

/**
 * One question of a template.
 */
export type PromptRow = { 
/**
 * The key its answer is given under.
 */
key: string, 
/**
 * What is asked.
 */
label: string, 
/**
 * The answer when nothing is said.
 */
default: string, 
/**
 * Whether there must be an answer.
 */
required: boolean, };

/**
 * What reading again came to.
 */
export type Reread = { 
/**
 * The bulletin as it stands now; it says what was left behind.
 */
bulletin: BulletinDetail, 
/**
 * Number of excerpts and facts that stand in the new text.
 */
moved: number, };

/**
 * A bulletin to be read again.
 */
export type RereadRequest = { 
/**
 * The bulletin.
 */
bulletin: string, 
/**
 * The encoding; `null` to let the program find out.
 */
encoding: string | null, };

/**
 * What became of the library when a backup took its place.
 */
export type RestoreAccount = { 
/**
 * Where the library that was there lies now.
 */
kept: string | null, };

/**
 * What a person says of a fact.
 */
export type ReviewRequest = { 
/**
 * The statistic or measure.
 */
id: string, 
/**
 * What is said of it.
 */
state: ReviewState, };

/**
 * What a person has said of a fact.
 */
export type ReviewState = "proposed" | "accepted" | "edited" | "rejected";

/**
 * What became of a stretch of text.
 */
export type RevisionChange = "same" | "removed" | "added";

/**
 * The difference of two revisions.
 */
export type RevisionDifference = { 
/**
 * Stretches in the order of the text.
 */
stretches: Array<StretchRow>, };

/**
 * Names one revision.
 */
export type RevisionRequest = { 
/**
 * The brief.
 */
id: string, 
/**
 * Number of the revision.
 */
number: number, };

/**
 * One revision of a brief.
 */
export type RevisionRow = { 
/**
 * Its number, from 1.
 */
number: number, 
/**
 * When it was saved.
 */
madeAt: number, 
/**
 * The name that a person gave it; empty without one.
 */
name: string, 
/**
 * Number of characters of the file.
 */
characters: number, };

/**
 * Markdown to be kept.
 */
export type SaveBriefRequest = { 
/**
 * The brief.
 */
id: string, 
/**
 * The whole Markdown file.
 */
markdown: string, };

/**
 * A search to be kept under a name.
 */
export type SaveSearchRequest = { 
/**
 * Its name; a search of the same name is replaced.
 */
name: string, 
/**
 * Words and filters; which page of the hits does not matter.
 */
search: SearchRequest, };

/**
 * A search that was kept.
 */
export type SavedSearchRow = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Words and filters.
 */
search: SearchRequest, 
/**
 * When it was saved.
 */
savedAt: number, };

/**
 * A part of the hits.
 */
export type SearchPage = { 
/**
 * How many hits there are.
 */
total: number, 
/**
 * Those asked for, best first.
 */
hits: Array<Hit>, };

/**
 * What to look for.
 */
export type SearchRequest = { 
/**
 * Words; several parted by blanks must all be there.
 */
text: string, 
/**
 * Only in these; empty for everywhere.
 */
kinds: Array<HitKind>, 
/**
 * Only about this division or one within it.
 */
region: string | null, 
/**
 * Only excerpts with this tag or one under it.
 */
tag: string | null, 
/**
 * Only figures of this period or a part of it: `2025`, `2025-07`, `2025-H1`.
 */
period: string | null, 
/**
 * Only from this day, month or year on: `2025-03-01`, `2025-03`, `2025`.
 */
from: string | null, 
/**
 * Only up to the end of this day, month or year.
 */
to: string | null, 
/**
 * Only what stands in this bulletin.
 */
bulletin: string | null, 
/**
 * How many hits to skip.
 */
offset: number, 
/**
 * How many hits to give at most; 0 for 50.
 */
limit: number, };

/**
 * How much a finding matters.
 */
export type Severity = "error" | "warning" | "hint";

/**
 * A bulletin of the library with which one has much in common.
 */
export type Similar = { 
/**
 * That bulletin.
 */
bulletin: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Name of its file.
 */
file: string, 
/**
 * The date of the article there, or else of the bulletin.
 */
date: string | null, 
/**
 * When it was brought in.
 */
importedAt: number, 
/**
 * What both have in common, in percent; 100 only when nothing but the layout differs.
 */
percent: number, 
/**
 * Whether it is the whole document, and not single articles of it.
 */
whole: boolean, 
/**
 * What differs, in Chinese.
 */
difference: string, 
/**
 * The articles that resemble each other.
 */
pairs: Array<SimilarPair>, };

/**
 * Two articles that are nearly the same.
 */
export type SimilarPair = { 
/**
 * The article here.
 */
article: string, 
/**
 * Its title.
 */
title: string, 
/**
 * The article there.
 */
other: string, 
/**
 * Its title.
 */
otherTitle: string, 
/**
 * What both have in common, in percent.
 */
percent: number, };

/**
 * Where a fact or an excerpt stands.
 */
export type SourceRow = { 
/**
 * The bulletin.
 */
bulletin: string, 
/**
 * Its title.
 */
bulletinTitle: string, 
/**
 * The article.
 */
article: string, 
/**
 * Its title.
 */
articleTitle: string, 
/**
 * Date of the article, or else of the bulletin.
 */
date: string | null, };

/**
 * An article to be split before a paragraph.
 */
export type SplitRequest = { 
/**
 * The article.
 */
article: string, 
/**
 * A character of the paragraph that the second part begins with; never one of the first paragraph.
 */
at: number, 
/**
 * Title of the second part.
 */
title: string, 
/**
 * Division that the second part is about.
 */
region: string | null, 
/**
 * Whether that paragraph is the title and leaves the text; it stays where something is marked in it.
 */
takesTitle: boolean, };

/**
 * How the sources of one figure stand to each other.
 */
export type Standing = "single" | "same" | "rounded" | "revised" | "conflict";

/**
 * One printed form.
 */
export type StationeryRow = { 
/**
 * Its name, as the front matter's 版式 gives it.
 */
name: string, 
/**
 * What it is for.
 */
description: string, };

/**
 * What a figure says of its indicator.
 */
export type StatisticKind = "level" | "growth" | "share" | "rank" | "target" | "change";

/**
 * A part of the list of statistics.
 */
export type StatisticPage = { 
/**
 * How many fit the filter.
 */
total: number, 
/**
 * Those asked for.
 */
rows: Array<StatisticRow>, };

/**
 * One figure, as design.md § 3.1 writes it, with its identifier and source.
 */
export type StatisticRow = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * The clause that holds it.
 */
quote: string, 
/**
 * The figure as printed.
 */
figure: string, 
/**
 * Its value in the printed unit.
 */
value: number, 
/**
 * The printed unit.
 */
unit: string, 
/**
 * What is measured.
 */
indicator: string, 
/**
 * What the figure says of it.
 */
kind: StatisticKind, 
/**
 * Official full name of the division, or 全国.
 */
region: string | null, 
/**
 * The time it covers.
 */
period: string | null, 
/**
 * 超, 近, 约 … as printed.
 */
qualifier: string | null, 
/**
 * How sure the reading is.
 */
confidence: Confidence, 
/**
 * Place of the figure in the article's text.
 */
at: [number, number], 
/**
 * Place of the clause in the article's text.
 */
quoteAt: [number, number], 
/**
 * What a person has said of it.
 */
state: ReviewState, 
/**
 * Where it stands.
 */
source: SourceRow, };

/**
 * A stretch of text that is the same, gone, or new.
 */
export type StretchRow = { 
/**
 * What became of it.
 */
change: RevisionChange, 
/**
 * Its characters.
 */
text: string, 
/**
 * Its place in the newer text; empty where it was removed.
 */
at: [number, number], };

/**
 * One tag.
 */
export type TagRow = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * The tag it stands under.
 */
parent: string | null, 
/**
 * Its name.
 */
name: string, 
/**
 * Colour as `#rrggbb`.
 */
color: string, 
/**
 * How many excerpts bear it.
 */
excerpts: number, };

/**
 * The text of a person's own template.
 */
export type TemplateDraft = { 
/**
 * The whole file, its 模板名 included.
 */
text: string, 
/**
 * Whether it is only looked through, and not kept.
 */
tryOnly: boolean, };

/**
 * A brief that a template is made of.
 */
export type TemplateOfBriefRequest = { 
/**
 * The brief.
 */
id: string, 
/**
 * What the template is to be called.
 */
name: string, };

/**
 * Names a template.
 */
export type TemplateRequest = { 
/**
 * Its name.
 */
name: string, };

/**
 * One template.
 */
export type TemplateRow = { 
/**
 * Its name: `智库成果要报`.
 */
name: string, 
/**
 * What it is for.
 */
description: string, 
/**
 * What it asks before a brief is started.
 */
prompts: Array<PromptRow>, };

/**
 * The text of a template.
 */
export type TemplateText = { 
/**
 * Its name.
 */
name: string, 
/**
 * The whole file.
 */
text: string, 
/**
 * Whether it is a person's own, and so can be deleted.
 */
own: boolean, 
/**
 * Line at which it has a mistake, counted from 1.
 */
line: number | null, 
/**
 * What the mistake is; empty without one.
 */
problem: string, };

/**
 * What was deleted.
 */
export type TrashKind = "bulletin" | "brief" | "excerpt" | "tag";

/**
 * Something in the trash.
 */
export type TrashRequest = { 
/**
 * Its number there.
 */
number: number, };

/**
 * Something that was deleted and can be had back.
 */
export type TrashRow = { 
/**
 * Its number in the trash.
 */
number: number, 
/**
 * What it is.
 */
kind: TrashKind, 
/**
 * Its title or name, or the beginning of the quotation.
 */
about: string, 
/**
 * When it was deleted.
 */
deletedAt: number, 
/**
 * Until when it can be had back.
 */
keptUntil: number, };

/**
 * What was taken back or done again.
 */
export type Undone = { 
/**
 * The act; `null` when there was none.
 */
act: Act | null, };

/**
 * A file that could not be read.
 */
export type UnreadableFile = { 
/**
 * Name of the file, without its folder.
 */
file: string, 
/**
 * What happened.
 */
message: string, 
/**
 * What to do.
 */
hint: string, };

/**
 * What an excerpt shall say from now on.
 */
export type UpdateExcerptRequest = { 
/**
 * The excerpt.
 */
id: string, 
/**
 * Core statement.
 */
statement: string, 
/**
 * Note.
 */
note: string, 
/**
 * All of its tags.
 */
tags: Array<string>, };

/**
 * What a tag shall be called from now on.
 */
export type UpdateTagRequest = { 
/**
 * The tag.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its colour.
 */
color: string, };

/**
 * What checking the library found.
 */
export type VerifyReport = { 
/**
 * Whether nothing is wrong.
 */
sound: boolean, 
/**
 * What is wrong, in Chinese, one line each.
 */
problems: Array<string>, };

/**
 * Something wrong with a word list.
 */
export type WordListMistake = { 
/**
 * Line of the file, counted from 1.
 */
line: number, 
/**
 * What is wrong, in Chinese.
 */
message: string, };

/**
 * One word list of the office.
 */
export type WordListRow = { 
/**
 * Where it lies.
 */
path: string, 
/**
 * Rows that can be read.
 */
rows: number, 
/**
 * Rows that hold today.
 */
holding: number, 
/**
 * What is wrong with it.
 */
mistakes: Array<WordListMistake>, };

/** Every command with what it is asked and what it answers. */
export interface Commands {
  /** What stands in the library, and where it lies. */
  library_status: { request: Nothing; response: LibraryStatus };
  /** Copies the library into one file while it stays in use. */
  backup_library: { request: PathRequest; response: Nothing };
  /** Makes the backup of the day, if there is none yet, and lets go of those that are too old. */
  back_up_daily: { request: Nothing; response: DailyBackup };
  /** The daily backups, the latest first. */
  backups: { request: Nothing; response: Array<BackupRow> };
  /** Puts a backup in the place of the library; what was there is kept under another name. */
  restore_backup: { request: PathRequest; response: RestoreAccount };
  /** What was deleted in the last thirty days, the latest first. */
  trash: { request: Nothing; response: Array<TrashRow> };
  /** Takes something out of the trash. */
  take_back: { request: TrashRequest; response: Nothing };
  /** Empties the trash for good. */
  empty_trash: { request: Nothing; response: Nothing };
  /** Checks the file, its references and its search index against the text. */
  verify_library: { request: Nothing; response: VerifyReport };
  /** Brings files and folders in; reports progress by file and can be cancelled with everything finished kept. */
  import: { request: ImportRequest; response: ImportAccount };
  /** Brings in a text that was pasted. */
  import_text: { request: ImportTextRequest; response: ImportAccount };
  /** Bulletins, newest first. */
  bulletins: { request: BulletinFilter; response: BulletinPage };
  /** One bulletin with its articles, facts and excerpts. */
  bulletin: { request: IdRequest; response: BulletinDetail };
  /** The text of a bulletin as it was before cleaning. */
  bulletin_original: { request: IdRequest; response: OriginalText };
  /** Deletes a bulletin; refused while a brief uses something of it. */
  delete_bulletin: { request: IdRequest; response: Nothing };
  /** Reads the kept bytes of a bulletin again, in another encoding; excerpts that still fit move over. */
  reread_bulletin: { request: RereadRequest; response: Reread };
  /** Bulletins that are nearly the same as one, and in what they differ. */
  similar: { request: IdRequest; response: Array<Similar> };
  /** What two articles have in common, sentence by sentence. */
  compare_articles: { request: CompareRequest; response: Comparison };
  /** Splits an article before a paragraph; what stands in it goes along. */
  split_article: { request: SplitRequest; response: Mended };
  /** Makes one article of several of a bulletin. */
  merge_articles: { request: MergeRequest; response: Mended };
  /** Puts an article at another place in its bulletin. */
  move_article: { request: MoveRequest; response: Mended };
  /** Changes title, byline, date and region of an article. */
  edit_article: { request: EditArticleRequest; response: Mended };
  /** Reads the facts of an article again; those that a person has looked at stay. */
  reread_article: { request: IdRequest; response: Mended };
  /** Takes back the last act of a person. */
  undo: { request: Nothing; response: Undone };
  /** Does the act again that was taken back last. */
  redo: { request: Nothing; response: Undone };
  /** What undoing would take back, and redoing do again. */
  history: { request: Nothing; response: History };
  /** Finds words, phrases and figures in everything that stands in the library. */
  search: { request: SearchRequest; response: SearchPage };
  /** Searches that were kept, by name. */
  saved_searches: { request: Nothing; response: Array<SavedSearchRow> };
  /** Keeps a search under a name, in place of one of that name. */
  save_search: { request: SaveSearchRequest; response: SavedSearchRow };
  /** Forgets a search that was kept. */
  forget_search: { request: IdRequest; response: Nothing };
  /** Statistics that fit a filter. */
  statistics: { request: FactFilter; response: StatisticPage };
  /** Measures that fit a filter. */
  measures: { request: FactFilter; response: MeasurePage };
  /** The statistic, measure or excerpt that a link of a brief names, rejected or not. */
  fact: { request: FactRequest; response: FactRow };
  /** Records what a person says of a statistic: accepted, rejected, or proposed again. */
  review_statistic: { request: ReviewRequest; response: StatisticRow };
  /** Puts a statistic right. */
  edit_statistic: { request: EditStatisticRequest; response: StatisticRow };
  /** Indicators with how many figures there are of each; wordings that mean the same are one. */
  indicators: { request: IndicatorFilter; response: Array<IndicatorRow> };
  /** One indicator over regions and periods, every source beside the others. */
  ledger: { request: LedgerRequest; response: Ledger };
  /** Records which of several sources a person goes by, and why. */
  prefer_statistic: { request: PreferRequest; response: Nothing };
  /** Records what a person says of a measure. */
  review_measure: { request: ReviewRequest; response: MeasureRow };
  /** Excerpts that fit a filter. */
  excerpts: { request: ExcerptFilter; response: ExcerptPage };
  /** Marks a run of an article as an excerpt. */
  add_excerpt: { request: AddExcerptRequest; response: ExcerptRow };
  /** Changes core statement, note and tags of an excerpt. */
  update_excerpt: { request: UpdateExcerptRequest; response: ExcerptRow };
  /** Deletes an excerpt; refused while a brief uses it. */
  delete_excerpt: { request: IdRequest; response: Nothing };
  /** All tags, with how many excerpts bear each. */
  tags: { request: Nothing; response: Array<TagRow> };
  /** Adds a tag, or gives back the one of that name and parent. */
  add_tag: { request: AddTagRequest; response: TagRow };
  /** Changes name or colour of a tag. */
  update_tag: { request: UpdateTagRequest; response: TagRow };
  /** Puts a tag, with those below it, under another one or at the top. */
  move_tag: { request: MoveTagRequest; response: TagRow };
  /** Makes one tag of two. */
  merge_tags: { request: MergeTagsRequest; response: TagRow };
  /** Deletes a tag and takes it off its excerpts. */
  delete_tag: { request: IdRequest; response: Nothing };
  /** Templates that a brief can be started from. */
  templates: { request: Nothing; response: Array<TemplateRow> };
  /** Printed forms that a brief can have. */
  stationeries: { request: Nothing; response: Array<StationeryRow> };
  /** Briefs, last changed first. */
  briefs: { request: Nothing; response: Array<BriefRow> };
  /** Starts a brief from a template. */
  new_brief: { request: NewBriefRequest; response: BriefDetail };
  /** Takes a Markdown file in as a brief. */
  open_brief_file: { request: PathRequest; response: BriefDetail };
  /** One brief with its Markdown. */
  brief: { request: IdRequest; response: BriefDetail };
  /** Keeps the Markdown of a brief as its newest revision. */
  save_brief: { request: SaveBriefRequest; response: BriefRow };
  /** Deletes a brief. */
  delete_brief: { request: IdRequest; response: Nothing };
  /** The Markdown that a fact is inserted as: a linked figure, a quotation with its source, a measure. */
  insertion: { request: FactRequest; response: Insertion };
  /** Findings about a brief, in the order of its text. */
  check_brief: { request: CheckRequest; response: CheckReport };
  /** Lets a finding pass from now on, at one place or wherever its characters stand. */
  ignore_finding: { request: IgnoreRequest; response: Nothing };
  /** What is ignored in a brief and everywhere; with `forget`, after showing that one again. */
  ignored_findings: { request: IgnoredRequest; response: Array<IgnoredRow> };
  /** The office's word lists, with what is wrong with each. */
  word_lists: { request: Nothing; response: Array<WordListRow> };
  /** Writes a word list to begin with. */
  sample_word_list: { request: PathRequest; response: Nothing };
  /** The briefs that use a fact. */
  fact_uses: { request: FactRequest; response: Array<BriefUseRow> };
  /** Linked figures that a person has put right in the library since they were inserted, by brief. */
  changed_figures: { request: ChangedRequest; response: Array<ChangedFigure> };
  /** Takes every changed figure of a brief over, as a new revision. */
  take_changed_figures: { request: IdRequest; response: BriefDetail };
  /** Gives a brief a new state. */
  set_brief_state: { request: BriefStateRequest; response: BriefProgress };
  /** How far a brief has come, and what has changed since it was made final. */
  brief_progress: { request: IdRequest; response: BriefProgress };
  /** The revisions of a brief, the latest first. */
  brief_revisions: { request: IdRequest; response: Array<RevisionRow> };
  /** Names the text of a brief as it stands, so that it is found again. */
  name_revision: { request: NameRevisionRequest; response: Array<RevisionRow> };
  /** What changed between two revisions, by sentence and then by character. */
  compare_revisions: { request: CompareRevisionsRequest; response: RevisionDifference };
  /** Brings an earlier revision back, as the newest one. */
  restore_revision: { request: RevisionRequest; response: BriefDetail };
  /** The file of a template, and what is wrong with it. */
  template_text: { request: TemplateRequest; response: TemplateText };
  /** Keeps, or only tries, a person's own template. */
  save_template: { request: TemplateDraft; response: TemplateText };
  /** Makes a template of a brief. */
  template_of_brief: { request: TemplateOfBriefRequest; response: TemplateText };
  /** Takes a file in as a person's own template. */
  add_template_file: { request: PathRequest; response: TemplateText };
  /** Deletes a person's own template. */
  delete_template: { request: TemplateRequest; response: Nothing };
  /** Lays a brief out; its page images are then fetched by URL. */
  preview_brief: { request: MarkdownRequest; response: Preview };
  /** The place in the Markdown that stands at a point of a previewed page. */
  place_in_brief: { request: PointRequest; response: PlaceInBrief };
  /** The point of a previewed page at which a place of the Markdown stands. */
  point_in_preview: { request: PlaceRequest; response: PointInPreview };
  /** Measures the pages of a brief against GB/T 9704-2012. */
  layout_report: { request: MarkdownRequest; response: LayoutReport };
  /** Writes the PDF of a brief. */
  export_brief: { request: ExportRequest; response: ExportAccount };
  /** Writes the Markdown of a brief to a file. */
  export_markdown: { request: ExportRequest; response: ExportAccount };
  /** Writes the facts that a brief links to as JSON, to go along with its Markdown. */
  export_facts: { request: ExportRequest; response: ExportAccount };
  /** Writes the proof of a brief as PDF: every figure with its source. */
  export_proof: { request: ExportRequest; response: ExportAccount };
  /** Which font stands for each role on this machine. */
  fonts: { request: Nothing; response: Array<FontRow> };
}
