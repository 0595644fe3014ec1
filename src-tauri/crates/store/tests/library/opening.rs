//! Opening libraries, good and bad, and copying them.

use crate::sample::{add, article, bulletin, digest, moments};
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};
use yaobao_store::{FORMAT, Library, SearchQuery, StoreError};

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder for the test")
}

/// A closed library with the digest in it.
fn closed_library(folder: &Path) -> PathBuf {
    let path = folder.join("资料库.yaobao");
    let mut library = Library::create(&path, moments()).unwrap();
    let (bulletin, extractions) = digest();
    add(&mut library, &bulletin, &extractions);
    path
}

#[test]
fn what_was_written_is_there_when_opened_again() {
    let folder = folder();
    let path = closed_library(folder.path());
    let library = Library::open(&path, moments()).unwrap();
    assert_eq!(library.counts().unwrap().articles, 2);
    assert_eq!(library.search(&SearchQuery::new("飞地")).unwrap().total, 2);
    assert!(library.verify().unwrap().is_clean());
    assert!(matches!(Library::create(&path, moments()), Err(StoreError::AlreadyThere { .. })));
}

#[test]
fn nothing_at_the_path_is_said_to_be_missing() {
    let folder = folder();
    let path = folder.path().join("没有.yaobao");
    assert!(matches!(Library::open(&path, moments()), Err(StoreError::Missing { .. })));
    assert!(!path.exists(), "opening makes nothing");
    let deeper = folder.path().join("没有").join("资料库.yaobao");
    assert!(matches!(Library::create(&deeper, moments()), Err(StoreError::Missing { .. })));
}

#[test]
fn other_files_are_no_libraries_and_stay_as_they_are() {
    let folder = folder();
    let path = folder.path().join("文件");
    for content in [&b"short"[..], &[b'x'; 5000]] {
        fs::write(&path, content).unwrap();
        assert!(matches!(Library::open(&path, moments()), Err(StoreError::NotALibrary)));
        assert_eq!(fs::read(&path).unwrap(), content);
    }
    fs::remove_file(&path).unwrap();
    Connection::open(&path).unwrap().execute_batch("create table other (name)").unwrap();
    assert!(matches!(Library::open(&path, moments()), Err(StoreError::NotALibrary)), "somebody else's database");
}

#[test]
fn a_file_that_was_begun_and_holds_nothing_is_no_obstacle() {
    let folder = folder();
    let path = folder.path().join("资料库.yaobao");
    fs::write(&path, b"").unwrap();
    assert!(matches!(Library::open(&path, moments()), Err(StoreError::Missing { .. })));
    assert_eq!(fs::read(&path).unwrap(), b"", "opening makes nothing");
    let library = Library::create(&path, moments()).unwrap();
    assert!(fs::metadata(&path).unwrap().len() > 0, "a library is never taken for such a file");
    assert!(matches!(Library::create(&path, moments()), Err(StoreError::AlreadyThere { .. })));
    drop(library);
    assert!(Library::is_at(&path).unwrap());
    fs::write(&path, b"SQLite format 3").unwrap();
    assert!(!Library::is_at(&path).unwrap());
}

#[test]
fn a_newer_library_is_refused_unharmed() {
    let folder = folder();
    let path = closed_library(folder.path());
    Connection::open(&path).unwrap().pragma_update(None, "user_version", FORMAT + 1).unwrap();
    let before = fs::read(&path).unwrap();
    match Library::open(&path, moments()) {
        Err(StoreError::NewerFormat { found, supported }) => assert_eq!((found, supported), (FORMAT + 1, FORMAT)),
        other => panic!("newer: {other:?}"),
    }
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn damage_is_named() {
    let folder = folder();
    let path = closed_library(folder.path());
    let mut bytes = fs::read(&path).unwrap();
    let pages = bytes.len() / 4096;
    for page in 1..pages {
        bytes[page * 4096..page * 4096 + 64].fill(0xa5);
    }
    fs::write(&path, &bytes).unwrap();
    let found = Library::open(&path, moments()).and_then(|library| library.counts().map(|_| ()));
    assert!(matches!(found, Err(StoreError::Corrupt { .. })), "{found:?}");
}

#[test]
fn a_library_that_another_program_is_writing_to_is_locked() {
    let folder = folder();
    let path = closed_library(folder.path());
    let mut library = Library::open(&path, moments()).unwrap();
    library.set_patience(std::time::Duration::from_millis(50)).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("begin immediate").unwrap();
    assert!(matches!(library.set_setting("a", Some("b")), Err(StoreError::Locked)));
    assert_eq!(library.counts().unwrap().bulletins, 1, "reading goes on");
    other.execute_batch("rollback").unwrap();
    library.set_setting("a", Some("b")).unwrap();
}

#[test]
#[cfg(unix)]
fn a_library_that_may_not_be_written_to_says_so() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let path = closed_library(folder.path());
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    if fs::OpenOptions::new().append(true).open(&path).is_ok() {
        eprintln!("skipped: this user may write to everything");
        return;
    }
    assert!(matches!(Library::open(&path, moments()), Err(StoreError::ReadOnly)));
}

