//! From decoded text to a bulletin.

use crate::draft::{Aside, Draft, Reading};
use crate::encoding::Decoded;
use crate::traced::Traced;
use crate::{brief, columns, contents, digest, furniture, html, lines, newspaper, policy, region, unwrap, webpage};
use std::ops::Range;
use yaobao_model::{Article, Bulletin, Diagnostic, Gazetteer, Span};

/// Reads plain or Markdown text.
pub(crate) fn read_text(decoded: Decoded, gazetteer: &Gazetteer) -> Bulletin {
    bulletin(sorted(&decoded.text, &[], gazetteer), decoded, gazetteer)
}

/// Reads the text of printed pages, of which `margins` are known to be headers, footers and page numbers.
pub(crate) fn read_pages(decoded: Decoded, margins: &[Range<u32>], gazetteer: &Gazetteer) -> Bulletin {
    bulletin(sorted(&decoded.text, margins, gazetteer), decoded, gazetteer)
}

/// The lines of a text, sorted to articles and what stands beside them.
pub(crate) fn sorted(original: &str, margins: &[Range<u32>], gazetteer: &Gazetteer) -> Reading {
    let (lines, moved) = columns::read(original);
    let (inside, outside) = without(margins, lines);
    let (kept, mut removed) = furniture::remove(inside);
    removed.extend(outside);
    let (kept, listed) = contents::remove(kept);
    let paragraphs = unwrap::paragraphs(&kept);
    let again: Vec<Traced> = kept
        .into_iter()
        .map(|line| line.again)
        .chain(removed.iter().chain(&listed).map(|line| line.again.clone()))
        .filter(|again| !again.is_empty())
        .collect();
    let mut reading = policy::read(&paragraphs)
        .or_else(|| brief::read(&paragraphs))
        .or_else(|| newspaper::read(&paragraphs))
        .unwrap_or_else(|| digest::read(&paragraphs, gazetteer));
    drop(paragraphs);
    reading.aside.extend(again.into_iter().map(|again| (Aside::Doubled, again)));
    let uncertain = || "两栏文字逐行交错，已按栏拆开，请核对阅读顺序".to_owned();
    reading.doubts.extend(moved.into_iter().map(|first| (uncertain(), first)));
    reading.aside.extend(listed.into_iter().map(|line| (Aside::Cover, line.content)));
    reading.aside.extend(removed.into_iter().map(|line| (Aside::Furniture, line.content)));
    reading
}

/// Parts lines from those that lie in the margins, both in order.
fn without(margins: &[Range<u32>], lines: Vec<lines::Line>) -> (Vec<lines::Line>, Vec<lines::Line>) {
    let (mut kept, mut removed): (Vec<lines::Line>, Vec<lines::Line>) = (Vec::with_capacity(lines.len()), Vec::new());
    let mut broken = false;
    for mut line in lines {
        let next = margins.partition_point(|margin| margin.end <= line.place.start);
        if margins.get(next).is_some_and(|margin| margin.start < line.place.end) {
            broken |= line.break_before;
            removed.push(line);
        } else {
            line.break_before |= std::mem::take(&mut broken);
            kept.push(line);
        }
    }
    (kept, removed)
}

/// Reads the source of a web page.
pub(crate) fn read_html(decoded: Decoded, gazetteer: &Gazetteer) -> Bulletin {
    bulletin(sorted_page(&decoded.text, gazetteer), decoded, gazetteer)
}

pub(crate) fn sorted_page(source: &str, gazetteer: &Gazetteer) -> Reading {
    let content = webpage::content(html::read(source));
    let mut reading = sorted_paragraphs(&content.paragraphs, gazetteer);
    content.complete(&mut reading);
    reading
}

/// Sorts the paragraphs of a format that keeps them whole.
pub(crate) fn read_paragraphs(paragraphs: &[unwrap::Paragraph], decoded: Decoded, gazetteer: &Gazetteer) -> Bulletin {
    bulletin(sorted_paragraphs(paragraphs, gazetteer), decoded, gazetteer)
}

pub(crate) fn sorted_paragraphs(paragraphs: &[unwrap::Paragraph], gazetteer: &Gazetteer) -> Reading {
    policy::read(paragraphs).or_else(|| brief::read(paragraphs)).unwrap_or_else(|| digest::read(paragraphs, gazetteer))
}

