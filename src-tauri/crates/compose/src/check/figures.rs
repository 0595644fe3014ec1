//! Figures against the library: which have no source, which differ from theirs.

use super::passage::{Link, Passage, Quiet, Role};
use super::{Finding, RuleInfo, RuleSet, TypedFigure};
use crate::facts::{Facts, KnownStatistic, StatisticQuery, bare, link};
use std::ops::Range;
use yaobao_model::quantity::{Agreement, Qualifier, Quantity};
use yaobao_model::{CharIndex, FactRef, Period, ReviewState, Severity, Span, StatisticKind};

const LIBRARY: &str = "资料库";

pub(crate) const UNSOURCED: RuleInfo = rule("figure.unsourced", "数据没有来源", Severity::Warning);
pub(crate) const DIFFERS: RuleInfo = rule("figure.differs", "数据与来源不符", Severity::Error);
pub(crate) const GONE: RuleInfo = rule("figure.gone", "链接的资料已不在资料库", Severity::Error);
pub(crate) const REJECTED: RuleInfo = rule("figure.rejected", "链接的资料已被排除", Severity::Error);
pub(crate) const CHANGED: RuleInfo = rule("figure.changed", "链接的数据已变更", Severity::Error);
pub(crate) const OFFERED: RuleInfo = rule("figure.link-offered", "资料库中有相同的数据，可以链接", Severity::Hint);
pub(crate) const CONTRADICTS: RuleInfo = rule("figure.contradicts", "与资料库中同一指标的数据矛盾", Severity::Warning);
pub(crate) const STALE: RuleInfo = rule("figure.stale", "资料库中有更新一期的数据", Severity::Hint);
pub(crate) const QUOTE: RuleInfo = rule("quote.differs", "引文与原文不一致", Severity::Error);

const fn rule(id: &'static str, title: &'static str, severity: Severity) -> RuleInfo {
    RuleInfo { id, title, severity, source: LIBRARY, on: true, wrong: &[], right: &[] }
}

/// A recognised figure and its bytes in its passage.
pub(crate) struct Read {
    pub(crate) figure: TypedFigure,
    pub(crate) bytes: Range<usize>,
}

/// The figures of a passage.
pub(crate) fn read(passage: &Passage, rules: &RuleSet<'_>) -> Vec<Read> {
    let figures = rules.figures.figures(&passage.text);
    let read = figures.into_iter().map(|figure| Read { bytes: passage.bytes(figure.at), figure });
    read.filter(|read| !passage.is_quiet(&read.bytes, Quiet::Code)).collect()
}

/// What the figures of a brief are compared with.
pub(crate) struct Against<'a> {
    /// The library.
    pub(crate) facts: &'a dyn Facts,
    /// The title of the brief, which may name the region that a paragraph does not.
    pub(crate) title: &'a str,
    /// The file.
    pub(crate) index: &'a CharIndex<'a>,
}

/// Adds what is to be said of the figures of one passage.
pub(crate) fn look(passage: &Passage, figures: &[Read], against: &Against<'_>, findings: &mut Vec<Finding>) {
    let Against { facts, title: context, .. } = *against;
    for link in &passage.links {
        look_at_link(passage, link, figures, against, findings);
    }
    // Headings sum up the text below them, notes name sources.
    if matches!(passage.role, Role::Title | Role::Heading(_) | Role::Note) {
        return;
    }
    for read in figures {
        let linked =
            passage.links.iter().any(|link| link.bytes.start < read.bytes.end && read.bytes.start < link.bytes.end);
        if !linked {
            look_at_unlinked(passage, read, context, facts, findings);
        }
    }
}

fn look_at_link(passage: &Passage, link: &Link, figures: &[Read], against: &Against<'_>, findings: &mut Vec<Finding>) {
    let facts = against.facts;
    let at = passage.span(link.bytes.clone());
    let rejected = |source: &str| {
        let text = &passage.text[link.bytes.clone()];
        finding(&REJECTED, at, format!("“{text}”链接的资料已被排除（{source}），应换用别的来源或重新采用"))
    };
    let gone = || finding(&GONE, at, format!("“{}”链接的资料已不在资料库", &passage.text[link.bytes.clone()]));
    match link.fact {
        FactRef::Statistic(id) => match facts.statistic(id) {
            Some(known) if known.state == ReviewState::Rejected => findings.push(rejected(&known.source)),
            Some(known) => {
                findings.extend(differing(passage, link, figures, &known));
                findings.extend(stale(at, &known, against));
            }
            None => findings.push(gone()),
        },
        FactRef::Measure(id) => match facts.measure(id) {
            Some(known) if known.state == ReviewState::Rejected => findings.push(rejected(&known.source)),
            Some(_) => {}
            None => findings.push(gone()),
        },
        FactRef::Excerpt(id) => match facts.excerpt(id) {
            Some(known) => {
                let text = passage.text[link.bytes.clone()].trim_matches(['“', '”']);
                if !letters(&known.quote).contains(&letters(text)) {
                    let message = format!("引文与原文不一致，原文为“{}”（{}）", known.quote, known.source);
                    findings.push(finding(&QUOTE, at, message));
                }
            }
            None => findings.push(gone()),
        },
    }
}