#[test]
fn a_backup_is_a_library_of_its_own() {
    let folder = folder();
    let path = closed_library(folder.path());
    let mut library = Library::open(&path, moments()).unwrap();
    let copy = folder.path().join("备份.yaobao");
    library.backup(&copy).unwrap();
    library.set_setting("later", Some("1")).unwrap();
    library.backup(&copy).unwrap();
    let copied = Library::open(&copy, moments()).unwrap();
    assert_eq!(copied.id().unwrap(), library.id().unwrap());
    assert_eq!(copied.setting("later").unwrap().as_deref(), Some("1"));
    assert!(copied.verify().unwrap().is_clean());
    let nowhere = folder.path().join("没有").join("备份.yaobao");
    assert!(matches!(library.backup(&nowhere), Err(StoreError::Missing { .. })));
}

#[test]
fn the_same_acts_make_the_same_library() {
    let folder = folder();
    let paths = [folder.path().join("a"), folder.path().join("b")];
    let dumps = paths.map(|path| {
        let mut library = Library::create(&path, moments()).unwrap();
        let (bulletin, extractions) = digest();
        add(&mut library, &bulletin, &extractions);
        let copy = path.with_extension("copy");
        library.backup(&copy).unwrap();
        fs::read(copy).unwrap()
    });
    assert!(dumps[0] == dumps[1], "byte for byte");
}

#[test]
fn settings_are_set_and_forgotten() {
    let mut library = crate::sample::library();
    assert_eq!(library.setting("theme").unwrap(), None);
    library.set_setting("theme", Some("dark")).unwrap();
    library.set_setting("theme", Some("light")).unwrap();
    assert_eq!(library.setting("theme").unwrap().as_deref(), Some("light"));
    library.set_setting("theme", None).unwrap();
    assert_eq!(library.setting("theme").unwrap(), None);
}

#[test]
fn a_second_program_is_told() {
    let folder = folder();
    let path = closed_library(folder.path());
    let mut first = Library::open(&path, moments()).unwrap();
    let second = Library::open(&path, moments()).unwrap();
    assert_eq!((first.is_shared(), second.is_shared()), (false, true));
    first.set_setting("a", Some("b")).unwrap();
    assert_eq!(second.setting("a").unwrap().as_deref(), Some("b"), "it sees what the first has written");
    drop((first, second));
    assert!(!Library::open(&path, moments()).unwrap().is_shared());
}

#[test]
fn a_backup_takes_the_place_of_the_library() {
    let folder = folder();
    let path = closed_library(folder.path());
    let backup = folder.path().join("备份.yaobao");
    let mut library = Library::open(&path, moments()).unwrap();
    library.backup(&backup).unwrap();
    library.set_setting("later", Some("1")).unwrap();
    library.set_patience(std::time::Duration::from_millis(50)).unwrap();
    assert!(matches!(Library::restore_backup(&backup, &path), Err(StoreError::Locked)), "it is open");
    drop(library);

    let replaced = Library::restore_backup(&backup, &path).unwrap().unwrap();
    let restored = Library::open(&path, moments()).unwrap();
    assert_eq!(restored.setting("later").unwrap(), None);
    assert!(restored.verify().unwrap().is_clean());
    let before = Library::open(&replaced, moments()).unwrap();
    assert_eq!(before.setting("later").unwrap().as_deref(), Some("1"), "nothing is lost");
}

