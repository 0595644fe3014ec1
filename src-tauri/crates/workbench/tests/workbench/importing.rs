//! Bringing documents in.

use crate::bench::{BULLETIN, Bench, repository};
use std::cell::RefCell;
use std::fs::{self, File};
use std::ops::ControlFlow;
use std::path::PathBuf;
use yaobao_workbench::contract::{
    BulletinFilter, HitKind, IdRequest, ImportAccount, ImportRequest, ImportTextRequest, Nothing, Phase, SearchRequest,
};

#[test]
fn the_samples_come_in_and_can_be_searched() {
    let bench = Bench::new();
    let samples = fs::read_dir(repository().join("assets/samples")).expect("it is there");
    let samples: Vec<PathBuf> = samples.map(|entry| entry.expect("it can be read").path()).collect();
    let samples: Vec<PathBuf> = samples.into_iter().filter(|path| !path.ends_with("README.md")).collect();
    let account = bench.import(&samples);
    assert_eq!(account.added.len(), samples.len(), "{account:?}");
    assert!(account.unreadable.is_empty(), "{:?}", account.unreadable);
    let found = bench.workbench.search(&SearchRequest { text: "技术合同".to_owned(), ..SearchRequest::default() });
    let found = found.expect("the library can be read");
    assert!(found.total > 0);
    let mut texts = found.hits.iter().filter(|hit| hit.kind == HitKind::Text);
    assert!(texts.all(|hit| !hit.marks.is_empty()), "{:?}", found.hits);
    assert!(!bench.statistics("技术合同").is_empty());
}

#[test]
fn every_file_is_in_exactly_one_list() {
    let bench = Bench::new();
    bench.file("资料/甲.txt", BULLETIN);
    bench.file("资料/下级/乙.txt", BULLETIN);
    bench.file("资料/空.txt", "");
    bench.file("资料/图.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0");
    bench.file("资料/.DS_Store", "not a document");
    bench.file("资料/~$甲.docx", "a lock file");
    let account = bench.import(&[bench.folder.path().join("资料"), bench.folder.path().join("无.txt")]);
    let added: Vec<&str> = account.added.iter().map(|file| file.file.as_str()).collect();
    let known: Vec<&str> = account.known.iter().map(|file| file.file.as_str()).collect();
    let unreadable: Vec<&str> = account.unreadable.iter().map(|file| file.file.as_str()).collect();
    assert_eq!((added, known), (vec!["乙.txt"], vec!["甲.txt"]));
    assert_eq!(unreadable, ["无.txt", "图.png", "空.txt"]);
    assert!(account.unreadable.iter().all(|file| !file.message.is_empty() && !file.hint.is_empty()));
    assert_eq!(account.known[0].title, account.added[0].title);
}

#[test]
fn what_tells_about_a_folder_is_no_document_of_it() {
    let bench = Bench::new();
    let folder = bench.folder.path().join("资料");
    fs::create_dir(&folder).expect("a folder can be made");
    let readme = folder.join("README.md");
    fs::write(&readme, "这个文件夹里是某省的简报。").expect("it can be written");
    fs::write(folder.join("LICENSE"), "某某许可。").expect("it can be written");
    fs::write(folder.join("简报.txt"), "全省新增企业12家。").expect("it can be written");
    let files = |account: ImportAccount| account.added.into_iter().map(|file| file.file).collect::<Vec<_>>();
    assert_eq!(files(bench.import(&[&folder])), ["简报.txt"]);
    assert_eq!(files(bench.import(&[&readme])), ["README.md"], "it was asked for");
}

#[cfg(unix)]
#[test]
fn nothing_is_waited_for_in_a_folder() {
    let bench = Bench::new();
    let folder = bench.folder.path().join("资料");
    fs::create_dir(&folder).expect("a folder can be made");
    let _socket = std::os::unix::net::UnixListener::bind(folder.join("口")).expect("it can be bound");
    std::os::unix::fs::symlink("/dev/zero", folder.join("零.txt")).expect("a link can be made");
    std::os::unix::fs::symlink("无.txt", folder.join("断.txt")).expect("a link can be made");
    let account = bench.import(&[&folder]);
    let refused: Vec<&str> = account.unreadable.iter().map(|file| file.file.as_str()).collect();
    assert_eq!((account.added.len(), refused), (0, vec!["断.txt"]));
}

#[test]
fn a_file_that_is_too_large_is_refused_unread() {
    let bench = Bench::new();
    let path = bench.folder.path().join("大.txt");
    File::create(&path).and_then(|file| file.set_len(600 << 20)).expect("a file with a hole can be made");
    let account = bench.import(&[path]);
    assert!(account.unreadable[0].message.contains("512 MB"), "{account:?}");
}

