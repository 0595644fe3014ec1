//! Stationery (版式): page, grid, fonts, cover and record block, read from a TOML file.
//!
//! Every parameter has a default that follows GB/T 9704-2012 or, where the standard says nothing, the practice that
//! is named beside it; a file needs to say only what differs. Lengths are millimetres, type sizes points or 字号.

use crate::fonts::FontRole;
use crate::sizes::{Colour, MM, Pitch, Size};
use serde::{Deserialize, Serialize};
use toml::{Table, Value};

/// What is wrong with a stationery file.
#[derive(Debug, thiserror::Error)]
pub enum StationeryError {
    /// The file is not TOML; the message names line and column.
    #[error("not a TOML file: {0}")]
    Syntax(String),
    /// Keys that no stationery has, with the table that they stand in: `页面.宽度`.
    #[error("unknown keys: {}", .0.join(", "))]
    UnknownKeys(Vec<String>),
    /// A key with a value that it cannot have.
    #[error("unusable value: {0}")]
    Value(String),
    /// Page, text block and grid do not fit each other.
    #[error("impossible page: {0}")]
    Geometry(&'static str),
}

/// Page, grid, fonts and masthead of the printed form of a brief.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Stationery {
    #[serde(rename = "名称")]
    pub(crate) name: String,
    #[serde(rename = "页面")]
    pub(crate) page: PageSpec,
    #[serde(rename = "网格")]
    pub(crate) grid: GridSpec,
    #[serde(rename = "字体")]
    pub(crate) fonts: FontSpecs,
    #[serde(rename = "正文")]
    pub(crate) body: BodySpec,
    #[serde(rename = "封面")]
    pub(crate) cover: CoverSpec,
    #[serde(rename = "公文")]
    pub(crate) official: OfficialSpec,
    #[serde(rename = "版记")]
    pub(crate) record: RecordSpec,
    #[serde(rename = "页码")]
    pub(crate) page_number: PageNumberSpec,
    #[serde(rename = "颜色")]
    pub(crate) colours: ColourSpec,
}

/// 页面: paper and text block in millimetres.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct PageSpec {
    /// A4, GB/T 9704-2012 § 5.1.
    #[serde(rename = "宽")]
    pub width: f32,
    #[serde(rename = "高")]
    pub height: f32,
    /// 天头 37 mm, § 5.2.1.
    #[serde(rename = "天头")]
    pub top: f32,
    /// 订口 28 mm, § 5.2.1.
    #[serde(rename = "订口")]
    pub left: f32,
    /// 版心 156 × 225 mm, § 5.2.1.
    #[serde(rename = "版心宽")]
    pub block_width: f32,
    #[serde(rename = "版心高")]
    pub block_height: f32,
}

impl Default for PageSpec {
    fn default() -> Self {
        Self { width: 210.0, height: 297.0, top: 37.0, left: 28.0, block_width: 156.0, block_height: 225.0 }
    }
}

/// 网格: lines to a page and characters to a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct GridSpec {
    /// 22 lines to a page, GB/T 9704-2012 § 5.2.3.
    #[serde(rename = "行数")]
    pub lines: u16,
    /// 28 characters to a line, § 5.2.3.
    #[serde(rename = "每行字数")]
    pub characters: u16,
    /// "撑满版心": the lines fill the block from edge to edge, § 5.2.3.
    #[serde(rename = "行距")]
    pub pitch: Pitch,
}

impl Default for GridSpec {
    fn default() -> Self {
        Self { lines: 22, characters: 28, pitch: Pitch::Flush }
    }
}

/// One entry of 字体.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FontSpec {
    #[serde(rename = "字体")]
    pub role: FontRole,
    #[serde(rename = "字号")]
    pub size: Size,
    #[serde(rename = "加粗", default)]
    pub bold: bool,
}

const fn font(role: FontRole, size: f32) -> FontSpec {
    FontSpec { role, size: Size(size), bold: false }
}

