//! What goes wrong with libraries, and what is said about it.

use crate::bench::{Bench, Still};
use std::fs;
use std::path::Path;
use yaobao_workbench::contract::{ErrorCode, ErrorReport, IdRequest, Nothing, PathRequest};
use yaobao_workbench::{Workbench, restore};

fn refused(path: &Path) -> ErrorReport {
    Workbench::open(path, Box::new(Still::default())).expect_err("it is no library that can be opened")
}

#[test]
fn a_file_that_is_no_library_is_left_alone() {
    let bench = Bench::new();
    let path = bench.file("照片.yaobao", "这不是资料库");
    assert_eq!(refused(&path).code, ErrorCode::LibraryDamaged);
    assert_eq!(fs::read_to_string(path).expect("it is there"), "这不是资料库");
}

#[test]
fn a_newer_library_is_refused_untouched() {
    let bench = Bench::with_a_bulletin();
    let path = bench.folder.path().join("新.yaobao");
    let request = PathRequest { path: path.to_string_lossy().into_owned() };
    bench.workbench.backup_library(&request).expect("it can be written");
    let mut bytes = fs::read(&path).expect("it is there");
    // The version that SQLite keeps for the application, bytes 60 to 63 of the file.
    bytes[60..64].copy_from_slice(&999_u32.to_be_bytes());
    fs::write(&path, &bytes).expect("it can be written");
    let report = refused(&path);
    assert_eq!(report.code, ErrorCode::LibraryNewer);
    assert!(report.hint.contains("升级"), "{}", report.hint);
    assert!(fs::read(&path).expect("it is there") == bytes);
}

#[test]
fn a_damaged_library_is_said_to_be_so() {
    let bench = Bench::with_a_bulletin();
    let path = bench.folder.path().join("坏.yaobao");
    let request = PathRequest { path: path.to_string_lossy().into_owned() };
    bench.workbench.backup_library(&request).expect("it can be written");
    let mut bytes = fs::read(&path).expect("it is there");
    for byte in &mut bytes[4096..] {
        *byte = 0xaa;
    }
    fs::write(&path, &bytes).expect("it can be written");
    let verified =
        Workbench::open(&path, Box::new(Still::default())).and_then(|workbench| workbench.verify_library(&Nothing {}));
    match verified {
        Ok(report) => assert!(!report.sound && !report.problems.is_empty()),
        Err(report) => assert_eq!(report.code, ErrorCode::LibraryDamaged, "{report:?}"),
    }
}

#[test]
fn a_library_that_must_be_there_is_not_made() {
    let place = tempfile::tempdir().expect("a folder can be made");
    let path = place.path().join("无.yaobao");
    let report = Workbench::open_existing(&path, Box::new(Still::default())).expect_err("there is none");
    assert_eq!(report.code, ErrorCode::NotFound);
    assert!(!path.exists());
}

#[test]
fn a_library_is_made_with_its_folder() {
    let place = tempfile::tempdir().expect("a folder can be made");
    let path = place.path().join("甲/乙/资料库.yaobao");
    let workbench = Workbench::open(&path, Box::new(Still::default())).expect("it can be made");
    assert!(workbench.verify_library(&Nothing {}).expect("it can be read").sound);
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_to_is_said_to_be_so() {
    use std::os::unix::fs::PermissionsExt;
    let place = tempfile::tempdir().expect("a folder can be made");
    fs::set_permissions(place.path(), fs::Permissions::from_mode(0o555)).expect("it is ours");
    if fs::write(place.path().join("试"), "").is_ok() {
        eprintln!("skipped: permissions mean nothing to this user");
        return;
    }
    let report = refused(&place.path().join("资料库.yaobao"));
    assert_eq!(report.code, ErrorCode::LibraryReadOnly);
}

#[test]
fn a_backup_is_a_library_and_never_the_library_itself() {
    let bench = Bench::with_a_bulletin();
    let own = PathRequest { path: bench.workbench.path().to_string_lossy().into_owned() };
    assert_eq!(bench.workbench.backup_library(&own).expect_err("it is itself").code, ErrorCode::BadRequest);
    let nowhere = PathRequest { path: bench.folder.path().join("无/备份.yaobao").to_string_lossy().into_owned() };
    assert_eq!(bench.workbench.backup_library(&nowhere).expect_err("no folder").code, ErrorCode::Unwritable);
    let copy = bench.folder.path().join("备份.yaobao");
    let request = PathRequest { path: copy.to_string_lossy().into_owned() };
    bench.workbench.backup_library(&request).expect("it can be written");
    let copied = Workbench::open_existing(&copy, Box::new(Still::default())).expect("it is a library");
    let (own, copied) = (bench.workbench.library_status(&Nothing {}), copied.library_status(&Nothing {}));
    assert_eq!(own.expect("it can be read").statistics, copied.expect("it can be read").statistics);
    bench.workbench.backup_library(&request).expect("an earlier backup is replaced");
    let letter = bench.file("来信.docx", "某某来信");
    let onto = PathRequest { path: letter.to_string_lossy().into_owned() };
    let report = bench.workbench.backup_library(&onto).expect_err("it is no backup");
    assert_eq!(report.code, ErrorCode::Unwritable);
    assert_eq!(fs::read_to_string(&letter).expect("it is there"), "某某来信");
}

#[test]
fn a_backup_takes_the_place_of_a_library_and_nothing_is_lost() {
    let bench = Bench::with_a_bulletin();
    let backup = bench.folder.path().join("备份.yaobao");
    bench
        .workbench
        .backup_library(&PathRequest { path: backup.to_string_lossy().into_owned() })
        .expect("it is written");
    let path = bench.folder.path().join("另一个.yaobao");
    drop(Workbench::open(&path, Box::new(Still::default())).expect("it can be made"));
    let held = Workbench::open(&path, Box::new(Still::default())).expect("it is there");
    let report = restore(&backup, &path, Box::new(Still::default())).expect_err("it is open");
    assert_eq!(report.code, ErrorCode::LibraryLocked);
    drop(held);
    let kept = restore(&backup, &path, Box::new(Still::default())).expect("it can be restored");
    let bulletins = |path: &Path| {
        let workbench = Workbench::open_existing(path, Box::new(Still::default())).expect("it is a library");
        workbench.library_status(&Nothing {}).expect("it can be read").bulletins
    };
    assert_eq!((bulletins(&path), bulletins(&kept.expect("there was one before"))), (1, 0));
    let bad = bench.file("坏.yaobao", "这不是资料库");
    assert_eq!(
        restore(&bad, &path, Box::new(Still::default())).expect_err("no library").code,
        ErrorCode::LibraryDamaged
    );
    assert_eq!(bulletins(&path), 1);
}

#[test]
fn an_identifier_that_is_none_and_one_of_nothing_are_told_apart() {
    let bench = Bench::new();
    let ask = |id: &str| bench.workbench.bulletin(&IdRequest { id: id.to_owned() }).expect_err("there is none").code;
    assert_eq!(ask("去年"), ErrorCode::BadRequest);
    assert_eq!(ask("01J9Z3ZZZZZZZZZZZZZZZZZZZZ"), ErrorCode::NotFound);
}
