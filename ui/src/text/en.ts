import type { zhCN } from './zh-CN'

/** The same shape with any texts. */
type Texts<T> = { [K in keyof T]: T[K] extends string ? string : Texts<T[K]> }

/** The English texts: a name that the Chinese catalogue has and this one lacks does not compile. */
export const en: Texts<typeof zhCN> = {
  app: { name: 'Yaobao' },
  screens: {
    bulletins: 'Sources', excerpts: 'Excerpts', measures: 'Measures', statistics: 'Figures', briefs: 'Briefs', search: 'Search', settings: 'Settings',
  },
  common: {
    cancel: 'Cancel', close: 'Close', save: 'Save', delete: 'Delete', edit: 'Edit', back: 'Back', all: 'All', open: 'Open', copy: 'Copy',
    copied: 'Copied', openSource: 'Open source', anyRegion: 'Region', clear: 'Clear filters', none: 'none', loading: 'Reading…',
    total: '{count} in all',
  },
  pick: {
    import: 'Import documents', importFolder: 'Import a folder', open: 'Open a Markdown brief', export: 'Export PDF', markdown: 'Export Markdown', backup: 'Back up the library',
    documents: 'Documents', markdownFiles: 'Markdown files',
  },
  kind: { newspaper: 'Newspaper', digest: 'Digest', 'policy-document': 'Document', brief: 'Brief', 'web-article': 'Web page' },
  figure: { level: 'Value', growth: 'Growth', share: 'Share', rank: 'Rank', target: 'Target', change: 'Change' },
  confidence: { certain: 'certain', likely: 'likely', review: 'to check' },
  state: { proposed: 'Proposed', accepted: 'Accepted', edited: 'Edited', rejected: 'Rejected' },
  briefState: { draft: 'Draft', submitted: 'Submitted', checked: 'Checked', final: 'Final' },
  severity: { error: 'Error', warning: 'Warning', hint: 'Hint' },
  hit: { text: 'Text', excerpt: 'Excerpts', measure: 'Measures', statistic: 'Figures', brief: 'Briefs' },
  status: {
    counts: '{bulletins} sources · {articles} articles · {statistics} figures · {measures} measures · {excerpts} excerpts · {briefs} briefs',
    gathering: 'Looking for files…', importing: 'Importing {done}/{total}', stop: 'Stop', stopping: 'Stopping…', keys: 'Keys',
  },
  search: {
    placeholder: 'Search texts, excerpts, measures, figures and briefs', empty: 'Type to search',
    emptyHint: 'Words parted by blanks must all be there. Single characters, numbers and units are found too.', nothing: 'Nothing found for “{text}”',
    nothingHint: 'Try a shorter word, or no region.', total: '{count} found', more: 'Show more',
    period: 'Period, e.g. 2025', from: 'From, e.g. 2025-03', to: 'To, e.g. 2025-06', source: 'Source', saved: 'Saved searches', noSaved: 'Keep words and filters you use often here.', save: 'Save this search', saveName: 'Name, Enter to save', forget: 'Forget “{name}”',
  },
  bulletins: {
    import: 'Import files', importFolder: 'Import a folder', paste: 'Paste text', filter: 'Title, issuer, number', anyKind: 'Kind',
    empty: 'The library is empty', emptyHint: 'Import newspaper pages, digests, documents or web articles: use “Import files”, drop files onto the window, or paste text with Ctrl+V.',
    nothing: 'No source fits the filters', nothingHint: 'Widen or clear the filters.', choose: 'Choose a source to read',
    chooseHint: 'Figures and measures are marked in the text. Select text and press E to excerpt; J and K go through them, A accepts, R rejects.',
    outline: 'Articles', articles: '{count}', drop: 'Drop to import', dropHint: 'TXT, Markdown, HTML, DOCX, XLSX, CSV, or a whole folder',
    original: 'Original', cleaned: 'Cleaned', marks: 'Marks', delete: 'Delete source', deleteAsk: 'Delete “{title}”?', deleteHint: 'Its {excerpts} excerpts and all figures and measures go with it; for 30 days this can be undone.',
    notes: 'Reading notes', review: 'please check', encoding: 'Encoding {encoding}', facts: '{statistics} figures · {measures} measures', previous: 'Previous', next: 'Next', untitled: '(untitled)',
  },
  importing: {
    title: 'Import', cancelled: 'Stopped. What was finished before is kept.', added: '{count} new', known: '{count} already known', unreadable: '{count} unreadable',
    knownAt: 'In the library: “{title}”, imported {date}', addedFacts: '{articles} articles, {statistics} figures, {measures} measures', nothing: 'Nothing to import.',
    nothingHint: 'There is no readable document in that place.', busy: 'An import is running: wait for it or stop it first.', pasteName: 'Name (optional: the first line)',
    pasteTitle: 'Paste text', pasteHint: 'Paste (Ctrl+V) the text to import here', pasteDo: 'Import', show: 'Show',

  },
  mending: {
    menu: 'Mend articles', split: 'Split at this paragraph', merge: 'Merge with the next', up: 'Move up', down: 'Move down', edit: 'Title, region, date', facts: 'Read figures and measures again', encoding: 'Read in another encoding',
    splitHead: 'Split the article', splitDo: 'Split', title: 'Title', byline: 'Byline', date: 'Date', regionHint: 'A division by any name; may be empty', takesTitle: 'The chosen paragraph is the title and leaves the text',
    choose: 'Click the first paragraph of the new article first', chooseHint: 'It must be the second or a later one; a bar marks it.', splitDone: 'Article split', mergeDone: 'Merged with the next', moveDone: 'Article moved', editDone: 'Article changed', rereadDone: 'Read again; what you have reviewed or used stays',
    encodingAutomatic: 'Let the program find out', encodingHint: 'The original is read again. Splits, merges and changes of articles start over; what still stands to the letter moves over, the rest is listed. This can be undone.', encodingDo: 'Read again', encodingDone: 'Read again as {encoding}',
    leftBehind: '{count} excerpts or figures have no place in the new text; they are listed below the title', leftHead: 'Not in the present text: {count}',
    utf8: 'common, recent pages and texts', gb18030: 'simplified Chinese, with GBK and GB2312', big5: 'traditional Chinese', utf16: '“Unicode” of Notepad', utf16be: 'rare',
    guessed: 'Encoding: {encoding} (guessed)', chosen: 'Encoding: {encoding} (chosen)', certain: 'Encoding: {encoding}', change: 'Read again in another encoding',
  },
  similar: {
    note: 'Nearly the same as “{title}” ({from}), {percent}%', compare: 'Compare', title: 'Comparison', with: 'With {from}', nothing: 'The words are the same, only the layout differs.', whole: 'Show what is the same',
    same: 'same', here: 'only here', there: 'only there', changed: 'changed', account: '{part} Nearly the same as “{title}” ({from}), {percent}%: {difference}', part: '{count} of its articles:',
  },
  undoing: {
    undo: 'Undo', redo: 'Redo', undone: 'Undone: {name}', redone: 'Done again: {name}', nothing: 'There is nothing to undo', nothingAgain: 'There is nothing to redo', later: 'Something else was done since: undo step by step with Ctrl+Z',
  },
  facts: {
    statistics: 'Figures', measures: 'Measures', excerpts: 'Excerpts', accept: 'Accept', reject: 'Reject', restore: 'Restore', previous: 'Previous', next: 'Next',
    none: 'No figures were read in this article', noneHint: 'If there are some, select the sentence and excerpt it.', noMeasures: 'No measures were read in this article', noMeasuresHint: 'Select text and press E to excerpt by hand.',
    noExcerpts: 'No excerpts of this article yet', noExcerptsHint: 'Select text on the left and press E.', hidden: '{count} rejected', edit: 'Correct', value: 'Value', unit: 'Unit',
    indicator: 'Indicator', kind: 'Kind', region: 'Region', period: 'Period', policies: 'Policy documents', actors: 'By {list}', deadline: 'Due {period}', targets: 'To reach {list}', noRegion: 'no region', noPeriod: 'no period',
    source: 'Source', state: 'State', confidence: 'Confidence',
  },
  excerpt: {
    make: 'Excerpt', statement: 'Core statement', statementHint: 'One sentence (optional)', note: 'Note', noteHint: 'Use, doubts, gaps (optional)', tags: 'Tags',
    tagsHint: 'Type to find, Enter to add', create: 'New tag “{name}”', saved: 'Excerpt kept', updated: 'Excerpt changed', delete: 'Delete excerpt', deleteAsk: 'Delete this excerpt?',
    deleteHint: 'The source stays as it is.', filter: 'Quotation, statement, note', anyTag: 'Tag', empty: 'No excerpts yet', emptyHint: 'Open an article under Sources, select text and press E.',
    nothing: 'No excerpt fits the filters', nothingHint: 'Widen or clear the filters.', choose: 'Choose an excerpt to see where it stands', goRead: 'Read sources',
  },
  measures: {
    filter: 'Words of the measure', empty: 'No measures yet', emptyHint: 'Import sources: measures are read out of them and listed here.', nothing: 'No measure fits the filters',
    nothingHint: 'Widen or clear the filters.', choose: 'Choose a measure to see where it stands',
  },
  statistics: {
    filter: 'Indicator, clause', anyKind: 'Kind', anyPeriod: 'Period, e.g. 2025', empty: 'No figures yet', emptyHint: 'Import sources: figures are read out of them and listed here.',
    nothing: 'No figure fits the filters', nothingHint: 'Widen or clear the filters.', choose: 'Choose a figure to see where it stands', figure: 'Figure', anyState: 'State',
  },
  ledger: {
    list: 'One by one', ledger: 'Ledger', find: 'Find an indicator', nothing: 'No such indicator', indicators: 'Indicators', choose: 'Choose an indicator', chooseHint: 'Its figures stand in one table over regions and periods; where sources differ is marked.',
    wordings: 'Printed as {list}', copy: 'Copy as table', copied: 'Markdown table copied', copiedHint: 'Paste it into a brief: every figure keeps its source.', noUnit: 'no unit', rank: 'Rank the regions', draw: 'Draw over time',
    differ: 'differ', chartHint: 'Click a period for a ranking, a region for a line; arrows move in the table.', best: 'Taken', preferred: 'Preferred', prefer: 'Go by this', forget: 'Take back', reason: 'Reason, e.g. statistical bulletin',
    because: 'Reason: {reason} ({at})', noReason: 'none given', sourcesHint: 'Choose a cell to see its sources',
  },
  standing: { single: 'One source', same: 'Sources agree', rounded: 'Sources agree (some rounded)', revised: 'Revised by a later source', conflict: 'Sources differ' },
  briefs: {
    new: 'New brief', open: 'Open Markdown', empty: 'No briefs yet', emptyHint: 'Start one from a template, or open a Markdown file.', issue: 'Issue', title: 'Title',
    state: 'State', characters: 'Length', facts: 'Facts', updated: 'Changed', choose: 'Choose a template', start: 'Start writing', required: 'required', untitled: '(untitled)',
    delete: 'Delete brief', deleteAsk: 'Delete “{title}”?', deleteHint: 'The brief and all its revisions go. This cannot be undone. Exported files stay.', missing: 'Please fill in “{label}”.',
    noTemplates: 'There are no templates', noTemplatesHint: 'Templates come with the program; please check the installation.', notes: 'Template notes',
  },
  editor: {
    material: 'Material', pages: 'Pages', editor: 'Text', materialFilter: 'Find material', insert: 'Insert', dragHint: 'Enter or double click inserts at the cursor; or drag into the text',
    noMaterial: 'No material found', noMaterialHint: 'Try other words, or import and excerpt sources first.', words: '{count} characters', pagesCount: '{count} pages', findings: '{count} findings', noFindings: 'No findings',
    saved: 'Saved {time}', saving: 'Saving…', unsaved: 'Changed', saveFailed: 'Not saved', export: 'Export PDF', exportMarkdown: 'Export Markdown', exported: 'Exported',
    exportedPages: '{pages} pages, {size}', page: 'Page {page} / {pages}', fit: 'Fit width', zoomIn: 'Zoom in', zoomOut: 'Zoom out', locate: 'Show the cursor on the page', locateShort: 'Locate',
    preparing: 'Laying out…', previewFailed: 'No layout', apply: 'Change to “{text}”', applyDelete: 'Delete', applyLink: 'Link to “{text}” in the library', source: 'Source', sourceGone: 'This source was not found in the library', notOnPage: 'What stands at the cursor is not on the pages',
    outline: 'Outline', noOutline: 'There are no headings yet', nextFinding: 'Next finding', previousFinding: 'Previous finding', basis: 'After: {source}', findingsList: 'Findings',
    diagnostics: 'Layout', noPage: 'The pages appear here as you write', checking: 'Checking…', resize: 'Resize column',
  },
  writing: {
    history: 'History', by: 'Name', name: 'Name and keep', nameHint: 'Name the text as it stands, e.g. handed in', revision: 'Revision {number}', restore: 'Bring back', restored: 'Brought back', noDifference: 'The same as the text as it stands',
    proof: 'Proof', proofDone: 'Proof exported', ignoreHere: 'Ignore here', ignoreAlways: 'Always ignore', ignored: 'Ignored {count}', showAgain: 'Show again', changed: '{count} figures have changed', change: '{old} → {new}', take: 'Take all over',
    rejected: 'Rejected', usedIn: 'Used in: {titles}', everywhere: 'every brief',
    template: 'Template: {name}', templateLine: 'Line {line}: {problem}', keepTemplate: 'Keep as my own', addTemplate: 'Add from a file', editTemplate: 'Edit template', makeTemplate: 'Save as template', templateMade: 'Kept as template “{name}”',
  },
  settings: {
    fonts: 'Fonts', fontsHint: 'Used for export and preview. Where an office font is missing, one of its kind steps in.', bundled: 'comes with the program', machine: 'found on this machine', role: 'Role', family: 'Font', fallbacks: 'Fallbacks',
    library: 'Library', backup: 'Back up', backupHint: 'Copies the whole library into one file; work can go on.', backedUp: 'Backed up', verify: 'Verify',
    verifyHint: 'Checks the file, its references and its search index.', sound: 'The library is sound', problems: '{count} problems', appearance: 'Appearance', theme: 'Theme', system: 'System', light: 'Light', dark: 'Dark',
    language: 'Language', about: 'About', version: 'Version {version}', aboutText: 'Yaobao writes policy briefs offline: excerpts, figures and measures stay tied to their sources, right into the printed PDF. It opens no network connection.', keys: 'Keys', tags: 'Tags',
    tagsHint: 'Rename, recolour or delete tags. Deleting a tag deletes no excerpt.', noTags: 'No tags yet. Type a name while excerpting to make one.', tagUsed: '{count} excerpts', deleteTag: 'Delete the tag “{name}”?', stationery: 'Stationery',
    color: 'Colour', name: 'Name',
    dailyBackups: 'Daily backups', dailyHint: 'Made when the library is first opened on a day; seven days and four weeks are kept.', noBackups: 'No daily backup yet.', restore: 'Restore', restoreAsk: 'Restore the backup of {day}?', restoreHint: 'The library as it is now is kept beside it under another name.', restored: 'Restored', restoredHint: 'The former library is now {path}', folder: 'In {path}', shared: 'Another program has this library open. Both can work on it and see each other’s changes; close the other one before restoring a backup.', trash: 'Trash', trashHint: 'What was deleted is kept for thirty days.', noTrash: 'The trash is empty.', takeBack: 'Take back', emptyTrash: 'Empty the trash', emptyTrashAsk: 'Empty the trash?', emptyTrashHint: 'What is in it cannot be had back.', keptUntil: 'until {day}', findTag: 'Find a tag', moveTag: 'Move under…', mergeTag: 'Merge into…', top: '(top)', deleteTagHint: 'Tags below it go too; excerpts stay.',
  },
  keys: {
    title: 'Keys', everywhere: 'Everywhere', reading: 'Reading', writing: 'Writing', search: 'Search', screens: 'Change screen', help: 'This list', escape: 'Close what is open', paste: 'Import text from the clipboard',
    nextFact: 'Next', previousFact: 'Previous', accept: 'Accept', reject: 'Reject', excerpt: 'Excerpt the selection', saveNow: 'Save now', find: 'Find in the text', export: 'Export PDF', nextFinding: 'Next finding', previousFinding: 'Previous finding',
    undoAct: 'Undo (outside text fields)', redoAct: 'Redo', split: 'Split at the clicked paragraph', merge: 'Merge with the next article', move: 'Move the article', editArticle: 'Title, region, date', undo: 'Undo, redo', locate: 'Show the cursor on the page', insert: 'Insert the chosen material', newBrief: 'New brief', submit: 'Save the excerpt',
  },
  errors: { title: 'Something went wrong', detail: 'Technical detail', copyDetail: 'Copy detail', unexpected: 'An internal error: this step was not finished.', unexpectedHint: 'What was saved is not affected. Try again; if it happens again, copy the detail and report it.' },
}