/// 字体: what each part of a page is set in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct FontSpecs {
    /// 刊头 in red 小标宋; its size is an upper bound, the masthead is fitted to the block. Practice.
    #[serde(rename = "刊头")]
    pub masthead: FontSpec,
    /// 标题 2号小标宋, GB/T 9704-2012 § 7.3.1.
    #[serde(rename = "标题")]
    pub title: FontSpec,
    /// 一、 黑体, § 7.3.3; the other levels follow from the same clause.
    #[serde(rename = "一级")]
    pub level1: FontSpec,
    /// （一） 楷体.
    #[serde(rename = "二级")]
    pub level2: FontSpec,
    /// 1. 仿宋.
    #[serde(rename = "三级")]
    pub level3: FontSpec,
    /// （1） 仿宋.
    #[serde(rename = "四级")]
    pub level4: FontSpec,
    /// 3号仿宋, § 5.2.2.
    #[serde(rename = "正文")]
    pub body: FontSpec,
    /// 密级 3号黑体, § 7.2.2.
    #[serde(rename = "密级")]
    pub notice: FontSpec,
    /// 期号, 编发单位 and 日期: practice follows 发文字号, 3号仿宋, § 7.2.5.
    #[serde(rename = "期号")]
    pub number: FontSpec,
    /// 课题说明 and authors on the cover: practice, 3号楷体.
    #[serde(rename = "课题")]
    pub project: FontSpec,
    /// 引文 set apart: practice, 楷体.
    #[serde(rename = "引文")]
    pub quote: FontSpec,
    /// 版记 4号仿宋, § 7.4.2.
    #[serde(rename = "版记")]
    pub record: FontSpec,
    /// 页码 4号半角宋体, § 7.5.
    #[serde(rename = "页码")]
    pub page_number: FontSpec,
    /// Cells of a table: practice, 小四宋体.
    #[serde(rename = "表格")]
    pub table: FontSpec,
    /// Header row of a table: practice, 小四黑体.
    #[serde(rename = "表头")]
    pub table_header: FontSpec,
    /// Notes at the end: practice, 四号仿宋.
    #[serde(rename = "注释")]
    pub note: FontSpec,
}

impl Default for FontSpecs {
    fn default() -> Self {
        use FontRole::{FangSong, Hei, Kai, Song, XiaoBiaoSong};
        Self {
            masthead: font(XiaoBiaoSong, 62.0),
            title: font(XiaoBiaoSong, 22.0),
            level1: font(Hei, 16.0),
            level2: font(Kai, 16.0),
            level3: font(FangSong, 16.0),
            level4: font(FangSong, 16.0),
            body: font(FangSong, 16.0),
            notice: font(Hei, 16.0),
            number: font(FangSong, 16.0),
            project: font(Kai, 16.0),
            quote: font(Kai, 16.0),
            record: font(FangSong, 14.0),
            page_number: font(Song, 14.0),
            table: font(Song, 12.0),
            table_header: font(Hei, 12.0),
            note: font(FangSong, 14.0),
        }
    }
}

/// 正文: how paragraphs are set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct BodySpec {
    /// 首行缩进 in characters: 2, GB/T 9704-2012 § 7.3.3.
    #[serde(rename = "首行缩进")]
    pub indent: u8,
    /// 孤行: keeps the last line of a paragraph from standing alone at the head of a page, CLREQ.
    #[serde(rename = "避孤行")]
    pub widows: bool,
    /// 孤字: the least number of characters on the last line of a paragraph, CLREQ.
    #[serde(rename = "末行最少字数")]
    pub last_line: u8,
    /// Blank lines between the title and the body: practice, 1.
    #[serde(rename = "标题后空行")]
    pub after_title: u8,
    /// What `*…*` is set in.
    #[serde(rename = "强调字体")]
    pub emphasis: FontRole,
    /// Whether `**…**` is set bold; the standard knows no bold type.
    #[serde(rename = "着重加粗")]
    pub strong_is_bold: bool,
}

impl Default for BodySpec {
    fn default() -> Self {
        Self { indent: 2, widows: true, last_line: 2, after_title: 1, emphasis: FontRole::Kai, strong_is_bold: true }
    }
}

/// 封面: the first page of a 要报; practice, standards § 2.3.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct CoverSpec {
    /// Whether there is a cover.
    #[serde(rename = "有")]
    pub used: bool,
    /// Whether it is a page of its own; else the masthead stands above the title on the first page, as 简报 have it.
    #[serde(rename = "独立成页")]
    pub own_page: bool,
    /// Height of the 批示 box; 0 for none.
    #[serde(rename = "批示框高")]
    pub box_height: f32,
    /// Its label.
    #[serde(rename = "批示框标签")]
    pub box_label: String,
    /// Thickness of its frame.
    #[serde(rename = "批示框线宽")]
    pub box_line: f32,
    /// Part of the block's width that the masthead fills.
    #[serde(rename = "刊头占宽")]
    pub masthead_fill: f32,
    /// Thickness of the red rule, 0.35–1 mm.
    #[serde(rename = "红线宽")]
    pub rule: f32,
    /// Distance from the line above it to the red rule: 4 mm, after § 7.2.7.
    #[serde(rename = "红线距")]
    pub rule_gap: f32,
    /// What stands before and behind the project note.
    #[serde(rename = "课题括号")]
    pub project_brackets: (String, String),
    /// What the number of the issue reads like; `{}` stands for the figure.
    #[serde(rename = "期号样式")]
    pub number_form: String,
}

