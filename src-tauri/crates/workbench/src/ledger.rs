//! The ledger (数据台账): one indicator over regions and periods, every source beside the others.

use crate::contract::{
    self, ErrorReport, IndicatorFilter, IndicatorRow, Ledger, LedgerCell, LedgerKind, LedgerReading, LedgerRequest,
    Nothing, PreferRequest, Preference,
};
use crate::convert::{id, ids, limit, number};
use crate::workbench::Workbench;
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use yaobao_model::ledger::{Reading, compare};
use yaobao_model::quantity::Qualifier;
use yaobao_model::{Period, Quantity, ReviewState, StatisticId, StatisticKind};
use yaobao_store::{Preferred, StatisticFilter, StatisticRow};

/// Indicators read to find those that mean the same: more than any library has.
const INDICATORS: usize = 1_000_000;

/// Figures of one indicator in one ledger: a table with more would not be read by anybody.
const FIGURES: usize = 20_000;

impl Workbench {
    /// Indicators with how many figures there are of each, the most frequent first; wordings that mean the same are one.
    ///
    /// # Errors
    /// What the library reports.
    pub fn indicators(&self, request: &IndicatorFilter) -> Result<Vec<IndicatorRow>, ErrorReport> {
        let all = self.read(|library| library.indicators(INDICATORS))?;
        let lexicons = &self.reader().lexicons;
        let mut rows: Vec<IndicatorRow> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for (wording, figures) in all {
            let name = lexicons.common_indicator(&wording).to_owned();
            let place = *places.entry(name.clone()).or_insert_with(|| {
                rows.push(IndicatorRow { name, wordings: Vec::new(), figures: 0 });
                rows.len() - 1
            });
            rows[place].wordings.push(wording);
            rows[place].figures += figures;
        }
        let text = request.text.trim();
        rows.retain(|row| row.name.contains(text) || row.wordings.iter().any(|wording| wording.contains(text)));
        // Of names that hold the text, the text itself is what was looked for.
        rows.sort_by_key(|row| (row.name != text, Reverse(row.figures)));
        rows.truncate(limit(request.limit, 200));
        Ok(rows)
    }

    /// One indicator over regions and periods, in one unit, with how the sources of each figure stand to each other.
    ///
    /// # Errors
    /// When there is no such region, and what the library reports.
    pub fn ledger(&self, request: &LedgerRequest) -> Result<Ledger, ErrorReport> {
        let region = self.region(request.region.as_deref())?;
        let common = self.reader().lexicons.common_indicator(request.indicator.trim()).to_owned();
        let indicators = self.indicators(&IndicatorFilter { text: common.clone(), limit: INDICATORS })?;
        let wordings = indicators.into_iter().find(|row| row.name == common).map_or_else(Vec::new, |row| row.wordings);
        let (mut rows, preferred) = self.read(|library| {
            let mut rows = Vec::new();
            for wording in &wordings {
                let filter = StatisticFilter {
                    indicator: Some(wording.clone()),
                    region: region.clone(),
                    limit: Some(FIGURES),
                    ..StatisticFilter::default()
                };
                rows.extend(library.statistics(&filter)?.rows);
            }
            Ok((rows, library.preferences()?))
        })?;
        rows.retain(|row| row.state != ReviewState::Rejected);
        let kinds = kinds(&rows);
        let wanted: Option<StatisticKind> = request.kind.map(Into::into);
        let choice = kinds.iter().find(|choice| wanted.is_none_or(|kind| choice.kind == kind));
        let unit = choice.and_then(|choice| choice.unit(request.unit.as_deref())).unwrap_or_default();
        rows.retain(|row| choice.is_some_and(|choice| choice.kind == row.statistic.kind));
        let table = table(rows, &unit, &preferred);
        Ok(Ledger {
            indicator: common,
            wordings,
            kind: choice.map(|choice| choice.kind.into()),
            kinds: kinds.iter().map(Choice::row).collect(),
            unit,
            regions: names(table.keys().map(|(region, _)| region.clone())),
            periods: periods(table.keys().map(|(_, period)| *period)),
            cells: table.into_values().collect(),
        })
    }

    /// Records which of several sources a person goes by, and why; or takes that back.
    ///
    /// # Errors
    /// When there is no such figure, and what the library reports.
    pub fn prefer_statistic(&self, request: &PreferRequest) -> Result<Nothing, ErrorReport> {
        let (chosen, others): (StatisticId, Vec<StatisticId>) = (id(&request.id)?, ids(&request.others)?);
        self.write(|library| match &request.reason {
            Some(reason) => library.prefer_statistic(chosen, &others, reason.trim()),
            None => library.forget_preference(chosen),
        })?;
        Ok(Nothing {})
    }
}

/// A kind of figure with the units it is printed in.
struct Choice {
    kind: StatisticKind,
    /// Printed units by the smallest unit of their sort, with how often each is printed.
    units: Vec<(String, Vec<(String, usize)>)>,
    figures: usize,
}

impl Choice {
    /// The unit to show: the one that is wanted if figures can be counted in it, or else the most frequent.
    fn unit(&self, wanted: Option<&str>) -> Option<String> {
        let base_of = |unit: &str| Quantity::new(Decimal::ONE, unit).base().1;
        let wanted = wanted.filter(|unit| self.units.iter().any(|(base, _)| *base == base_of(unit)));
        wanted.map(str::to_owned).or_else(|| self.most_frequent().into_iter().next())
    }

