//! Reading the same bytes again: what people marked moves over to its characters or stays, named.

use crate::sample::{TRADE, add, article, bulletin, library, statistic};
use yaobao_model::{BulletinId, Extraction, FactRef, ReviewState, Span};
use yaobao_store::{Deed, ExcerptRemarks, Library, NewExcerpt, SearchQuery, StoredBulletin, SubjectKind};

fn stored(library: &Library, id: BulletinId) -> StoredBulletin {
    library.bulletin(id).unwrap().unwrap()
}

fn excerpt(library: &mut Library, id: BulletinId, at: Span) -> yaobao_model::ExcerptId {
    let article = stored(library, id).articles[0].id;
    library.add_excerpt(&NewExcerpt { article, at, remarks: ExcerptRemarks::default() }).unwrap()
}

#[test]
fn what_still_fits_moves_over_and_the_rest_is_named() {
    let mut library = library();
    let facts = Extraction {
        statistics: vec![statistic(TRADE, "132.77亿元", "132.77", "技术合同成交额", "宁夏回族自治区")],
        measures: Vec::new(),
    };
    let first = bulletin("动态", vec![article("宁夏市场", "", &[TRADE, "娴嬭瘯涔辩爜的一段。"])]);
    let id = add(&mut library, &first, std::slice::from_ref(&facts));
    let length = TRADE.chars().count();
    let fits = excerpt(&mut library, id, Span::new(6, 20));
    let garbled = excerpt(&mut library, id, Span::new(length + 1, length + 7));
    let figure = stored(&library, id).articles[0].statistics[0].id;
    library.set_statistic_state(figure, ReviewState::Accepted).unwrap();
    let brief = library.add_brief("建议", None, &format!("[引文]({})", FactRef::Excerpt(fits))).unwrap();
    let before = stored(&library, id);

    let lead = "新的一段。";
    let mut second =
        bulletin("动态", vec![article("导读", "", &[lead]), article("宁夏市场", "", &["测试乱码的一段。", TRADE])]);
    second.encoding = "GB18030".to_owned();
    let moved = "测试乱码的一段。\n".chars().count();
    let read = facts.statistics[0].clone();
    let again = Extraction {
        statistics: vec![yaobao_model::Statistic {
            at: read.at.shifted(moved),
            quote_at: read.quote_at.shifted(moved),
            ..read
        }],
        measures: Vec::new(),
    };
    let reread = library.reread_bulletin(id, &second, &[Extraction::default(), again], Some("GB18030")).unwrap();
    assert_eq!(reread.moved, 2);
    assert_eq!(reread.left_behind.len(), 1);
    assert_eq!(
        (reread.left_behind[0].kind, reread.left_behind[0].id.as_str()),
        (SubjectKind::Excerpt, garbled.to_string().as_str())
    );

    let after = stored(&library, id);
    assert_eq!((after.row.encoding.as_str(), after.chosen.as_deref()), ("GB18030", Some("GB18030")));
    assert_eq!((after.articles.len(), after.row.articles), (2, 2));
    assert_eq!(after.articles[1].excerpts[0].excerpt.at, Span::new(6 + moved, 20 + moved));
    let statistics = &after.articles[1].statistics;
    assert_eq!((statistics.len(), statistics[0].id), (1, figure), "the accepted one stands for the one read anew");
    assert_eq!(after.left_behind, reread.left_behind);
    assert!(library.excerpt(garbled).unwrap().is_some(), "nothing is dropped");
    assert_eq!(library.briefs_using(FactRef::Excerpt(fits)).unwrap()[0].id, brief);
    assert_eq!(library.decoded_text(id).unwrap().unwrap(), second.original);
    assert_eq!(library.search(&SearchQuery::new("导读")).unwrap().total, 1);
    assert!(library.verify().unwrap().is_clean());

    assert_eq!(library.undo().unwrap().unwrap().deed, Deed::RereadBulletin);
    assert_eq!(stored(&library, id), before);
    assert!(library.verify().unwrap().is_clean());
    library.redo().unwrap();
    assert_eq!(stored(&library, id), after);
    assert!(library.verify().unwrap().is_clean());
}

#[test]
fn what_was_left_behind_comes_back_with_the_right_reading() {
    let mut library = library();
    let right = bulletin("动态", vec![article("市场", "", &["全区技术市场持续活跃起来。"])]);
    let id = add(&mut library, &right, &[]);
    let marked = excerpt(&mut library, id, Span::new(2, 9));
    let wrong = bulletin("鍔ㄦ€", vec![article("甯傚満", "", &["鍏ㄥ尯鎶€鏈競鍦恒€"])]);
    assert_eq!(library.reread_bulletin(id, &wrong, &[], Some("UTF-8")).unwrap().left_behind.len(), 1);
    let back = library.reread_bulletin(id, &right, &[], None).unwrap();
    assert_eq!((back.moved, back.left_behind.len()), (1, 0));
    let stored = stored(&library, id);
    assert_eq!(stored.articles[0].excerpts[0].excerpt.id, marked);
    assert_eq!(library.counts().unwrap().articles, 1);
    assert!(library.verify().unwrap().is_clean());
}