#[test]
fn what_was_finished_stays_when_the_import_is_stopped() {
    let bench = Bench::new();
    let paths: Vec<String> = (0..20)
        .map(|n| bench.file(&format!("{n:02}.txt"), format!("{BULLETIN}\n第{n}期")).to_string_lossy().into_owned())
        .collect();
    let calls = RefCell::new(0);
    let account = bench.workbench.import(&ImportRequest { paths, encoding: None }, &|progress| {
        *calls.borrow_mut() += 1;
        if progress.done >= 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let account = account.expect("stopping is no failure");
    let kept = bench.workbench.bulletins(&BulletinFilter::default()).expect("the library can be read").total;
    assert_eq!(kept, account.added.len());
    // A machine that is done before the first word about progress cannot be stopped.
    assert_eq!(account.cancelled, account.added.len() < 20, "{}", account.added.len());
}

#[test]
fn progress_counts_up_to_its_end() {
    let bench = Bench::new();
    let path = bench.file("甲.txt", BULLETIN).to_string_lossy().into_owned();
    let said = RefCell::new(Vec::new());
    let import = bench.workbench.import(&ImportRequest { paths: vec![path], encoding: None }, &|progress| {
        said.borrow_mut().push((progress.phase, progress.done, progress.total));
        ControlFlow::Continue(())
    });
    import.expect("it can be imported");
    assert_eq!(said.into_inner().last(), Some(&(Phase::Importing, 1, 1)));
}

#[test]
fn a_pasted_text_is_named_by_its_first_line() {
    let bench = Bench::new();
    let request = ImportTextRequest { name: String::new(), text: format!("\n{BULLETIN}") };
    let account = bench.workbench.import_text(&request).expect("it is a text");
    assert_eq!(account.added[0].file, "宁夏：完善技术转移体系.txt");
    let empty = ImportTextRequest { name: String::new(), text: " \n".to_owned() };
    assert!(bench.workbench.import_text(&empty).expect_err("there is nothing in it").message.contains("空"));
}

#[test]
fn the_original_text_is_kept_as_it_was() {
    let bench = Bench::with_a_bulletin();
    let rows = bench.workbench.bulletins(&BulletinFilter::default()).expect("the library can be read").rows;
    let id = IdRequest { id: rows[0].id.clone() };
    assert_eq!(bench.workbench.bulletin_original(&id).expect("it is there").text, BULLETIN);
    let detail = bench.workbench.bulletin(&id).expect("it is there");
    let article = &detail.articles[0];
    for statistic in &article.statistics {
        let (start, end) = statistic.at;
        let printed: String = article.text.chars().skip(start).take(end - start).collect();
        assert_eq!(printed, statistic.figure, "a figure leads to the characters that it came from");
    }
    assert!(fs::metadata(bench.folder.path().join("资料库.yaobao")).is_ok());
}

/// A thousand small files of our own, some of which cannot be read.
fn a_thousand(bench: &Bench) -> PathBuf {
    for n in 0..1000 {
        let name = format!("资料/{:02}/{n:04}.txt", n / 100);
        match n {
            250 => bench.file(&name, ""),
            500 => bench.file(&name, b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0"),
            750 => bench.file(&name, b"PK\x03\x04truncated"),
            _ => bench.file(&name, format!("第{n}号简报\n\n2025年，第{n}个县新增企业{}家。\n", n + 3)),
        };
    }
    bench.folder.path().join("资料")
}

#[test]
fn a_thousand_files_are_stopped_in_the_middle_and_taken_up_again() {
    let bench = Bench::new();
    let folder = a_thousand(&bench);
    let paths = vec![folder.to_string_lossy().into_owned()];
    let said = RefCell::new(Vec::new());
    // Told to stop at once when the library has a hundred of them, however fast the machine is.
    let account = bench.workbench.import(&ImportRequest { paths, encoding: None }, &|progress| {
        let stop = progress.phase == Phase::Importing && progress.done >= 100;
        said.borrow_mut().push(progress);
        if stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let account = account.expect("stopping is no failure");
    let done = account.added.len() + account.unreadable.len();
    let said = said.into_inner();
    assert!(said.windows(2).all(|two| two[0].done <= two[1].done || two[0].phase != two[1].phase), "it counts up");
    assert!(said.iter().filter(|step| step.phase == Phase::Importing).all(|step| step.total == 1000));
    // A machine that is done between two words about progress cannot be stopped.
    assert!(account.cancelled && (100..1000).contains(&done) || done == 1000, "{done}");
    let bulletins = || bench.workbench.library_status(&Nothing {}).expect("it can be read").bulletins;
    assert_eq!(bulletins(), account.added.len(), "what is in the account is in the library");
    assert!(bench.workbench.verify_library(&Nothing {}).expect("it can be read").sound, "nothing is half stored");

    let again = bench.import(&[&folder]);
    assert_eq!(again.known.len(), account.added.len(), "what is there is passed over");
    assert_eq!((again.added.len() + again.known.len(), again.unreadable.len()), (997, 3));
    assert!(!again.cancelled);
    assert_eq!(bulletins(), 997);
    for file in &again.unreadable {
        assert!(file.message.ends_with('。') && file.hint.ends_with('。'), "{file:?}");
    }
}
