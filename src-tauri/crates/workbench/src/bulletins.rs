//! Imported documents: lists, reading one, deleting one.

use crate::contract::{BulletinDetail, BulletinFilter, BulletinPage, ErrorReport, IdRequest, Nothing, OriginalText};
use crate::convert::{id, limit, words};
use crate::workbench::Workbench;
use yaobao_model::BulletinId;
use yaobao_store as store;

impl Workbench {
    /// Bulletins, newest first.
    ///
    /// # Errors
    /// When there is no such region, and what the library reports.
    pub fn bulletins(&self, request: &BulletinFilter) -> Result<BulletinPage, ErrorReport> {
        let filter = store::BulletinFilter {
            kind: request.kind.map(Into::into),
            region: self.region(request.region.as_deref())?,
            text: words(&request.text),
            limit: Some(limit(request.limit, 200)),
            offset: request.offset,
        };
        let store::Page { total, rows } = self.read(|library| library.bulletins(&filter))?;
        Ok(BulletinPage { total, rows: rows.into_iter().map(Into::into).collect() })
    }

    /// One bulletin with its articles, facts and excerpts.
    ///
    /// # Errors
    /// When there is no such bulletin, and what the library reports.
    pub fn bulletin(&self, request: &IdRequest) -> Result<BulletinDetail, ErrorReport> {
        let id: BulletinId = id(&request.id)?;
        Ok(self.read(|library| found(library.bulletin(id)?, id))?.into())
    }

    /// The text of a bulletin as it was before cleaning.
    ///
    /// # Errors
    /// When there is no such bulletin, and what the library reports.
    pub fn bulletin_original(&self, request: &IdRequest) -> Result<OriginalText, ErrorReport> {
        let id: BulletinId = id(&request.id)?;
        let text = self.read(|library| found(library.decoded_text(id)?, id))?;
        Ok(OriginalText { text })
    }

    /// Deletes a bulletin; refused while a brief uses something of it.
    ///
    /// # Errors
    /// When briefs use it, when there is no such bulletin, and what the library reports.
    pub fn delete_bulletin(&self, request: &IdRequest) -> Result<Nothing, ErrorReport> {
        let id: BulletinId = id(&request.id)?;
        self.write(|library| library.delete_bulletin(id))?;
        Ok(Nothing {})
    }
}

fn found<T>(bulletin: Option<T>, id: BulletinId) -> Result<T, store::StoreError> {
    bulletin.ok_or_else(|| store::StoreError::NoSuch { what: "bulletin", id: id.to_string() })
}
