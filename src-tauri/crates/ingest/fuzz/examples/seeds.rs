//! Writes the seeds of every target below the folder given: `cargo run --example seeds -- corpus`.

use std::{fs, path::Path};

const TEXT: &str = "某某参考  选编  第3期\n四川绵阳以改革激发创新活力\n　　近年来，全市新增平台 5 家，\n增长7.5%。一是健全机制，\n- 3 -\n二 是 完 善 政 策 ， 支 持 企 业。\n（记者张某）\n";
const POLICY: &str = "某科发〔2024〕12号\n\n关于印发《某某方案》的通知\n\n各市科技局，有关单位：\n\n现将方案印发给你们。\n\n某省科技厅\n2024年5月6日\n\n附件\n\n某某方案\n\n一、总体要求\n（一）目标。到2027年达到30家。\n";
const MARKDOWN: &str = "# 某省意见\n\n## **一、总体要求**\n\n**（一）平台。**新增 $5\\%$[^1]，见[办法](a)。\n\n| 地区 | 增速 |\n|---|---|\n| 甲县 | 7% |\n\n- 一项&nbsp;`x`\n---\n![](a.png)<br/>\n";
const HTML: &str = "<!DOCTYPE html><html><head><meta charset=utf-8><meta name=\"ArticleTitle\" content=\"标题\"><title>标题-某网</title><style>p{}</style></head><body><div class=nav><ul><li><a href=/>首页</a></ul></div><div class=\"content\"><h1>某市推进创新</h1><p>来源：某报 2024-03-05</p><p>全市新增<b>平台</b>5家。<br>居全省第二&#12290;</p><table><tr><td rowspan=2>地区<th>增速</tr><tr><td>7%</table><img src=a alt=图><figcaption>图注</figcaption></div><div id=footer>主办单位：某办 备案号</div><script>var a='<p>';</script></body></html>";
const CSV: &str =
    "各市增速表,,\n单位：亿元,,\n地区,增速(%),\"备注,说明\"\n甲市,7.5,\"含\"\"区\"\"\n两行\"\n注：初步数;\n";
const DOCX: &str = "<w:document><w:body><w:p><w:pPr><w:pStyle w:val=\"a1\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>健全&amp;机制</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/><w:vMerge/></w:tcPr><w:p><w:r><w:t>地区</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r></w:p><w:sectPr/></w:body></w:document>\0<w:styles><w:style w:styleId=\"a1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"a\"/></w:style></w:styles>\0<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>\0<w:footnotes><w:footnote w:id=\"2\"><w:p><w:r><w:t>注文</w:t></w:r></w:p></w:footnote></w:footnotes>";
const SHEET: &str = "<worksheet><dimension ref=\"A1:C4\"/><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>地区</t></is></c><c r=\"B2\" t=\"s\"><v>1</v></c></row><row r=\"3\"><c r=\"A3\" t=\"str\"><v>甲市</v></c><c r=\"B3\" s=\"1\"><v>0.075</v></c><c r=\"C3\" s=\"2\"><v>45000</v></c></row></sheetData><mergeCells count=\"1\"><mergeCell ref=\"A1:C1\"/></mergeCells></worksheet>\0<sst><si><t>各市增速表</t></si><si><r><t>增</t></r><r><t>速</t></r></si></sst>\0<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
const PDF: &str = "q 1 0 0 1 0 0 cm BT /F1 12 Tf 14 TL 50 700 Td <00010002> Tj T* [<0003> -250 <0001>] TJ 0 1 -1 0 100 100 Tm (\\000\\002) ' ET /X1 Do Q\0/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 3 beginbfchar <0001> <5168> <0002> <5E02> <0003> <3002> endbfchar 1 beginbfrange <0010> <0020> <4E00> endbfrange endcmap";

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "corpus".to_owned());
    let seed = |target: &str, name: &str, bytes: &[u8]| {
        let folder = Path::new(&folder).join(target);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(name), bytes)
    };
    for (name, text) in [("digest", TEXT), ("policy", POLICY)] {
        seed("text", name, text.as_bytes())?;
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        seed("text", &format!("{name}-utf16"), &wide)?;
    }
    seed("markdown", "policy", MARKDOWN.as_bytes())?;
    seed("html", "page", HTML.as_bytes())?;
    seed("table", "quoted", CSV.as_bytes())?;
    seed("table", "tabs", CSV.replace(',', "\t").as_bytes())?;
    seed("docx", "parts", DOCX.as_bytes())?;
    seed("docx", "package", &readers::docx(DOCX.as_bytes()))?;
    seed("workbook", "parts", SHEET.as_bytes())?;
    seed("workbook", "package", &readers::workbook(SHEET.as_bytes()))?;
    seed("pdf", "page", PDF.as_bytes())?;
    seed("pdf", "file", &readers::pdf(PDF.as_bytes()))
}