impl Default for CoverSpec {
    fn default() -> Self {
        Self {
            used: false,
            own_page: true,
            box_height: 50.0,
            box_label: "领导批示：".to_owned(),
            box_line: 0.2,
            masthead_fill: 0.94,
            rule: 0.7,
            rule_gap: 4.0,
            project_brackets: ("［".to_owned(), "］".to_owned()),
            number_form: "（第{}期）".to_owned(),
        }
    }
}

/// 公文: head and signature of an official document, GB/T 9704-2012 § 7.2–7.3.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct OfficialSpec {
    /// Whether brief and cover give way to an official document.
    #[serde(rename = "有")]
    pub used: bool,
    /// 发文机关标志 made from 编发单位, which `{}` stands for: full or usual short name and 文件, § 7.2.4.
    #[serde(rename = "标志样式")]
    pub mark_form: String,
    /// Its upper edge below that of the block: 35 mm, § 7.2.4.
    #[serde(rename = "标志距版心")]
    pub mark_top: f32,
    /// The part of the block's width that it fills at most: practice.
    #[serde(rename = "标志占宽")]
    pub mark_fill: f32,
    /// Whether room is left for a seal where the document does not say, § 7.3.5.
    #[serde(rename = "印章")]
    pub sealed: bool,
    /// Blank lines between the body and a signature with a seal: the seal begins within one line of the body.
    #[serde(rename = "用印空行")]
    pub seal_lines: u8,
}

impl Default for OfficialSpec {
    fn default() -> Self {
        Self {
            used: false,
            mark_form: "{}文件".to_owned(),
            mark_top: 35.0,
            mark_fill: 0.94,
            sealed: true,
            seal_lines: 2,
        }
    }
}

/// 版记: the record block at the foot of the last page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct RecordSpec {
    /// Whether there is one.
    #[serde(rename = "有")]
    pub used: bool,
    /// First and last rule 0.35 mm, GB/T 9704-2012 § 7.4.1.
    #[serde(rename = "粗线")]
    pub thick: f32,
    /// Rules between 0.25 mm, § 7.4.1.
    #[serde(rename = "细线")]
    pub thin: f32,
    /// Label of those it is submitted to.
    #[serde(rename = "呈送标签")]
    pub submit_label: String,
    /// Label of those it is distributed to.
    #[serde(rename = "印发标签")]
    pub distribute_label: String,
    /// Label of those that get a copy, § 7.4.2.
    #[serde(rename = "抄送标签")]
    pub copy_label: String,
    /// Label of those it is addressed to, where the first page has no room for them, § 7.4.2.
    #[serde(rename = "主送标签")]
    pub address_label: String,
    /// 印发日期 with what follows it; `{}` stands for the date, § 7.4.3.
    #[serde(rename = "印发日期样式")]
    pub printed_form: String,
    /// Last line; `{}` stands for the number of copies.
    #[serde(rename = "印数样式")]
    pub copies_form: String,
    /// 执笔 line behind the body; `{}` stands for unit and names.
    #[serde(rename = "执笔样式")]
    pub drafter_form: String,
    /// Line above the record block; `{}` stands for the office.
    #[serde(rename = "反馈样式")]
    pub feedback_form: String,
    /// What follows on the same line; `{}` stands for the telephone number.
    #[serde(rename = "电话样式")]
    pub phone_form: String,
    /// Whether the record block has to stand on an even page (双面印刷), § 7.4.1.
    #[serde(rename = "置于偶数页")]
    pub even_page: bool,
}

impl Default for RecordSpec {
    fn default() -> Self {
        Self {
            used: true,
            thick: 0.35,
            thin: 0.25,
            submit_label: "呈送：".to_owned(),
            distribute_label: "印发：".to_owned(),
            copy_label: "抄送：".to_owned(),
            address_label: "主送：".to_owned(),
            printed_form: "{}印发".to_owned(),
            copies_form: "共印{}份".to_owned(),
            drafter_form: "（执笔人：{}）".to_owned(),
            feedback_form: "请将领导同志的批示反馈{}".to_owned(),
            phone_form: "联系电话：{}".to_owned(),
            even_page: false,
        }
    }
}

