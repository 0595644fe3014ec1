//! Word documents (DOCX): paragraphs, headings, automatic numbers, tables, text boxes, notes.
//!
//! Deleted text (修订) is not text. Headers, footers, comments and the table of contents are kept out of the articles and told
//! of.

mod body;
mod numbering;
mod styles;

use crate::IngestError;
use crate::package::{self, Package};
use crate::traced::Traced;
use crate::unwrap::Paragraph;
use body::{Piece, Text};
use quick_xml::events::BytesStart;
use std::collections::HashMap;
use yaobao_model::{Diagnostic, Span};

/// What a document holds: its text, a line for each paragraph, and the paragraphs with their places in that text.
#[derive(Default)]
pub(crate) struct Document {
    pub text: String,
    pub paragraphs: Vec<Paragraph>,
    pub diagnostics: Vec<Diagnostic>,
    /// Characters of `text`.
    chars: u32,
    /// Lines of the table of contents, and from the first to the last of them.
    contents: Option<(usize, Span)>,
}

/// Reads a DOCX file.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, IngestError> {
    let mut package = package::open(bytes, "DOCX")?;
    let body = package
        .part("word/document.xml")?
        .ok_or_else(|| IngestError::Damaged { format: "DOCX", what: "word/document.xml is missing".to_owned() })?;
    let styles = optional(&mut package, "word/styles.xml")?.map(|xml| styles::Styles::read(&xml)).unwrap_or_default();
    let numbering = optional(&mut package, "word/numbering.xml")?;
    let numbering = numbering.map(|xml| numbering::Numbering::read(&xml)).unwrap_or_default();
    let mut notes = HashMap::new();
    for kind in ["footnote", "endnote"] {
        if let Some(xml) = optional(&mut package, &format!("word/{kind}s.xml"))? {
            body::notes(kind, &xml, &mut notes);
        }
    }
    let body = body::read(&body, &styles, numbering, &notes);
    let mut document = Document::default();
    for piece in &body.pieces {
        document.take(piece);
    }
    document.comments(optional(&mut package, "word/comments.xml")?);
    if let Some(error) = body.broken {
        let message = format!("文档在中途损坏（{error}），只读到此处");
        document.diagnostics.push(Diagnostic::warning("docx.truncated", message));
    }
    if let Some((lines, at)) = document.contents {
        let message = format!("目录（{lines} 行）未收入正文");
        document.diagnostics.push(Diagnostic::hint("docx.contents", message).at(at));
    }
    document.margins(&mut package, &styles)?;
    Ok(document)
}

/// A part that a document can be read without: if it is damaged it counts as missing.
fn optional(package: &mut Package<'_>, name: &str) -> Result<Option<String>, IngestError> {
    match package.part(name) {
        Err(IngestError::Damaged { .. }) => Ok(None),
        other => other,
    }
}

impl Document {
    fn take(&mut self, piece: &Piece) {
        match piece {
            Piece::Paragraph { content, heading, item } => {
                let content = self.write(content);
                self.paragraphs.extend(Paragraph::whole(&content, *heading, false, *item));
            }
            Piece::Row(cells) => {
                let mut row = Traced::default();
                for (number, cell) in cells.iter().enumerate() {
                    if number > 0 {
                        row.push('\t', self.chars);
                        self.put('\t');
                    }
                    row.append(&self.written(cell).trimmed());
                }
                self.put('\n');
                self.paragraphs.extend(Paragraph::whole(&row, None, true, false));
            }
            Piece::Contents(content) => {
                let from = self.chars as usize;
                self.write(content);
                let (lines, at) = self.contents.unwrap_or((0, Span::new(from, from)));
                self.contents = Some((lines + 1, Span::new(at.start, self.chars as usize - 1)));
            }
        }
    }

    /// Writes the comments in the margin (批注) behind the text, where they can be read, and says so.
    fn comments(&mut self, xml: Option<String>) {
        let mut comments = HashMap::new();
        body::notes("comment", &xml.unwrap_or_default(), &mut comments);
        let number = |key: &str| key.rsplit(' ').next().and_then(|id| id.parse::<u64>().ok());
        let mut comments: Vec<(String, String)> =
            comments.into_iter().filter(|(_, comment)| !comment.is_empty()).collect();
        comments.sort_by(|(a, _), (b, _)| number(a).cmp(&number(b)).then_with(|| a.cmp(b)));
        let from = self.chars as usize;
        for (at, (_, comment)) in comments.iter().enumerate() {
            let mut line = Text::default();
            line.push(&format!("批注{}：{comment}", at + 1), false);
            self.write(&line);
        }
        if !comments.is_empty() {
            let message = format!("批注（{} 条）未收入正文，附在原文末尾", comments.len());
            let at = Span::new(from, self.chars as usize - 1);
            self.diagnostics.push(Diagnostic::hint("docx.comments", message).at(at));
        }
    }

    fn put(&mut self, ch: char) {
        self.text.push(ch);
        self.chars += 1;
    }

    /// Writes a line of the document's text.
    fn write(&mut self, content: &Text) -> Traced {
        let traced = self.written(content);
        self.put('\n');
        traced
    }