/// A linked figure of which the library has a later one: same indicator, region and kind, a later year.
///
/// The link of the later one is suggested; the year beside it is the writer's to change.
fn stale(at: Span, known: &KnownStatistic, against: &Against<'_>) -> Option<Finding> {
    let is_year = |period: Option<Period>| match period {
        Some(Period::Date(date)) if date.month.is_none() => Some(date.year),
        _ => None,
    };
    let year = is_year(known.period)?;
    let query = StatisticQuery {
        indicator: Some(known.indicator.clone()),
        region: known.region.clone(),
        ..StatisticQuery::default()
    };
    let same = |other: &KnownStatistic| {
        (&other.indicator, &other.region, other.kind) == (&known.indicator, &known.region, known.kind)
    };
    let later =
        against.facts.statistics(&query).into_iter().filter(same).find(|other| is_year(other.period) > Some(year))?;
    let message = format!("资料库中{}年的数据为{}（{}）", is_year(later.period)?, later.printed(), later.source);
    let whole = whole_link(at, against.index);
    let suggestion = whole.map(|_| link(&later.printed(), FactRef::Statistic(later.id)));
    Some(Finding { suggestion, ..finding(&STALE, whole.unwrap_or(at), message) })
}

/// A link with its brackets and address, around its text: `[132.77亿元](yaobao:statistic/…)`.
fn whole_link(text: Span, index: &CharIndex<'_>) -> Option<Span> {
    let before = Span::new(text.start.checked_sub(1)?, text.start);
    let behind = index.slice(Span::new(text.end, index.len()));
    let end = behind.find(')').filter(|_| index.slice(before) == "[" && behind.starts_with("](yaobao:"))?;
    Some(Span::new(before.start, text.end + behind[..=end].chars().count()))
}

/// What is compared of a quotation: everything but line breaks.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\n' | '\r')).collect()
}

/// A linked figure that does not say what its statistic says.
fn differing(passage: &Passage, link: &Link, figures: &[Read], known: &KnownStatistic) -> Option<Finding> {
    let within = |read: &&Read| link.bytes.start < read.bytes.end && read.bytes.start < link.bytes.end;
    let mut printed: Vec<(Quantity, Range<usize>)> =
        figures.iter().filter(within).filter_map(|read| Some((quantity(&read.figure)?, read.bytes.clone()))).collect();
    if printed.is_empty() {
        let text = &passage.text[link.bytes.clone()];
        let start = link.bytes.start + (text.len() - bare(text).len());
        printed.extend(Quantity::parse(bare(text)).map(|quantity| (quantity, start..link.bytes.end)));
    }
    let library = of_library(known);
    let mut worst = None;
    for (quantity, bytes) in &printed {
        let quantity = with_unit_of(quantity, &library);
        match quantity.agreement_as(&library, qualifier(passage, bytes)) {
            Agreement::Same | Agreement::Rounded => return opposite(passage, bytes, known),
            Agreement::Finer => worst = Some((Severity::Hint, quantity, bytes)),
            Agreement::Differs => worst = Some((Severity::Error, quantity, bytes)),
            Agreement::OtherUnit => worst = worst.or(Some((Severity::Warning, quantity, bytes))),
        }
    }
    let (severity, quantity, bytes) = worst?;
    let text = &passage.text[bytes.clone()];
    let printed = known.printed();
    let suggestion = Some(printed.clone());
    // The brief says what the source prints, and somebody has put the library's value right since.
    if printed != known.figure && severity != Severity::Hint && bare(text) == bare(&known.figure) {
        let message = format!("数据已变更：原为{text}，资料库现为{printed}（{}）", known.source);
        return Some(Finding { suggestion, ..finding(&CHANGED, passage.span(bytes.clone()), message) });
    }
    let message = match (severity, quantity.shifted_by(&library)) {
        (Severity::Hint, _) => format!("“{text}”比来源更精确，来源为{printed}（{}）", known.source),
        (_, Some(_)) => format!("“{text}”与来源差了数量级，来源为{printed}（{}）", known.source),
        _ => format!("“{text}”与来源不符，来源为{printed}（{}）", known.source),
    };
    Some(Finding { severity, suggestion, ..finding(&DIFFERS, passage.span(bytes.clone()), message) })
}