/// 页码: GB/T 9704-2012 § 7.5.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct PageNumberSpec {
    /// Whether pages are numbered.
    #[serde(rename = "有")]
    pub used: bool,
    /// 一字线 on both sides of the figure.
    #[serde(rename = "一字线")]
    pub dash: String,
    /// Distance of the 一字线 from the lower edge of the block: 7 mm.
    #[serde(rename = "距版心")]
    pub below: f32,
    /// Whether odd pages carry it right and even pages left; else it is centred.
    #[serde(rename = "单右双左")]
    pub alternate: bool,
    /// Whether the cover counts as page 1; it carries no number either way.
    #[serde(rename = "封面计页")]
    pub count_cover: bool,
}

impl Default for PageNumberSpec {
    fn default() -> Self {
        Self { used: true, dash: "—".to_owned(), below: 7.0, alternate: true, count_cover: false }
    }
}

/// 颜色.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct ColourSpec {
    /// Red of masthead and rule; files in practice use pure red, § 5.2.5 mixes it of 80 % magenta and 80 % yellow.
    #[serde(rename = "红")]
    pub red: Colour,
}

impl Default for ColourSpec {
    fn default() -> Self {
        Self { red: Colour { red: 255, green: 0, blue: 0 } }
    }
}

impl Default for Stationery {
    fn default() -> Self {
        Self {
            name: "普通报告".to_owned(),
            page: PageSpec::default(),
            grid: GridSpec::default(),
            fonts: FontSpecs::default(),
            body: BodySpec::default(),
            cover: CoverSpec::default(),
            official: OfficialSpec::default(),
            record: RecordSpec::default(),
            page_number: PageNumberSpec::default(),
            colours: ColourSpec::default(),
        }
    }
}

/// The key by which a variant names the stationery it differs from.
const BASE: &str = "基于";

impl Stationery {
    /// Reads a stationery file that stands on its own.
    ///
    /// # Errors
    /// When it is no TOML, has keys that no stationery has (all of them are named), or values that make no page.
    pub fn from_toml(text: &str) -> Result<Stationery, StationeryError> {
        Self::from_table(parse(text)?)
    }

    /// Reads a variant on top of the text of its base: what the variant says wins, the base gives the rest.
    ///
    /// # Errors
    /// As for [`Stationery::from_toml`], in either text.
    pub fn variant(text: &str, base: &str) -> Result<Stationery, StationeryError> {
        let mut merged = parse(base)?;
        merge(&mut merged, parse(text)?);
        Self::from_table(merged)
    }

    /// The stationery that a file names as its base (`基于 = "…"`), whose text [`Stationery::variant`] then needs.
    #[must_use]
    pub fn base_of(text: &str) -> Option<String> {
        parse(text).ok()?.get(BASE)?.as_str().map(str::to_owned)
    }

    /// The name that a brief asks for it by (版式).
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    fn from_table(mut table: Table) -> Result<Stationery, StationeryError> {
        table.remove(BASE);
        let known = Table::try_from(Stationery::default()).expect("the default stationery is a plain table");
        let mut unknown = Vec::new();
        unknown_keys(&table, &known, "", &mut unknown);
        if !unknown.is_empty() {
            return Err(StationeryError::UnknownKeys(unknown));
        }
        let stationery: Stationery =
            table.try_into().map_err(|error: toml::de::Error| StationeryError::Value(error.message().to_owned()))?;
        stationery.geometry()?;
        Ok(stationery)
    }

    /// Refuses what no text could be set on.
    fn geometry(&self) -> Result<(), StationeryError> {
        let page = &self.page;
        let lengths = [page.width, page.height, page.block_width, page.block_height];
        if lengths.iter().any(|length| !(20.0..=2000.0).contains(length)) {
            return Err(StationeryError::Geometry("页面: lengths are 20 to 2000 mm"));
        }
        let (cover, record) = (&self.cover, &self.record);
        let lengths = [cover.box_height, cover.box_line, cover.rule, cover.rule_gap, record.thick, record.thin];
        let fits = |length: &f32| (0.0..=page.block_height).contains(length);
        if !lengths.iter().chain([&self.page_number.below, &self.official.mark_top]).all(fits) {
            return Err(StationeryError::Geometry("封面, 公文, 版记, 页码: lengths are 0 mm to 版心高"));
        }
        // Written so that what is not a number is refused as well.
        let within = |near: f32, length: f32, whole: f32| near >= 0.0 && near + length <= whole + 0.01;
        if !within(page.left, page.block_width, page.width) {
            return Err(StationeryError::Geometry("页面: 订口 and 版心宽 exceed 宽"));
        }
        if !within(page.top, page.block_height, page.height) {
            return Err(StationeryError::Geometry("页面: 天头 and 版心高 exceed 高"));
        }
        if self.grid.lines < 2 || self.grid.characters < 4 {
            return Err(StationeryError::Geometry("网格: at least 2 lines of 4 characters"));
        }
        if self.pitch() < self.fonts.body.size.0 || self.cell() < self.fonts.body.size.0 * 0.8 {
            return Err(StationeryError::Geometry("网格: lines or characters would run into each other"));
        }
        Ok(())
    }

