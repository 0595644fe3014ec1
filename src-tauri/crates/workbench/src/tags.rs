//! Rearranging the tree of tags.

use crate::contract::{ErrorReport, MergeTagsRequest, MoveTagRequest, TagRow};
use crate::convert::{id, id_option};
use crate::workbench::Workbench;
use yaobao_model::TagId;
use yaobao_store::{Library, StoreError};

impl Workbench {
    /// Puts a tag, with those below it, under another one or at the top.
    ///
    /// # Errors
    /// When it would stand under itself, or beside one of its name; when there is no such tag.
    pub fn move_tag(&self, request: &MoveTagRequest) -> Result<TagRow, ErrorReport> {
        let (tag, parent) = (id(&request.id)?, id_option(request.parent.as_deref())?);
        self.write(|library| {
            library.move_tag(tag, parent)?;
            row(library, tag)
        })
    }

    /// Makes one tag of two, and gives back the one that stays.
    ///
    /// # Errors
    /// When the one that stays is below the other, or both have one of the same name below them; when there is no such
    /// tag.
    pub fn merge_tags(&self, request: &MergeTagsRequest) -> Result<TagRow, ErrorReport> {
        let (from, into) = (id(&request.from)?, id(&request.into)?);
        self.write(|library| {
            library.merge_tags(from, into)?;
            row(library, into)
        })
    }
}

fn row(library: &Library, id: TagId) -> Result<TagRow, StoreError> {
    let row = library.tags()?.into_iter().find(|row| row.tag.id == id);
    row.map(Into::into).ok_or_else(|| StoreError::NoSuch { what: "tag", id: id.to_string() })
}