    /// Of each sort of unit the one that is printed most, the most frequent sort first.
    fn most_frequent(&self) -> Vec<String> {
        let printed = self.units.iter().filter_map(|(_, printed)| printed.iter().max_by_key(|(_, count)| *count));
        printed.map(|(unit, _)| unit.clone()).collect()
    }

    fn row(&self) -> LedgerKind {
        LedgerKind { kind: self.kind.into(), units: self.most_frequent(), figures: self.figures }
    }
}

/// The kinds among figures, the most frequent first.
fn kinds(rows: &[StatisticRow]) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for StatisticRow { statistic, .. } in rows {
        let (_, base) = Quantity::new(statistic.value, &statistic.unit).base();
        let choice = entry(
            &mut choices,
            |choice| choice.kind == statistic.kind,
            || Choice { kind: statistic.kind, units: Vec::new(), figures: 0 },
        );
        choice.figures += 1;
        let (_, printed) = entry(&mut choice.units, |(known, _)| *known == base, || (base.clone(), Vec::new()));
        entry(printed, |(unit, _)| *unit == statistic.unit, || (statistic.unit.clone(), 0)).1 += 1;
    }
    for choice in &mut choices {
        choice.units.sort_by_key(|(_, printed)| Reverse(printed.iter().map(|(_, count)| count).sum::<usize>()));
    }
    choices.sort_by_key(|choice| Reverse(choice.figures));
    choices
}

/// The first element that fits, which is made when there is none.
fn entry<T>(list: &mut Vec<T>, fits: impl Fn(&T) -> bool, make: impl FnOnce() -> T) -> &mut T {
    let place = list.iter().position(fits).unwrap_or_else(|| {
        list.push(make());
        list.len() - 1
    });
    &mut list[place]
}

/// Where a cell stands: the division, empty for none, and the period.
type Place = (String, Option<Period>);

/// The cells by region and period, of the figures that can be counted in `unit`.
fn table(
    rows: Vec<StatisticRow>,
    unit: &str,
    preferred: &HashMap<StatisticId, Preferred>,
) -> BTreeMap<Place, LedgerCell> {
    let mut cells: BTreeMap<Place, Vec<(StatisticRow, Decimal)>> = BTreeMap::new();
    for row in rows {
        let quantity = Quantity::new(row.statistic.value, &row.statistic.unit);
        let Some(converted) = quantity.in_unit(unit) else { continue };
        let key = (row.statistic.region.clone().unwrap_or_default(), row.statistic.period);
        cells.entry(key).or_default().push((row, converted));
    }
    cells.into_iter().map(|(key, rows)| (key.clone(), cell(key, rows, preferred))).collect()
}

fn cell(
    (region, period): Place,
    mut rows: Vec<(StatisticRow, Decimal)>,
    preferred: &HashMap<StatisticId, Preferred>,
) -> LedgerCell {
    rows.sort_by_key(|(row, _)| Reverse(row.source.date));
    let readings: Vec<Reading<'_>> = rows.iter().map(|(row, _)| reading(row)).collect();
    let comparison = compare(&readings).expect("a cell holds at least one figure");
    let chosen = rows.iter().position(|(row, _)| preferred.contains_key(&row.id));
    let best = chosen.or(comparison.best).map(|at| &rows[at]);
    let preference = chosen.and_then(|at| preferred.get(&rows[at].0.id));
    LedgerCell {
        region,
        period: period.map(|period| period.to_string()).unwrap_or_default(),
        standing: comparison.standing.into(),
        best: best.map(|(row, _)| row.id.to_string()),
        digits: best.map(|(_, value)| value.to_string()).unwrap_or_default(),
        value: best.map(|(_, value)| number(*value)),
        preferred: preference.map(|Preferred { reason, at }| Preference { reason: reason.clone(), at: *at }),
        readings: rows
            .iter()
            .map(|(row, value)| LedgerReading {
                statistic: contract::StatisticRow::from(row.clone()),
                digits: value.to_string(),
            })
            .collect(),
    }
}

fn reading(row: &StatisticRow) -> Reading<'_> {
    let statistic = &row.statistic;
    let printed = Quantity::parse(&statistic.figure).map(|quantity| quantity.decimals);
    let quantity = Quantity::new(statistic.value, &statistic.unit);
    Reading {
        quantity: Quantity { decimals: printed.unwrap_or(quantity.decimals), ..quantity },
        qualifier: statistic.qualifier.as_deref().and_then(Qualifier::of),
        date: row.source.date,
        clause: &statistic.quote,
    }
}

/// Names without repetitions, in the order they come in.
fn names(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<String> = names.collect();
    names.dedup();
    names
}

/// Periods in the order of their beginnings, the shorter first; what has no period comes last.
fn periods(periods: impl Iterator<Item = Option<Period>>) -> Vec<String> {
    let mut periods: Vec<Option<Period>> = periods.collect();
    periods.sort_by_key(|period| period.map_or((true, None), |period| (false, Some(period.bounds()))));
    periods.dedup();
    periods.into_iter().map(|period| period.map(|period| period.to_string()).unwrap_or_default()).collect()
}