    /// Advance of one full-width character of the body in points: 156 mm / 28 = 15.79 pt.
    pub(crate) fn cell(&self) -> f32 {
        self.page.block_width * MM / f32::from(self.grid.characters)
    }

    /// Distance from one line of the body to the next in points.
    ///
    /// 撑满版心 taken at its word: with 22 lines the first touches the upper edge of the block and the last the lower,
    /// (225 mm − 16 pt) / 21 = 29.61 pt.
    pub(crate) fn pitch(&self) -> f32 {
        match self.grid.pitch {
            Pitch::Points(points) => points,
            Pitch::Flush => (self.block_height() - self.fonts.body.size.0) / f32::from(self.grid.lines - 1),
        }
    }

    /// Width of the text block in points.
    pub(crate) fn block_width(&self) -> f32 {
        self.page.block_width * MM
    }

    /// Height of the text block in points.
    pub(crate) fn block_height(&self) -> f32 {
        self.page.block_height * MM
    }
}

fn parse(text: &str) -> Result<Table, StationeryError> {
    crate::keys::quoted(text).parse().map_err(|error: toml::de::Error| StationeryError::Syntax(error.to_string()))
}

/// Lays `over` on `base`; tables are merged, everything else is replaced.
fn merge(base: &mut Table, over: Table) {
    for (key, value) in over {
        match (base.get_mut(&key), value) {
            (Some(Value::Table(base)), Value::Table(over)) => merge(base, over),
            (_, value) => {
                base.insert(key, value);
            }
        }
    }
}

fn unknown_keys(table: &Table, known: &Table, path: &str, unknown: &mut Vec<String>) {
    for (key, value) in table {
        let place = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        match (known.get(key), value) {
            (None, _) => unknown.push(place),
            (Some(Value::Table(known)), Value::Table(table)) => unknown_keys(table, known, &place, unknown),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_file_is_the_standard_page() {
        let stationery = Stationery::from_toml("").unwrap();
        assert!((stationery.cell() - 15.793).abs() < 0.001);
        assert!((stationery.pitch() - 29.61).abs() < 0.01);
    }

    #[test]
    fn names_every_unknown_key() {
        let error = Stationery::from_toml("页边 = 1\n[页面]\n宽度 = 210\n高 = 297\n").unwrap_err();
        assert_eq!(error.to_string(), "unknown keys: 页边, 页面.宽度");
    }

    #[test]
    fn reads_sizes_by_name_and_refuses_others() {
        let stationery = Stationery::from_toml("[字体]\n标题 = { 字体 = \"小标宋\", 字号 = \"小二\" }").unwrap();
        assert_eq!(stationery.fonts.title.size, Size(18.0));
        let error = Stationery::from_toml("[字体]\n标题 = { 字体 = \"小标宋\", 字号 = \"九号\" }").unwrap_err();
        assert!(matches!(error, StationeryError::Value(_)));
    }

    #[test]
    fn a_variant_says_only_what_differs() {
        let base = "名称 = \"底\"\n[网格]\n行数 = 20\n每行字数 = 26\n";
        let variant = "名称 = \"变体\"\n基于 = \"底\"\n[网格]\n行数 = 21\n";
        assert_eq!(Stationery::base_of(variant).as_deref(), Some("底"));
        let stationery = Stationery::variant(variant, base).unwrap();
        assert_eq!((stationery.name(), stationery.grid.lines, stationery.grid.characters), ("变体", 21, 26));
    }

    #[test]
    fn refuses_a_page_that_cannot_be_set() {
        let error = Stationery::from_toml("[网格]\n行距 = 12\n").unwrap_err();
        assert!(matches!(error, StationeryError::Geometry(_)));
        for text in ["[页面]\n订口 = 100\n", "[页面]\n天头 = nan\n", "[封面]\n批示框高 = inf\n"] {
            assert!(matches!(Stationery::from_toml(text), Err(StationeryError::Geometry(_))), "{text}");
        }
    }
}
