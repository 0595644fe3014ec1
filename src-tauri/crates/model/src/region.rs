//! Administrative divisions: finding their names in a text and saying which one is meant.

use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::HashMap;
use std::ops::Range;

/// One administrative division.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    /// Six-digit code of the division table (GB/T 2260), `510700`.
    pub code: String,
    /// Its own name, `绵阳市`.
    pub name: String,
    /// Official full name from the province down, `四川省绵阳市`.
    pub full_name: String,
}

impl Division {
    /// The country as a whole, as statistics write it.
    pub const WHOLE_COUNTRY: &'static str = "全国";

    /// 1 for provinces, 2 for prefectures, 3 for counties.
    #[must_use]
    pub fn level(&self) -> u8 {
        match self.code.as_bytes() {
            [_, _, b'0', b'0', b'0', b'0'] => 1,
            [.., b'0', b'0'] => 2,
            _ => 3,
        }
    }

    /// Whether this division is `other` or lies within it.
    #[must_use]
    pub fn within(&self, other: &Division) -> bool {
        self.full_name.starts_with(&other.full_name)
    }
}

/// Why a divisions table could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GazetteerError {
    /// A line that does not have the columns that the table's header names.
    #[error("{table}, line {line}: wants {columns} columns")]
    Columns {
        /// `divisions` or `aliases`.
        table: &'static str,
        /// Line number, from 1.
        line: usize,
        /// Number of columns wanted.
        columns: usize,
    },
    /// An alias of a division that the table does not have.
    #[error("aliases, line {line}: no division is called {name}")]
    NoSuchDivision {
        /// Line number, from 1.
        line: usize,
        /// The full name that was looked for.
        name: String,
    },
}

/// All divisions, ready to find their names in a text.
#[derive(Debug, Clone)]
pub struct Gazetteer {
    divisions: Vec<Division>,
    by_full_name: HashMap<String, usize>,
    matcher: AhoCorasick,
    /// What the pattern of the same number stands for.
    names: Vec<Name>,
}

/// What a name that can stand in a text stands for.
#[derive(Debug, Clone)]
struct Name {
    candidates: Vec<usize>,
    /// A county's name without 县 or 市: believed only where its surroundings name its province or prefecture.
    needs_context: bool,
    /// Level of the divisions whose short form it is; `None` for a name in full.
    short_of: Option<u8>,
}

/// A division's name in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention<'g> {
    /// Its place, in bytes of the text that was searched.
    pub bytes: Range<usize>,
    /// Divisions that are called so; never empty.
    pub candidates: Vec<&'g Division>,
    /// Believed only where the surroundings name the division's province or prefecture.
    pub needs_context: bool,
}

