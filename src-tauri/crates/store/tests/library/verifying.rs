//! Finding damage, and putting the search index right.

use crate::sample::{digest, moments};
use rusqlite::Connection;
use yaobao_store::{Added, Library, Problem, SearchQuery};

/// Damages a library by SQL and says what is found.
fn found_after(sql: &str) -> Vec<Problem> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("资料库.yaobao");
    let mut library = Library::create(&path, moments()).unwrap();
    let (bulletin, extractions) = digest();
    library.add_bulletin("资料.txt", bulletin.original.as_bytes(), &bulletin, &extractions).unwrap();
    assert!(library.verify().unwrap().is_clean());
    Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    let problems = library.verify().unwrap().problems;
    library.rebuild_index().unwrap();
    let left = library.verify().unwrap().problems;
    // What belongs to nothing cannot be indexed.
    if !left.iter().any(|problem| matches!(problem, Problem::Reference { .. })) {
        assert!(!left.iter().any(|problem| matches!(problem, Problem::Index { .. })), "{left:?}");
    }
    problems
}

#[test]
fn every_kind_of_damage_is_found() {
    let index = |problem: &Problem| matches!(problem, Problem::Index { .. });
    assert!(found_after("delete from search_index where rowid = 1").iter().any(index));
    assert!(found_after("insert into search_index (rowid, text) values (99, '某某')").iter().any(index));
    assert!(found_after("update article set text = replace(text, '活跃', '低迷')").iter().any(index));
    assert!(found_after("update statistic set quote = '另一句'").iter().any(|p| matches!(p, Problem::Quote { .. })));
    assert!(found_after("update original set data = x'00'").iter().any(|p| matches!(p, Problem::Original { .. })));
    assert!(found_after("update measure set text = '另一件'").iter().any(|p| matches!(p, Problem::Quote { .. })));
    let fingerprint = |problem: &Problem| matches!(problem, Problem::Fingerprint { .. });
    assert!(found_after("delete from sentence").iter().any(fingerprint));
    assert!(found_after("insert into sentence (hash, entry) values (1, 1)").iter().any(fingerprint));
    assert!(found_after("insert into fingerprint (entry, sentences) values (99, x'')").iter().any(fingerprint));
    let orphan = "pragma foreign_keys = off; update statistic set article = 'nobody'";
    assert!(found_after(orphan).iter().any(|p| matches!(p, Problem::Reference { .. })));
}

#[test]
fn an_index_made_anew_finds_the_same() {
    let mut library = Library::in_memory(moments()).unwrap();
    let (bulletin, extractions) = digest();
    let added = library.add_bulletin("资料.txt", b"bytes", &bulletin, &extractions).unwrap();
    assert!(matches!(added, Added::New(_)));
    let before = library.search(&SearchQuery::new("人才")).unwrap();
    library.rebuild_index().unwrap();
    assert_eq!(library.search(&SearchQuery::new("人才")).unwrap(), before);
    assert!(library.verify().unwrap().is_clean());
}
