//! Mending what was read wrongly, reading again, recognising reprints.

use crate::bench::Bench;
use std::ops::ControlFlow;
use yaobao_workbench::contract::*;

const DIGEST: &str = "\
某某市技术市场活起来

某某市今年把技术市场建设作为科技体制改革的突破口，出台十二条措施支持成果就地转化。

截至六月底，全市登记技术合同3260项，成交额达到86.4亿元，同比增长21.7%。

市科技局组建了一支由八十名专职技术经理人组成的队伍，常驻十五个重点园区。

下一步，该市将完善成果评价办法，让高校院所的成果先用后付、风险共担。
";

fn open(bench: &Bench, id: &str) -> BulletinDetail {
    bench.workbench.bulletin(&IdRequest { id: id.to_owned() }).expect("it is there")
}

/// A bench with the digest and its bulletin.
fn with_digest() -> (Bench, BulletinDetail) {
    let bench = Bench::new();
    let account = bench.bring(&[("文摘.txt", DIGEST)]);
    let detail = open(&bench, &account.added[0].bulletin);
    assert_eq!((detail.articles.len(), detail.articles[0].blocks.len()), (1, 4), "{detail:?}");
    (bench, detail)
}

fn name_of_next_undo(bench: &Bench) -> Option<String> {
    bench.workbench.history(&Nothing {}).expect("it can be read").undo.map(|act| act.name)
}

#[test]
fn an_article_is_split_renamed_and_put_together_again() {
    let (bench, before) = with_digest();
    let article = &before.articles[0];
    let figures = bench.statistics("").len();
    let request = SplitRequest {
        article: article.id.clone(),
        at: article.blocks[2].at.0 + 3,
        title: " 技术经理人\n队伍 ".to_owned(),
        region: None,
        takes_title: false,
    };
    let mended = bench.workbench.split_article(&request).expect("there is a third paragraph");
    let titles: Vec<&str> = mended.bulletin.articles.iter().map(|article| article.title.as_str()).collect();
    assert_eq!(titles, ["某某市技术市场活起来", "技术经理人 队伍"]);
    assert_eq!((mended.article.as_str(), mended.notes.len()), (mended.bulletin.articles[1].id.as_str(), 0));
    assert_eq!(name_of_next_undo(&bench).as_deref(), Some("拆分篇目"));

    let edit = EditArticleRequest {
        article: mended.article.clone(),
        title: "队伍常驻园区".to_owned(),
        byline: "某某".to_owned(),
        date: "2026-07".to_owned(),
        region: "宁夏".to_owned(),
    };
    let edited = bench.workbench.edit_article(&edit).expect("it is there");
    assert_eq!(edited.bulletin.articles[1].region.as_deref(), Some("宁夏回族自治区"));
    let wrong = EditArticleRequest { date: "去年".to_owned(), ..edit };
    assert!(bench.workbench.edit_article(&wrong).expect_err("no date").hint.contains("2026-06"));

    let moved = MoveRequest { article: mended.article.clone(), to: 0 };
    assert_eq!(bench.workbench.move_article(&moved).expect("it is there").bulletin.articles[0].title, "队伍常驻园区");
    let both = edited.bulletin.articles.iter().map(|article| article.id.clone()).collect();
    let merged = bench.workbench.merge_articles(&MergeRequest { articles: both }).expect("they are of one bulletin");
    assert_eq!(merged.bulletin.articles.len(), 1);
    assert_eq!(bench.statistics("").len(), figures);
    for name in ["合并篇目", "移动篇目", "修改篇目", "拆分篇目"] {
        let undone = bench.workbench.undo(&Nothing {}).expect("nothing stands in the way").act;
        assert_eq!(undone.map(|act| act.name).as_deref(), Some(name));
    }
    assert_eq!(open(&bench, &before.row.id), before);
    assert_eq!(
        bench.workbench.redo(&Nothing {}).expect("it can be done again").act.map(|act| act.name).as_deref(),
        Some("拆分篇目")
    );
}

