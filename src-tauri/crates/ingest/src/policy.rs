//! Documents of an issuing office: number, title, addressees, body, signature, attachments.

use crate::byline;
use crate::draft::{Aside, Draft, Reading};
use crate::numbering;
use crate::sentence;
use crate::standing::{self, Standing};
use crate::unwrap::{Paragraph, Shape};
use regex::Regex;
use std::sync::LazyLock;
use yaobao_model::BulletinKind;

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[\p{Han}]{1,16}[〔\[［（(【][0-9０-９]{4}[〕\]］）)】](?:第)?[ ]*[0-9０-９]{1,4}[ ]*号")
        .expect("a fixed pattern")
});

/// Paragraphs within which number and title of a document must stand.
const HEAD: usize = 16;

/// Reads a document of an issuing office; `None` when it is no such document.
pub(crate) fn read(paragraphs: &[Paragraph]) -> Option<Reading> {
    let head = &paragraphs[..paragraphs.len().min(HEAD)];
    let number_at = head.iter().position(|p| is_number_line(&p.content.text));
    let title_at = head.iter().position(is_official_title)?;
    let addressed =
        head.get(title_at + 1..).is_some_and(|rest| rest.iter().take(3).any(|p| is_addressees(&p.content.text)));
    if number_at.is_none() && !addressed && !names_its_attachment(paragraphs, title_at) {
        return None;
    }
    let mut reading = Reading::new(BulletinKind::PolicyDocument);
    let mut notice = Draft::default();
    let mut next = 0;
    // A title may be wrapped before the line that gives it away: it begins after the last line that is something else.
    let mut begin = title_at;
    while begin > 0
        && head[begin].gap <= head[begin - 1].gap
        && is_title_line(&head[begin - 1])
        && !numbered_or_issuer(&head[begin - 1])
    {
        begin -= 1;
    }
    let mut masthead = String::new();
    for paragraph in &paragraphs[..begin] {
        let text = &paragraph.content.text;
        if let Some(number) = NUMBER.find(text) {
            reading.number = Some(number.as_str().replace(' ', ""));
        } else if paragraph.shape == Shape::Label && !byline::is_source_line(text) && reading.number.is_none() {
            masthead.push_str(text);
        }
        reading.aside.push((Aside::Cover, paragraph.content.clone()));
        next += 1;
    }
    let mut title = String::new();
    while let Some(paragraph) = paragraphs.get(next).filter(|p| {
        next <= title_at
            || !title.ends_with("通知") && !title.ends_with(['）', ')']) && standing::is_title_tail(&p.content.text)
            || is_title_line(p)
                && !title.ends_with("通知")
                && p.heading == paragraphs[title_at].heading
                && !is_addressees(&p.content.text)
    }) {
        title.push_str(&paragraph.content.text.replace(' ', ""));
        notice.title_places.push(paragraph.content.clone());
        next += 1;
    }
    notice.title = title;
    let body = Body::of(&paragraphs[next..]);
    reading.issuer = body.issuer.clone().or_else(|| issuer_of(&masthead));
    reading.date = body.date;
    notice.about =
        format!("{} {}", reading.issuer.clone().unwrap_or_default(), reading.number.clone().unwrap_or_default());
    reading.title = Some(notice.title.clone());
    body.fill(notice, &mut reading);
    Some(reading)
}

/// Body, signature and attachments of a document, told apart.
struct Body<'p> {
    paragraphs: &'p [Paragraph],
    roles: Vec<Role>,
    issuer: Option<String>,
    date: Option<yaobao_model::PartialDate>,
}

/// Whether a title goes on in a line of its own in brackets: `（试行）`. One that ends in brackets does not.
fn goes_on_in_brackets(title: &Paragraph, text: &str) -> bool {
    standing::is_title_tail(text) && !title.content.text.ends_with(['）', ')'])
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Text,
    Record,
    AttachmentTitle,
}

impl<'p> Body<'p> {
    fn of(paragraphs: &'p [Paragraph]) -> Self {
        let mut body = Self { paragraphs, roles: vec![Role::Text; paragraphs.len()], issuer: None, date: None };
        if let Some(at) = paragraphs.iter().take(3).position(|p| is_addressees(&p.content.text)) {
            body.roles[at] = Role::Record;
        }
        body.take_credits();
        let mut expects_title = false;
        for at in 0..paragraphs.len() {
            let paragraph = &paragraphs[at];
            let text = paragraph.content.text.as_str();
            if body.roles[at] == Role::Record {
                continue;
            }
            if at > 0 && body.roles[at - 1] == Role::AttachmentTitle && goes_on_in_brackets(&paragraphs[at - 1], text) {
                body.roles[at] = Role::AttachmentTitle;
            } else if is_attachment_mark(text) {
                body.roles[at] = Role::Record;
                expects_title = true;
            } else if byline::is_date_line(text) && paragraph.shape != Shape::Row {
                body.sign(at);
            } else if is_record(text) {
                body.roles[at] = Role::Record;
            } else if is_title_line(paragraph)
                && numbering::level(text).is_none()
                && (expects_title || body.follows_signature(at) || is_named_before(text, &paragraphs[..at.min(HEAD)]))
            {
                body.roles[at] = Role::AttachmentTitle;
                expects_title = paragraphs
                    .get(at + 1)
                    .is_some_and(|next| is_title_line(next) && paragraph.measure > 0 && next.gap <= paragraph.gap);
            } else {
                expects_title = false;
            }
        }
        body
    }

