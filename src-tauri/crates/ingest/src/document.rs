//! From decoded text to a bulletin.

use crate::draft::{Aside, Draft, Reading};
use crate::encoding::Decoded;
use crate::traced::Traced;
use crate::{brief, columns, contents, digest, furniture, html, lines, newspaper, policy, region, unwrap, webpage};
use std::ops::Range;
use yaobao_model::{Bulletin, Diagnostic, Gazetteer, Span};

/// Reads plain or Markdown text.
pub(crate) fn read_text(decoded: Decoded, gazetteer: &Gazetteer) -> Bulletin {
    bulletin(sorted(&decoded.text, &[], gazetteer), decoded, gazetteer)
}

/// Reads the text of printed pages, of which `margins` are known to be headers, footers and page numbers.
pub(crate) fn read_pages(decoded: Decoded, margins: &[Range<u32>], gazetteer: &Gazetteer) -> Bulletin {
    bulletin(sorted(&decoded.text, margins, gazetteer), decoded, gazetteer)
}

/// The lines of a text, sorted to articles and what stands beside them.
fn sorted(original: &str, margins: &[Range<u32>], gazetteer: &Gazetteer) -> Reading {
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

fn sorted_page(source: &str, gazetteer: &Gazetteer) -> Reading {
    let content = webpage::content(&html::read(source));
    let mut reading = policy::read(&content.paragraphs)
        .or_else(|| brief::read(&content.paragraphs))
        .unwrap_or_else(|| digest::read(&content.paragraphs, gazetteer));
    content.complete(&mut reading);
    reading
}

/// Sorts the paragraphs of a format that keeps them whole.
pub(crate) fn read_paragraphs(paragraphs: &[unwrap::Paragraph], decoded: Decoded, gazetteer: &Gazetteer) -> Bulletin {
    let reading = policy::read(paragraphs)
        .or_else(|| brief::read(paragraphs))
        .unwrap_or_else(|| digest::read(paragraphs, gazetteer));
    bulletin(reading, decoded, gazetteer)
}

/// A reading with the region of each article, as a bulletin.
pub(crate) fn bulletin(reading: Reading, decoded: Decoded, gazetteer: &Gazetteer) -> Bulletin {
    let Decoded { text: original, encoding, mut diagnostics } = decoded;
    diagnostics.extend(account(&reading));
    let mut articles = Vec::with_capacity(reading.drafts.len());
    let mut known: Option<String> = None;
    for draft in &reading.drafts {
        let (mut region, remark) = region::region_of(&draft.title, &draft.about, &body_of(draft), gazetteer);
        // An attachment is about the region of its document.
        if region.is_none() && draft.about.trim().len() > 1 {
            region.clone_from(&known);
        }
        if let (None, Some(remark)) = (&region, remark) {
            diagnostics.push(match draft.title_places.first().and_then(span_of) {
                Some(at) => remark.at(at),
                None => remark,
            });
        }
        known.clone_from(&region);
        articles.push(draft.finish(region));
    }
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
    use proptest::prelude::*;

    fn gazetteer() -> Gazetteer {
        let divisions = "code,name,full_name\n510000,四川省,四川省\n510700,绵阳市,四川省绵阳市\n640000,宁夏回族自治区,宁夏回族自治区\n";
        Gazetteer::from_csv(divisions, "alias,full_name\n").expect("a good table")
    }

    /// Lines of all the sorts that real documents have, without Markdown marks.
    fn document() -> impl Strategy<Value = String> {
        let line = prop_oneof![
            4 => "[今全市科技创新平台企业增长达到支持]{6,24}[，。；、：]?",
            2 => "[今全市科技创新平台企业增长达到支持，。“”（）0-9]{17}",
            1 => "(四川绵阳|宁夏)[推动科技创新改革发展]{8,18}",
            1 => "[一二三]、[健全机制优化服务]{4,9}",
            1 => "（[一二三]）[健全机制优化服务]{4,9}。",
            1 => "[一二三]是[健全机制优化服务，]{4,20}。",
            1 => "— [0-9]{1,2} —|[0-9]{1,3}",
            1 => Just("某某参考  选编  第3期".to_owned()),
            1 => Just("本报记者 张某 通讯员 李某".to_owned()),
            1 => Just("某某日报讯（记者张某）近日，全市召开会议。".to_owned()),
            1 => Just("某科发〔2024〕12号".to_owned()),
            1 => Just("关于印发《某某方案》的通知".to_owned()),
            1 => Just("各市科技局，有关单位：".to_owned()),
            1 => Just("附件".to_owned()),
            1 => Just("2024年5月6日".to_owned()),
            1 => Just("——2024年5月6日在全市会议上".to_owned()),
            1 => Just("科 技 创 新 平 台 增 长 7% ，居 前 列".to_owned()),
            1 => Just("推进推进““三项改革三项改革””落地见效落地见效".to_owned()),
            1 => Just("第12期 某某要报".to_owned()),
            1 => Just("呈送：某省领导同志".to_owned()),
        ];
        let end = prop_oneof![3 => Just("\n"), 3 => Just("\n\n"), 1 => Just(" \n"), 1 => Just("\n　　"), 1 => Just("\n\n\n ")];
        prop::collection::vec((line, end), 1..40)
            .prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect())
    }

    fn places(reading: &Reading) -> Vec<u32> {
        let drafts = reading.drafts.iter();
        let kept =
            drafts.flat_map(|d| d.body.iter().map(|part| &part.content).chain(&d.title_places).chain(&d.byline_places));
        let all = kept.chain(reading.aside.iter().map(|(_, content)| content));
        all.flat_map(|content| content.at.iter().copied()).filter(|&at| at != Traced::ADDED).collect()
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

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_character_stands_somewhere_and_only_once(text in document()) {
            let reading = sorted(&text, &[], &gazetteer());
            let chars: Vec<char> = text.chars().collect();
            let mut seen = vec![0; chars.len()];
            for at in places(&reading) {
                seen[at as usize] += 1;
            }
            for (at, (&ch, &times)) in chars.iter().zip(&seen).enumerate() {
                prop_assert!(times <= 1, "{ch} at {at} stands {times} times");
                prop_assert!(times == 1 || ch.is_whitespace(), "{ch} at {at} is lost in {text:?}");
            }
        }

        #[test]
        fn places_of_any_text_lie_inside_it(text in "\\PC{0,200}|[科技创新，。\\n\\t #*_<>|&;a-z0-9—“”]{0,300}") {
            check_places(&text, &read_text(decoded(&text), &gazetteer()));
            check_places(&text, &read_html(decoded(&text), &gazetteer()));
        }
    }

    fn decoded(text: &str) -> Decoded {
        Decoded { text: text.to_owned(), encoding: "UTF-8".to_owned(), diagnostics: Vec::new() }
    }

    fn check_places(original: &str, bulletin: &Bulletin) {
        let original: Vec<char> = original.chars().collect();
        for article in &bulletin.articles {
            let chars: Vec<char> = article.text.chars().collect();
            for run in &article.origin.runs {
                for n in 0..run.len {
                    let (clean, source) = (chars[run.text + n], original[run.original + n]);
                    assert!(clean == source || source == '&' || clean == ' ' && source.is_whitespace());
                }
            }
            let mut end = 0;
            for block in &article.blocks {
                assert!(block.at.end <= chars.len() && (block.at.start == end || block.at.start == end + 1));
                end = block.at.end;
            }
            assert!(end == chars.len() && article.emphasis.iter().all(|run| run.end <= chars.len()));
        }
        let inside = |at: Span| at.end <= original.len();
        assert!(bulletin.diagnostics.iter().filter_map(|remark| remark.at).all(inside));
    }
}
