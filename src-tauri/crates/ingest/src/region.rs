//! Which division an article is about.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use yaobao_model::{Diagnostic, Division, Gazetteer, Mention, Resolution};

/// Names that stand for the country as a whole when no division is named beside them.
const NATIONAL: &[&str] = &[
    "我国",
    "全国",
    "中国",
    "国家",
    "中共中央",
    "中央",
    "国务院",
    "科技部",
    "工信部",
    "工业和信息化部",
    "财政部",
    "教育部",
    "发展改革委",
    "央行",
    "商务部",
    "农业农村部",
    "人力资源社会保障部",
    "国资委",
];

/// Groups of divisions across provinces, and words for many places at once: about the country, unless a division is named.
const ACROSS: &[&str] = &[
    "京津冀",
    "成渝",
    "川渝",
    "长三角",
    "长江三角洲",
    "粤港澳",
    "大湾区",
    "沪苏浙皖",
    "苏浙皖",
    "苏皖",
    "长江经济带",
    "黄河流域",
    "沿黄九省",
    "东北三省",
    "东三省",
    "西部地区",
    "中部地区",
    "东部地区",
    "多地",
    "各地",
    "多省",
    "三省一市",
    "晋冀鲁豫",
    "中部六省",
    "西南地区",
    "东北地区",
];

/// Words by which a text speaks of its own division, with the level that they tell: 1 province, 2 prefecture, 3 county.
const OWN: &[(&str, u8)] = &[
    ("全省", 1),
    ("我省", 1),
    ("省委", 1),
    ("全市", 2),
    ("我市", 2),
    ("市委", 2),
    ("全州", 2),
    ("我州", 2),
    ("全县", 3),
    ("我县", 3),
    ("县委", 3),
];

/// What makes of a division's name that of an institution or company, which may stand anywhere.
const INSTITUTIONS: &[&str] = &[
    "大学",
    "学院",
    "医院",
    "银行",
    "股份",
    "集团",
    "有限",
    "日报",
    "晚报",
    "科技报",
    "商报",
    "证券",
    "航空",
    "机场",
    "理工",
    "师范",
    "农业大学",
    "工业大学",
    "医科",
    "交通大学",
    "财经",
    "科技大学",
    "民族大学",
    "铁路局",
    "海关",
    "农商",
];

/// A mention of a division and what it is worth as evidence.
struct Evidence<'g> {
    bytes: Range<usize>,
    resolution: Resolution<'g>,
    weak: bool,
}

/// The full name of the division that an article is about, and what to say where that is not clear.
///
/// The title decides (`浙江：助力嘉善……` is 嘉善县), then the issuing office, then the body, in which one division must
/// stand out. A name that several divisions bear is settled by its surroundings or left open, never guessed. Institutions
/// that bear a division's name (某某大学) and places that were only visited (赴某县考察) count where nothing else does.
pub(crate) fn region_of(
    title: &str,
    about: &str,
    body: &str,
    gazetteer: &Gazetteer,
) -> (Option<String>, Option<Diagnostic>) {
    let mentions = gazetteer.mentions(body);
    let province = prevailing(&mentions, body, gazetteer);
    let found = evidence(body, mentions, province, gazetteer);
    for text in [title, about] {
        match named(text, province, &found, gazetteer) {
            Named::One(division) => return (Some(division.full_name.clone()), None),
            Named::Several => return (Some(Division::WHOLE_COUNTRY.to_owned()), None),
            Named::Ambiguous(name, several) => return (None, Some(ambiguous(&name, &several))),
            Named::None if is_national(text) => {
                return (Some(Division::WHOLE_COUNTRY.to_owned()), None);
            }
            Named::None => {}
        }
    }
    let (level, own) = own_level(body);
    let national = national_words(body);
    let strong: Vec<&Division> = divisions(&found, false);
    match stands_out(&strong, province, level, gazetteer) {
        Some((division, count)) if (count + own) * 2 > national => return (Some(division.full_name.clone()), None),
        None if provinces(&strong) >= 3 && own < 2 => return (Some(Division::WHOLE_COUNTRY.to_owned()), None),
        _ => {}
    }
    if national > own {
        return (Some(Division::WHOLE_COUNTRY.to_owned()), None);
    }
    // A text that speaks of 全省 or 我市 is about some division: a single name, or what institutions are called, says which.
    let all: Vec<&Division> = divisions(&found, true);
    let only = all.first().filter(|first| own >= 2 && all.iter().all(|other| other.code[..2] == first.code[..2]));
    if let Some(division) = only.and_then(|first| at_level(first, &all, level, gazetteer)) {
        return (Some(division.full_name.clone()), None);
    }
    let open = found.iter().find_map(|one| match &one.resolution {
        Resolution::Ambiguous(several) => Some(ambiguous(&body[one.bytes.clone()], several)),
        Resolution::One(_) => None,
    });
    let abbreviated = || {
        abbreviation(title).or_else(|| abbreviation(body)).map(|name| {
            Diagnostic::warning("region.ambiguous", format!("“{name}”可指江苏省南京市、宁夏回族自治区，篇目地区待定"))
        })
    };
    let unknown = || Diagnostic::hint(UNKNOWN, "未能从标题和正文判断篇目地区");
    (None, Some(open.or_else(abbreviated).unwrap_or_else(unknown)))
}

