//! Mending what the program read wrongly: nothing that stands in the texts may be lost on the way.

use crate::sample::{add, article, bulletin, library, measure, statistic};
use proptest::prelude::*;
use yaobao_model::{
    Article, ArticleId, BulletinId, CharIndex, Extraction, FactRef, Measure, PartialDate, ReviewState, Span, Statistic,
};
use yaobao_store::{
    ArticleEdit, BulletinFilter, Deed, ExcerptRemarks, Library, NewExcerpt, SearchQuery, Split, StoreError,
    StoredArticle,
};

const FIGURE: &str = "全县新增市场主体3200户，增长9.1%。";
const MEASURE: &str = "一是推行一窗通办。把开办时间压缩到半天。";

/// A statistic of [`FIGURE`] and a measure of [`MEASURE`] in a text that they stand in, if they do.
fn facts(article: &Article) -> Extraction {
    let place = |words: &str| Some(article.text[..article.text.find(words)?].chars().count());
    let statistics = place(FIGURE).map(|by| {
        let statistic = statistic(FIGURE, "3200户", "3200", "新增市场主体", "某某县");
        Statistic { at: statistic.at.shifted(by), quote_at: statistic.quote_at.shifted(by), ..statistic }
    });
    let measures = place(MEASURE).map(|by| {
        let measure = measure(MEASURE, "一是", "推行一窗通办", "某某县");
        Measure { at: measure.at.shifted(by), ..measure }
    });
    Extraction { statistics: statistics.into_iter().collect(), measures: measures.into_iter().collect() }
}

/// A library with one digest of three articles, and the articles' identifiers.
fn mended_library() -> (Library, BulletinId, Vec<ArticleId>) {
    let mut library = library();
    let articles = vec![
        article("第一篇", "四川省绵阳市", &["开头一段说了些什么。", FIGURE, "次篇的题目", MEASURE, "末尾一段。"]),
        article("第二篇", "浙江省宁波市", &["又一段文字。", FIGURE]),
        article("第三篇", "", &["只有一段的篇目。"]),
    ];
    let extractions: Vec<Extraction> = articles.iter().map(facts).collect();
    let id = add(&mut library, &bulletin("文摘", articles), &extractions);
    let ids = articles_of(&library).into_iter().map(|stored| stored.id).collect();
    (library, id, ids)
}

fn articles_of(library: &Library) -> Vec<StoredArticle> {
    let bulletins = library.bulletins(&BulletinFilter::default()).unwrap().rows;
    library.bulletin(bulletins[0].id).unwrap().unwrap().articles
}

fn excerpt(library: &mut Library, article: ArticleId, at: Span) -> yaobao_model::ExcerptId {
    let remarks = ExcerptRemarks { statement: "要点".to_owned(), ..Default::default() };
    library.add_excerpt(&NewExcerpt { article, at, remarks }).unwrap()
}

fn split(at: usize) -> Split {
    Split { at, title: String::new(), region: None, takes_title: false }
}

/// Titles and paragraphs in any order, and how many excerpts and facts there are: what mending never changes.
fn substance(library: &Library) -> (Vec<String>, usize, usize) {
    let articles = articles_of(library);
    let mut words: Vec<String> = Vec::new();
    let (mut excerpts, mut facts) = (0, 0);
    for stored in &articles {
        words.push(stored.article.title.clone());
        words.extend(stored.article.text.lines().map(str::to_owned));
        excerpts += stored.excerpts.len();
        facts += stored.statistics.len() + stored.measures.len();
    }
    words.retain(|word| !word.is_empty());
    words.sort_unstable();
    (words, excerpts, facts)
}

/// Everything stands to the letter where it says, and the paragraphs make up the texts.
fn check_places(library: &Library) {
    for StoredArticle { article, statistics, measures, excerpts, .. } in articles_of(library) {
        let chars = CharIndex::new(&article.text);
        let paragraphs: Vec<&str> = article.blocks.iter().map(|block| chars.slice(block.at)).collect();
        assert_eq!(paragraphs.join("\n"), article.text);
        assert!(article.emphasis.iter().all(|span| span.end <= chars.len()));
        assert!(article.origin.runs.iter().all(|run| run.text + run.len <= chars.len()));
        for row in &statistics {
            assert_eq!(chars.slice(row.statistic.quote_at), row.statistic.quote);
            assert_eq!(chars.slice(row.statistic.at), row.statistic.figure);
        }
        assert!(measures.iter().all(|row| chars.slice(row.measure.at) == row.measure.text));
        assert!(excerpts.iter().all(|row| chars.slice(row.excerpt.at) == row.excerpt.quote));
    }
    let report = library.verify().unwrap();
    assert!(report.is_clean(), "{:?}", report.problems);
}