/// Which division a name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolution<'g> {
    /// This one.
    One(&'g Division),
    /// One of these, and nothing says which.
    Ambiguous(Vec<&'g Division>),
}

impl Gazetteer {
    /// Reads the table of divisions (`code,name,full_name`) and of aliases (`alias,full_name`), both CSV with a header line.
    ///
    /// An alias may stand for several divisions: it is then listed once for each.
    ///
    /// # Errors
    /// [`GazetteerError`] names the line that does not fit.
    pub fn from_csv(divisions: &str, aliases: &str) -> Result<Self, GazetteerError> {
        let mut table = Vec::new();
        for (line, row) in rows(divisions) {
            let [code, name, full_name] =
                columns(row).ok_or(GazetteerError::Columns { table: "divisions", line, columns: 3 })?;
            table.push(Division { code: code.to_owned(), name: name.to_owned(), full_name: full_name.to_owned() });
        }
        let by_full_name: HashMap<String, usize> =
            table.iter().enumerate().map(|(number, division)| (division.full_name.clone(), number)).collect();
        let mut names = NameTable::default();
        for (number, division) in table.iter().enumerate() {
            names.add_division(number, division, &table, &by_full_name);
        }
        for (line, row) in rows(aliases) {
            let [alias, full_name] =
                columns(row).ok_or(GazetteerError::Columns { table: "aliases", line, columns: 2 })?;
            let number = *by_full_name
                .get(full_name)
                .ok_or_else(|| GazetteerError::NoSuchDivision { line, name: full_name.to_owned() })?;
            names.add(alias, number, false);
        }
        let (patterns, names) = names.finish();
        let matcher = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(&patterns)
            .expect("some ten thousand short names are far below the automaton's limits");
        Ok(Self { divisions: table, by_full_name, matcher, names })
    }

    /// The division of this official full name.
    #[must_use]
    pub fn by_full_name(&self, full_name: &str) -> Option<&Division> {
        self.by_full_name.get(full_name).map(|&number| &self.divisions[number])
    }

    /// Every division, in the order of their codes.
    #[must_use]
    pub fn divisions(&self) -> &[Division] {
        &self.divisions
    }

    /// The province of a division.
    #[must_use]
    pub fn province_of(&self, division: &Division) -> Option<&Division> {
        let code = format!("{}0000", &division.code[..2]);
        self.divisions.binary_search_by(|d| d.code.as_str().cmp(&code)).ok().map(|number| &self.divisions[number])
    }

    /// Every name of a division in `text`, in order, the longest at each place; `宁波海曙区` is one mention.
    #[must_use]
    pub fn mentions<'g>(&'g self, text: &str) -> Vec<Mention<'g>> {
        let mut found: Vec<Mention<'g>> = Vec::new();
        for hit in self.matcher.find_iter(text) {
            let name = &self.names[hit.pattern().as_usize()];
            let candidates: Vec<&Division> = name.candidates.iter().map(|&n| &self.divisions[n]).collect();
            if self.names_a_landform(text, hit.range(), &candidates) {
                continue;
            }
            if let Some(before) = found.last_mut().filter(|before| before.bytes.end == hit.start()) {
                let inside: Vec<&Division> = candidates
                    .iter()
                    .copied()
                    .filter(|c| before.candidates.iter().any(|b| c.within(b) && c.code != b.code))
                    .collect();
                if !inside.is_empty() {
                    before.bytes.end = hit.end();
                    before.candidates = inside;
                    before.needs_context = false;
                    continue;
                }
            }
            found.push(Mention { bytes: hit.range(), candidates, needs_context: name.needs_context });
        }
        found
    }

    /// Whether the short name of a county only begins that of a mountain or a lake: 长白山 is not 长白县, 鄱阳湖 not 鄱阳县.
    fn names_a_landform(&self, text: &str, at: Range<usize>, candidates: &[&Division]) -> bool {
        let after = &text[at.end..];
        let near = &after[..after.char_indices().nth(8).map_or(after.len(), |(end, _)| end)];
        let mut next = near.chars();
        next.next().is_some_and(|c| matches!(c, '山' | '湖'))
            // 山区 and 湖水 are what a county has.
            && !next.next().is_some_and(|c| "区地林水体塘村羊".contains(c))
            && candidates.iter().all(|division| division.name.ends_with(['县', '旗', '区']))
            && !text[at].ends_with(['省', '市', '县', '区', '州', '旗', '盟'])
            // 某县山阳镇 names what follows.
            && self.matcher.find(near).is_none_or(|hit| hit.start() != 0)
    }

    /// Which division a mention means where the text around it is about `context`.
    ///
    /// A name that several divisions bear means the one within `context`, or else within its province; a name that
    /// needs its surroundings and does not get them means nothing (`None`). Nothing is ever guessed.
    #[must_use]
    pub fn resolve<'g>(&'g self, mention: &Mention<'g>, context: Option<&Division>) -> Option<Resolution<'g>> {
        if let ([only], false) = (mention.candidates.as_slice(), mention.needs_context) {
            return Some(Resolution::One(only));
        }
        let province = context.and_then(|c| self.province_of(c));
        for around in [context, province].into_iter().flatten() {
            let inside: Vec<&Division> = mention.candidates.iter().copied().filter(|c| c.within(around)).collect();
            match inside.as_slice() {
                [] => {}
                [one] => return Some(Resolution::One(one)),
                _ => return Some(Resolution::Ambiguous(inside)),
            }
        }
        (!mention.needs_context).then(|| Resolution::Ambiguous(mention.candidates.clone()))
    }
}

/// Collects names before the automaton is built.
#[derive(Default)]
struct NameTable {
    order: Vec<String>,
    names: HashMap<String, Name>,
}

/// Endings that a short form drops; longer ones first.
const ENDINGS: &[&str] = &[
    "特别行政区",
    "自治州",
    "自治区",
    "自治县",
    "自治旗",
    "林区",
    "特区",
    "地区",
    "新区",
    "省",
    "市",
    "州",
    "盟",
    "县",
    "旗",
];

/// Names of districts without 区 that are common words: behind a city's name they need not mean the district.
const COMMON_DISTRICTS: &[&str] = &[
    "市中", "市南", "市北", "老城", "新城", "城东", "城西", "城中", "城北", "城关", "城厢", "东城", "西城", "中原",
    "和平", "前进", "前锋", "友好", "东风", "建华", "振兴", "新建", "新兴", "新市", "新华", "复兴", "解放", "平安",
    "安定", "安居", "光明", "向阳", "工农", "红旗", "太平", "清新", "宏伟", "爱民", "回民", "东港", "海港", "港口",
    "港南", "港北", "江北", "江南", "河东", "河西", "河北", "河口", "海南", "东山", "西山", "南山", "站前", "运河",
    "钟楼", "桥东", "桥西", "路南", "路北", "道里", "道外", "西湖", "东湖", "南湖", "北湖", "滨江", "滨湖", "泰山",
    "七星", "玉泉", "宝塔", "大观", "天桥", "立山", "明山", "山城", "金山", "开平", "兴安", "长江", "西市", "西工",
    "新都", "双城", "古城", "平川", "平原",
];

