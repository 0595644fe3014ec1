//! One indicator over regions and periods, from several sources.

use crate::bench::{BULLETIN, Bench};
use yaobao_workbench::contract::{
    IndicatorFilter, Ledger, LedgerCell, LedgerRequest, PreferRequest, Standing, StatisticKind,
};

const REPRINT: &str = "\
宁夏：技术市场持续活跃

2025年，宁夏技术合同交易额达1327700万元，同比增长11.9%。
";

const OTHER: &str = "\
宁夏：技术交易再上台阶

2025年，宁夏技术合同成交额达150亿元，同比增长11.9%。2024年，宁夏技术合同成交额为118.65亿元。
";

fn bench() -> Bench {
    let bench = Bench::new();
    bench.bring(&[("公报.txt", BULLETIN), ("转载.txt", REPRINT)]);
    bench
}

fn ledger(bench: &Bench) -> Ledger {
    let request = LedgerRequest {
        indicator: "技术合同成交额".to_owned(),
        kind: Some(StatisticKind::Level),
        ..LedgerRequest::default()
    };
    bench.workbench.ledger(&request).expect("the library can be read")
}

fn cell(ledger: &Ledger, period: &str) -> LedgerCell {
    ledger.cells.iter().find(|cell| cell.period == period).expect("a figure of that period").clone()
}

#[test]
fn wordings_that_mean_the_same_are_one_indicator() {
    let bench = bench();
    let filter = IndicatorFilter { text: "技术合同".to_owned(), ..IndicatorFilter::default() };
    let indicators = bench.workbench.indicators(&filter).expect("the library can be read");
    let row = indicators.first().expect("an indicator");
    assert_eq!(row.name, "技术合同成交额");
    assert!(row.wordings.contains(&"技术合同交易额".to_owned()), "{row:?}");
    let asked = LedgerRequest { indicator: "技术合同交易额".to_owned(), ..LedgerRequest::default() };
    assert_eq!(bench.workbench.ledger(&asked).expect("the library can be read").indicator, "技术合同成交额");
}

#[test]
fn figures_in_other_units_agree() {
    let ledger = ledger(&bench());
    assert_eq!(
        (&ledger.regions[..], &ledger.periods[..]),
        (&["宁夏回族自治区".to_owned()][..], &["2025".to_owned()][..])
    );
    let cell = cell(&ledger, "2025");
    assert_eq!(cell.standing, Standing::Same);
    assert_eq!(cell.readings.len(), 2);
    assert!(cell.best.is_some() && cell.value.is_some());
    let digits: Vec<&str> = cell.readings.iter().map(|reading| reading.digits.as_str()).collect();
    assert_eq!(digits[0], digits[1], "one unit for all");
}

#[test]
fn a_conflict_is_settled_by_a_person_and_can_be_undone() {
    let bench = bench();
    bench.bring(&[("另一份.txt", OTHER)]);
    let open = cell(&ledger(&bench), "2025");
    assert_eq!((open.standing, open.best.as_deref()), (Standing::Conflict, None));
    assert_eq!(cell(&ledger(&bench), "2024").standing, Standing::Single);
    let mut ids: Vec<String> = open.readings.iter().map(|reading| reading.statistic.id.clone()).collect();
    let chosen = ids.remove(0);
    let prefer = |reason: Option<&str>| PreferRequest {
        id: chosen.clone(),
        others: ids.clone(),
        reason: reason.map(str::to_owned),
    };
    bench.workbench.prefer_statistic(&prefer(Some("统计公报"))).expect("it is recorded");
    let settled = cell(&ledger(&bench), "2025");
    assert_eq!((settled.standing, settled.best.as_deref()), (Standing::Conflict, Some(chosen.as_str())));
    assert_eq!(settled.preferred.expect("the choice").reason, "统计公报");
    bench.workbench.prefer_statistic(&prefer(None)).expect("it is taken back");
    assert_eq!(cell(&ledger(&bench), "2025").preferred, None);
}

#[test]
fn an_indicator_that_is_not_there_makes_an_empty_ledger() {
    let asked = LedgerRequest { indicator: "没有的指标".to_owned(), ..LedgerRequest::default() };
    let empty = Bench::new().workbench.ledger(&asked).expect("the library can be read");
    assert!(empty.cells.is_empty() && empty.kind.is_none());
}