/// A reading with the region of each article, as a bulletin.
pub(crate) fn bulletin(reading: Reading, decoded: Decoded, gazetteer: &Gazetteer) -> Bulletin {
    let Decoded { text: original, encoding, mut diagnostics } = decoded;
    diagnostics.extend(account(&reading));
    let (regions, remarks) = regions(&reading, gazetteer);
    diagnostics.extend(remarks);
    let articles: Vec<Article> =
        reading.drafts.iter().zip(regions).map(|(draft, region)| draft.finish(region)).collect();
    let title = reading.title.or_else(|| articles.first().map(|article| article.title.clone())).unwrap_or_default();
    diagnostics.sort_by_key(|remark| remark.at);
    Bulletin {
        kind: reading.kind,
        encoding,
        title,
        issuer: reading.issuer,
        number: reading.number,
        date: reading.date,
        original,
        articles,
        diagnostics,
    }
}

/// What region each article is about, and what to say where that is not clear.
fn regions(reading: &Reading, gazetteer: &Gazetteer) -> (Vec<Option<String>>, Vec<Diagnostic>) {
    let told: Vec<(Option<String>, Option<Diagnostic>)> = reading
        .drafts
        .iter()
        .map(|draft| region::region_of(&draft.title, &draft.about, &body_of(draft), gazetteer))
        .collect();
    let shared = shared_region(reading, told.iter().map(|(region, _)| region.as_deref()), gazetteer);
    let (mut regions, mut remarks): (Vec<Option<String>>, Vec<Diagnostic>) =
        (Vec::with_capacity(told.len()), Vec::new());
    for (draft, (mut region, remark)) in reading.drafts.iter().zip(told) {
        // An attachment is about the region of its document.
        if region.is_none() && draft.about.trim().len() > 1 {
            region = regions.last().cloned().flatten();
        }
        let at = draft.title_places.first().and_then(span_of);
        let place = |remark: Diagnostic| at.map_or(remark.clone(), |at| remark.at(at));
        if let (None, Some(remark)) = (&region, remark) {
            // A name that may mean several divisions is left open: what others are about does not settle it.
            match shared.clone().filter(|_| remark.code == region::UNKNOWN) {
                Some(shared) => {
                    let message = format!("本篇未写明地区，按同一文件的标题或其他篇目取为{shared}");
                    remarks.push(place(Diagnostic::hint("region.inherited", message)));
                    region = Some(shared);
                }
                None => remarks.push(place(remark)),
            }
        }
        regions.push(region);
    }
    (regions, remarks)
}

/// The region of a whole document: what the heading of its news names (`某县新闻五则`), or else the one region that all of
/// its articles are about, so far as they say; two at least.
fn shared_region<'r>(
    reading: &Reading,
    told: impl Iterator<Item = Option<&'r str>>,
    gazetteer: &Gazetteer,
) -> Option<String> {
    let mut known = told.flatten();
    let first = known.next();
    let mut others = known.peekable();
    if let Some(first) = first.filter(|_| others.peek().is_some()) {
        return others.all(|other| other == first).then(|| first.to_owned());
    }
    let covers = reading.aside.iter().filter(|(why, _)| *why == Aside::Cover).map(|(_, content)| content.text.as_str());
    covers.filter(|text| region::heads_news(text)).find_map(|text| region::region_of(text, "", "", gazetteer).0)
}

/// The text of an article's body, for asking what region it is about.
fn body_of(draft: &Draft) -> String {
    let mut body = String::with_capacity(draft.body.iter().map(|part| part.content.text.len() + 1).sum());
    for part in &draft.body {
        body.push_str(&part.content.text);
        body.push('\n');
    }
    body
}

/// One remark for everything that is kept out of the articles, and for every doubt.
fn account(reading: &Reading) -> Vec<Diagnostic> {
    let mut remarks = Vec::new();
    for (why, content) in &reading.aside {
        let (code, message) = why.wording();
        let Some(at) = span_of(content) else { continue };
        remarks.push(Diagnostic::hint(code, message).at(at));
    }
    for (message, content) in &reading.doubts {
        if let Some(at) = span_of(content) {
            remarks.push(Diagnostic::warning("order.uncertain", message.clone()).at(at));
        }
    }
    remarks
}

