//! Briefs and their revisions.

use crate::sample::library_with_digest;
use yaobao_model::{BriefId, FactRef};
use yaobao_store::{BriefState, SearchQuery, StoreError};

#[test]
fn saving_makes_a_revision_only_when_the_text_has_changed() {
    let (mut library, _) = library_with_digest();
    let id = library.add_brief("初题", Some("对策建议"), "甲").unwrap();
    assert_eq!(library.save_brief(id, "初题", "甲", None).unwrap(), 1);
    assert_eq!(library.save_brief(id, "改题", "甲乙", Some("送审稿")).unwrap(), 2);
    assert_eq!(library.save_brief(id, "改题", "甲乙", Some("二稿")).unwrap(), 2);
    let revisions = library.brief_revisions(id).unwrap();
    let seen: Vec<_> = revisions.iter().map(|r| (r.number, r.name.as_deref(), r.length)).collect();
    assert_eq!(seen, [(2, Some("二稿"), 2), (1, None, 1)]);
    assert_eq!(library.brief_revision(id, 1).unwrap().as_deref(), Some("甲"));
    let brief = library.brief(id).unwrap().unwrap();
    assert_eq!((brief.row.title.as_str(), brief.text.as_str(), brief.row.revision), ("改题", "甲乙", 2));
    assert_eq!(brief.row.template.as_deref(), Some("对策建议"));
    assert_eq!(library.briefs().unwrap(), [brief.row]);
}

#[test]
fn a_brief_knows_the_facts_it_uses() {
    let (mut library, bulletin) = library_with_digest();
    let stored = library.bulletin(bulletin).unwrap().unwrap();
    let statistic = FactRef::Statistic(stored.articles[0].statistics[0].id);
    let measure = FactRef::Measure(stored.articles[1].measures[0].id);
    let text = format!("[132.77亿元]({statistic})、[一是]({measure})、[又]({statistic})");
    let id = library.add_brief("题", None, &text).unwrap();
    assert_eq!(library.brief(id).unwrap().unwrap().facts, [measure, statistic]);
    assert_eq!(library.briefs_using(measure).unwrap()[0].id, id);
    library.save_brief(id, "题", &format!("[132.77亿元]({statistic})"), None).unwrap();
    assert_eq!(library.briefs_using(measure).unwrap(), []);
    assert_eq!(library.briefs().unwrap()[0].facts, 1);
}

#[test]
fn briefs_are_found_by_their_current_text() {
    let (mut library, _) = library_with_digest();
    let id = library.add_brief("关于飞地的建议", None, "旧的说法").unwrap();
    library.save_brief(id, "关于飞地的建议", "新的说法", None).unwrap();
    let total = |words: &str| library.search(&SearchQuery::new(words)).unwrap().total;
    assert_eq!((total("旧的说法"), total("新的说法"), total("关于飞地")), (0, 1, 1));
    library.set_brief_state(id, BriefState::Final).unwrap();
    assert_eq!(library.brief(id).unwrap().unwrap().row.state, BriefState::Final);
    library.delete_brief(id).unwrap();
    assert_eq!(library.search(&SearchQuery::new("新的说法")).unwrap().total, 0);
    assert_eq!(library.brief(id).unwrap(), None);
    assert!(library.verify().unwrap().is_clean());
}

#[test]
fn a_brief_that_is_not_there_cannot_be_saved() {
    let (mut library, _) = library_with_digest();
    let id = BriefId::from_parts(1, 1);
    assert!(matches!(library.save_brief(id, "", "", None), Err(StoreError::NoSuch { what: "brief", .. })));
    assert!(matches!(library.set_brief_state(id, BriefState::Final), Err(StoreError::NoSuch { .. })));
    assert!(matches!(library.delete_brief(id), Err(StoreError::NoSuch { .. })));
}