/// Peoples named in the names of autonomous divisions, which a short form drops too.
const PEOPLES: &[&str] = &[
    "维吾尔",
    "哈萨克",
    "柯尔克孜",
    "蒙古",
    "回族",
    "壮族",
    "藏族",
    "羌族",
    "彝族",
    "苗族",
    "侗族",
    "布依族",
    "土家族",
    "朝鲜族",
    "哈尼族",
    "傣族",
    "白族",
    "景颇族",
    "傈僳族",
    "蒙古族",
    "瑶族",
    "满族",
    "黎族",
    "畲族",
    "仡佬族",
    "水族",
    "纳西族",
    "土族",
    "撒拉族",
    "东乡族",
    "保安族",
    "裕固族",
    "佤族",
    "拉祜族",
    "布朗族",
    "独龙族",
    "怒族",
    "普米族",
    "各族",
    "仫佬族",
    "毛南族",
    "达斡尔族",
    "鄂温克族",
    "鄂伦春",
    "锡伯",
    "塔吉克",
    "哈萨克族",
];

impl NameTable {
    fn add(&mut self, name: &str, number: usize, needs_context: bool) {
        if let Some(known) = self.names.get_mut(name) {
            if !known.candidates.contains(&number) {
                known.candidates.push(number);
            }
            known.needs_context &= needs_context;
            return;
        }
        self.order.push(name.to_owned());
        self.names.insert(name.to_owned(), Name { candidates: vec![number], needs_context, short_of: None });
    }

    /// Adds a name without its ending. What a province or prefecture shares with a county within it means the higher one:
    /// 长沙 is 长沙市 and not 长沙县, 吉林 is the province.
    fn add_short(&mut self, name: &str, number: usize, level: u8) {
        match self.names.get_mut(name) {
            Some(known) if known.short_of.is_some_and(|higher| higher < level) => {}
            Some(known) if known.short_of.is_some_and(|lower| lower > level) => {
                *known = Name { candidates: vec![number], needs_context: level == 3, short_of: Some(level) };
            }
            _ => {
                let is_new = !self.names.contains_key(name);
                self.add(name, number, level == 3);
                if let Some(known) = self.names.get_mut(name).filter(|_| is_new) {
                    known.short_of = Some(level);
                }
            }
        }
    }

    /// Adds the names of one division: 四川省绵阳市, 绵阳市, 绵阳; for a county also 绵阳市三台县 and, with care, 三台.
    fn add_division(
        &mut self,
        number: usize,
        division: &Division,
        table: &[Division],
        by_full_name: &HashMap<String, usize>,
    ) {
        self.add(&division.full_name, number, false);
        // Names such as 城区 or 郊区 are common nouns unless a prefecture stands before them.
        let common = division.name.chars().count() <= 2;
        self.add(&division.name, number, common && division.level() == 3);
        let short = short_form(&division.name);
        if short.chars().count() < 2 || short == division.name {
            return;
        }
        let own_district = division.level() == 3 && division.name.ends_with('区');
        if !own_district {
            self.add_short(short, number, division.level());
        }
        let above = division.full_name.strip_suffix(&division.name).unwrap_or_default();
        if let Some(&above) = by_full_name.get(above).filter(|_| division.level() == 3) {
            let above = short_form(&table[above].name);
            self.add(&format!("{above}{}", division.name), number, false);
            // 台州椒江 is as clear as 台州市椒江区, but 济南市中 and 洛阳老城 are parts of other words.
            if !own_district || !COMMON_DISTRICTS.contains(&short) {
                self.add(&format!("{above}{short}"), number, false);
            }
        }
    }

    fn finish(mut self) -> (Vec<String>, Vec<Name>) {
        let names =
            self.order.iter().map(|name| self.names.remove(name).expect("every name is in order once")).collect();
        (self.order, names)
    }
}

/// The name without its ending: 绵阳市 → 绵阳, 宁夏回族自治区 → 宁夏, 阿坝藏族羌族自治州 → 阿坝.
#[must_use]
fn short_form(name: &str) -> &str {
    let Some(mut short) = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)) else {
        return name.strip_suffix('区').unwrap_or(name);
    };
    while let Some(shorter) = PEOPLES.iter().find_map(|people| short.strip_suffix(people)).filter(|s| !s.is_empty()) {
        short = shorter;
    }
    short
}

