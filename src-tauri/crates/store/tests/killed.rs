//! Ends the program at random moments of its work and looks at what it leaves behind.
//!
//! The test runs itself as another program, which writes to a library as fast as it can and says on its output what has
//! been done; that program is killed without warning, and everything that it has said must be in the library.
//! `YAOBAO_KILLS=500 cargo test -p yaobao-store --release --test killed` does it five hundred times.

#[path = "library/sample.rs"]
#[allow(dead_code)]
mod sample;

use sample::{article, bulletin, measure, statistic};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use yaobao_model::{BulletinId, Extraction, ReviewState, Span};
use yaobao_store::{Added, BulletinFilter, ExcerptRemarks, Library, Moment, Moments, NewExcerpt, Split};

/// Names the library that the killed program is to work on.
const WORK_ON: &str = "YAOBAO_WORK_ON";

fn moments(start: u64) -> Moments {
    let mut millis = start;
    Box::new(move || {
        millis += 1;
        Moment { millis, random: u128::from(millis) << 32 }
    })
}

/// Imports, marks, tags, undoes and saves until the end comes, and says so after each act.
fn work(path: &Path) {
    let start = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("a clock").as_millis() as u64;
    let mut library = Library::open(path, moments(start)).expect("the library opens");
    let say = |what: String| {
        let mut out = std::io::stdout().lock();
        writeln!(out, "{what}").and_then(|()| out.flush()).expect("somebody listens");
    };
    for n in 0u64.. {
        let text = format!("第{start}期第{n}篇：全市新签项目{n}个，投资额达{n}亿元。");
        let extraction = Extraction {
            statistics: vec![statistic(&text, &format!("{n}亿元"), &n.to_string(), "投资额", "四川省绵阳市")],
            measures: vec![measure(&text, "第", "新签项目", "四川省绵阳市")],
        };
        let document = bulletin(&text, vec![article(&text, "四川省绵阳市", &[text.as_str(); 30])]);
        let bytes = document.original.as_bytes();
        let added = library.add_bulletin("资料.txt", bytes, &document, &[extraction]).expect("added");
        let Added::New(id) = added else { panic!("no two are alike") };
        say(format!("bulletin {id}"));
        let stored = library.bulletin(id).expect("read").expect("there");
        let statistic = stored.articles[0].statistics[0].id;
        library.set_statistic_state(statistic, ReviewState::Accepted).expect("accepted");
        say(format!("accepted {statistic}"));
        library.prefer_statistic(statistic, &[], "某某统计公报").expect("preferred");
        say(format!("preferred {statistic}"));
        let whole = stored.articles[0].id;
        let at = text.chars().count() + 1;
        let split = Split { at, title: "其余".to_owned(), region: None, takes_title: false };
        library.split_article(whole, &split).expect("split");
        say(format!("split {id}"));
        if n % 2 == 0 {
            let parts = library.bulletin(id).expect("read").expect("there").articles;
            let parts: Vec<_> = parts.iter().map(|part| part.id).collect();
            library.merge_articles(&parts).expect("merged");
            say(format!("merged {id}"));
        }
        let remarks = ExcerptRemarks { statement: text.clone(), ..ExcerptRemarks::default() };
        let new = NewExcerpt { article: stored.articles[0].id, at: Span::new(0, 12), remarks };
        say(format!("excerpt {}", library.add_excerpt(&new).expect("marked")));
        if n % 3 == 0 {
            library.undo().expect("undone");
            say("undone".to_owned());
        }
        if n % 5 == 4 {
            library.delete_bulletin(id).expect("deleted");
            say(format!("deleted {id}"));
        }
    }
}

