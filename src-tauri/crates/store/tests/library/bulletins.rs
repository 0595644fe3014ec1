//! Bringing documents in and getting rid of them.

use crate::sample::{add, article, bulletin, digest, library, library_with_digest};
use yaobao_model::{FactRef, Span};
use yaobao_store::{Added, BulletinFilter, ImportResult, StoreError};

#[test]
fn a_bulletin_comes_back_as_it_was_read() {
    let (library, id) = library_with_digest();
    let (bulletin, extractions) = digest();
    let stored = library.bulletin(id).unwrap().unwrap();

    assert_eq!(stored.row.title, bulletin.title);
    assert_eq!(stored.row.kind, bulletin.kind);
    assert_eq!(stored.row.date, bulletin.date);
    assert_eq!(stored.row.regions, ["宁夏回族自治区", "四川省绵阳市"]);
    assert_eq!((stored.row.articles, stored.row.statistics, stored.row.measures), (2, 1, 1));
    assert_eq!((stored.row.excerpts, stored.row.to_review), (0, 2));
    let articles: Vec<_> = stored.articles.iter().map(|stored| stored.article.clone()).collect();
    assert_eq!(articles, bulletin.articles);
    assert_eq!(stored.articles[0].statistics[0].statistic, extractions[0].statistics[0]);
    assert_eq!(stored.articles[1].measures[0].measure, extractions[1].measures[0]);
    assert_eq!(stored.remarks[0].code, "encoding.guessed");
    assert_eq!(stored.remarks[0].at, Some(Span::new(0, 3)));
    assert_eq!(library.decoded_text(id).unwrap().unwrap(), bulletin.original);
    let one = library.article(stored.articles[1].id).unwrap().unwrap();
    assert_eq!(one, (id, bulletin.articles[1].clone()));
}

#[test]
fn the_file_comes_back_byte_for_byte_and_its_folder_is_forgotten() {
    let mut library = library();
    let (bulletin, extractions) = digest();
    let bytes = [0xff, 0x00, 0xd6, 0xd0].repeat(1000);
    let Added::New(id) = library.add_bulletin("C:\\某人\\资料.txt", &bytes, &bulletin, &extractions).unwrap()
    else {
        panic!("new");
    };
    assert_eq!(library.original(id).unwrap().unwrap(), bytes);
    assert_eq!(library.decoded_text(id).unwrap().unwrap(), bulletin.original);
    assert_eq!(library.bulletin(id).unwrap().unwrap().row.file_name, "资料.txt");
}

#[test]
fn the_same_bytes_are_known_under_any_name() {
    let (mut library, id) = library_with_digest();
    let (bulletin, extractions) = digest();
    let bytes = bulletin.original.as_bytes();
    assert_eq!(library.find_by_bytes(bytes).unwrap(), Some(id));
    let again = library.add_bulletin("别名.txt", bytes, &bulletin, &extractions).unwrap();
    assert_eq!(again, Added::AlreadyKnown(id));
    assert_eq!(library.counts().unwrap().statistics, 1);
    assert_eq!(library.find_by_bytes(b"other").unwrap(), None);
}

#[test]
fn lists_narrow_by_kind_region_and_words() {
    let (mut library, first) = library_with_digest();
    let second =
        add(&mut library, &bulletin("简报", vec![article("三台县情况", "四川省绵阳市三台县", &["粮食丰收。"])]), &[]);
    let list = |filter: BulletinFilter| -> Vec<_> {
        library.bulletins(&filter).unwrap().rows.into_iter().map(|row| row.id).collect()
    };
    let region = |name: &str| BulletinFilter { region: Some(name.to_owned()), ..Default::default() };
    let text = |text: &str| BulletinFilter { text: Some(text.to_owned()), ..Default::default() };
    assert_eq!(list(BulletinFilter::default()), [second, first]);
    assert_eq!(list(region("四川省绵阳市")), [second, first]);
    assert_eq!(list(region("宁夏回族自治区")), [first]);
    assert_eq!(list(text("粮食")), [second]);
    assert_eq!(list(text("创新动态")), [first], "the title of the bulletin itself");
    assert_eq!(list(text("，")), [], "no word at all");
    let page = library.bulletins(&BulletinFilter { limit: Some(1), offset: 1, ..Default::default() }).unwrap();
    assert_eq!((page.total, page.rows[0].id), (2, first));
}

#[test]
fn a_bulletin_that_a_brief_uses_is_not_deleted() {
    let (mut library, id) = library_with_digest();
    let fact = library.bulletin(id).unwrap().unwrap().articles[0].statistics[0].id;
    let link = FactRef::Statistic(fact);
    let brief = library.add_brief("对策建议", None, &format!("达[132.77亿元]({link})。")).unwrap();
    let Err(StoreError::InUse { briefs }) = library.delete_bulletin(id) else { panic!("in use") };
    assert_eq!((briefs.len(), briefs[0].id, briefs[0].title.as_str()), (1, brief, "对策建议"));

    library.save_brief(brief, "对策建议", "不再引用。", None).unwrap();
    library.delete_bulletin(id).unwrap();
    assert_eq!(library.bulletin(id).unwrap(), None);
    assert_eq!(library.statistic(fact).unwrap(), None);
    assert_eq!(library.original(id).unwrap(), None);
    assert!(library.verify().unwrap().is_clean(), "nothing of it stays in the search index");
    assert!(matches!(library.delete_bulletin(id), Err(StoreError::NoSuch { what: "bulletin", .. })));
}

#[test]
fn the_import_log_remembers_what_could_not_be_read() {
    let (mut library, id) = library_with_digest();
    library.log_import("资料.txt", ImportResult::New, Some(id), "").unwrap();
    library.log_import("坏.doc", ImportResult::Unreadable, None, "文件已加密").unwrap();
    let log = library.imports(10).unwrap();
    assert_eq!(
        (log[0].file_name.as_str(), log[0].result, log[0].message.as_str()),
        ("坏.doc", ImportResult::Unreadable, "文件已加密")
    );
    assert_eq!(log[1].bulletin, Some(id));
}