/// A figure whose number is right, behind a word that turns it round: 增长 for a statistic that fell.
fn opposite(passage: &Passage, bytes: &Range<usize>, known: &KnownStatistic) -> Option<Finding> {
    if !matches!(known.kind, StatisticKind::Growth | StatisticKind::Change) || known.value.is_zero() {
        return None;
    }
    let rises = says_rise(&passage.text[..bytes.start])?;
    let text = &passage.text[bytes.clone()];
    (rises == known.value.is_sign_negative() && !text.starts_with(['-', '−', '－'])).then(|| {
        let message = format!("“{text}”的增减方向与来源相反，来源为“{}”（{}）", known.quote, known.source);
        finding(&DIFFERS, passage.span(bytes.clone()), message)
    })
}

/// Whether the words before a figure say that something rose or fell; the nearest word counts.
fn says_rise(before: &str) -> Option<bool> {
    const RISES: [&str; 7] = ["增长", "增加", "上升", "提高", "提升", "增幅", "扩大"];
    const FALLS: [&str; 8] = ["下降", "减少", "降低", "回落", "下滑", "收窄", "降幅", "缩小"];
    let clause = before.rsplit(['，', '。', '；', '、']).next().unwrap_or(before);
    let last = |words: &[&str]| words.iter().filter_map(|word| clause.rfind(word)).max();
    match (last(&RISES), last(&FALLS)) {
        (Some(rise), Some(fall)) => Some(rise > fall),
        (Some(_), None) => Some(true),
        (None, Some(_)) => Some(false),
        (None, None) => None,
    }
}

fn look_at_unlinked(passage: &Passage, read: &Read, context: &str, facts: &dyn Facts, findings: &mut Vec<Finding>) {
    let at = passage.span(read.bytes.clone());
    let figure = &read.figure;
    findings.push(finding(&UNSOURCED, at, format!("“{}”没有来源", figure.figure)));
    if let Some(known) = offered(figure, facts) {
        let message = format!("资料库中有相同的数据：{}{}（{}）", known.indicator, known.figure, known.source);
        let suggestion = Some(link(&passage.text[read.bytes.clone()], FactRef::Statistic(known.id)));
        findings.push(Finding { suggestion, ..finding(&OFFERED, at, message) });
    } else if let Some(known) = contradicted(passage, read, context, facts) {
        findings.push(contradiction(figure, &known, at));
    }
}

/// The statistic of the library that a figure typed by hand most likely is.
///
/// The same number alone says little: 100万元 is many things. It must measure the same, or have so many digits that
/// it can hardly be another (132.77亿元); and it may not say that it is of another kind or time.
fn offered(figure: &TypedFigure, facts: &dyn Facts) -> Option<KnownStatistic> {
    let telling = significant_digits(figure) >= 4;
    let mut known = facts.statistics_with_value(figure.value, &figure.unit);
    known.retain(|known| {
        let another_time = known.period.is_some() && figure.period.is_some() && known.period != figure.period;
        let same = telling || related(&figure.indicator, &known.indicator);
        same && known.kind == figure.kind && !another_time
    });
    known.sort_by_key(|known| {
        (
            known.indicator != figure.indicator,
            !related(&figure.indicator, &known.indicator),
            known.period != figure.period,
        )
    });
    known.into_iter().next()
}

/// Digits of a figure's value without the noughts at its ends: 5 of 132.77, 1 of 1000.
fn significant_digits(figure: &TypedFigure) -> usize {
    figure.value.mantissa().unsigned_abs().to_string().trim_end_matches('0').len()
}

/// Whether one indicator's name stands in the other's, or more than half of the characters of the longer in the shorter.
fn related(a: &str, b: &str) -> bool {
    let (shorter, longer) = if a.chars().count() <= b.chars().count() { (a, b) } else { (b, a) };
    if shorter.chars().count() < 2 {
        return false;
    }
    let shared = longer.chars().filter(|c| shorter.contains(*c)).count();
    longer.contains(shorter) || shared * 2 > longer.chars().count()
}

