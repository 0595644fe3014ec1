//! Mending what the program read wrongly, reading again, and taking acts back.

use crate::contract::{
    Act, EditArticleRequest, EncodingSource, ErrorReport, History, IdRequest, Mended, MergeRequest, MoveRequest,
    Nothing, Reread, RereadRequest, SplitRequest, Undone,
};
use crate::convert::{id, ids};
use crate::report;
use crate::workbench::Workbench;
use yaobao_model::{Article, ArticleId, Bulletin, BulletinId, PartialDate};
use yaobao_store as store;
use yaobao_store::{ArticleEdit, Library, Split, StoreError, StoredBulletin};

impl Workbench {
    /// Splits an article before a paragraph; refused where something marked would be cut in two.
    ///
    /// # Errors
    /// When there is no such article, paragraph or region, when something lies across, and what the library reports.
    pub fn split_article(&self, request: &SplitRequest) -> Result<Mended, ErrorReport> {
        let SplitRequest { article, at, title, region, takes_title } = request;
        let (article, region) = (id(article)?, self.region(region.as_deref())?);
        let split = Split { at: *at, title: one_line(title), region, takes_title: *takes_title };
        self.mend(|library| library.split_article(article, &split))
    }

    /// Makes one article of several of a bulletin.
    ///
    /// # Errors
    /// When there is no such article, when they are of several bulletins, and what the library reports.
    pub fn merge_articles(&self, request: &MergeRequest) -> Result<Mended, ErrorReport> {
        let articles: Vec<ArticleId> = ids(&request.articles)?;
        self.mend(|library| library.merge_articles(&articles))
    }

    /// Puts an article at another place in its bulletin.
    ///
    /// # Errors
    /// When there is no such article, and what the library reports.
    pub fn move_article(&self, request: &MoveRequest) -> Result<Mended, ErrorReport> {
        let article = id(&request.article)?;
        self.mend(|library| library.move_article(article, request.to))
    }

    /// Changes title, byline, date and region of an article.
    ///
    /// # Errors
    /// When there is no such article or region, when the date is none, and what the library reports.
    pub fn edit_article(&self, request: &EditArticleRequest) -> Result<Mended, ErrorReport> {
        let EditArticleRequest { article, title, byline, date, region } = request;
        let article = id(article)?;
        let edit = ArticleEdit {
            title: one_line(title),
            byline: Some(one_line(byline)).filter(|byline| !byline.is_empty()),
            date: Some(date.trim()).filter(|date| !date.is_empty()).map(day).transpose()?,
            region: self.region(Some(region))?,
        };
        self.mend(|library| library.edit_article(article, &edit))
    }

    /// Reads the figures and measures of an article again; those that a person has looked at stay.
    ///
    /// # Errors
    /// When there is no such article, and what the library reports.
    pub fn reread_article(&self, request: &IdRequest) -> Result<Mended, ErrorReport> {
        let article: ArticleId = id(&request.id)?;
        let gone = || StoreError::NoSuch { what: "article", id: article.to_string() };
        let stored = self.read(|library| {
            let (bulletin, _) = library.article(article)?.ok_or_else(gone)?;
            existing(library, bulletin)
        })?;
        let place = stored.articles.iter().position(|stored| stored.id == article).ok_or_else(gone)?;
        let facts = self.reader().facts_of(&as_read(stored), place);
        self.mend(|library| library.reread_article(article, &facts))
    }

    /// Reads the kept bytes of a bulletin again, in the encoding that a person chose.
    ///
    /// # Errors
    /// When there is no such bulletin or encoding, when its format leaves no choice, when it cannot be read so, and
    /// what the library reports.
    pub fn reread_bulletin(&self, request: &RereadRequest) -> Result<Reread, ErrorReport> {
        let bulletin: BulletinId = id(&request.bulletin)?;
        let encoding = request.encoding.as_deref().map(str::trim).filter(|name| !name.is_empty());
        let (row, bytes) = self.read(|library| {
            let bytes = library.original(bulletin)?.unwrap_or_default();
            Ok((existing(library, bulletin)?.row, bytes))
        })?;
        if encoding.is_some() && leaves_no_choice(&bytes) {
            return Err(report::fixed_encoding(&row.file_name));
        }
        let reading = self.reader().read_as(&row.file_name, &bytes, encoding)?;
        let store::Reread { moved, left_behind: _ } =
            self.write(|library| library.reread_bulletin(bulletin, &reading.bulletin, &reading.facts, encoding))?;
        Ok(Reread { bulletin: self.read(|library| existing(library, bulletin))?.into(), moved })
    }

