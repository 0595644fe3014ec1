//! Which division a figure is about.

use std::ops::Range;
use yaobao_model::{Division, Gazetteer, Resolution};

/// A division that a text names, and how the name is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place<'g> {
    pub at: Range<usize>,
    /// `None` for 全市, 该省, 我区: the article's own division.
    pub division: Option<Named<'g>>,
}

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Named<'g> {
    Division(&'g Division),
    Country,
    /// Several divisions bear the name and nothing says which is meant.
    Unclear,
}

/// Words for the article's own division.
const OWN: &[&str] = &[
    "全自治区",
    "全区",
    "全市",
    "全省",
    "全县",
    "全州",
    "全盟",
    "全旗",
    "该省",
    "该市",
    "该县",
    "该区",
    "我省",
    "我市",
    "我县",
    "我区",
    "我州",
    "本市",
    "本省",
];

/// Words for the whole country, where they are what is spoken of.
const COUNTRY: &[&str] = &["全国", "我国"];

/// What makes 全国 a part of a title: 全国重点实验室, 全国文明城市.
const TITLES: &[&str] = &[
    "重点实验室",
    "文明",
    "示范",
    "先进",
    "百强",
    "优秀",
    "劳动模范",
    "劳模",
    "人大",
    "政协",
    "五一",
    "模范",
    "双拥",
    "卫生",
    "试点",
    "综合实力",
    "县域",
    "统一",
    "乡村旅游",
    "绿色",
    "特色",
    "知名",
    "著名",
    "各地",
    "两会",
    "创新型",
    "农业",
    "青年",
    "三八",
    "平安",
    "生态",
    "民族团结",
    "重点镇",
    "强",
    "科普",
    "专精特新",
    "技术能手",
];

/// What makes a place name the name of an institution: its figures are those of the article's division.
const INSTITUTIONS: &[&str] = &[
    "大学",
    "学院",
    "医院",
    "银行",
    "公司",
    "集团",
    "股份",
    "农科院",
    "科学院",
    "水科院",
    "研究院",
    "日报",
    "晚报",
    "师范",
    "理工",
    "农林",
    "医科",
    "中医",
];

/// Every place that a text names, in order.
pub(crate) fn places<'g>(text: &str, gazetteer: &'g Gazetteer, home: Option<&'g Division>) -> Vec<Place<'g>> {
    let mut found: Vec<Place<'g>> = Vec::new();
    for mention in gazetteer.mentions(text) {
        if names_institution(text, &mention.bytes) {
            continue;
        }
        let division = match gazetteer.resolve(&mention, home) {
            Some(Resolution::One(division)) => Named::Division(division),
            Some(Resolution::Ambiguous(_)) => Named::Unclear,
            None => continue,
        };
        found.push(Place { at: mention.bytes, division: Some(division) });
    }
    found
}

/// Whether a name only opens that of an institution: 宁夏大学, 衢州资源化工研究院.
fn names_institution(text: &str, at: &Range<usize>) -> bool {
    const REACH: usize = 10;
    let after = &text[at.end..];
    let full = text[at.clone()].ends_with(FULL_NAME_ENDINGS);
    let end = after.char_indices().nth(REACH).map_or(after.len(), |(at, _)| at);
    let near = &after[..end];
    let near = &near[..near.find(['，', '。', '、', '；', '的', '和', '与', '\n', '“']).unwrap_or(near.len())];
    INSTITUTIONS.iter().any(|word| if full { near.starts_with(word) } else { near.contains(word) })
}

/// What the full name of a division ends with.
pub(crate) const FULL_NAME_ENDINGS: &[char] = &['省', '市', '县', '区', '州', '旗', '盟'];

/// The place whose name `text[from..to]` begins with, once words that only open a clause are past.
pub(crate) fn subject<'g>(text: &str, from: usize, to: usize, places: &[Place<'g>]) -> Option<Place<'g>> {
    let part = &text[from..to];
    for own in OWN {
        if part.starts_with(own) {
            return Some(Place { at: from..from + own.len(), division: None });
        }
    }
    for country in COUNTRY {
        if let Some(rest) = part.strip_prefix(country) {
            let ranked =
                rest.starts_with(['首', '唯', '第', '最', '前', '性']) || TITLES.iter().any(|t| rest.starts_with(t));
            return (!ranked).then(|| Place { at: from..from + country.len(), division: Some(Named::Country) });
        }
    }
    let first = places.partition_point(|place| place.at.start < from);
    places.get(first).filter(|place| place.at.start == from && place.at.end <= to).cloned()
}

/// Whether a division may be what a figure of an article about `home` is about.
pub(crate) fn plausible(division: &Division, home: Option<&Division>, strong: bool) -> bool {
    home.is_none_or(|home| division.within(home)) || strong
}
