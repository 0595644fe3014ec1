//! Excerpts and tags.

use crate::contract::{
    AddExcerptRequest, AddTagRequest, ErrorReport, ExcerptFilter, ExcerptPage, ExcerptRow, IdRequest, Nothing, TagRow,
    UpdateExcerptRequest, UpdateTagRequest,
};
use crate::convert::{id, id_option, ids, limit, span, words};
use crate::report;
use crate::workbench::Workbench;
use yaobao_model::{ExcerptId, TagId};
use yaobao_store as store;
use yaobao_store::{ExcerptRemarks, NewExcerpt, StoreError};

/// Colours that new tags get in turn, told apart on paper and by the colour-blind.
const PALETTE: [&str; 8] = ["#b03a2e", "#1f618d", "#1e8449", "#b7950b", "#6c3483", "#117a65", "#a04000", "#5d6d7e"];

impl Workbench {
    /// Excerpts that fit a filter.
    ///
    /// # Errors
    /// When there is no such region, and what the library reports.
    pub fn excerpts(&self, request: &ExcerptFilter) -> Result<ExcerptPage, ErrorReport> {
        let filter = store::ExcerptFilter {
            region: self.region(request.region.as_deref())?,
            tag: id_option(request.tag.as_deref())?,
            bulletin: id_option(request.bulletin.as_deref())?,
            text: words(&request.text),
            limit: Some(limit(request.limit, 200)),
            offset: request.offset,
        };
        let store::Page { total, rows } = self.read(|library| library.excerpts(&filter))?;
        Ok(ExcerptPage { total, rows: rows.into_iter().map(Into::into).collect() })
    }

    /// Marks a run of an article as an excerpt.
    ///
    /// # Errors
    /// When there is no such article, place or tag, and what the library reports.
    pub fn add_excerpt(&self, request: &AddExcerptRequest) -> Result<ExcerptRow, ErrorReport> {
        let AddExcerptRequest { article, at, statement, note, tags } = request;
        let new = NewExcerpt { article: id(article)?, at: span(*at)?, remarks: remarks(statement, note, tags)? };
        self.write(|library| {
            let id = library.add_excerpt(&new)?;
            existing(library, id)
        })
    }

    /// Changes core statement, note and tags of an excerpt.
    ///
    /// # Errors
    /// When there is no such excerpt or tag, and what the library reports.
    pub fn update_excerpt(&self, request: &UpdateExcerptRequest) -> Result<ExcerptRow, ErrorReport> {
        let UpdateExcerptRequest { id: excerpt, statement, note, tags } = request;
        let (excerpt, remarks) = (id(excerpt)?, remarks(statement, note, tags)?);
        self.write(|library| {
            library.update_excerpt(excerpt, &remarks)?;
            existing(library, excerpt)
        })
    }

    /// Deletes an excerpt; refused while a brief uses it.
    ///
    /// # Errors
    /// When briefs use it, when there is no such excerpt, and what the library reports.
    pub fn delete_excerpt(&self, request: &IdRequest) -> Result<Nothing, ErrorReport> {
        let excerpt = id(&request.id)?;
        self.write(|library| library.delete_excerpt(excerpt))?;
        Ok(Nothing {})
    }

    /// All tags, with how many excerpts bear each.
    ///
    /// # Errors
    /// What the library reports.
    pub fn tags(&self, _: &Nothing) -> Result<Vec<TagRow>, ErrorReport> {
        Ok(self.read(|library| library.tags())?.into_iter().map(Into::into).collect())
    }

    /// Adds a tag, or gives back the one of that name and parent.
    ///
    /// # Errors
    /// When there is no such parent, the name is empty or the colour none, and what the library reports.
    pub fn add_tag(&self, request: &AddTagRequest) -> Result<TagRow, ErrorReport> {
        let AddTagRequest { parent, name, color } = request;
        let (parent, name): (Option<TagId>, _) = (id_option(parent.as_deref())?, tag_name(name)?);
        let color = if color.is_empty() { None } else { Some(tag_color(color)?) };
        self.write(|library| {
            let known = library.tags()?;
            if let Some(row) = known.iter().find(|row| row.tag.parent == parent && row.tag.name == name) {
                return Ok(row.clone());
            }
            let color = color.unwrap_or(PALETTE[known.len() % PALETTE.len()]);
            let id = library.add_tag(parent, name, color)?;
            existing_tag(library, id)
        })
        .map(Into::into)
    }

    /// Changes name or colour of a tag.
    ///
    /// # Errors
    /// When a sibling has that name, when there is no such tag, and what the library reports.
    pub fn update_tag(&self, request: &UpdateTagRequest) -> Result<TagRow, ErrorReport> {
        let UpdateTagRequest { id: tag, name, color } = request;
        let (tag, name, color) = (id(tag)?, tag_name(name)?, tag_color(color)?);
        self.write(|library| {
            library.rename_tag(tag, name, color)?;
            existing_tag(library, tag)
        })
        .map(Into::into)
    }

    /// Deletes a tag and takes it off its excerpts.
    ///
    /// # Errors
    /// When there is no such tag, and what the library reports.
    pub fn delete_tag(&self, request: &IdRequest) -> Result<Nothing, ErrorReport> {
        let tag = id(&request.id)?;
        self.write(|library| library.delete_tag(tag))?;
        Ok(Nothing {})
    }
}

fn remarks(statement: &str, note: &str, tags: &[String]) -> Result<ExcerptRemarks, ErrorReport> {
    Ok(ExcerptRemarks { statement: statement.to_owned(), note: note.to_owned(), tags: ids(tags)? })
}

fn existing(library: &store::Library, id: ExcerptId) -> Result<ExcerptRow, StoreError> {
    let row = library.excerpt(id)?;
    row.map(Into::into).ok_or_else(|| StoreError::NoSuch { what: "excerpt", id: id.to_string() })
}

fn existing_tag(library: &store::Library, id: TagId) -> Result<store::TagRow, StoreError> {
    let row = library.tags()?.into_iter().find(|row| row.tag.id == id);
    row.ok_or_else(|| StoreError::NoSuch { what: "tag", id: id.to_string() })
}

fn tag_name(name: &str) -> Result<&str, ErrorReport> {
    let name = name.trim();
    if name.is_empty() { Err(report::bad_value("标签名", name, "不为空的文字")) } else { Ok(name) }
}

fn tag_color(color: &str) -> Result<&str, ErrorReport> {
    let digits = color.strip_prefix('#').unwrap_or_default();
    let right = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if right { Ok(color) } else { Err(report::bad_value("颜色", color, " #rrggbb")) }
}