/// The statistic of the library that a figure typed by hand contradicts.
fn contradicted(passage: &Passage, read: &Read, context: &str, facts: &dyn Facts) -> Option<KnownStatistic> {
    let figure = &read.figure;
    if figure.indicator.chars().count() < 2 || figure.period.is_none() {
        return None;
    }
    let query = StatisticQuery {
        indicator: Some(figure.indicator.clone()),
        period: figure.period,
        ..StatisticQuery::default()
    };
    let mut known = facts.statistics(&query);
    known.retain(|known| {
        known.indicator == figure.indicator && known.kind == figure.kind && known.period == figure.period
    });
    let printed = quantity(figure)?;
    let agreements =
        known.iter().map(|known| printed.agreement_as(&of_library(known), qualifier(passage, &read.bytes)));
    if agreements.clone().any(|agreement| !matches!(agreement, Agreement::Differs | Agreement::OtherUnit)) {
        return None;
    }
    let differs: Vec<bool> = agreements.map(|agreement| agreement == Agreement::Differs).collect();
    let mut differs = differs.iter();
    known.retain(|_| *differs.next().expect("one agreement for each statistic"));
    let one_region = known.windows(2).all(|pair| pair[0].region == pair[1].region);
    known.into_iter().find(|known| {
        let named =
            known.region.as_deref().is_none_or(|region| is_named(region, &passage.text) || is_named(region, context));
        named || (one_region && !mentions_a_division(&passage.text))
    })
}

fn contradiction(figure: &TypedFigure, known: &KnownStatistic, at: Span) -> Finding {
    let shift = quantity(figure).and_then(|quantity| quantity.shifted_by(&of_library(known)));
    let (severity, slip) =
        if shift.is_some() { (Severity::Error, "，疑为数量级有误") } else { (Severity::Warning, "") };
    let period = known.period.map(|period| period.to_string()).unwrap_or_default();
    let message = format!(
        "“{}”与资料库矛盾{slip}：{}{period}{}为{}（{}）",
        figure.figure,
        known.region.as_deref().unwrap_or_default(),
        known.indicator,
        known.figure,
        known.source
    );
    let suggestion = Some(link(&known.printed(), FactRef::Statistic(known.id)));
    Finding { severity, suggestion, ..finding(&CONTRADICTS, at, message) }
}

/// Whether a text names a division: 四川省绵阳市 is named by 绵阳.
fn is_named(region: &str, text: &str) -> bool {
    let own = region.trim_end_matches(['省', '市', '县', '区']);
    let own = own.rsplit(['省', '市', '州']).next().unwrap_or(own);
    let own = own.trim_start_matches("自治区");
    let short: String = own.chars().take(2).collect();
    short.chars().count() == 2 && text.contains(&short)
}

fn mentions_a_division(text: &str) -> bool {
    ["省", "市", "县", "州"].iter().any(|word| text.contains(word))
}

/// The figure as a quantity, with the decimals that are printed.
fn quantity(figure: &TypedFigure) -> Option<Quantity> {
    let decimals =
        Quantity::parse(bare(&figure.figure)).map_or(figure.value.normalize().scale(), |printed| printed.decimals);
    Some(Quantity { value: figure.value, unit: figure.unit.clone(), decimals })
}

fn of_library(known: &KnownStatistic) -> Quantity {
    let decimals =
        Quantity::parse(bare(&known.printed())).map_or(known.value.normalize().scale(), |printed| printed.decimals);
    Quantity { value: known.value, unit: known.unit.clone(), decimals }
}

/// A cell of a table prints no unit of its own: it is the library's.
fn with_unit_of(printed: &Quantity, library: &Quantity) -> Quantity {
    let unit = if printed.unit.is_empty() { library.unit.clone() } else { printed.unit.clone() };
    Quantity { unit, ..printed.clone() }
}

/// The word at a figure that makes it a bound or an approximation.
pub(crate) fn qualifier(passage: &Passage, bytes: &Range<usize>) -> Option<Qualifier> {
    let (before, after) = (&passage.text[..bytes.start], &passage.text[bytes.end..]);
    let figure = &passage.text[bytes.clone()];
    let starts = |words: &[&str]| words.iter().any(|word| before.ends_with(word) || figure.starts_with(word));
    let ends = |words: &[&str]| words.iter().any(|word| after.starts_with(word) || figure.contains(word));
    if starts(&["超", "超过", "逾", "突破", "不少于", "不低于", "高于", "多达"]) || ends(&["以上", "余", "多"])
    {
        Some(Qualifier::Above)
    } else if starts(&["近", "将近", "接近", "不足", "不到"]) {
        Some(Qualifier::Below)
    } else if starts(&["约", "大约", "约为"]) || ends(&["左右", "上下"]) {
        Some(Qualifier::About)
    } else {
        None
    }
}

fn finding(rule: &RuleInfo, at: Span, message: String) -> Finding {
    Finding { rule: rule.id, severity: rule.severity, message, at, suggestion: None, source: rule.source }
}