/// Code of the remark that a text names no region.
pub(crate) const UNKNOWN: &str = "region.unknown";

/// Whether a line heads the news of one place: `某县新闻五则`, `某市科技要闻`.
pub(crate) fn heads_news(text: &str) -> bool {
    const ENDS: &[&str] = &["则", "新闻", "要闻", "动态", "简讯", "集锦", "快讯", "简报", "信息"];
    text.chars().count() <= 16 && ENDS.iter().any(|end| text.ends_with(end)) && !text.contains(['，', '。', '：'])
}

fn ambiguous(name: &str, several: &[&Division]) -> Diagnostic {
    let names: Vec<&str> = several.iter().map(|d| d.full_name.as_str()).take(4).collect();
    Diagnostic::warning("region.ambiguous", format!("“{name}”可指{}，篇目地区待定", names.join("、")))
}

/// `驻宁`, `在宁`, `来宁` where 宁 does not begin a longer name: 南京 or 宁夏.
fn abbreviation(text: &str) -> Option<&str> {
    const LONGER: &[char] =
        &['夏', '波', '德', '海', '乡', '陕', '强', '县', '国', '都', '武', '晋', '安', '静', '化', '远', '津', '河'];
    text.match_indices('宁').find_map(|(at, _)| {
        let before = text[..at].chars().next_back()?;
        let after = text[at + '宁'.len_utf8()..].chars().next();
        (matches!(before, '驻' | '在' | '来') && after.is_some_and(|ch| !LONGER.contains(&ch)))
            .then(|| &text[at - before.len_utf8()..at + '宁'.len_utf8()])
    })
}

/// Whether a text without a division's name is about the country or goes across provinces.
fn is_national(text: &str) -> bool {
    NATIONAL.iter().chain(ACROSS).any(|word| text.contains(word))
}

/// How often a text speaks of the country rather than of ranks and titles that the country gives.
fn national_words(text: &str) -> usize {
    const GIVEN: &[&str] = &[
        "级",
        "高新",
        "重点",
        "统计局",
        "第",
        "前",
        "首",
        "领先",
        "平均",
        "先进",
        "示范",
        "自主",
        "百强",
        "最",
        "实验室",
        "科技",
        "技术",
        "大会",
        "两会",
        "人大",
        "文明",
        "知识产权",
        "卫生",
    ];
    NATIONAL[..3]
        .iter()
        .flat_map(|word| memchr::memmem::find_iter(text.as_bytes(), word).map(|at| &text[at + word.len()..]))
        .filter(|rest| !GIVEN.iter().any(|given| rest.starts_with(given)))
        .count()
}