    /// Takes the lines below the title that name the office, or the occasion on which a report was given and by whom.
    fn take_credits(&mut self) {
        for at in 0..self.paragraphs.len().min(3) {
            let text = self.paragraphs[at].content.text.as_str();
            let said = at > 0 && standing::begins_occasion(&self.paragraphs[at - 1].content.text);
            let speaker = said && self.paragraphs[at].shape == Shape::Label && self.paragraphs[at].content.len() <= 30;
            if standing::begins_occasion(text) {
                self.date = byline::date_in(text);
            } else if standing::of(text) == Some(Standing::Office) {
                self.issuer = issuer_of(text);
            } else if !speaker {
                break;
            }
            self.roles[at] = Role::Record;
        }
    }

    /// A date on a line of its own, with the short lines before it that name the office, is the signature.
    fn sign(&mut self, date_at: usize) {
        self.roles[date_at] = Role::Record;
        let mut from = date_at;
        while from > 0 && date_at - from < 4 {
            let before = &self.paragraphs[from - 1];
            let text = &before.content.text;
            if self.roles[from - 1] != Role::Text
                || before.shape != Shape::Label
                || before.heading.is_some()
                || numbering::level(text).is_some()
                || text.starts_with("附件")
            {
                break;
            }
            from -= 1;
            self.roles[from] = Role::Record;
        }
        if self.date.is_none() {
            let known = self.issuer.take();
            self.date = byline::date_in(&self.paragraphs[date_at].content.text);
            let office: String = self.paragraphs[from..date_at].iter().map(|p| p.content.text.as_str()).collect();
            self.issuer = issuer_of(&office).or(known);
        }
    }

    /// Whether only signature and record stand between the date and paragraph `at`.
    fn follows_signature(&self, at: usize) -> bool {
        self.date.is_some() && at > 0 && self.roles[at - 1] == Role::Record
    }

    fn fill(&self, notice: Draft, reading: &mut Reading) {
        let mut drafts = vec![notice];
        let mut last = Role::Text;
        for (paragraph, &role) in self.paragraphs.iter().zip(&self.roles) {
            let current = drafts.last_mut().expect("the notice is there");
            match role {
                Role::Text => current.take(paragraph.clone()),
                Role::Record => reading.aside.push((Aside::Record, paragraph.content.clone())),
                Role::AttachmentTitle if last == Role::AttachmentTitle => {
                    current.title.push_str(&paragraph.content.text.replace(' ', ""));
                    current.title_places.push(paragraph.content.clone());
                }
                Role::AttachmentTitle => {
                    let about = current.about.clone();
                    let title = paragraph.content.text.clone();
                    drafts.push(Draft {
                        title,
                        title_places: vec![paragraph.content.clone()],
                        about,
                        ..Draft::default()
                    });
                }
            }
            last = role;
        }
        for draft in &mut drafts {
            draft.date = self.date;
        }
        reading.drafts = drafts;
    }
}

/// Whether a title that announces a document is followed by that document's own title: 关于印发《某某方案》的通知, 某某方案.
fn names_its_attachment(paragraphs: &[Paragraph], title_at: usize) -> bool {
    let title = &paragraphs[title_at].content.text;
    let Some((_, named)) = title.split_once("印发") else { return false };
    let named = named.trim_end_matches("通知").trim_end_matches('的').trim_matches(['《', '》']);
    paragraphs[title_at + 1..].iter().any(|p| is_title_line(p) && p.content.text.trim_matches(['《', '》']) == named)
}

/// Titles of documents that a text names in 《》 and that stand on a line of their own further on.
fn is_named_before(text: &str, before: &[Paragraph]) -> bool {
    let chars = text.chars().count();
    chars >= 6
        && before.iter().any(|p| {
            p.content.text.contains(&format!("《{text}》")) || p.content.text.contains(&format!("印发{text}的通知"))
        })
}

fn is_number_line(text: &str) -> bool {
    NUMBER.find(text).is_some_and(|found| text.chars().count() - found.as_str().chars().count() <= 12)
}

