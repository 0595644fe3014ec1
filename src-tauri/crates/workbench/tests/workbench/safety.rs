//! Narrowed and kept searches, daily backups, the trash, and the tree of tags.

use crate::bench::{Bench, Still};
use yaobao_workbench::Workbench;
use yaobao_workbench::contract::{
    AddTagRequest, ErrorCode, HitKind, IdRequest, MergeTagsRequest, MoveTagRequest, Nothing, PathRequest,
    SaveSearchRequest, SearchRequest, TagRow, TrashKind, TrashRequest,
};

fn total(bench: &Bench, request: &SearchRequest) -> usize {
    bench.workbench.search(request).unwrap().total
}

#[test]
fn a_search_is_narrowed_and_kept() {
    let bench = Bench::new();
    bench.bring(&[
        ("甲.txt", "某市二〇二五年工作通报\n\n2025年，全市外贸额达55.5亿元。\n"),
        ("乙.txt", "某市二〇二四年工作通报\n\n2024年，全市外贸额达44.4亿元。\n"),
    ]);
    let words = SearchRequest { text: "外贸额".to_owned(), ..SearchRequest::default() };
    let all = bench.workbench.search(&words).unwrap();
    let of_bulletin = SearchRequest { bulletin: all.hits[0].bulletin.clone(), ..words.clone() };
    assert!(total(&bench, &of_bulletin) < all.total);
    let period = SearchRequest { period: Some("2025".to_owned()), ..words.clone() };
    let figures = bench.workbench.search(&period).unwrap();
    assert!(figures.hits.iter().all(|hit| hit.kind == HitKind::Statistic) && figures.total == 1, "{figures:?}");
    // Neither document is dated, so that the day they came in counts: 21 September 2026.
    let from = |from: &str| SearchRequest { from: Some(from.to_owned()), ..words.clone() };
    assert_eq!((total(&bench, &from("2026-09")), total(&bench, &from("2027"))), (all.total, 0));
    assert_eq!(bench.workbench.search(&from("昨天")).unwrap_err().code, ErrorCode::BadRequest);

    let name = "外贸".to_owned();
    let saved = bench.workbench.save_search(&SaveSearchRequest { name, search: period.clone() }).unwrap();
    assert_eq!(saved.search, period);
    assert_eq!(bench.workbench.saved_searches(&Nothing {}).unwrap(), std::slice::from_ref(&saved));
    bench.workbench.forget_search(&IdRequest { id: saved.id }).unwrap();
    assert_eq!(bench.workbench.saved_searches(&Nothing {}).unwrap(), []);
}

#[test]
fn a_backup_of_the_day_takes_the_place_of_the_open_library() {
    let bench = Bench::with_a_bulletin();
    assert!(bench.workbench.back_up_daily(&Nothing {}).unwrap().made.is_some());
    assert_eq!(bench.workbench.back_up_daily(&Nothing {}).unwrap().made, None);
    let backups = bench.workbench.backups(&Nothing {}).unwrap();
    assert_eq!((backups.len(), backups[0].day.as_str()), (1, "2026-06-29"));
    bench.bring(&[("乙.txt", "某市通报\n\n2024年，全市外贸额达44.4亿元。\n")]);
    let bulletins = |bench: &Bench| bench.workbench.library_status(&Nothing {}).unwrap().bulletins;
    assert_eq!(bulletins(&bench), 2);
    let missing = bench.folder.path().join("没有.yaobao").to_string_lossy().into_owned();
    bench.workbench.restore_backup(&PathRequest { path: missing }).unwrap_err();
    assert_eq!(bulletins(&bench), 2, "a backup that is not there changes nothing");
    let account = bench.workbench.restore_backup(&PathRequest { path: backups[0].path.clone() }).unwrap();
    assert_eq!(bulletins(&bench), 1);
    let kept = account.kept.unwrap();
    let before = Workbench::open_existing(kept.as_ref(), Box::new(Still::default())).unwrap();
    assert_eq!(before.library_status(&Nothing {}).unwrap().bulletins, 2);
}

#[test]
fn a_second_program_is_told_and_cannot_replace_the_library() {
    let bench = Bench::with_a_bulletin();
    assert!(!bench.workbench.library_status(&Nothing {}).unwrap().shared);
    bench.workbench.back_up_daily(&Nothing {}).unwrap();
    let backup = bench.workbench.backups(&Nothing {}).unwrap().remove(0).path;
    let other = Workbench::open_existing(bench.workbench.path(), Box::new(Still::default())).unwrap();
    assert!(other.library_status(&Nothing {}).unwrap().shared);
    assert_eq!(other.restore_backup(&PathRequest { path: backup }).unwrap_err().code, ErrorCode::LibraryLocked);
    assert_eq!(other.library_status(&Nothing {}).unwrap().bulletins, 1);
}

#[test]
fn what_was_deleted_is_in_the_trash_until_it_is_emptied() {
    let bench = Bench::with_a_bulletin();
    let bulletin = bench.workbench.bulletins(&Default::default()).unwrap().rows.remove(0).id;
    bench.workbench.delete_bulletin(&IdRequest { id: bulletin.clone() }).unwrap();
    let row = bench.workbench.trash(&Nothing {}).unwrap().remove(0);
    assert_eq!((row.kind, row.kept_until - row.deleted_at), (TrashKind::Bulletin, 30 * 86_400_000));
    bench.workbench.take_back(&TrashRequest { number: row.number }).unwrap();
    bench.workbench.bulletin(&IdRequest { id: bulletin.clone() }).unwrap();
    assert_eq!(bench.workbench.trash(&Nothing {}).unwrap(), []);
    bench.workbench.delete_bulletin(&IdRequest { id: bulletin }).unwrap();
    let number = bench.workbench.trash(&Nothing {}).unwrap()[0].number;
    bench.workbench.empty_trash(&Nothing {}).unwrap();
    assert_eq!(bench.workbench.take_back(&TrashRequest { number }).unwrap_err().code, ErrorCode::NotFound);
}

#[test]
fn tags_are_moved_and_made_one() {
    let bench = Bench::new();
    let add = |name: &str, parent: Option<&TagRow>| {
        let parent = parent.map(|row| row.id.clone());
        let request = AddTagRequest { parent, name: name.to_owned(), color: String::new() };
        bench.workbench.add_tag(&request).unwrap()
    };
    let (talent, trade) = (add("人才", None), add("外贸", None));
    let abroad = add("引才", Some(&talent));
    let to = |id: &str, parent: Option<&str>| {
        bench.workbench.move_tag(&MoveTagRequest { id: id.to_owned(), parent: parent.map(str::to_owned) })
    };
    assert_eq!(to(&talent.id, Some(&abroad.id)).unwrap_err().code, ErrorCode::BadRequest);
    assert_eq!(to(&talent.id, Some(&trade.id)).unwrap().parent, Some(trade.id.clone()));
    assert_eq!(to(&talent.id, None).unwrap().parent, None);
    let merge = MergeTagsRequest { from: talent.id.clone(), into: trade.id.clone() };
    assert_eq!(bench.workbench.merge_tags(&merge).unwrap().id, trade.id);
    let left = bench.workbench.tags(&Nothing {}).unwrap();
    assert_eq!(left.len(), 2);
    assert_eq!(left.iter().find(|row| row.id == abroad.id).unwrap().parent, Some(trade.id));
}
