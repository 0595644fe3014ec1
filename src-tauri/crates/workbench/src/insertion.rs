//! A fact that a brief uses: the row that a link names, and the Markdown that a fact is inserted as.

use crate::contract::{ErrorReport, FactKind, FactRequest, FactRow, Insertion};
use crate::convert::id;
use crate::known::{citation, known_statistic};
use crate::workbench::Workbench;
use yaobao_compose::link;
use yaobao_model::{ExcerptId, FactRef, MeasureId, StatisticId};
use yaobao_store::{ExcerptRow, MeasureRow, StatisticRow, StoreError};

/// A fact as the library keeps it.
enum Kept {
    Statistic(StatisticRow),
    Measure(MeasureRow),
    Excerpt(ExcerptRow),
}

impl Workbench {
    /// The statistic, measure or excerpt that a link of a brief names, rejected or not.
    ///
    /// # Errors
    /// When there is no such fact, and what the library reports.
    pub fn fact(&self, request: &FactRequest) -> Result<FactRow, ErrorReport> {
        Ok(match self.kept(request)? {
            Kept::Statistic(row) => FactRow::Statistic(row.into()),
            Kept::Measure(row) => FactRow::Measure(row.into()),
            Kept::Excerpt(row) => FactRow::Excerpt(row.into()),
        })
    }

    /// The Markdown that a fact is inserted as: a linked figure, a quotation with its source, a measure.
    ///
    /// # Errors
    /// When there is no such fact, and what the library reports.
    pub fn insertion(&self, request: &FactRequest) -> Result<Insertion, ErrorReport> {
        let markdown = match self.kept(request)? {
            Kept::Statistic(row) => figure(&row),
            Kept::Measure(row) => measure(&row),
            Kept::Excerpt(row) => quotation(&row),
        };
        Ok(Insertion { markdown })
    }

    fn kept(&self, request: &FactRequest) -> Result<Kept, ErrorReport> {
        let missing = |what| StoreError::NoSuch { what, id: request.id.clone() };
        match request.kind {
            FactKind::Statistic => {
                let fact: StatisticId = id(&request.id)?;
                self.read(|library| library.statistic(fact)?.ok_or_else(|| missing("statistic"))).map(Kept::Statistic)
            }
            FactKind::Measure => {
                let fact: MeasureId = id(&request.id)?;
                self.read(|library| library.measure(fact)?.ok_or_else(|| missing("measure"))).map(Kept::Measure)
            }
            FactKind::Excerpt => {
                let fact: ExcerptId = id(&request.id)?;
                self.read(|library| library.excerpt(fact)?.ok_or_else(|| missing("excerpt"))).map(Kept::Excerpt)
            }
        }
    }
}

/// `[132.77亿元](yaobao:statistic/01J9Z3…)`
fn figure(row: &StatisticRow) -> String {
    link(&known_statistic(row.clone()).printed(), FactRef::Statistic(row.id))
}

/// The whole item, so that its figures are known to come from it.
fn measure(row: &MeasureRow) -> String {
    let paragraphs = row.measure.text.lines().filter(|line| !line.trim().is_empty());
    let linked: Vec<String> = paragraphs.map(|line| link(line, FactRef::Measure(row.id))).collect();
    linked.join("\n\n")
}

/// A quotation set apart, with a line that says where it stands.
fn quotation(row: &ExcerptRow) -> String {
    let to = FactRef::Excerpt(row.excerpt.id);
    let paragraphs = row.excerpt.quote.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned);
    let lines = paragraphs.chain([format!("——{}", citation(&row.source))]);
    let quoted: Vec<String> = lines.map(|line| format!("> {}\n", link(&line, to))).collect();
    quoted.join(">\n")
}
