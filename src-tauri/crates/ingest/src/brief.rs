//! Policy briefs (要报) made elsewhere: cover, body, record block.

use crate::byline;
use crate::draft::{Aside, Draft, Reading};
use crate::numbering;
use crate::unwrap::{Paragraph, Shape};
use regex::Regex;
use std::sync::LazyLock;
use yaobao_model::BulletinKind;

static ISSUE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:总)?第\s*[0-9０-９一二三四五六七八九十百]+\s*期").expect("a fixed pattern"));

/// Paragraphs that a cover may take.
const COVER: usize = 24;

/// Reads a brief; `None` when the text has no cover and record block of one.
pub(crate) fn read(paragraphs: &[Paragraph]) -> Option<Reading> {
    let body_at = body_start(paragraphs)?;
    let tail_at = record_start(paragraphs, body_at);
    let (cover, tail) = (&paragraphs[..body_at], &paragraphs[tail_at..]);
    let signs = cover.iter().filter(|p| is_cover_sign(&p.content.text)).count();
    let record = tail.iter().filter(|p| is_distribution(&p.content.text)).count();
    if signs + record.min(2) < 2 || signs == 0 {
        return None;
    }
    let mut reading = Reading::new(BulletinKind::Brief);
    let mut draft = Draft::default();
    let title = title_of(cover)?;
    for (at, paragraph) in cover.iter().enumerate() {
        let text = paragraph.content.text.as_str();
        if same(text, &cover[title].content.text) {
            draft.title = text.to_owned();
            draft.title_places.push(paragraph.content.clone());
            continue;
        }
        if let Some(issue) = ISSUE.find(text) {
            reading.number.get_or_insert_with(|| issue.as_str().replace(' ', ""));
        }
        if let Some(date) = byline::date_in(text) {
            reading.date.get_or_insert(date);
        } else if let Some(names) =
            byline::byline(text).or_else(|| (at > title && byline::is_names(text)).then(|| text.to_owned()))
        {
            draft.byline = Some(names);
            draft.byline_places.push(paragraph.content.clone());
            continue;
        } else if at < title && is_office(text) && reading.issuer.is_none() {
            reading.issuer = Some(text.to_owned());
        }
        reading.aside.push((Aside::Cover, paragraph.content.clone()));
    }
    for paragraph in &paragraphs[body_at..tail_at] {
        draft.take(paragraph.clone());
    }
    for paragraph in tail {
        let text = &paragraph.content.text;
        if draft.byline.is_none() {
            draft.byline = byline::byline(text);
        }
        reading.aside.push((Aside::Record, paragraph.content.clone()));
    }
    draft.date = reading.date;
    draft.about = reading.issuer.clone().unwrap_or_default();
    reading.title = Some(draft.title.clone());
    reading.drafts = vec![draft];
    Some(reading)
}

/// The first running text, behind the last printing of the title.
fn body_start(paragraphs: &[Paragraph]) -> Option<usize> {
    let running = |p: &Paragraph| p.shape == Shape::Text && p.content.len() >= 40 && !is_distribution(&p.content.text);
    let text = paragraphs.iter().take(COVER).position(running)?;
    // Headings that lead into the text belong to the body.
    let heading = (0..text).rev().take_while(|&at| numbering::level(&paragraphs[at].content.text).is_some()).last();
    let start = heading.unwrap_or(text);
    (start > 0).then_some(start)
}

/// Of the lines of a cover the one that is printed twice, or else the longest that is nothing else.
fn title_of(cover: &[Paragraph]) -> Option<usize> {
    let plain = |p: &Paragraph| {
        p.shape == Shape::Label
            && !is_cover_sign(&p.content.text)
            && byline::byline(&p.content.text).is_none()
            && byline::date_in(&p.content.text).is_none()
            && !p.content.text.starts_with(['[', '［', '（', '(', '【'])
            && p.content.len() >= 6
    };
    let twice = (0..cover.len())
        .find(|&a| plain(&cover[a]) && cover[a + 1..].iter().any(|b| same(&b.content.text, &cover[a].content.text)));
    twice.or_else(|| {
        let offices = |p: &Paragraph| is_office(&p.content.text) && p.heading.is_none();
        (0..cover.len())
            .filter(|&at| plain(&cover[at]) && !offices(&cover[at]))
            .max_by_key(|&at| cover[at].content.len())
    })
}

