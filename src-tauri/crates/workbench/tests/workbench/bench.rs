//! A workbench for a test, and what to put into it.

use chrono::NaiveDate;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use tempfile::TempDir;
use yaobao_workbench::contract::{FactFilter, ImportAccount, ImportRequest, StatisticRow};
use yaobao_workbench::{Host, Workbench};

/// A world in which every act takes a millisecond, and no font but the program's is installed.
#[derive(Debug, Default)]
pub struct Still {
    millis: AtomicU64,
}

impl Host for Still {
    fn now(&self) -> u64 {
        1_790_000_000_000 + self.millis.fetch_add(1, Ordering::Relaxed)
    }

    fn random(&self) -> u128 {
        u128::from(self.millis.load(Ordering::Relaxed)) << 32
    }

    fn today(&self) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 6, 29).expect("a day")
    }

    fn fonts(&self) -> Option<PathBuf> {
        Some(repository().join("assets/fonts"))
    }

    fn uses_installed_fonts(&self) -> bool {
        false
    }
}

/// A workbench and the folder it is in.
pub struct Bench {
    pub workbench: Workbench,
    pub folder: TempDir,
}

impl Bench {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let workbench = Workbench::open(&folder.path().join("资料库.yaobao"), Box::new(Still::default()));
        Self { workbench: workbench.expect("a library can be made"), folder }
    }

    /// A workbench with one short bulletin of our own in it.
    pub fn with_a_bulletin() -> Self {
        let bench = Self::new();
        let account = bench.bring(&[("公报.txt", BULLETIN)]);
        assert_eq!(account.added.len(), 1, "{account:?}");
        bench
    }

    /// Writes a file into the folder.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder can be made");
        fs::write(&path, bytes).expect("it can be written");
        path
    }

    /// Writes files and imports them.
    pub fn bring(&self, files: &[(&str, &str)]) -> ImportAccount {
        let paths: Vec<PathBuf> = files.iter().map(|(name, text)| self.file(name, text)).collect();
        self.import(&paths)
    }

    pub fn import(&self, paths: &[impl AsRef<Path>]) -> ImportAccount {
        let paths = paths.iter().map(|path| path.as_ref().to_string_lossy().into_owned()).collect();
        let import = self.workbench.import(&ImportRequest { paths, encoding: None }, &|_| ControlFlow::Continue(()));
        import.expect("files can be imported")
    }

    /// The figures whose indicator or clause has these words.
    pub fn statistics(&self, text: &str) -> Vec<StatisticRow> {
        let filter = FactFilter { text: text.to_owned(), ..FactFilter::default() };
        self.workbench.statistics(&filter).expect("the library can be read").rows
    }
}

/// A bulletin with a figure, a growth and two measures.
pub const BULLETIN: &str = "\
宁夏：完善技术转移体系

2025年，宁夏技术合同成交额达132.77亿元，同比增长11.9%。

一是建立技术经纪人培养制度。每年培训技术经纪人300人以上，纳入人才目录。

二是设立成果转化基金。按照《某省成果转化条例》安排专项资金，支持中试基地建设。
";

pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3).expect("the crate lies in the repository").to_owned()
}

/// Whether the program's fonts have been fetched; says so where they have not.
pub fn fonts_are_there() -> bool {
    let there = repository().join("assets/fonts/FandolFang-Regular.otf").is_file();
    if !there {
        eprintln!("skipped: no fonts, run `cargo xtask setup`");
    }
    there
}