fn rows(csv: &str) -> impl Iterator<Item = (usize, &str)> {
    csv.lines()
        .enumerate()
        .skip(1)
        .map(|(number, line)| (number + 1, line.trim_end()))
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

fn columns<const N: usize>(row: &str) -> Option<[&str; N]> {
    let parts: Vec<&str> = row.splitn(N, ',').collect();
    parts.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gazetteer() -> Gazetteer {
        let divisions = "code,name,full_name\n\
            320000,江苏省,江苏省\n320100,南京市,江苏省南京市\n320106,鼓楼区,江苏省南京市鼓楼区\n\
            330000,浙江省,浙江省\n330200,宁波市,浙江省宁波市\n330203,海曙区,浙江省宁波市海曙区\n\
            330400,嘉兴市,浙江省嘉兴市\n330421,嘉善县,浙江省嘉兴市嘉善县\n\
            350000,福建省,福建省\n350100,福州市,福建省福州市\n350102,鼓楼区,福建省福州市鼓楼区\n\
            640000,宁夏回族自治区,宁夏回族自治区\n";
        Gazetteer::from_csv(divisions, "alias,full_name\n金陵,江苏省南京市\n").unwrap()
    }

    fn resolved(text: &str, context: Option<&str>) -> Vec<String> {
        let gazetteer = gazetteer();
        let context = context.and_then(|name| gazetteer.by_full_name(name));
        gazetteer
            .mentions(text)
            .iter()
            .filter_map(|mention| gazetteer.resolve(mention, context))
            .map(|resolution| match resolution {
                Resolution::One(division) => division.full_name.clone(),
                Resolution::Ambiguous(several) => format!("{}个", several.len()),
            })
            .collect()
    }

    #[test]
    fn reads_full_short_and_joined_names() {
        assert_eq!(resolved("宁夏与江苏、宁波海曙区签约", None), ["宁夏回族自治区", "江苏省", "浙江省宁波市海曙区"]);
        assert_eq!(resolved("金陵晚报", None), ["江苏省南京市"]);
    }

    #[test]
    fn a_districts_bare_name_is_believed_behind_its_city() {
        assert_eq!(resolved("宁波海曙：老街换新颜", None), ["浙江省宁波市海曙区"]);
        assert_eq!(resolved("海曙：老街换新颜", None), Vec::<String>::new());
        let divisions = "code,name,full_name\n370000,山东省,山东省\n370100,济南市,山东省济南市\n\
            370103,市中区,山东省济南市市中区\n";
        let gazetteer = Gazetteer::from_csv(divisions, "alias,full_name\n").unwrap();
        let names = |text: &str| gazetteer.mentions(text)[0].candidates[0].name.clone();
        assert_eq!((names("济南市中心城区"), names("济南市中区")), ("济南市".to_owned(), "市中区".to_owned()));
    }

    #[test]
    fn never_guesses_between_divisions_of_one_name() {
        assert_eq!(resolved("鼓楼区", None), ["2个"]);
        assert_eq!(resolved("鼓楼区", Some("福建省福州市")), ["福建省福州市鼓楼区"]);
        assert_eq!(resolved("鼓楼区", Some("江苏省")), ["江苏省南京市鼓楼区"]);
    }

    #[test]
    fn a_mountain_or_a_lake_is_no_county() {
        let found = |text| resolved(text, Some("浙江省"));
        assert_eq!(found("嘉善山上"), Vec::<String>::new());
        assert_eq!(found("嘉善山区"), ["浙江省嘉兴市嘉善县"]);
        assert_eq!(found("嘉善县山上"), ["浙江省嘉兴市嘉善县"]);
    }

    #[test]
    fn a_short_form_means_the_higher_division() {
        let divisions = "code,name,full_name\n430000,湖南省,湖南省\n430100,长沙市,湖南省长沙市\n\
            430121,长沙县,湖南省长沙市长沙县\n";
        let gazetteer = Gazetteer::from_csv(divisions, "alias,full_name\n").unwrap();
        let mentions = gazetteer.mentions("长沙加快建设");
        let Some(Resolution::One(city)) = gazetteer.resolve(&mentions[0], None) else { panic!("it is the city") };
        assert_eq!(city.full_name, "湖南省长沙市");
    }

    #[test]
    fn believes_a_countys_bare_name_only_in_its_province() {
        assert_eq!(resolved("嘉善", None), Vec::<String>::new());
        assert_eq!(resolved("嘉善", Some("浙江省")), ["浙江省嘉兴市嘉善县"]);
        assert_eq!(resolved("嘉善县", None), ["浙江省嘉兴市嘉善县"]);
    }
}