#[test]
fn what_lies_across_is_said_by_its_words() {
    let (bench, detail) = with_digest();
    let article = &detail.articles[0];
    let at = (article.blocks[1].at.0, article.blocks[2].at.1);
    let excerpt = AddExcerptRequest {
        article: article.id.clone(),
        at,
        statement: String::new(),
        note: String::new(),
        tags: Vec::new(),
    };
    bench.workbench.add_excerpt(&excerpt).expect("the place is there");
    let request = SplitRequest {
        article: article.id.clone(),
        at: article.blocks[2].at.0,
        title: String::new(),
        region: None,
        takes_title: false,
    };
    let refused = bench.workbench.split_article(&request).expect_err("an excerpt lies across");
    assert_eq!(refused.code, ErrorCode::InUse);
    assert!(refused.message.contains("截至六月底"), "{}", refused.message);
    let first = SplitRequest { at: 0, ..request };
    assert!(bench.workbench.split_article(&first).expect_err("nothing stands before it").hint.contains("第二段"));
}

#[test]
fn facts_are_read_again_when_a_person_asks() {
    let (bench, detail) = with_digest();
    let before = bench.statistics("");
    let accept = ReviewRequest { id: before[0].id.clone(), state: ReviewState::Accepted };
    bench.workbench.review_statistic(&accept).expect("it is there");
    let again = bench.workbench.reread_article(&IdRequest { id: detail.articles[0].id.clone() }).expect("it is there");
    let after = &again.bulletin.articles[0].statistics;
    assert_eq!(after.len(), before.len());
    assert!(after.iter().any(|row| row.id == before[0].id && row.state == ReviewState::Accepted));
    assert_eq!(name_of_next_undo(&bench).as_deref(), Some("重新识别"));
}

#[test]
fn a_wrongly_guessed_encoding_is_put_right() {
    let bench = Bench::new();
    let (bytes, _, _) = encoding_rs::BIG5
        .encode("某某縣新增企業一百二十家，增長百分之五。\n\n縣裏還辦起了技術學校，2025年招生300人。\n");
    let path = bench.file("公報.txt", bytes);
    let account = bench.import(&[&path]);
    let detail = open(&bench, &account.added[0].bulletin);
    assert_eq!(detail.encoding_source, EncodingSource::Guessed, "{:?}", detail.row.encoding);

    let request = RereadRequest { bulletin: detail.row.id.clone(), encoding: Some("big5".to_owned()) };
    let reread = bench.workbench.reread_bulletin(&request).expect("there is such an encoding");
    assert_eq!(
        (reread.bulletin.row.encoding.as_str(), reread.bulletin.encoding_source),
        ("Big5", EncodingSource::Chosen)
    );
    let text = |detail: &BulletinDetail| {
        detail.articles.iter().map(|a| format!("{}\n{}", a.title, a.text)).collect::<String>()
    };
    assert!(text(&reread.bulletin).contains("技術學校"), "{}", text(&reread.bulletin));
    let found = bench.workbench.search(&SearchRequest { text: "技術學校".to_owned(), ..SearchRequest::default() });
    assert!(found.expect("the library can be read").total > 0);

    let wrong = RereadRequest { encoding: Some("克林贡".to_owned()), ..request.clone() };
    let refused = bench.workbench.reread_bulletin(&wrong).expect_err("there is none");
    assert!(refused.message.contains("克林贡") && refused.hint.contains("GB18030"), "{refused:?}");
    assert_eq!(name_of_next_undo(&bench).as_deref(), Some("重新读取"));
    bench.workbench.undo(&Nothing {}).expect("it can be taken back");
    assert_eq!(open(&bench, &detail.row.id), detail);

    let import = ImportRequest { paths: vec![path.to_string_lossy().into_owned()], encoding: Some("Big5".to_owned()) };
    let account = bench.workbench.import(&import, &|_| ControlFlow::Continue(())).expect("it can be read");
    assert_eq!(account.known[0].reread_in.as_deref(), Some("Big5"), "asked for another encoding, it is read again");
    let nowhere = ImportRequest { encoding: Some("克林贡".to_owned()), ..import };
    assert!(bench.workbench.import(&nowhere, &|_| ControlFlow::Continue(())).is_err(), "said once, before any file");
}

