//! Where facts are used, and what briefs print otherwise than the library has it now.

use crate::contract::{
    BriefDetail, BriefUseRow, ChangedFigure, ChangedRequest, ErrorReport, FactKind, FactRequest, IdRequest,
    SaveBriefRequest, at_of,
};
use crate::convert::id;
use crate::known::known_statistic;
use crate::workbench::Workbench;
use yaobao_compose::{LinkedFact, changed_figure, linked_facts};
use yaobao_model::{BriefId, CharIndex, FactRef, Span};

/// One linked figure that is to be printed otherwise.
struct Change {
    at: Span,
    old: String,
    new: String,
    fact: String,
    source: String,
}

impl Workbench {
    /// The briefs that use a fact.
    ///
    /// # Errors
    /// When the identifier is none, and what the library reports.
    pub fn fact_uses(&self, request: &FactRequest) -> Result<Vec<BriefUseRow>, ErrorReport> {
        let fact = match request.kind {
            FactKind::Statistic => FactRef::Statistic(id(&request.id)?),
            FactKind::Measure => FactRef::Measure(id(&request.id)?),
            FactKind::Excerpt => FactRef::Excerpt(id(&request.id)?),
        };
        let briefs = self.read(|library| {
            let uses = library.briefs_using(fact)?;
            uses.into_iter()
                .map(|brief| library.brief(brief.id))
                .filter_map(Result::transpose)
                .collect::<Result<Vec<_>, _>>()
        })?;
        let mut rows = Vec::new();
        for brief in briefs {
            let changed = self.changes_in(&brief.text)?.iter().any(|change| change.fact == request.id);
            let (id, state) = (brief.row.id.to_string(), brief.row.state.into());
            rows.push(BriefUseRow { id, title: brief.row.title, state, changed });
        }
        Ok(rows)
    }

    /// Linked figures that a person has put right in the library since they were inserted, by brief.
    ///
    /// # Errors
    /// What the library reports.
    pub fn changed_figures(&self, request: &ChangedRequest) -> Result<Vec<ChangedFigure>, ErrorReport> {
        let wanted: Option<BriefId> = request.brief.as_deref().map(id).transpose()?;
        let briefs = self.read(|library| {
            let rows = library.briefs()?.into_iter().filter(|row| wanted.is_none_or(|wanted| wanted == row.id));
            rows.map(|row| library.brief(row.id)).filter_map(Result::transpose).collect::<Result<Vec<_>, _>>()
        })?;
        let mut figures = Vec::new();
        for brief in briefs {
            figures.extend(self.changes_in(&brief.text)?.into_iter().map(|change| ChangedFigure {
                brief: brief.row.id.to_string(),
                title: brief.row.title.clone(),
                fact: change.fact,
                at: at_of(change.at),
                old: change.old,
                new: change.new,
                source: change.source,
            }));
        }
        Ok(figures)
    }

    /// Takes every changed figure of a brief over, as a new revision.
    ///
    /// # Errors
    /// When there is no such brief, and what the library reports.
    pub fn take_changed_figures(&self, request: &IdRequest) -> Result<BriefDetail, ErrorReport> {
        let brief = self.brief(request)?;
        let changes = self.changes_in(&brief.markdown)?;
        let mut markdown = brief.markdown.clone();
        for change in changes.iter().rev() {
            let bytes = {
                let index = CharIndex::new(&markdown);
                let start = index.slice(Span::new(0, change.at.start)).len();
                start..start + index.slice(change.at).len()
            };
            markdown.replace_range(bytes, &change.new);
        }
        if !changes.is_empty() {
            self.save_brief(&SaveBriefRequest { id: request.id.clone(), markdown })?;
        }
        self.brief(request)
    }

    fn changes_in(&self, markdown: &str) -> Result<Vec<Change>, ErrorReport> {
        let mut changes = Vec::new();
        for LinkedFact { at, text, fact } in linked_facts(markdown) {
            let FactRef::Statistic(statistic) = fact else { continue };
            let Some(row) = self.read(|library| library.statistic(statistic))? else { continue };
            let known = known_statistic(row);
            if let Some(new) = changed_figure(&text, &known) {
                changes.push(Change { at, old: text, new, fact: statistic.to_string(), source: known.source });
            }
        }
        Ok(changes)
    }
}
