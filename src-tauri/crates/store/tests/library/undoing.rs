//! Undoing, redoing, and having back what was deleted.

use crate::sample::{digest, library_with_digest, moments};
use yaobao_model::{ArticleId, BulletinId, FactRef, ReviewState, Span};
use yaobao_store::{
    Added, BriefState, BulletinFilter, Deed, ExcerptRemarks, KEPT, Library, Moment, NewExcerpt, SearchQuery,
    StatisticEdit, StoreError,
};

fn first_article(library: &Library, bulletin: BulletinId) -> ArticleId {
    library.bulletin(bulletin).unwrap().unwrap().articles[0].id
}

/// Everything that can be seen of a library.
fn picture(library: &Library) -> String {
    let bulletins = library.bulletins(&BulletinFilter::default()).unwrap().rows;
    let whole: Vec<_> = bulletins.iter().map(|row| library.bulletin(row.id).unwrap()).collect();
    let briefs = library.briefs().unwrap();
    let texts: Vec<_> = briefs.iter().map(|row| (library.brief(row.id), library.brief_revisions(row.id))).collect();
    let found: Vec<_> =
        ["成交额", "人才", "要点", "建议"].map(|words| library.search(&SearchQuery::new(words)).unwrap()).into();
    assert!(library.verify().unwrap().is_clean(), "the index goes along");
    format!("{whole:#?}{texts:#?}{:#?}{found:#?}", library.tags().unwrap())
}

/// Does something, undoes and redoes it, and looks whether the library goes along.
fn check(library: &mut Library, deed: Deed, act: impl FnOnce(&mut Library)) {
    let before = picture(library);
    act(library);
    let after = picture(library);
    assert_ne!(before, after);
    assert_eq!(library.next_undo().unwrap().unwrap().deed, deed);
    for _ in 0..2 {
        assert_eq!(library.undo().unwrap().unwrap().deed, deed);
        assert_eq!(picture(library), before, "undone {deed:?}");
        assert_eq!(library.redo().unwrap().unwrap().deed, deed);
        assert_eq!(picture(library), after, "redone {deed:?}");
    }
}

#[test]
fn every_deed_is_undone_and_redone() {
    let (mut library, bulletin) = library_with_digest();
    let article = first_article(&library, bulletin);
    let stored = library.bulletin(bulletin).unwrap().unwrap();
    let (statistic, measure) = (stored.articles[0].statistics[0].clone(), stored.articles[1].measures[0].clone());
    let at = Span::new(0, 5);

    check(&mut library, Deed::AddTag, |l| {
        l.add_tag(None, "人才", "#cc0000").unwrap();
    });
    let tag = library.tags().unwrap()[0].tag.id;
    check(&mut library, Deed::AddTag, |l| {
        l.add_tag(Some(tag), "安居", "#cc0000").unwrap();
    });
    let child = library.tags().unwrap().iter().find(|row| row.tag.parent.is_some()).unwrap().tag.id;
    let remarks = ExcerptRemarks { statement: "要点".into(), note: String::new(), tags: vec![child, tag] };
    let new = NewExcerpt { article, at, remarks };
    check(&mut library, Deed::AddExcerpt, |l| {
        l.add_excerpt(&new).unwrap();
    });
    let excerpt = library.bulletin(bulletin).unwrap().unwrap().articles[0].excerpts[0].excerpt.id;
    let remarks = ExcerptRemarks { statement: "新要点".into(), note: "注".into(), tags: vec![tag] };
    check(&mut library, Deed::ChangeExcerpt, |l| l.update_excerpt(excerpt, &remarks).unwrap());
    check(&mut library, Deed::RenameTag, |l| l.rename_tag(tag, "引才", "#00cc00").unwrap());
    check(&mut library, Deed::MoveTag, |l| l.move_tag(child, None).unwrap());
    check(&mut library, Deed::MergeTags, |l| l.merge_tags(tag, child).unwrap());
    check(&mut library, Deed::DeleteTag, |l| l.delete_tag(child).unwrap());
    check(&mut library, Deed::ReviewStatistic, |l| l.set_statistic_state(statistic.id, ReviewState::Accepted).unwrap());
    let mut edit = StatisticEdit::from(&statistic.statistic);
    edit.indicator = "人才数".into();
    check(&mut library, Deed::EditStatistic, |l| l.edit_statistic(statistic.id, &edit).unwrap());
    check(&mut library, Deed::ReviewMeasure, |l| l.set_measure_state(measure.id, ReviewState::Rejected).unwrap());
    check(&mut library, Deed::AddBrief, |l| {
        l.add_brief("建议", None, "正文").unwrap();
    });
    let brief = library.briefs().unwrap()[0].id;
    check(&mut library, Deed::SetBriefState, |l| l.set_brief_state(brief, BriefState::Submitted).unwrap());
    check(&mut library, Deed::DeleteBrief, |l| l.delete_brief(brief).unwrap());
    check(&mut library, Deed::DeleteExcerpt, |l| l.delete_excerpt(excerpt).unwrap());
    check(&mut library, Deed::DeleteBulletin, |l| l.delete_bulletin(bulletin).unwrap());

    let mut undone = 0;
    while library.undo().unwrap().is_some() {
        undone += 1;
    }
    assert_eq!(undone, 16);
    assert_eq!(library.original(bulletin).unwrap().unwrap(), digest().0.original.as_bytes());
    let (fresh, _) = library_with_digest();
    assert_eq!(picture(&library), picture(&fresh), "all the way back");
}