/// Where the record block begins: the last lines that say who wrote it, who gets it and how many were printed.
fn record_start(paragraphs: &[Paragraph], from: usize) -> usize {
    let mut start = paragraphs.len();
    let wordless = |p: &Paragraph| !p.content.text.chars().any(crate::spacing::is_han);
    while start > from + 1 && (is_record(&paragraphs[start - 1]) || wordless(&paragraphs[start - 1])) {
        start -= 1;
    }
    start
}

fn is_record(paragraph: &Paragraph) -> bool {
    let text = paragraph.content.text.as_str();
    const LABELS: &[&str] = &[
        "本文系",
        "本文为",
        "本成果",
        "（执笔",
        "(执笔",
        "执笔",
        "（作者",
        "(作者",
        "作者：",
        "作者单位",
        "课题组",
        "请将",
        "联系电话",
        "联系人",
        "责任编辑",
        "责编",
        "编辑：",
        "编辑:",
        "编审",
        "审核",
        "签发",
        "核稿",
        "校对",
        "主编",
        "（课题",
    ];
    is_distribution(text) || LABELS.iter().any(|label| text.starts_with(label)) || byline::is_date_line(text)
}

fn is_distribution(text: &str) -> bool {
    const LABELS: &[&str] = &[
        "呈送",
        "呈报",
        "报送",
        "印发：",
        "印发:",
        "印发 ",
        "抄送",
        "抄报",
        "主送",
        "分送",
        "发送",
        "报：",
        "送：",
        "发：",
    ];
    LABELS.iter().any(|label| text.starts_with(label))
        || (text.contains("印")
            && text.chars().count() <= 24
            && text.ends_with(['份', '）'])
            && text.contains(|ch: char| ch.is_ascii_digit()))
}

fn is_cover_sign(text: &str) -> bool {
    if text.chars().count() > 30 {
        return false;
    }
    let bare: String = text.chars().filter(|ch| !ch.is_whitespace()).collect();
    const WHOLE: &[&str] = &["要报", "专报", "内参", "参阅", "简报", "快报", "参考", "摘报", "信息"];
    ISSUE.is_match(&bare)
        || bare.contains("领导批示")
        || bare.contains("内部参阅")
        || bare.contains("内部资料")
        || bare.starts_with("密级")
        || WHOLE.iter().any(|end| bare.ends_with(end))
}

fn is_office(text: &str) -> bool {
    const ENDS: &[&str] = &[
        "部",
        "委",
        "院",
        "厅",
        "局",
        "中心",
        "办公室",
        "所",
        "大学",
        "学院",
        "委员会",
        "社",
        "智库",
        "党校",
        "会",
        "课题组",
    ];
    (4..=40).contains(&text.chars().count()) && ENDS.iter().any(|end| text.ends_with(end)) && !text.contains("建议")
}

fn same(a: &str, b: &str) -> bool {
    a.chars().filter(|ch| !ch.is_whitespace()).eq(b.chars().filter(|ch| !ch.is_whitespace()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_cover_body_and_record_apart() {
        let text = "内部参阅\n\n# 某某智库要报\n\n（第12期）\n\n某某省委宣传部\n\n2025年3月4日\n\n某省推进开放创新的对策建议\n\n......张某某、李某\n\n# 某省推进开放创新的对策建议\n\n近年来，某省持续推进开放创新，建立了覆盖全省的协同机制，取得了明显成效，但仍有不足。\n\n## 一、现状\n\n（一）政策体系持续完善。全省出台政策十二项。\n\n（执笔人：某某大学 张某某）\n\n---\n\n**呈送：**省委、省政府领导同志。\n\n共印40份\n";
        let reading = read(&crate::unwrap::paragraphs(&crate::lines::read(text))).unwrap();
        let draft = &reading.drafts[0];
        assert_eq!(draft.title, "某省推进开放创新的对策建议");
        assert_eq!(draft.byline.as_deref(), Some("张某某、李某"));
        assert_eq!((reading.number.as_deref(), reading.issuer.as_deref()), (Some("第12期"), Some("某某省委宣传部")));
        assert_eq!(reading.date.map(|d| d.to_string()).as_deref(), Some("2025-03-04"));
        assert_eq!(draft.body.len(), 3);
        assert_eq!(draft.title_places.len(), 2);
    }
}