fn is_title_line(paragraph: &Paragraph) -> bool {
    let text = &paragraph.content.text;
    paragraph.shape == Shape::Label
        && !sentence::is_closed(text)
        && !text.starts_with(['（', '('])
        && !text.starts_with("附件")
        && !is_number_line(text)
        && !byline::is_date_line(text)
        && !standing::begins_occasion(text)
}

/// `关于……的通知` and its like.
fn is_official_title(paragraph: &Paragraph) -> bool {
    const KINDS: &[&str] = &[
        "通知",
        "意见",
        "决定",
        "公告",
        "通告",
        "通报",
        "批复",
        "函",
        "办法",
        "方案",
        "规划",
        "要点",
        "细则",
        "条例",
        "规定",
        "计划",
        "若干措施",
        "政策措施",
        "报告",
        "请示",
        "纪要",
    ];
    let text =
        paragraph.content.text.trim_end_matches([')', '）']).trim_end_matches("试行").trim_end_matches(['（', '(']);
    let kind = KINDS.iter().any(|kind| text.ends_with(kind));
    is_title_line(paragraph)
        && kind
        && (text.contains("关于") || text.contains("印发") || text.chars().count() >= 8)
        && numbering::level(text).is_none()
}

fn numbered_or_issuer(paragraph: &Paragraph) -> bool {
    let text = &paragraph.content.text;
    standing::of(text).is_some()
        || is_number_line(text)
        || text.ends_with("文件")
        || text.starts_with('#')
        || byline::is_source_line(text)
}

/// `各市、县（区）人民政府，自治区有关部门：`
fn is_addressees(text: &str) -> bool {
    text.ends_with(['：', ':'])
        && !text.contains('。')
        && (text.starts_with('各')
            || text.contains("、各")
            || text.contains("，各")
            || ["单位：", "部门：", "政府：", "公司：", "学校：", "委：", "局：", "厅："]
                .iter()
                .any(|end| text.ends_with(end)))
        && text.chars().count() <= 200
}

/// `附件`, `附件1`, `附件：` on a line of its own.
fn is_attachment_mark(text: &str) -> bool {
    text.strip_prefix("附件").or(text.strip_prefix("附录")).is_some_and(|rest| {
        rest.chars()
            .all(|ch| ch.is_ascii_digit() || matches!(ch, '：' | ':' | ' ') || "一二三四五六七八九十".contains(ch))
    })
}

fn is_record(text: &str) -> bool {
    const LABELS: &[&str] = &[
        "附件：",
        "附件:",
        "抄送",
        "主送",
        "（此件",
        "(此件",
        "此件",
        "公开方式",
        "联系人",
        "（联系",
        "联系电话",
        "主题词",
        "分送",
        "抄报",
    ];
    LABELS.iter().any(|label| text.starts_with(label))
        || (text.ends_with("印发") && byline::date_in(text).is_some() && text.chars().count() <= 60)
}

/// The office without what a masthead or signature adds to its name.
fn issuer_of(text: &str) -> Option<String> {
    let name = text.replace([' ', '　'], "");
    let name = name.trim_end_matches("（代章）").trim_end_matches("(代章)").trim_end_matches("文件");
    (name.chars().count() >= 3).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTICE: &str = "# 某某省科学技术厅文件\n\n某科发〔2024〕12号\n\n关于印发《某某省成果转化行动方案》的通知\n\n各市科技局，有关单位：\n\n现将《某某省成果转化行动方案》印发给你们，请认真贯彻执行。\n\n某某省科学技术厅\n2024年5月6日\n\n（此件公开发布）\n\n附件\n\n某某省成果转化行动方案\n\n为推动成果转化，制定本方案。\n\n一、总体要求\n\n坚持市场导向。\n";

    #[test]
    fn tells_notice_and_attachment_apart() {
        let reading = read(&crate::unwrap::paragraphs(&crate::lines::read(NOTICE))).unwrap();
        assert_eq!(reading.number.as_deref(), Some("某科发〔2024〕12号"));
        assert_eq!(reading.issuer.as_deref(), Some("某某省科学技术厅"));
        assert_eq!(reading.date.map(|d| d.to_string()).as_deref(), Some("2024-05-06"));
        let titles: Vec<&str> = reading.drafts.iter().map(|d| d.title.as_str()).collect();
        assert_eq!(titles, ["关于印发《某某省成果转化行动方案》的通知", "某某省成果转化行动方案"]);
        assert_eq!(
            reading.drafts[0].body[0].content.text,
            "现将《某某省成果转化行动方案》印发给你们，请认真贯彻执行。"
        );
        assert_eq!(reading.drafts[1].body.len(), 3);
    }

    #[test]
    fn an_ordinary_article_is_no_document() {
        let text = "某市推进科技创新\n\n某市出台若干措施，支持企业创新。\n";
        assert!(read(&crate::unwrap::paragraphs(&crate::lines::read(text))).is_none());
    }
}