#[test]
fn excerpts_that_do_not_fit_another_reading_are_listed() {
    let bench = Bench::new();
    let (bytes, _, _) = encoding_rs::GB18030.encode(DIGEST);
    let account = bench.import(&[bench.file("文摘.txt", bytes)]);
    let detail = open(&bench, &account.added[0].bulletin);
    let article = &detail.articles[0];
    let excerpt = AddExcerptRequest {
        article: article.id.clone(),
        at: article.blocks[0].at,
        statement: "要点".to_owned(),
        note: String::new(),
        tags: Vec::new(),
    };
    let excerpt = bench.workbench.add_excerpt(&excerpt).expect("the place is there");
    let reread = |encoding: Option<&str>| {
        let request = RereadRequest { bulletin: detail.row.id.clone(), encoding: encoding.map(str::to_owned) };
        bench.workbench.reread_bulletin(&request).expect("it can be read")
    };
    let garbled = reread(Some("Big5")).bulletin;
    assert_eq!(garbled.left_behind.len(), 1, "{:?}", garbled.left_behind);
    assert_eq!(
        (garbled.left_behind[0].kind, garbled.left_behind[0].id.as_str()),
        (HitKind::Excerpt, excerpt.id.as_str())
    );
    let right = reread(None);
    assert_eq!((right.moved, right.bulletin.left_behind.len()), (1, 0));
    assert_eq!(right.bulletin.articles[0].excerpts[0].quote, excerpt.quote);
    assert!(bench.workbench.verify_library(&Nothing {}).expect("it can be read").sound);
}

#[test]
fn a_document_that_says_its_encoding_itself_is_not_read_in_another() {
    let bench = Bench::new();
    let samples = crate::bench::repository().join("assets/samples");
    let Some(docx) = std::fs::read_dir(samples)
        .expect("it is there")
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|ending| ending == "docx"))
    else {
        eprintln!("skipped: there is no DOCX among the samples");
        return;
    };
    let account = bench.import(&[docx]);
    let detail = open(&bench, &account.added[0].bulletin);
    assert_eq!(detail.encoding_source, EncodingSource::Fixed);
    let request = RereadRequest { bulletin: detail.row.id, encoding: Some("GB18030".to_owned()) };
    assert!(bench.workbench.reread_bulletin(&request).expect_err("it says so itself").message.contains("文件格式"));
}

#[test]
fn a_reprint_is_said_to_be_one_and_where_it_differs() {
    let (bench, original) = with_digest();
    let noted = DIGEST
        .replace("3260项", "3261项")
        .replace("下一步，该市将完善", "编者按：这一做法值得各地借鉴，本刊特予转载。\n\n下一步，该市将完善")
        .replace("\n\n截至", "截至");
    let account = bench
        .bring(&[("转载.txt", &noted), ("无关.txt", "某县粮食丰收\n\n今年夏粮总产量达到12万吨，比上年增加3000吨。\n")]);
    assert_eq!(account.added.len(), 2, "it is stored all the same");
    assert_eq!(account.added[1].similar, []);
    let [similar] = account.added[0].similar.as_slice() else { panic!("one: {:?}", account.added[0].similar) };
    assert_eq!(
        (similar.bulletin.as_str(), similar.file.as_str(), similar.whole),
        (original.row.id.as_str(), "文摘.txt", true)
    );
    assert!((80..99).contains(&similar.percent), "{similar:?}");
    assert_eq!(similar.difference, "多出 1 句，改动 1 句");

    let pair = &similar.pairs[0];
    let request = CompareRequest { article: pair.article.clone(), other: pair.other.clone() };
    let comparison = bench.workbench.compare_articles(&request).expect("both are there");
    let kinds: Vec<ComparisonKind> = comparison.rows.iter().map(|row| row.kind).collect();
    assert!(kinds.contains(&ComparisonKind::Changed) && kinds.contains(&ComparisonKind::Here), "{comparison:?}");
    let back = bench.workbench.similar(&IdRequest { id: original.row.id }).expect("it is there");
    assert_eq!((back.len(), back[0].difference.as_str()), (1, "缺少 1 句，改动 1 句"), "seen from the other side");
}

#[test]
fn single_articles_of_a_digest_are_recognised() {
    let (bench, _) = with_digest();
    let other = "某某县粮食丰收\n\n今年夏粮总产量达到12万吨，比上年增加3000吨，县里准备扩大订单种植面积。\n\n农技人员进村入户，把良种良法送到田间地头，受到种植大户的欢迎。\n";
    let request = ImportTextRequest { name: "两篇.txt".to_owned(), text: format!("{other}\n\n\n{DIGEST}") };
    let account = bench.workbench.import_text(&request).expect("it is a text");
    let similar = &account.added[0].similar;
    assert_eq!(similar.len(), 1, "{:?}", account.added[0]);
    assert_eq!(similar[0].whole, account.added[0].articles == 1);
}