#[test]
fn undoing_outlives_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("资料库.yaobao");
    let mut library = Library::create(&path, moments()).unwrap();
    library.add_tag(None, "人才", "#cc0000").unwrap();
    drop(library);
    let mut library = Library::open(&path, moments()).unwrap();
    let done = library.next_undo().unwrap().unwrap();
    assert_eq!((done.deed, done.about.as_str()), (Deed::AddTag, "人才"));
    library.undo().unwrap();
    assert_eq!(library.tags().unwrap(), []);
    assert_eq!(library.undo().unwrap(), None);
    assert_eq!(library.next_redo().unwrap().unwrap().about, "人才");
}

#[test]
fn a_new_act_ends_redoing() {
    let (mut library, _) = library_with_digest();
    library.add_tag(None, "甲", "#000000").unwrap();
    library.undo().unwrap();
    library.add_tag(None, "乙", "#000000").unwrap();
    assert_eq!(library.redo().unwrap(), None);
    library.undo().unwrap();
    assert_eq!(library.tags().unwrap(), []);
}

#[test]
fn an_act_that_fails_is_not_remembered() {
    let (mut library, bulletin) = library_with_digest();
    library.add_tag(None, "甲", "#000000").unwrap();
    assert!(library.add_tag(None, "甲", "#000000").is_err());
    let new = NewExcerpt {
        article: first_article(&library, bulletin),
        at: Span::new(0, 9999),
        remarks: ExcerptRemarks::default(),
    };
    assert!(library.add_excerpt(&new).is_err());
    library.undo().unwrap();
    assert_eq!((library.tags().unwrap().len(), library.undo().unwrap()), (0, None));
}

#[test]
fn what_came_later_without_being_recorded_comes_back_too() {
    let (mut library, _) = library_with_digest();
    let brief = library.add_brief("建议", None, "一稿").unwrap();
    library.save_brief(brief, "建议", "二稿", Some("送审")).unwrap();
    library.undo().unwrap();
    assert_eq!(library.brief(brief).unwrap(), None);
    library.redo().unwrap();
    assert_eq!(library.brief(brief).unwrap().unwrap().text, "二稿");
    assert_eq!(library.brief_revisions(brief).unwrap()[0].name.as_deref(), Some("送审"));
}

#[test]
fn what_a_brief_has_come_to_use_is_not_taken_away() {
    let (mut library, bulletin) = library_with_digest();
    let article = first_article(&library, bulletin);
    let brief = library.add_brief("建议", None, "正文").unwrap();
    let new = NewExcerpt { article, at: Span::new(0, 5), remarks: ExcerptRemarks::default() };
    let excerpt = library.add_excerpt(&new).unwrap();
    library.save_brief(brief, "建议", &format!("[引文]({})", FactRef::Excerpt(excerpt)), None).unwrap();
    let Err(StoreError::InUse { briefs }) = library.undo() else { panic!("in use") };
    assert_eq!(briefs[0].id, brief);
    assert!(library.excerpt(excerpt).unwrap().is_some(), "nothing of the undoing has been kept");
    assert!(library.verify().unwrap().is_clean());
}