/// The level of the division that a text calls its own: 全市 or 我省; `None` where it does not say or says several. And how
/// often it calls one so.
fn own_level(text: &str) -> (Option<u8>, usize) {
    let mut counts = [0_usize; 4];
    for (word, level) in OWN {
        counts[usize::from(*level)] += memchr::memmem::find_iter(text.as_bytes(), word).count();
    }
    let all: usize = counts.iter().sum();
    let most = counts.iter().enumerate().max_by_key(|(_, count)| **count);
    let level = most.filter(|(_, count)| **count >= 2 && **count * 3 > all * 2).map(|(level, _)| level as u8);
    (level, all)
}

/// Every mention that means something, with its worth.
fn evidence<'g>(
    text: &str,
    mentions: Vec<Mention<'g>>,
    context: Option<&Division>,
    gazetteer: &'g Gazetteer,
) -> Vec<Evidence<'g>> {
    let resolve = |mention: Mention<'g>| {
        let resolution = gazetteer.resolve(&mention, context)?;
        let weak = is_institution(&text[mention.bytes.end..]);
        Some(Evidence { bytes: mention.bytes, resolution, weak })
    };
    mentions.into_iter().filter_map(resolve).collect()
}

fn is_institution(rest: &str) -> bool {
    INSTITUTIONS.iter().any(|word| rest.starts_with(word))
}

fn divisions<'g>(found: &[Evidence<'g>], weak: bool) -> Vec<&'g Division> {
    let means = |one: &Evidence<'g>| match one.resolution {
        Resolution::One(division) => Some(division),
        Resolution::Ambiguous(_) => None,
    };
    found.iter().filter(|one| weak || !one.weak).filter_map(means).collect()
}

fn provinces(found: &[&Division]) -> usize {
    let codes: BTreeSet<&str> = found.iter().map(|division| &division.code[..2]).collect();
    codes.len()
}

/// The division of a level that all of one province's divisions lie in or name.
fn at_level<'g>(
    first: &'g Division,
    all: &[&'g Division],
    level: Option<u8>,
    gazetteer: &'g Gazetteer,
) -> Option<&'g Division> {
    if level == Some(1) || all.iter().any(|other| other.code[..4] != first.code[..4]) {
        return gazetteer.province_of(first);
    }
    all.iter().copied().min_by_key(|division| division.level())
}

/// Whether a text begins with a division's name or that of a central office, as titles of digests do.
pub(crate) fn begins_with_place(text: &str, gazetteer: &Gazetteer) -> bool {
    let text = text.trim_start_matches(['【', '[', '·', '●', '■', '◆', ' ', '★', '▲']);
    let head_end = text.char_indices().nth(12).map_or(text.len(), |(byte, _)| byte);
    let head = &text[..head_end];
    gazetteer.mentions(head).first().is_some_and(|mention| mention.bytes.start == 0)
        || NATIONAL.iter().any(|word| head.starts_with(word))
}

/// Whether a text names a division anywhere.
pub(crate) fn names_a_place(text: &str, gazetteer: &Gazetteer) -> bool {
    gazetteer.mentions(text).iter().any(|mention| !mention.needs_context)
}