#[test]
fn a_damaged_library_is_replaced_and_a_damaged_backup_is_not_used() {
    let folder = folder();
    let path = closed_library(folder.path());
    let backup = folder.path().join("备份.yaobao");
    Library::open(&path, moments()).unwrap().backup(&backup).unwrap();
    fs::write(&path, "damaged").unwrap();
    let replaced = Library::restore_backup(&backup, &path).unwrap().unwrap();
    assert_eq!(fs::read(replaced).unwrap(), b"damaged");
    assert_eq!(Library::open(&path, moments()).unwrap().counts().unwrap().bulletins, 1);

    fs::write(&backup, "damaged").unwrap();
    assert!(matches!(Library::restore_backup(&backup, &path), Err(StoreError::NotALibrary)));
    assert_eq!(Library::open(&path, moments()).unwrap().counts().unwrap().bulletins, 1, "still as it was");
}

#[test]
fn keeps_a_backup_of_every_day_and_of_the_weeks_before() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("资料库.yaobao");
    drop(Library::create(&path, moments()).unwrap());
    assert_eq!(Library::daily_backups(&path).unwrap(), []);
    let first = chrono::NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
    for day in first.iter_days().take(60) {
        assert!(Library::back_up_daily(&path, day).unwrap().is_some());
        assert!(Library::back_up_daily(&path, day).unwrap().is_none(), "once a day is enough");
    }
    fs::write(Library::backup_folder(&path).join("说明.txt"), "").unwrap();
    let left = Library::daily_backups(&path).unwrap();
    let days: Vec<String> = left.iter().map(|backup| backup.day.format("%m-%d").to_string()).collect();
    let daily = ["10-30", "10-29", "10-28", "10-27", "10-26", "10-25", "10-24"];
    assert_eq!(days[..7], daily);
    assert_eq!(days.len(), 11, "{days:?}");
    assert!(Library::open(&left[0].path, moments()).unwrap().verify().unwrap().is_clean());
}

#[test]
fn a_daily_backup_is_the_library_at_one_moment() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("资料库.yaobao");
    let mut library = Library::create(&path, moments()).unwrap();
    let day = chrono::NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
    library.add_tag(None, "人才", "#b03a2e").unwrap();
    let copy = Library::back_up_daily(&path, day).unwrap().unwrap();
    library.add_tag(None, "外贸", "#b03a2e").unwrap();
    assert_eq!(Library::open(&copy, moments()).unwrap().tags().unwrap().len(), 1);
}

/// A file system of two megabytes in a folder; gone with the value.
#[cfg(target_os = "linux")]
struct SmallDisk(PathBuf);

#[cfg(target_os = "linux")]
impl SmallDisk {
    /// `None` where this user may not mount.
    fn at(folder: &Path) -> Option<Self> {
        let mount = ["-t", "tmpfs", "-o", "size=2m", "tmpfs"];
        let done = std::process::Command::new("mount").args(mount).arg(folder).output().ok()?;
        done.status.success().then(|| Self(folder.to_owned()))
    }
}

#[cfg(target_os = "linux")]
impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").arg(&self.0).output();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_named_and_loses_nothing() {
    let folder = folder();
    let Some(disk) = SmallDisk::at(folder.path()) else {
        println!("skipped: this user may not mount a small disk");
        return;
    };
    let path = folder.path().join("资料库.yaobao");
    let mut library = Library::create(&path, moments()).unwrap();
    let mut kept = 0;
    let refused = loop {
        let text = format!("第{kept}篇：新签项目{kept}个。");
        let document = bulletin(&text, vec![article(&text, "", &[text.as_str(); 40])]);
        match library.add_bulletin("资料.txt", document.original.as_bytes(), &document, &[]) {
            Ok(_) => kept += 1,
            Err(error) => break error,
        }
    };
    assert!(matches!(refused, StoreError::DiskFull), "{refused:?}");
    assert!(kept > 0);
    let copied = library.backup(&folder.path().join("备份.yaobao"));
    assert!(matches!(copied, Err(StoreError::DiskFull)), "{copied:?}");
    assert_eq!(library.counts().unwrap().bulletins, kept);
    assert!(library.verify().unwrap().is_clean());
    drop(library);
    drop(disk);
}
