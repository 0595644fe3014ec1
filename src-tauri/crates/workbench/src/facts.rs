//! Statistics and measures: lists, and what a person says of them.

use crate::contract::{
    EditStatisticRequest, ErrorReport, FactFilter, MeasurePage, MeasureRow, ReviewRequest, StatisticPage, StatisticRow,
};
use crate::convert::{id, id_option, limit, words};
use crate::report;
use crate::workbench::Workbench;
use rust_decimal::Decimal;
use yaobao_model::{MeasureId, Period, StatisticId};
use yaobao_store as store;
use yaobao_store::{Library, MeasureFilter, Page, StatisticEdit, StatisticFilter, StoreError};

impl Workbench {
    /// Statistics that fit a filter.
    ///
    /// # Errors
    /// When there is no such region or period, and what the library reports.
    pub fn statistics(&self, request: &FactFilter) -> Result<StatisticPage, ErrorReport> {
        let filter = StatisticFilter {
            region: self.region(request.region.as_deref())?,
            period: request.period.as_deref().filter(|text| !text.is_empty()).map(period).transpose()?,
            kind: request.kind.map(Into::into),
            state: request.state.map(Into::into),
            bulletin: id_option(request.bulletin.as_deref())?,
            text: words(&request.text),
            unrejected: true,
            limit: Some(limit(request.limit, 200)),
            offset: request.offset,
            ..StatisticFilter::default()
        };
        let Page { total, rows } = self.read(|library| library.statistics(&filter))?;
        Ok(StatisticPage { total, rows: rows.into_iter().map(Into::into).collect() })
    }

    /// Measures that fit a filter.
    ///
    /// # Errors
    /// When there is no such region, and what the library reports.
    pub fn measures(&self, request: &FactFilter) -> Result<MeasurePage, ErrorReport> {
        let filter = MeasureFilter {
            region: self.region(request.region.as_deref())?,
            state: request.state.map(Into::into),
            bulletin: id_option(request.bulletin.as_deref())?,
            text: words(&request.text),
            unrejected: true,
            limit: Some(limit(request.limit, 200)),
            offset: request.offset,
        };
        let Page { total, rows } = self.read(|library| library.measures(&filter))?;
        Ok(MeasurePage { total, rows: rows.into_iter().map(Into::into).collect() })
    }

    /// Records what a person says of a statistic: accepted, rejected, or proposed again.
    ///
    /// # Errors
    /// When there is no such statistic, and what the library reports.
    pub fn review_statistic(&self, request: &ReviewRequest) -> Result<StatisticRow, ErrorReport> {
        let statistic = id(&request.id)?;
        self.write(|library| {
            library.set_statistic_state(statistic, request.state.into())?;
            existing_statistic(library, statistic)
        })
        .map(Into::into)
    }

    /// Puts a statistic right.
    ///
    /// # Errors
    /// When the value is no number or there is no such period, region or statistic, and what the library reports.
    pub fn edit_statistic(&self, request: &EditStatisticRequest) -> Result<StatisticRow, ErrorReport> {
        let EditStatisticRequest { id: statistic, value, unit, indicator, kind, region, period: printed } = request;
        let statistic = id(statistic)?;
        let decimal: Decimal =
            value.trim().replace(',', "").parse().map_err(|_| report::bad_value("数值", value, "数字，如 132.77"))?;
        let region = self.region(region.as_deref())?;
        let period = printed.as_deref().filter(|text| !text.is_empty()).map(period).transpose()?;
        self.write(|library| {
            let known = existing_statistic(library, statistic)?;
            let edit = StatisticEdit {
                value: decimal,
                unit: unit.trim().to_owned(),
                indicator: indicator.trim().to_owned(),
                kind: (*kind).into(),
                region,
                period,
                qualifier: known.statistic.qualifier,
            };
            library.edit_statistic(statistic, &edit)?;
            existing_statistic(library, statistic)
        })
        .map(Into::into)
    }

    /// Records what a person says of a measure.
    ///
    /// # Errors
    /// When there is no such measure, and what the library reports.
    pub fn review_measure(&self, request: &ReviewRequest) -> Result<MeasureRow, ErrorReport> {
        let measure: MeasureId = id(&request.id)?;
        self.write(|library| {
            library.set_measure_state(measure, request.state.into())?;
            let row = library.measure(measure)?;
            row.ok_or_else(|| StoreError::NoSuch { what: "measure", id: measure.to_string() })
        })
        .map(Into::into)
    }
}

fn existing_statistic(library: &Library, id: StatisticId) -> Result<store::StatisticRow, StoreError> {
    library.statistic(id)?.ok_or_else(|| StoreError::NoSuch { what: "statistic", id: id.to_string() })
}

/// The period that a text names.
pub(crate) fn period(text: &str) -> Result<Period, ErrorReport> {
    text.trim()
        .parse()
        .map_err(|_| report::bad_value("时期", text, " 2025、2025-07、2025-H1、2025-Q3 或 2025-01/2025-07"))
}