enum Named<'g> {
    One(&'g Division),
    /// Several, in more than one province.
    Several,
    Ambiguous(String, Vec<&'g Division>),
    None,
}

/// The division that a title or the name of an office names.
fn named<'g>(text: &str, province: Option<&'g Division>, body: &[Evidence<'g>], gazetteer: &'g Gazetteer) -> Named<'g> {
    let mut chosen: Vec<&Division> = Vec::new();
    let mut open = None;
    let visited = text.find('赴').map(|at| at..text.len());
    for mention in gazetteer.mentions(text) {
        let elsewhere = visited.as_ref().is_some_and(|after| after.contains(&mention.bytes.start));
        if elsewhere || is_institution(&text[mention.bytes.end..]) {
            continue;
        }
        let context = chosen.last().copied().or(province);
        match gazetteer.resolve(&mention, context).or_else(|| written_out(&mention, body)) {
            Some(Resolution::One(division)) => {
                if let Some(wider) = chosen.iter().position(|known| division.within(known)) {
                    chosen[wider] = division;
                } else if !chosen.iter().any(|known| known.within(division)) {
                    chosen.push(division);
                }
            }
            Some(Resolution::Ambiguous(several)) => {
                open = open.or(Some((text[mention.bytes.clone()].to_owned(), several)));
            }
            None => {}
        }
    }
    match (chosen.as_slice(), open) {
        ([], Some((name, several))) => Named::Ambiguous(name, several),
        ([], None) => Named::None,
        ([one], _) => Named::One(one),
        (several, _) => most_told(several, body, gazetteer),
    }
}

/// What a county's bare name means whose official name the body gives: 某江 beside 某江县.
fn written_out<'g>(mention: &Mention<'g>, body: &[Evidence<'g>]) -> Option<Resolution<'g>> {
    let in_body = |one: &&Division| divisions(body, true).iter().any(|named| named.code == one.code);
    let mut known = mention.candidates.iter().copied().filter(in_body);
    let only = known.next()?;
    known.next().is_none().then_some(Resolution::One(only))
}

/// Of several divisions in a title the one that the body tells of far more than of the others, else what holds them all.
fn most_told<'g>(several: &[&'g Division], body: &[Evidence<'g>], gazetteer: &'g Gazetteer) -> Named<'g> {
    let told = divisions(body, false);
    let mut counts: Vec<(usize, &Division)> =
        several.iter().map(|one| (told.iter().filter(|d| d.within(one)).count(), *one)).collect();
    counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let (most, best) = counts[0];
    if most > 2 * counts[1].0 || most == 0 {
        return Named::One(if most == 0 { several[0] } else { best });
    }
    match gazetteer.province_of(best).filter(|province| several.iter().all(|one| one.within(province))) {
        Some(province) => Named::One(province),
        None => Named::Several,
    }
}

/// The province that a text speaks of more than of all others together.
fn prevailing<'g>(mentions: &[Mention<'g>], text: &str, gazetteer: &'g Gazetteer) -> Option<&'g Division> {
    let mut counts: BTreeMap<&str, (usize, &Division)> = BTreeMap::new();
    let mut all = 0;
    let counts_for = |m: &&Mention<'g>| !m.needs_context && !is_institution(&text[m.bytes.end..]);
    for mention in mentions.iter().filter(counts_for) {
        let provinces: Vec<&Division> = mention.candidates.iter().filter_map(|c| gazetteer.province_of(c)).collect();
        let Some(first) = provinces.first().filter(|first| provinces.iter().all(|p| p.code == first.code)) else {
            continue;
        };
        counts.entry(&first.code).or_insert((0, first)).0 += 1;
        all += 1;
    }
    let (count, province) = counts.into_values().max_by_key(|(count, _)| *count)?;
    (count * 2 > all).then_some(province)
}

/// The division that stands out in a text: most mentions are of it or of places within it; and how many. A text that speaks
/// of 全市 is about a city, even where it names its province as often.
fn stands_out<'g>(
    found: &[&'g Division],
    province: Option<&'g Division>,
    level: Option<u8>,
    gazetteer: &'g Gazetteer,
) -> Option<(&'g Division, usize)> {
    let mut best = province?;
    let count_in = |division: &Division| found.iter().filter(|d| d.within(division)).count();
    let total = count_in(best);
    if total < 2 {
        return None;
    }
    loop {
        let here = found.iter().filter(|d| d.code == best.code).count();
        let mut below: BTreeMap<&str, (&Division, usize)> = BTreeMap::new();
        for division in found.iter().filter(|d| d.within(best) && d.code != best.code) {
            let child = child_of(best, division, gazetteer);
            below.entry(&child.code).or_insert((child, 0)).1 += 1;
        }
        let Some((child, count)) = below.values().copied().max_by_key(|(_, count)| *count) else { break };
        let rest: usize = below.values().map(|(_, count)| count).sum::<usize>() - count;
        let own = level.is_some_and(|level| best.level() < level);
        let clear = count >= 2 && count > 2 * rest && count > here;
        let too_deep = level.is_some_and(|level| child.level() > level);
        if !clear && (too_deep || !own || count <= rest) {
            break;
        }
        best = child;
    }
    Some((best, total))
}

