//! Short names and abbreviations: introduced before they are used, and introduced once.

use super::passage::{Passage, Quiet, Role};
use super::{Finding, RuleInfo};
use regex::Regex;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;
use yaobao_model::Severity;

pub(crate) const SHORT_NAMES: RuleInfo = RuleInfo {
    id: "text.C08",
    title: "先用全称，再用简称",
    severity: Severity::Hint,
    source: "党政机关公文处理惯例",
    on: true,
    wrong: &[
        "创投基金已投项目12个。某某创业投资引导基金（以下简称“创投基金”）设立于某地。",
        "某某技术交易中心（以下简称“交易中心”）成立。某某公共资源交易中心（以下简称“交易中心”）迁址。",
    ],
    right: &[
        "某某创业投资引导基金（以下简称“创投基金”）设立于某地。创投基金已投项目12个。",
        "某某大学（以下简称“学校”）牵头，全省学校参与。",
        "某某省创投基金管理中心成立。某某创业投资引导基金（以下简称“创投基金”）设立。",
    ],
};

pub(crate) const LATIN: RuleInfo = RuleInfo {
    id: "text.C18",
    title: "外文缩写首次出现时注明中文",
    severity: Severity::Warning,
    source: "党政机关公文处理惯例",
    on: true,
    wrong: &["推广BIM应用。", "引进CRO企业12家。"],
    right: &[
        "推广建筑信息模型（BIM）应用，BIM覆盖率提高。",
        "CRO（合同研究组织）企业12家。",
        "GDP增长，AI赋能，5G基站。",
        "装机30MW，G70高速，CRH380动车组，CO2排放。",
        "执行GB/T 9704标准。",
        "《BIM应用指南》印发。",
    ],
};

/// Abbreviations that newspapers print without a word on what they stand for, and symbols that are none.
const COMMON: &[&str] = &[
    "GDP", "AI", "IT", "APP", "WTO", "WHO", "CPI", "PPI", "PMI", "RCEP", "LED", "DNA", "RNA", "IPO", "VIP", "ID", "OA",
    "PPP", "CT", "GB", "ISO", "QQ", "USB", "CEO", "HR", "VR", "AR", "ETC", "POS", "ATM", "SUV", "GPS", "MBA", "EMBA",
    "PVC", "PE", "CBD", "NBA", "CBA", "DVD", "CD", "TV", "PC", "SCI", "SSCI", "CSSCI", "OPEC", "APEC", "EPC", "LNG",
    "LPG", "PDF", "MOU", "UPS", "KTV", "WIFI", "CCTV", "NGO", "UN", "EU", "USA", "UK", "TFT", "HTTP", "HTTPS", "WWW",
    "GW", "MW", "KW", "TW", "GWH", "PM", "AQI", "COD", "VOC", "VOCS", "IP", "BBS", "CNKI", "DOI", "ISBN", "ISSN",
    "MVP", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XX",
];

/// Adds short names that are used before they are introduced, or introduced twice.
pub(crate) fn short_names(passages: &[Passage], findings: &mut Vec<Finding>) {
    static INTRODUCED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"（(?:以下)?(?:统称|简称|统一简称)[：:]?“?([^“”（）、，；]{2,12})”?）")
            .expect("the pattern is tried by the tests")
    });
    let mut introduced: BTreeSet<&str> = BTreeSet::new();
    for (number, passage) in passages.iter().enumerate().filter(|(_, passage)| passage.text.contains("简称")) {
        for captures in INTRODUCED.captures_iter(&passage.text) {
            let name = captures.get(1).expect("the group is not optional");
            let bracket = captures.get(0).expect("a match has its group 0").range();
            if passage.is_quiet(&bracket, Quiet::Quotation) || passage.is_quiet(&bracket, Quiet::Code) {
                continue;
            }
            if !introduced.insert(name.as_str()) {
                let message = format!("“{}”前面已用作简称", name.as_str());
                findings.push(Finding {
                    severity: Severity::Warning,
                    ..SHORT_NAMES.finding(passage.span(name.range()), message)
                });
                continue;
            }
            if let Some((earlier, bytes)) = used_before(name.as_str(), &passages[..=number], bracket.start) {
                let message = format!("“{}”在注明全称之前已经使用", name.as_str());
                findings.push(SHORT_NAMES.finding(earlier.span(bytes), message));
            }
        }
    }
}

/// Where a short name stands before byte `end` of the last passage, as a word of its own.
///
/// Names of two characters are ordinary words as well (学校, 中心), and within a longer name it is no short name.
fn used_before<'p>(name: &str, passages: &'p [Passage], end: usize) -> Option<(&'p Passage, Range<usize>)> {
    if name.chars().count() < 3 {
        return None;
    }
    let last = passages.len() - 1;
    let running = |passage: &&Passage| !matches!(passage.role, Role::Title | Role::Cell | Role::Note);
    passages.iter().enumerate().filter(|(_, passage)| running(passage)).find_map(|(number, passage)| {
        let text = if number == last { &passage.text[..end] } else { passage.text.as_str() };
        let mut places = text.match_indices(name).map(|(at, name)| at..at + name.len());
        places.find(|bytes| stands_alone(text, bytes) && !passage.is_borrowed(bytes)).map(|bytes| (passage, bytes))
    })
}

fn stands_alone(text: &str, bytes: &Range<usize>) -> bool {
    let before = text[..bytes.start].chars().next_back();
    let behind = text[bytes.end..].chars().next();
    // What goes on as a name of an office or company is another name.
    before.is_none_or(|c| "，。；：、！？“的和与及由对向在把将".contains(c))
        && !behind.is_some_and(|c| "管理公有院所局处部室中（会".contains(c))
}

/// Adds the first use of each abbreviation that nothing explains.
pub(crate) fn latin(passages: &[Passage], findings: &mut Vec<Finding>) {
    static TOKEN: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"[A-Za-z0-9&+./_-]+").expect("the pattern is tried by the tests"));
    let mut seen: BTreeSet<&str> = COMMON.iter().copied().collect();
    for passage in passages.iter().filter(|p| p.is_running_text() || matches!(p.role, Role::Heading(_))) {
        for token in TOKEN.find_iter(&passage.text) {
            let name = token.as_str();
            if name.len() < 2 || name.len() > 8 || !name.bytes().all(|b| b.is_ascii_uppercase()) {
                continue;
            }
            if passage.is_borrowed(&token.range()) || passage.text[..token.start()].ends_with(' ') {
                continue;
            }
            if seen.insert(name) && !is_explained(passage, &token.range(), passages) {
                let message = format!("“{name}”首次出现，宜写中文名称并将缩写括注其后");
                findings.push(LATIN.finding(passage.span(token.range()), message));
            }
        }
    }
}

/// 建筑信息模型（BIM） or BIM（建筑信息模型）; a bracket in the title or a heading before explains too.
fn is_explained(passage: &Passage, bytes: &Range<usize>, passages: &[Passage]) -> bool {
    let (before, behind) = (&passage.text[..bytes.start], &passage.text[bytes.end..]);
    let name = &passage.text[bytes.clone()];
    let glossed = before.ends_with('（') || before.ends_with("简称") || behind.starts_with('（');
    let in_brackets = before.rfind('（') > before.rfind('）');
    glossed || in_brackets || passages.iter().any(|p| p.role == Role::Title && p.text.contains(name))
}