    /// Takes back the last act of a person.
    ///
    /// # Errors
    /// When what has been done since stands in the way, and what the library reports.
    pub fn undo(&self, _: &Nothing) -> Result<Undone, ErrorReport> {
        Ok(Undone { act: self.write(Library::undo)?.map(Into::into) })
    }

    /// Does the act again that was taken back last.
    ///
    /// # Errors
    /// As for [`Workbench::undo`].
    pub fn redo(&self, _: &Nothing) -> Result<Undone, ErrorReport> {
        Ok(Undone { act: self.write(Library::redo)?.map(Into::into) })
    }

    /// What undoing would take back, and redoing do again.
    ///
    /// # Errors
    /// What the library reports.
    pub fn history(&self, _: &Nothing) -> Result<History, ErrorReport> {
        let (undo, redo) = self.read(|library| Ok((library.next_undo()?, library.next_redo()?)))?;
        Ok(History { undo: undo.map(Into::into), redo: redo.map(Into::into) })
    }

    fn mend(&self, act: impl FnOnce(&mut Library) -> Result<store::Mended, StoreError>) -> Result<Mended, ErrorReport> {
        let (mended, bulletin) = self.write(|library| {
            let mended = act(library)?;
            let bulletin = existing(library, mended.bulletin)?;
            Ok((mended, bulletin))
        })?;
        let notes = mended.shortened.iter().map(report::shortened).collect();
        Ok(Mended { bulletin: bulletin.into(), article: mended.article.to_string(), notes })
    }
}

impl From<store::Done> for Act {
    fn from(done: store::Done) -> Self {
        Self { name: report::deed(done.deed).to_owned(), about: done.about, at: done.at }
    }
}

fn existing(library: &Library, id: BulletinId) -> Result<StoredBulletin, StoreError> {
    library.bulletin(id)?.ok_or_else(|| StoreError::NoSuch { what: "bulletin", id: id.to_string() })
}

/// A stored bulletin as the stages know it, without the text before cleaning.
fn as_read(stored: StoredBulletin) -> Bulletin {
    let StoredBulletin { row, articles, .. } = stored;
    let articles: Vec<Article> = articles.into_iter().map(|stored| stored.article).collect();
    Bulletin {
        kind: row.kind,
        encoding: row.encoding,
        title: row.title,
        issuer: row.issuer,
        number: row.number,
        date: row.date,
        original: String::new(),
        articles,
        diagnostics: Vec::new(),
    }
}

/// A title or byline as one line, without blanks around it.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn day(text: &str) -> Result<PartialDate, ErrorReport> {
    PartialDate::parse(text).ok_or_else(|| report::bad_value("日期", text, " 2026、2026-06 或 2026-06-29"))
}

/// Whether the bytes are of a format that says itself how its text is written: packages, PDF, what Office wrote before.
fn leaves_no_choice(bytes: &[u8]) -> bool {
    let begins: [&[u8]; 3] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0", b"%PDF-"];
    begins.iter().any(|magic| bytes.starts_with(magic))
}

/// How the encoding of a stored document is known.
pub(crate) fn encoding_source(stored: &StoredBulletin) -> EncodingSource {
    let name = stored.row.file_name.to_ascii_lowercase();
    let fixed = [".docx", ".doc", ".pdf", ".xlsx", ".xls", ".ods", ".wps"].iter().any(|ending| name.ends_with(ending));
    let guessed = || stored.remarks.iter().any(|remark| remark.code == "encoding.guessed");
    match stored.chosen {
        _ if fixed => EncodingSource::Fixed,
        Some(_) => EncodingSource::Chosen,
        // Nothing in the bytes tells GB18030 from Big5 for certain; UTF-8 that is well-formed is no accident.
        None if guessed() || !stored.row.encoding.starts_with("UTF") => EncodingSource::Guessed,
        None => EncodingSource::Certain,
    }
}