/// The smallest run of the original that holds a text.
fn span_of(content: &Traced) -> Option<Span> {
    let places = || content.at.iter().copied().filter(|&at| at != Traced::ADDED);
    Some(Span::new(places().min()? as usize, places().max()? as usize + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gazetteer() -> Gazetteer {
        let divisions = "code,name,full_name\n510000,四川省,四川省\n510700,绵阳市,四川省绵阳市\n640000,宁夏回族自治区,宁夏回族自治区\n";
        Gazetteer::from_csv(divisions, "alias,full_name\n").expect("a good table")
    }

    fn read(text: &str) -> Bulletin {
        let decoded = Decoded { text: text.to_owned(), encoding: "UTF-8".to_owned(), diagnostics: Vec::new() };
        read_text(decoded, &gazetteer())
    }

    fn titles(bulletin: &Bulletin) -> Vec<&str> {
        bulletin.articles.iter().map(|article| article.title.as_str()).collect()
    }

    #[test]
    fn an_article_without_a_region_takes_the_one_of_its_sisters() {
        let text = "绵阳新增三家创新平台\n　　本报讯（记者张某）绵阳市今年新增创新平台三家。\n\n\
            小积分兑出乡村新风尚活动\n　　本报讯（记者李某）该镇今年推行积分制，参与率达到九成。\n\n\
            绵阳开通两条公交线路\n　　本报讯（记者王某）绵阳市昨日开通公交线路两条。\n";
        let bulletin = read(text);
        assert_eq!(titles(&bulletin).len(), 3, "{:?}", titles(&bulletin));
        assert_eq!(bulletin.articles[1].region.as_deref(), Some("四川省绵阳市"));
        assert!(bulletin.diagnostics.iter().any(|remark| remark.code == "region.inherited"));
    }

    #[test]
    fn the_questions_of_an_interview_are_no_articles() {
        let text = "# 把科教优势转化为发展优势的实践\n\n绵阳是科研基地。记者近日采访了该市科技局负责人。\n\n\
            # 记者：绵阳在成果转化方面有哪些新做法？\n\n某某：我们推出办法二十条。\n\n\
            # 下一步还有哪些具体的工作打算？\n\n某某：我们将建设平台三家。\n";
        assert_eq!(titles(&read(text)), ["把科教优势转化为发展优势的实践"]);
    }

    #[test]
    fn a_plan_is_told_from_its_first_words_and_from_a_second_bracket() {
        let lines = [
            "四川省科学技术厅",
            "四川省基础研究三年行动方案（2024—2026年）",
            "为加强基础研究工作，夯实科技自立自强的根基，",
            "提升全省的原始创新能力，推动高质量发展，结合",
            "我省实际情况，制定本方案。",
        ];
        assert_eq!(titles(&read(&lines.join("\n\n"))), ["四川省基础研究三年行动方案（2024—2026年）"]);
        let outline = "# 绵阳市某某产业发展规划（节选）\n*（2022—2025年）*\n\n产业规模持续扩大，增加值达到三百亿元。\n";
        assert_eq!(titles(&read(outline)), ["绵阳市某某产业发展规划（节选）"]);
    }

    #[test]
    fn a_speech_is_called_by_its_title_and_dated_by_its_occasion() {
        let text = "政府工作报告\n——2025年1月14日在绵阳市第八届人民代表大会第五次会议上\n绵阳市人民政府市长  王某某\n\n\
            各位代表：\n\n现在，我代表市人民政府，向大会报告工作，请予审议。\n\n一、2024年工作回顾\n\n\
            过去一年，全市生产总值增长5.8%。\n";
        let bulletin = read_text(decoded(text), &gazetteer());
        let [report] = bulletin.articles.as_slice() else { panic!("it is one article") };
        assert_eq!(report.title, "政府工作报告");
        assert_eq!(report.byline.as_deref(), Some("绵阳市人民政府市长王某某"));
        assert_eq!(report.date.map(|date| date.to_string()).as_deref(), Some("2025-01-14"));
        assert_eq!(report.region.as_deref(), Some("四川省绵阳市"));
        assert!(report.text.starts_with("各位代表："), "{}", report.text);
    }

    fn decoded(text: &str) -> Decoded {
        Decoded { text: text.to_owned(), encoding: "UTF-8".to_owned(), diagnostics: Vec::new() }
    }
}
