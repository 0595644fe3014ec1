//! Searches that a person comes back to.

use crate::contract::{ErrorReport, IdRequest, Nothing, SaveSearchRequest, SavedSearchRow, SearchRequest};
use crate::report;
use crate::workbench::Workbench;
use yaobao_store::SavedSearch;

impl Workbench {
    /// Searches that were kept, by name.
    ///
    /// # Errors
    /// What the library reports.
    pub fn saved_searches(&self, _: &Nothing) -> Result<Vec<SavedSearchRow>, ErrorReport> {
        Ok(self.read(|library| library.saved_searches())?.into_iter().map(row).collect())
    }

    /// Keeps a search under a name, in place of one of that name.
    ///
    /// # Errors
    /// When the name is empty, and what the library reports.
    pub fn save_search(&self, request: &SaveSearchRequest) -> Result<SavedSearchRow, ErrorReport> {
        let name = request.name.trim();
        if name.is_empty() {
            return Err(report::bad_value("名称", name, "不为空的文字"));
        }
        let filters = SearchRequest { text: String::new(), offset: 0, limit: 0, ..request.search.clone() };
        let filters = serde_json::to_string(&filters).expect("contract types have string keys only");
        self.write(|library| library.save_search(name, &request.search.text, &filters)).map(row)
    }

    /// Forgets a search that was kept.
    ///
    /// # Errors
    /// When there is no such search, and what the library reports.
    pub fn forget_search(&self, request: &IdRequest) -> Result<Nothing, ErrorReport> {
        self.write(|library| library.forget_search(&request.id))?;
        Ok(Nothing {})
    }
}

fn row(saved: SavedSearch) -> SavedSearchRow {
    let SavedSearch { id, name, query, filters, saved_at } = saved;
    // Filters of another version of the program are taken as far as they are known.
    let filters: SearchRequest = serde_json::from_str(&filters).unwrap_or_default();
    SavedSearchRow { id, name, search: SearchRequest { text: query, ..filters }, saved_at }
}