#[test]
fn the_second_part_takes_along_what_stands_in_it() {
    let (mut library, id, ids) = mended_library();
    let text = articles_of(&library)[0].article.text.clone();
    let title = text[..text.find("次篇的题目").unwrap()].chars().count();
    let kept = excerpt(&mut library, ids[0], Span::new(0, 4));
    let moved = excerpt(&mut library, ids[0], Span::new(title + 8, title + 12));
    let brief = library.add_brief("建议", None, &format!("[引文]({})", FactRef::Excerpt(moved))).unwrap();
    let how =
        Split {
            title: "次篇的题目".to_owned(), region: Some("某某县".to_owned()), takes_title: true, at: title + 2
        };
    let mended = library.split_article(ids[0], &how).unwrap();
    check_places(&library);

    let articles = articles_of(&library);
    let titles: Vec<&str> = articles.iter().map(|stored| stored.article.title.as_str()).collect();
    assert_eq!(titles, ["第一篇", "次篇的题目", "第二篇", "第三篇"]);
    assert_eq!((articles[0].id, articles[1].id), (ids[0], mended.article));
    assert_eq!(articles[1].article.text, format!("{MEASURE}\n末尾一段。"));
    assert_eq!((articles[0].statistics.len(), articles[1].measures.len()), (1, 1));
    assert_eq!((articles[0].excerpts[0].excerpt.id, articles[1].excerpts[0].excerpt.id), (kept, moved));
    assert_eq!(articles[1].excerpts[0].excerpt.statement, "要点");
    assert_eq!(library.briefs_using(FactRef::Excerpt(moved)).unwrap()[0].id, brief);
    let found = library.search(&SearchQuery::new("次篇")).unwrap();
    assert_eq!((found.total, mended.bulletin), (1, id), "the title is found in the new article");
}

#[test]
fn a_title_that_something_stands_in_stays_in_the_text() {
    let (mut library, _, ids) = mended_library();
    let text = articles_of(&library)[0].article.text.clone();
    let title = text[..text.find("次篇的题目").unwrap()].chars().count();
    excerpt(&mut library, ids[0], Span::new(title, title + 2));
    let how = Split { title: "次篇的题目".to_owned(), takes_title: true, ..split(title) };
    library.split_article(ids[0], &how).unwrap();
    assert!(articles_of(&library)[1].article.text.starts_with("次篇的题目\n"));
    check_places(&library);
}

#[test]
fn what_a_person_has_marked_is_not_cut_in_two() {
    let (mut library, _, ids) = mended_library();
    excerpt(&mut library, ids[0], Span::new(4, 16));
    let Err(StoreError::Across { what }) = library.split_article(ids[0], &split(12)) else { panic!("across") };
    assert_eq!(what[0].quote.chars().count(), 12);
    assert!(matches!(library.split_article(ids[0], &split(3)), Err(StoreError::NoSuchParagraph { at: 3 })));
    assert!(matches!(library.split_article(ids[0], &split(9999)), Err(StoreError::NoSuchParagraph { .. })));
    assert_eq!(articles_of(&library).len(), 3);
}

#[test]
fn a_measure_across_is_cut_short_unless_somebody_has_looked_at_it() {
    let two = format!("{MEASURE}\n并建立台账。");
    let whole = article("题", "", &[MEASURE, "并建立台账。"]);
    let read = measure(&two, "一是", "推行一窗通办", "某某县");
    let facts = Extraction { statistics: Vec::new(), measures: vec![read] };
    let mut library = library();
    add(&mut library, &bulletin("文件", vec![whole]), &[facts]);
    let stored = articles_of(&library).remove(0);
    let measure = stored.measures[0].id;
    let place = MEASURE.chars().count() + 1;

    library.set_measure_state(measure, ReviewState::Accepted).unwrap();
    assert!(matches!(library.split_article(stored.id, &split(place)), Err(StoreError::Across { .. })));
    library.undo().unwrap();
    let mended = library.split_article(stored.id, &split(place)).unwrap();
    assert!(mended.shortened[0].quote.ends_with("台账。"), "what it was is said");
    assert!(articles_of(&library)[0].measures[0].measure.text.ends_with("半天。"));
    check_places(&library);
    library.undo().unwrap();
    assert!(articles_of(&library)[0].measures[0].measure.text.ends_with("台账。"));
    check_places(&library);
}