/// The division one level below `above` in which `division` lies.
fn child_of<'g>(above: &Division, division: &'g Division, gazetteer: &'g Gazetteer) -> &'g Division {
    if above.level() == 1 && division.level() == 3 {
        let prefecture = gazetteer.by_full_name(division.full_name.strip_suffix(&division.name).unwrap_or_default());
        return prefecture.filter(|p| p.level() == 2).unwrap_or(division);
    }
    division
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gazetteer() -> Gazetteer {
        let divisions = "code,name,full_name\n\
            320000,江苏省,江苏省\n320100,南京市,江苏省南京市\n\
            330000,浙江省,浙江省\n330400,嘉兴市,浙江省嘉兴市\n330421,嘉善县,浙江省嘉兴市嘉善县\n\
            510000,四川省,四川省\n510100,成都市,四川省成都市\n510700,绵阳市,四川省绵阳市\n\
            640000,宁夏回族自治区,宁夏回族自治区\n";
        Gazetteer::from_csv(divisions, "alias,full_name\n").expect("a good table")
    }

    fn check(title: &str, body: &str, wanted: Option<&str>) {
        let (region, remark) = region_of(title, "", body, &gazetteer());
        assert_eq!(region.as_deref(), wanted, "{title} {body}");
        assert_eq!(remark.is_some(), wanted.is_none());
    }

    #[test]
    fn the_title_decides_and_then_the_body() {
        check("浙江：嘉善县改善营商环境", "四川省也有做法。", Some("浙江省嘉兴市嘉善县"));
        check("优化服务见实效", "绵阳市出台办法。绵阳今年新增平台三家。", Some("四川省绵阳市"));
    }

    #[test]
    fn a_countys_bare_name_in_a_title_is_believed_where_the_body_writes_it_out() {
        check("嘉善甜瓜卖出好价", "嘉善县今年种瓜两万亩，销往南京、成都。", Some("浙江省嘉兴市嘉善县"));
        check("嘉善甜瓜卖出好价", "今年种瓜两万亩。", None);
    }

    #[test]
    fn an_abbreviation_of_two_divisions_is_said_to_be_ambiguous() {
        for title in ["驻宁高校成果转化提速", "一批企业在宁落户", "客商来宁考察"] {
            let (region, remark) = region_of(title, "", "今年转化成果二百项。", &gazetteer());
            assert_eq!((region, remark.map(|r| r.code)), (None, Some("region.ambiguous")), "{title}");
        }
        check("驻宁高校成果转化提速", "南京市今年转化成果二百项，南京各区均有增长。", Some("江苏省南京市"));
        check("客商来宁夏考察", "", Some("宁夏回族自治区"));
    }

    #[test]
    fn groups_across_provinces_are_about_the_country() {
        for title in ["成渝共建科技创新中心", "京津冀协同创新提速", "沪苏浙皖共建联合实验室"]
        {
            check(title, "今年新增平台三家。", Some(Division::WHOLE_COUNTRY));
        }
        check("成都：成渝共建科技创新中心", "", Some("四川省成都市"));
    }

    #[test]
    fn institutions_that_bear_a_name_are_no_region() {
        check("平台建设提速", "南京大学、四川大学参加。", None);
    }

    #[test]
    fn knows_what_heads_the_news_of_a_place() {
        assert!(heads_news("某县新闻五则") && heads_news("某市科技要闻"));
        assert!(!heads_news("某市加快推进创新") && !heads_news("今年以来，某市发布新闻"));
    }
}