    fn written(&mut self, content: &Text) -> Traced {
        let mut traced = Traced { bold: content.bold.clone(), ..Traced::default() };
        for ch in content.text.chars() {
            traced.push(ch, self.chars);
            self.put(ch);
        }
        traced
    }

    /// Says what the headers and footers of the pages print.
    fn margins(&mut self, package: &mut Package<'_>, styles: &styles::Styles) -> Result<(), IngestError> {
        let mut printed: Vec<String> = Vec::new();
        let names = package.names(|name| name.starts_with("word/header") || name.starts_with("word/footer"));
        for name in names {
            let Some(xml) = optional(package, &name)? else { continue };
            let body = body::read(&xml, styles, numbering::Numbering::default(), &HashMap::new());
            for piece in body.pieces {
                let Piece::Paragraph { content, .. } = piece else { continue };
                let line = content.text.trim().to_owned();
                if line.chars().any(char::is_alphabetic) && !printed.contains(&line) && printed.len() < 12 {
                    printed.push(line);
                }
            }
        }
        if !printed.is_empty() {
            let message = format!("页眉、页脚未收入正文：{}", printed.join("；"));
            self.diagnostics.push(Diagnostic::hint("docx.margins", message));
        }
        Ok(())
    }
}

fn value(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.try_get_attribute(name).ok().flatten()?;
    attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::tests::packed;

    const BODY: &str = r#"<w:document><w:body>
        <w:p><w:pPr><w:pStyle w:val="a1"/></w:pPr><w:r><w:t>某市推进科技创新</w:t></w:r></w:p>
        <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>健全机制</w:t></w:r></w:p>
        <w:p><w:r><w:rPr><w:b/></w:rPr><w:t>一是</w:t></w:r><w:r><w:t xml:space="preserve">增加R&amp;D投入</w:t></w:r><w:del><w:r><w:delText>旧文</w:delText></w:r></w:del><w:r><w:t>。</w:t></w:r></w:p>
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>地区</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>增速</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
        </w:body></w:document>"#;
    const STYLES: &str = r#"<w:styles><w:style w:styleId="a1"><w:name w:val="heading 1"/></w:style></w:styles>"#;
    const NUMBERS: &str = r#"<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;

    #[test]
    fn reads_paragraphs_headings_numbers_and_tables() {
        let bytes =
            packed(&[("word/document.xml", BODY), ("word/styles.xml", STYLES), ("word/numbering.xml", NUMBERS)]);
        let document = read(&bytes).unwrap();
        let texts: Vec<&str> = document.paragraphs.iter().map(|p| p.content.text.as_str()).collect();
        assert_eq!(texts, ["某市推进科技创新", "一、健全机制", "一是增加R&D投入。", "地区\t增速"]);
        assert_eq!(document.paragraphs[0].heading, Some(1));
        assert_eq!(document.paragraphs[2].content.bold.first(), Some(&(0..2)));
        let chars: Vec<char> = document.text.chars().collect();
        for paragraph in &document.paragraphs {
            for (ch, &at) in
                paragraph.content.text.chars().zip(&paragraph.content.at).filter(|(_, at)| **at != Traced::ADDED)
            {
                assert_eq!(chars[at as usize], ch);
            }
        }
    }

    #[test]
    fn damaged_files_are_refused_or_read_as_far_as_they_go() {
        let whole = packed(&[("word/document.xml", BODY)]);
        assert!(matches!(read(&whole[..whole.len() / 2]), Err(IngestError::Damaged { format: "DOCX", .. })));
        let cut = packed(&[("word/document.xml", &BODY[..BODY.find("一是").unwrap() + 40])]);
        assert_eq!(read(&cut).unwrap().paragraphs.len(), 3);
    }

    fn texts(parts: &[(&str, &str)]) -> Vec<String> {
        read(&packed(parts)).unwrap().paragraphs.into_iter().map(|paragraph| paragraph.content.text).collect()
    }

    #[test]
    fn notes_and_boxes_follow_their_paragraph() {
        let body = r#"<w:document><w:body><w:p><w:r><w:t>全市新增平台</w:t></w:r>
            <w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>框中文字。</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>
            <mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>框中文字。</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>
            <w:r><w:t>5家</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>。</w:t></w:r></w:p><w:p><w:r><w:t>下一段。</w:t></w:r></w:p></w:body></w:document>"#;
        let notes = r#"<w:footnotes><w:footnote w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> 含培育库。</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
        assert_eq!(
            texts(&[("word/document.xml", body), ("word/footnotes.xml", notes)]),
            ["全市新增平台5家。", "框中文字。", "注1：含培育库。", "下一段。"]
        );
    }

    #[test]
    fn changes_are_read_as_accepted() {
        let body = "<w:document><w:body><w:p><w:r><w:t>增长</w:t></w:r><w:del><w:r><w:delText>5%</w:delText></w:r></w:del><w:ins><w:r><w:t>7%</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>旧处</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>。</w:t></w:r></w:p></w:body></w:document>";
        assert_eq!(texts(&[("word/document.xml", body)]), ["增长7%。"]);
    }

    #[test]
    fn headings_take_level_and_number_from_their_style() {
        let styles = r#"<w:styles><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr></w:style><w:style w:styleId="own"><w:name w:val="节标题"/><w:basedOn w:val="2"/></w:style><w:style w:styleId="t1"><w:name w:val="toc 1"/></w:style></w:styles>"#;
        let body = r#"<w:document><w:body><w:p><w:pPr><w:pStyle w:val="t1"/></w:pPr><w:r><w:t>一、健全机制 1</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="own"/></w:pPr><w:r><w:t>健全</w:t><w:br/><w:t>机制</w:t></w:r></w:p></w:body></w:document>"#;
        let header = "<w:hdr><w:p><w:r><w:t>某某要报</w:t></w:r></w:p></w:hdr>";
        let bytes = packed(&[
            ("word/document.xml", body),
            ("word/styles.xml", styles),
            ("word/numbering.xml", NUMBERS),
            ("word/header1.xml", header),
        ]);
        let document = read(&bytes).unwrap();
        let [heading] = document.paragraphs.as_slice() else { panic!("the table of contents is no paragraph") };
        assert_eq!((heading.content.text.as_str(), heading.heading), ("一、健全机制", Some(2)));
        let told: Vec<&str> = document.diagnostics.iter().map(|remark| remark.code).collect();
        assert_eq!(told, ["docx.contents", "docx.margins"]);
        assert!(document.diagnostics[1].message.contains("某某要报"));
        let at = document.diagnostics[0].at.expect("it says where");
        let contents: String = document.text.chars().skip(at.start).take(at.end - at.start).collect();
        assert_eq!(contents, "一、健全机制 1");
    }

    #[test]
    fn comments_stand_behind_the_text_and_are_told_of() {
        let body = r#"<w:document><w:body><w:p><w:commentRangeStart w:id="0"/><w:r><w:t>增长7%</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:t>。</w:t></w:r></w:p></w:body></w:document>"#;
        let comments = r#"<w:comments><w:comment w:id="10"><w:p><w:r><w:t>请补来源</w:t></w:r></w:p></w:comment><w:comment w:id="2" w:author="张某"><w:p><w:r><w:t>请核</w:t></w:r><w:r><w:t>数</w:t></w:r></w:p></w:comment></w:comments>"#;
        let document = read(&packed(&[("word/document.xml", body), ("word/comments.xml", comments)])).unwrap();
        assert_eq!(document.text, "增长7%。\n批注1：请核数\n批注2：请补来源\n");
        assert_eq!(document.paragraphs.len(), 1);
        let [told] = document.diagnostics.as_slice() else { panic!("one remark") };
        assert_eq!((told.code, told.at), ("docx.comments", Some(Span::new(6, 22))));
    }

    #[test]
    fn merged_cells_say_in_each_column_what_they_are_about() {
        let cell = |extra: &str, text: &str| {
            format!("<w:tc><w:tcPr>{extra}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
        };
        let rows = [
            [cell("<w:vMerge w:val=\"restart\"/>", "地区"), cell("<w:gridSpan w:val=\"2\"/>", "产值")].concat(),
            [cell("<w:vMerge/>", ""), cell("", "总量"), cell("", "增速")].concat(),
            [cell("", "甲市"), cell("", "5"), cell("", "7%")].concat(),
        ];
        let rows: String = rows.iter().map(|row| format!("<w:tr>{row}</w:tr>")).collect();
        let body = format!("<w:document><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>");
        assert_eq!(texts(&[("word/document.xml", &body)]), ["地区\t产值\t产值", "地区\t总量\t增速", "甲市\t5\t7%"]);
    }

    #[test]
    fn a_document_cut_off_anywhere_is_refused_or_read_so_far() {
        let whole =
            packed(&[("word/document.xml", BODY), ("word/styles.xml", STYLES), ("word/numbering.xml", NUMBERS)]);
        for cut in 4..whole.len() {
            assert!(read(&whole[..cut]).is_err(), "the directory stands at the end");
        }
        for (cut, _) in BODY.char_indices() {
            let document = read(&packed(&[("word/document.xml", &BODY[..cut])])).unwrap();
            assert!(document.paragraphs.len() <= 4);
        }
    }

    #[test]
    fn entities_are_not_expanded_and_depth_does_no_harm() {
        let bomb = "<!DOCTYPE w [<!ENTITY a \"呵呵呵呵\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document><w:p><w:r><w:t>甲&b;乙</w:t></w:r></w:p></w:document>";
        assert_eq!(texts(&[("word/document.xml", bomb)]), ["甲乙"]);
        let deep =
            ["<w:tbl><w:tr><w:tc><w:txbxContent>".repeat(5000), "<w:p><w:r><w:t>甲</w:t></w:r></w:p>".to_owned()]
                .concat();
        assert_eq!(texts(&[("word/document.xml", &deep)]), ["甲"]);
    }

    #[test]
    fn a_bomb_is_refused() {
        let bomb = packed(&[("word/document.xml", &"<w:p>".repeat(3_000_000))]);
        assert!(matches!(read(&bomb), Err(IngestError::TooLarge { .. })));
    }
}