#[test]
fn only_what_the_act_has_changed_goes_back() {
    let (mut library, _) = library_with_digest();
    let brief = library.add_brief("建议", None, "一稿").unwrap();
    library.set_brief_state(brief, BriefState::Submitted).unwrap();
    library.save_brief(brief, "新题", "二稿", None).unwrap();
    library.undo().unwrap();
    let stored = library.brief(brief).unwrap().unwrap();
    assert_eq!((stored.row.state, stored.row.title.as_str()), (BriefState::Draft, "新题"));
    assert_eq!(stored.text, "二稿");
    assert!(library.verify().unwrap().is_clean());
}

#[test]
fn the_trash_gives_back_out_of_order() {
    let (mut library, bulletin) = library_with_digest();
    let article = first_article(&library, bulletin);
    let tag = library.add_tag(None, "人才", "#000000").unwrap();
    let remarks = ExcerptRemarks { tags: vec![tag], ..Default::default() };
    let excerpt = library.add_excerpt(&NewExcerpt { article, at: Span::new(0, 5), remarks }).unwrap();
    let before = library.bulletin(bulletin).unwrap();
    library.delete_bulletin(bulletin).unwrap();
    library.delete_tag(tag).unwrap();
    let trash = library.trash().unwrap();
    assert_eq!(trash.iter().map(|done| done.about.as_str()).collect::<Vec<_>>(), ["人才", "创新动态第3期"]);

    library.restore(trash[1].number).unwrap();
    let after = library.bulletin(bulletin).unwrap().unwrap();
    assert_eq!(after.articles[0].excerpts[0].excerpt.tags, [], "its tag is still in the trash");
    assert_eq!(Some(after.articles[1].clone()), before.map(|mut stored| stored.articles.remove(1)));
    assert_eq!(library.search(&SearchQuery::new("飞地")).unwrap().total, 2);
    assert_eq!(library.trash().unwrap().len(), 1);
    assert!(matches!(library.restore(trash[1].number), Err(StoreError::NoSuch { .. })));
    assert!(library.verify().unwrap().is_clean());

    library.undo().unwrap();
    assert_eq!((library.bulletin(bulletin).unwrap(), library.excerpt(excerpt).unwrap()), (None, None));
}

#[test]
fn a_document_that_is_there_again_does_not_come_back_twice() {
    let (mut library, bulletin) = library_with_digest();
    library.delete_bulletin(bulletin).unwrap();
    let (again, extractions) = digest();
    let added = library.add_bulletin("资料.txt", again.original.as_bytes(), &again, &extractions).unwrap();
    assert!(matches!(added, Added::New(_)));
    let number = library.trash().unwrap()[0].number;
    assert!(matches!(library.restore(number), Err(StoreError::CannotUndo { deed: Deed::DeleteBulletin })));
    assert!(matches!(library.undo(), Err(StoreError::CannotUndo { .. })));
    assert_eq!(library.trash().unwrap().len(), 1, "it is still in the trash");
    library.empty_trash().unwrap();
    assert_eq!((library.trash().unwrap(), library.undo().unwrap()), (Vec::new(), None));
}

#[test]
fn after_thirty_days_the_trash_is_emptied() {
    let mut now = 1_790_000_000_000;
    let day = KEPT as u64 / 30;
    // Every act comes ten days after the one before.
    let mut library = Library::in_memory(Box::new(move || {
        now += 10 * day;
        Moment { millis: now, random: u128::from(now) << 32 }
    }))
    .unwrap();
    let tag = library.add_tag(None, "甲", "#000000").unwrap();
    library.delete_tag(tag).unwrap();
    for name in ["乙", "丙", "丁"] {
        assert_eq!(library.trash().unwrap().len(), 1);
        library.add_tag(None, name, "#000000").unwrap();
    }
    library.add_tag(None, "戊", "#000000").unwrap();
    assert_eq!(library.trash().unwrap().len(), 0);
}
