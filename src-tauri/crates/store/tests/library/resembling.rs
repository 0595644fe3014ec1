//! Recognising what is nearly the same.

use crate::sample::{add, article, bulletin, library, moments};
use rusqlite::Connection;
use yaobao_model::BulletinId;
use yaobao_store::{FORMAT, Library, Resemblance, Split};

const NEWS: [&str; 5] = [
    "某某市今年把技术市场建设作为科技体制改革的突破口，出台十二条措施支持成果就地转化。",
    "截至六月底，全市登记技术合同3260项，成交额达到86.4亿元，同比增长21.7%。",
    "市科技局组建了一支由八十名专职技术经理人组成的队伍，常驻十五个重点园区。",
    "企业反映最多的是中试条件不足，为此市里依托三家龙头企业建起开放式中试基地。",
    "下一步，该市将完善成果评价办法，让高校院所的成果先用后付、风险共担。",
];

/// What else resembles the bulletin of these paragraphs, in a library that has the news.
fn resembling(paragraphs: &[&str]) -> Vec<Resemblance> {
    let mut library = library();
    add(&mut library, &bulletin("某市日报", vec![article("技术市场活起来", "", &NEWS)]), &[]);
    let id = add(&mut library, &bulletin("转载", vec![article("技术市场活起来", "", paragraphs)]), &[]);
    library.resembling(id).unwrap()
}

fn similarity(paragraphs: &[&str]) -> f64 {
    resembling(paragraphs).first().map_or(0.0, |found| found.similarity)
}

#[test]
fn a_reprint_is_recognised() {
    let exact = resembling(&NEWS.map(|paragraph| paragraph.trim_end_matches('。')));
    assert_eq!((exact[0].bulletin_title.as_str(), exact[0].other_title.as_str()), ("某市日报", "技术市场活起来"));
    assert!(exact[0].similarity > 0.99, "marks do not count: {exact:?}");
    let mut noted = vec!["编者按：技术市场是创新体系的重要一环，某某市的做法值得各地参考借鉴，现予转载。"];
    noted.extend(NEWS);
    assert!((0.85..0.95).contains(&similarity(&noted)), "{}", similarity(&noted));
    let mut changed = NEWS.map(str::to_owned);
    changed[1] = changed[1].replace("3260", "3261").replace("86.4", "86.5");
    changed[4] = "今后将继续完善成果评价办法，做到成果先用后付。".to_owned();
    let changed = changed.each_ref().map(String::as_str);
    assert!((0.8..0.97).contains(&similarity(&changed)), "{}", similarity(&changed));
    assert!(similarity(&[&NEWS.concat()]) > 0.99, "paragraphs may be put together");
}

#[test]
fn a_part_that_stands_alone_is_recognised() {
    let long: Vec<String> =
        (0..20).map(|n| format!("第{n}段讲的是另外一件事情，与技术市场没有关系，只是同在一份材料里。")).collect();
    let mut paragraphs: Vec<&str> = long.iter().map(String::as_str).collect();
    paragraphs.extend(NEWS);
    let found = resembling(&paragraphs);
    assert_eq!(found.len(), 1, "the news stands whole within it");
}

#[test]
fn what_is_about_the_same_is_not_the_same() {
    let other = [
        "某某市上半年技术合同成交额增长两成多，市科技局负责人昨天在发布会上介绍了有关情况。",
        "这位负责人说，全市已有八十名专职技术经理人，分布在十五个园区，促成了不少合作。",
        "他还提到，中试条件不足仍是企业反映较多的难题，市里正在想办法解决。",
        NEWS[1],
    ];
    assert_eq!(resembling(&other), [], "one sentence in common is a quotation");
    assert_eq!(resembling(&["完全无关的一段文字，说的是粮食生产和农田建设。"]), []);
}

#[test]
fn a_part_of_a_split_article_and_a_deleted_one_are_accounted_for() {
    let mut library = library();
    let first = add(&mut library, &bulletin("某市日报", vec![article("技术市场", "", &NEWS)]), &[]);
    let again = add(&mut library, &bulletin("转载", vec![article("转载", "", &NEWS[2..])]), &[]);
    let whole = library.bulletin(first).unwrap().unwrap().articles[0].clone();
    let split = Split { at: whole.article.blocks[2].at.start, title: String::new(), region: None, takes_title: false };
    let part = library.split_article(whole.id, &split).unwrap().article;
    let found = library.resembling(again).unwrap();
    assert_eq!((found[0].other, found[0].similarity > 0.99), (part, true));
    library.delete_bulletin(first).unwrap();
    assert_eq!(library.resembling(again).unwrap(), []);
    assert!(library.verify().unwrap().is_clean());
    library.undo().unwrap();
    assert_eq!(library.resembling(again).unwrap().len(), 1);
    assert!(library.verify().unwrap().is_clean());
}

/// Brings a library of this format back to format 1, in which there were no fingerprints.
fn to_format_1(path: &std::path::Path) {
    let db = Connection::open(path).unwrap();
    db.execute_batch(
        "alter table measure drop column actors; alter table measure drop column deadline;
        alter table measure drop column targets; drop table saved_search; drop table preference; drop table sentence; drop table fingerprint;
        drop index statistic_by_region; drop index statistic_by_entry; drop index statistic_by_state;
        drop index statistic_by_kind; drop index statistic_by_period; drop index statistic_by_value;
        drop index measure_by_region; drop index measure_by_entry; drop index measure_by_state;
        create index statistic_by_region on statistic (region); create index measure_by_region on measure (region);
        alter table text_version drop column chosen; pragma user_version = 1",
    )
    .unwrap();
}

#[test]
fn an_older_library_learns_to_recognise_reprints() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("资料库.yaobao");
    let mut library = Library::create(&path, moments()).unwrap();
    add(&mut library, &bulletin("某市日报", vec![article("技术市场", "", &NEWS)]), &[]);
    let again: BulletinId = add(&mut library, &bulletin("转载", vec![article("转载", "", &NEWS[1..])]), &[]);
    drop(library);
    to_format_1(&path);
    let library = Library::open(&path, moments()).unwrap();
    assert_eq!(library.resembling(again).unwrap().len(), 1);
    assert!(library.verify().unwrap().is_clean());
    drop(library);
    let format: u32 =
        Connection::open(&path).unwrap().pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!(format, FORMAT);
    let kept = std::fs::read_dir(folder.path()).unwrap().flatten();
    assert!(kept.filter(|file| file.file_name().to_string_lossy().contains("format-1")).count() == 1, "a copy is kept");
}