#[test]
fn merged_articles_keep_every_word_and_every_fact() {
    let (mut library, _, ids) = mended_library();
    let second = excerpt(&mut library, ids[1], Span::new(0, 5));
    let before = substance(&library);
    let mended = library.merge_articles(&[ids[2], ids[0], ids[1]]).unwrap();
    assert_eq!(mended.article, ids[0]);
    let articles = articles_of(&library);
    assert_eq!(articles.len(), 1);
    assert!(
        articles[0].article.text.ends_with(
            "末尾一段。\n第二篇\n又一段文字。\n全县新增市场主体3200户，增长9.1%。\n第三篇\n只有一段的篇目。"
        )
    );
    assert_eq!(articles[0].excerpts[0].excerpt.id, second);
    assert_eq!(articles[0].excerpts[0].source.article_region.as_deref(), Some("四川省绵阳市"));
    assert_eq!(substance(&library), before);
    check_places(&library);
    assert!(matches!(library.merge_articles(&[ids[0]]), Err(StoreError::NotTogether)));
    let other = add(&mut library, &bulletin("另一份", vec![article("别的", "", &["别处的文字。"])]), &[]);
    let other = library.bulletin(other).unwrap().unwrap().articles[0].id;
    assert!(matches!(library.merge_articles(&[ids[0], other]), Err(StoreError::NotTogether)));
    assert!(matches!(library.merge_articles(&[ids[0], ids[1]]), Err(StoreError::NoSuch { .. })), "it is gone");
}

#[test]
fn an_article_moves_among_the_others() {
    let (mut library, _, ids) = mended_library();
    let order = |library: &Library| articles_of(library).iter().map(|stored| stored.id).collect::<Vec<_>>();
    library.move_article(ids[0], 1).unwrap();
    assert_eq!(order(&library), [ids[1], ids[0], ids[2]]);
    library.move_article(ids[2], 0).unwrap();
    assert_eq!(order(&library), [ids[2], ids[1], ids[0]]);
    library.move_article(ids[2], 99).unwrap();
    assert_eq!(order(&library), [ids[1], ids[0], ids[2]]);
    for _ in 0..3 {
        assert_eq!(library.undo().unwrap().unwrap().deed, Deed::MoveArticle);
        check_places(&library);
    }
    assert_eq!(order(&library), ids);
}

#[test]
fn another_title_and_region_are_found_by_and_go_back() {
    let (mut library, _, ids) = mended_library();
    excerpt(&mut library, ids[0], Span::new(0, 4));
    let edit = ArticleEdit {
        title: "改过的题目".to_owned(),
        byline: Some("某某".to_owned()),
        date: PartialDate::parse("2025-01-02"),
        region: Some("宁夏回族自治区".to_owned()),
    };
    library.edit_article(ids[0], &edit).unwrap();
    let stored = articles_of(&library).remove(0);
    assert_eq!((stored.article.title.as_str(), stored.article.date), ("改过的题目", edit.date));
    let excerpts = |library: &Library, region: &str| {
        let query = SearchQuery { region: Some(region.to_owned()), ..SearchQuery::new("要点") };
        library.search(&query).unwrap().total
    };
    assert_eq!((excerpts(&library, "宁夏回族自治区"), excerpts(&library, "四川省")), (1, 0));
    check_places(&library);
    library.undo().unwrap();
    assert_eq!((excerpts(&library, "宁夏回族自治区"), excerpts(&library, "四川省")), (0, 1));
    check_places(&library);
    library.redo().unwrap();
    assert_eq!(articles_of(&library)[0].article.title, "改过的题目");
    check_places(&library);
}

#[test]
fn reading_an_article_again_leaves_what_a_person_has_looked_at() {
    let (mut library, _, ids) = mended_library();
    let before = articles_of(&library).remove(0);
    library.set_statistic_state(before.statistics[0].id, ReviewState::Accepted).unwrap();
    library.reread_article(ids[0], &facts(&before.article)).unwrap();
    let after = articles_of(&library).remove(0);
    assert_eq!(after.statistics.len(), 1);
    assert_eq!(after.statistics[0].id, before.statistics[0].id);
    assert_eq!(after.measures.len(), 1);
    assert_ne!(after.measures[0].id, before.measures[0].id);
    library.reread_article(ids[0], &Extraction::default()).unwrap();
    assert_eq!(articles_of(&library)[0].measures, []);
    check_places(&library);
    library.undo().unwrap();
    library.undo().unwrap();
    assert_eq!(articles_of(&library)[0].measures, before.measures);
    check_places(&library);
}

