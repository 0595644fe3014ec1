//! Excerpts and their tags.

use crate::sample::library_with_digest;
use yaobao_model::{ArticleId, FactRef, Span, TagId};
use yaobao_store::{ExcerptFilter, ExcerptRemarks, Library, NewExcerpt, SearchQuery, StoreError};

fn talent_article(library: &Library) -> ArticleId {
    let page = library.bulletins(&Default::default()).unwrap();
    library.bulletin(page.rows[0].id).unwrap().unwrap().articles[1].id
}

fn mark(library: &mut Library, start: usize, end: usize, tags: Vec<TagId>) -> yaobao_model::ExcerptId {
    let article = talent_article(library);
    let remarks = ExcerptRemarks { statement: "引才不求所在".to_owned(), note: String::new(), tags };
    library.add_excerpt(&NewExcerpt { article, at: Span::new(start, end), remarks }).unwrap()
}

#[test]
fn an_excerpt_leads_back_to_the_very_characters() {
    let (mut library, id) = library_with_digest();
    let excerpt = mark(&mut library, 2, 9, Vec::new());
    let row = library.excerpt(excerpt).unwrap().unwrap();
    assert_eq!((row.excerpt.quote.as_str(), row.excerpt.at), ("建立人才飞地。", Span::new(2, 9)));
    assert_eq!((row.source.bulletin, row.source.article_region.as_deref()), (id, Some("四川省绵阳市")));
    assert_eq!(library.bulletin(id).unwrap().unwrap().articles[1].excerpts, [row]);
    assert!(library.verify().unwrap().is_clean());
}

#[test]
fn a_place_outside_the_article_is_refused() {
    let (mut library, _) = library_with_digest();
    let article = talent_article(&library);
    for at in [Span::new(3, 3), Span::new(0, 1000)] {
        let new = NewExcerpt { article, at, remarks: ExcerptRemarks::default() };
        assert!(matches!(library.add_excerpt(&new), Err(StoreError::NoSuchPlace { .. })));
    }
    let unknown_tag = ExcerptRemarks { tags: vec![TagId::from_parts(1, 1)], ..Default::default() };
    let new = NewExcerpt { article, at: Span::new(0, 2), remarks: unknown_tag };
    assert!(matches!(library.add_excerpt(&new), Err(StoreError::NoSuch { what: "tag", .. })));
    assert_eq!(library.counts().unwrap().excerpts, 0, "an act that fails leaves nothing");
}

#[test]
fn remarks_change_and_the_search_follows() {
    let (mut library, _) = library_with_digest();
    let excerpt = mark(&mut library, 2, 9, Vec::new());
    let remarks =
        ExcerptRemarks { statement: String::new(), note: "可用于第三部分".to_owned(), tags: Vec::new() };
    library.update_excerpt(excerpt, &remarks).unwrap();
    let total = |words: &str| library.search(&SearchQuery::new(words)).unwrap().total;
    assert_eq!((total("不求所在"), total("第三部分")), (0, 1));
    assert_eq!(library.excerpt(excerpt).unwrap().unwrap().excerpt.note, "可用于第三部分");
}

#[test]
fn tags_form_a_tree_in_which_filters_reach_down() {
    let (mut library, _) = library_with_digest();
    let talent = library.add_tag(None, "人才", "#cc0000").unwrap();
    let housing = library.add_tag(Some(talent), "安居", "#00cc00").unwrap();
    let other = library.add_tag(None, "产业", "#0000cc").unwrap();
    let excerpt = mark(&mut library, 2, 9, vec![housing, other, housing]);
    assert_eq!(library.excerpt(excerpt).unwrap().unwrap().excerpt.tags, [housing, other]);

    let tagged = |library: &Library, tag| {
        let list = library.excerpts(&ExcerptFilter { tag: Some(tag), ..Default::default() }).unwrap().total;
        let search = SearchQuery { tag: Some(tag), ..SearchQuery::new("人才") };
        (list, library.search(&search).unwrap().total)
    };
    assert_eq!((tagged(&library, talent), tagged(&library, housing)), ((1, 1), (1, 1)));
    let rows = library.tags().unwrap();
    assert_eq!(
        rows.iter().map(|row| (row.tag.name.as_str(), row.excerpts)).collect::<Vec<_>>(),
        [("产业", 1), ("人才", 0), ("安居", 1)]
    );

    assert!(matches!(library.add_tag(None, "人才", "#111111"), Err(StoreError::NameTaken { .. })));
    assert!(matches!(library.move_tag(talent, Some(housing)), Err(StoreError::TagUnderItself)));
    library.rename_tag(other, "实业", "#0000cc").unwrap();
    library.move_tag(housing, Some(other)).unwrap();
    assert_eq!((tagged(&library, talent), tagged(&library, other)), ((0, 0), (1, 1)));
    library.delete_tag(other).unwrap();
    assert_eq!(library.tags().unwrap().len(), 1);
    assert_eq!(library.excerpt(excerpt).unwrap().unwrap().excerpt.tags, []);
    assert_eq!(tagged(&library, other), (0, 0));
    assert!(library.verify().unwrap().is_clean());
}

#[test]
fn an_excerpt_that_a_brief_uses_is_not_deleted() {
    let (mut library, _) = library_with_digest();
    let excerpt = mark(&mut library, 2, 9, Vec::new());
    let link = FactRef::Excerpt(excerpt);
    let brief = library.add_brief("题", None, &format!("[引文]({link})")).unwrap();
    assert!(matches!(library.delete_excerpt(excerpt), Err(StoreError::InUse { .. })));
    library.delete_brief(brief).unwrap();
    library.delete_excerpt(excerpt).unwrap();
    assert_eq!(library.excerpts(&ExcerptFilter::default()).unwrap().total, 0);
    assert_eq!(library.search(&SearchQuery::new("不求所在")).unwrap().total, 0);
}