/// What the killed program has said is there, and nothing that it has deleted.
fn check(path: &Path, said: &[String]) {
    let library = Library::open(path, moments(1)).expect("it opens");
    let report = library.verify().expect("it can be read");
    assert!(report.is_clean(), "{report:?}");
    let there: BTreeSet<BulletinId> =
        library.bulletins(&BulletinFilter::default()).expect("listed").rows.into_iter().map(|row| row.id).collect();
    let mut expected = BTreeSet::new();
    let mut accepted = None;
    let mut parts: BTreeMap<BulletinId, usize> = BTreeMap::new();
    let mut preferred = None;
    for (n, line) in said.iter().enumerate() {
        match line.split_once(' ') {
            Some(("bulletin", id)) => drop(expected.insert(id.parse().expect("an identifier"))),
            Some(("deleted", id)) => drop(expected.remove(&id.parse().expect("an identifier"))),
            Some(("split", id)) => drop(parts.insert(id.parse().expect("an identifier"), 2)),
            Some(("merged", id)) => drop(parts.insert(id.parse().expect("an identifier"), 1)),
            Some(("preferred", id)) => preferred = Some((n, id.parse().expect("an identifier"))),
            Some(("accepted", id)) => accepted = Some(id.parse().expect("an identifier")),
            Some(("excerpt", id)) => {
                let found = library.excerpt(id.parse().expect("an identifier")).expect("read").is_some();
                let taken_back = said[n..].iter().take(2).any(|line| line == "undone" || line.starts_with("deleted"));
                // The act after the last that was said may have been done as well.
                assert!(found != taken_back || n + 2 >= said.len(), "{line}");
            }
            _ => {}
        }
    }
    let missing: Vec<_> = expected.difference(&there).collect();
    assert!(missing.len() <= usize::from(said.last().is_some_and(|line| !line.starts_with("deleted"))), "{missing:?}");
    // What was done last may not have been said.
    let unsaid = said.iter().rev().find_map(|line| line.strip_prefix("split ")).map(|id| id.parse().expect("an id"));
    for (id, expected) in parts.into_iter().filter(|(id, _)| there.contains(id) && Some(*id) != unsaid) {
        assert_eq!(library.bulletin(id).expect("read").expect("there").articles.len(), expected, "{id}");
    }
    if let Some((_, id)) =
        preferred.filter(|(n, id)| n + 1 < said.len() && library.statistic(*id).is_ok_and(|row| row.is_some()))
    {
        assert!(library.preferences().expect("read").contains_key(&id), "{id}");
    }
    if let Some(row) = accepted.and_then(|id| library.statistic(id).expect("read")) {
        assert_eq!(row.state, ReviewState::Accepted);
    }
}

#[test]
fn what_was_acknowledged_outlives_being_killed() {
    if let Some(path) = std::env::var_os(WORK_ON) {
        work(Path::new(&path));
        return;
    }
    let kills: u64 = std::env::var("YAOBAO_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(12);
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("资料库.yaobao");
    let mut acts = 0;
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    for kill in 0..kills {
        // Libraries both young and grown are killed.
        if kill % 20 == 0 {
            for ending in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(folder.path().join(format!("资料库.yaobao{ending}")));
            }
            Library::create(&path, moments(1_790_000_000_000)).expect("a new library");
        }
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let said = kill_after(&path, Duration::from_micros(30_000 + (random >> 33) % 300_000));
        check(&path, &said);
        acts += said.len();
    }
    println!("{acts} acts before {kills} kills");
    assert!(acts > 0, "the worker gets to work before it is killed");
}

/// Runs the worker for a while, kills it, and returns what it has said.
fn kill_after(path: &Path, time: Duration) -> Vec<String> {
    let mut worker = Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "what_was_acknowledged_outlives_being_killed", "--nocapture", "--quiet"])
        .env(WORK_ON, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the worker starts");
    let out = worker.stdout.take().expect("it was asked for");
    let reader = std::thread::spawn(move || BufReader::new(out).lines().map_while(Result::ok).collect::<Vec<String>>());
    let start = Instant::now();
    while start.elapsed() < time {
        std::thread::sleep(Duration::from_micros(500));
    }
    worker.kill().expect("it is running");
    worker.wait().expect("it has ended");
    let said = reader.join().expect("read to the end");
    // Cut off lines and those of the test harness are nothing that was said.
    let known = ["bulletin ", "accepted ", "preferred ", "split ", "merged ", "excerpt ", "deleted ", "undone"];
    said.into_iter()
        .filter(|line| known.iter().any(|known| line.starts_with(known)))
        .filter(|line| line.split_once(' ').is_none_or(|(_, id)| id.len() == 26))
        .collect()
}