#[test]
fn an_excerpt_from_the_trash_does_not_come_back_to_other_words() {
    let (mut library, _, ids) = mended_library();
    let gone = excerpt(&mut library, ids[0], Span::new(14, 20));
    library.delete_excerpt(gone).unwrap();
    library.split_article(ids[0], &split(12)).unwrap();
    let number = library.trash().unwrap()[0].number;
    assert!(matches!(library.restore(number), Err(StoreError::CannotUndo { deed: Deed::DeleteExcerpt })));
    library.undo().unwrap();
    library.restore(number).unwrap();
    assert!(library.excerpt(gone).unwrap().is_some());
    check_places(&library);
}

/// One act, with numbers that are taken within what is there.
#[derive(Debug, Clone)]
enum Step {
    Split { article: usize, block: usize, takes_title: bool },
    Merge { first: usize, others: usize },
    Move { article: usize, to: usize },
    Excerpt { article: usize, from: usize, length: usize },
    Undo,
    Redo,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let number = || 0usize..1000;
    let step = prop_oneof![
        4 => (number(), number(), any::<bool>())
            .prop_map(|(article, block, takes_title)| Step::Split { article, block, takes_title }),
        3 => (number(), 1usize..3).prop_map(|(first, others)| Step::Merge { first, others }),
        2 => (number(), number()).prop_map(|(article, to)| Step::Move { article, to }),
        2 => (number(), number(), 1usize..30)
            .prop_map(|(article, from, length)| Step::Excerpt { article, from, length }),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ];
    prop::collection::vec(step, 1..14)
}

/// Carries a step out; says whether something was done that undoing takes back.
fn carry_out(library: &mut Library, step: &Step) {
    let articles = articles_of(library);
    let done = match *step {
        Step::Split { article, block, takes_title } => {
            let StoredArticle { id, article, .. } = &articles[article % articles.len()];
            let block = article.blocks[block % article.blocks.len()].at;
            let words = CharIndex::new(&article.text).slice(block).to_owned();
            // A title that stays in the text as well would be there twice.
            let title = if takes_title && article.blocks.last().map(|last| last.at) != Some(block) {
                words
            } else {
                String::new()
            };
            let free = |at: Span| !at.overlaps(block);
            let stored = articles.iter().find(|stored| stored.id == *id).unwrap();
            let bare = stored.excerpts.iter().all(|row| free(row.excerpt.at))
                && stored.statistics.iter().all(|row| free(row.statistic.quote_at))
                && stored.measures.iter().all(|row| free(row.measure.at));
            let title = if bare { title } else { String::new() };
            let takes_title = !title.is_empty();
            library.split_article(*id, &Split { title, takes_title, ..split(block.start) }).map(drop)
        }
        Step::Merge { first, others } => {
            let first = first % articles.len();
            let ids: Vec<ArticleId> = articles.iter().skip(first).take(others + 1).map(|stored| stored.id).collect();
            library.merge_articles(&ids).map(drop)
        }
        Step::Move { article, to } => {
            library.move_article(articles[article % articles.len()].id, to % articles.len()).map(drop)
        }
        Step::Excerpt { article, from, length } => {
            let StoredArticle { id, article, .. } = &articles[article % articles.len()];
            let from = from % article.text.chars().count();
            let at = Span::new(from, (from + length).min(article.text.chars().count()));
            library.add_excerpt(&NewExcerpt { article: *id, at, remarks: ExcerptRemarks::default() }).map(drop)
        }
        Step::Undo => library.undo().map(drop),
        Step::Redo => library.redo().map(drop),
    };
    match done {
        Ok(()) | Err(StoreError::Across { .. } | StoreError::NoSuchParagraph { .. } | StoreError::NotTogether) => {}
        Err(other) => panic!("{step:?}: {other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn no_word_and_no_fact_is_lost_whatever_is_done(steps in steps()) {
        let (mut library, bulletin, _) = mended_library();
        let (words, _, facts) = substance(&library);
        let before = library.bulletin(bulletin).unwrap();
        for step in &steps {
            carry_out(&mut library, step);
            check_places(&library);
            let after = substance(&library);
            prop_assert_eq!((&after.0, after.2), (&words, facts), "after {:?}", step);
        }
        while library.undo().unwrap().is_some() {}
        check_places(&library);
        prop_assert_eq!(library.bulletin(bulletin).unwrap(), before, "all the way back");
    }
}
