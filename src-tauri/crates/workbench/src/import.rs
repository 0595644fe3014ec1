//! Bringing documents into the library.
//!
//! Files are read and parsed on several threads and stored in the order in which they were found, each as an act of its
//! own: what is finished stays when the rest is stopped.

use crate::call::Listener;
use crate::contract::{
    ErrorReport, ImportAccount, ImportRequest, ImportTextRequest, ImportedFile, KnownFile, Phase, Progress,
    RereadRequest, Severity, UnreadableFile,
};
use crate::files;
use crate::reader::Reading;
use crate::report;
use crate::workbench::Workbench;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};
use yaobao_model::{Bulletin, BulletinId};
use yaobao_store::{Added, ImportResult};

/// Least time between two words about progress: at most twenty a second.
const PAUSE: Duration = Duration::from_millis(50);

/// Threads that read and parse.
const THREADS: usize = 4;

/// Documents that have been read and wait to be stored.
const WAITING: usize = 8;

/// What reading a file came to.
enum Read {
    /// Read, and new as far as one could see.
    New { bytes: Vec<u8>, reading: Box<Reading> },
    /// The library has these bytes already.
    Known(BulletinId),
    /// Not readable.
    Failed(ErrorReport),
}

impl Workbench {
    /// Brings files and folders in; with everything finished kept when it is stopped.
    ///
    /// # Errors
    /// When the library cannot take a document; those before it are kept.
    pub fn import(&self, request: &ImportRequest, listener: Listener<'_>) -> Result<ImportAccount, ErrorReport> {
        let encoding = request.encoding.as_deref().map(str::trim).filter(|name| !name.is_empty());
        encoding.map_or(Ok(()), |name| self.reader().check_encoding(name))?;
        let steps = Steps::new(listener);
        let mut account = ImportAccount::default();
        let mut found = Found { steps: &steps, files: Vec::new(), unreadable: Vec::new() };
        for path in &request.paths {
            found.gather(Path::new(path));
        }
        let Found { files, unreadable, .. } = found;
        for (path, report) in unreadable {
            self.refused(&mut account, &name_of(&path), report)?;
        }
        account.cancelled = steps.stopped() || !self.bring(&files, encoding, &steps, &mut account)?;
        Ok(account)
    }

    /// Brings in a text that was pasted.
    ///
    /// # Errors
    /// When the text is empty, and what the library reports.
    pub fn import_text(&self, request: &ImportTextRequest) -> Result<ImportAccount, ErrorReport> {
        let ImportTextRequest { name, text } = request;
        let first_line = text.lines().map(str::trim).find(|line| !line.is_empty()).ok_or_else(report::empty_text)?;
        let name = match name.trim() {
            // A name of a file's length, without what files cannot be called.
            "" => first_line.chars().filter(|c| !r#"/\:*?"<>|"#.contains(*c)).take(30).collect(),
            name => name.to_owned(),
        };
        let name = if name.contains('.') { name } else { format!("{name}.txt") };
        let mut account = ImportAccount::default();
        let read = self.read_new(&name, None, || Ok(text.clone().into_bytes()));
        self.keep(&name, read, None, &mut account)?;
        Ok(account)
    }

    /// Reads files on several threads and keeps them in their order; says whether it came to the end of them.
    fn bring(
        &self,
        files: &[PathBuf],
        encoding: Option<&str>,
        steps: &Steps<'_>,
        account: &mut ImportAccount,
    ) -> Result<bool, ErrorReport> {
        let (next, stop) = (&AtomicUsize::new(0), &steps.stop);
        // Word lists are read before the threads would all wait for them.
        self.reader();
        thread::scope(|scope| {
            let (sender, receiver) = sync_channel(WAITING);
            let threads = thread::available_parallelism().map_or(2, usize::from).min(THREADS).min(files.len());
            for _ in 0..threads {
                let sender = sender.clone();
                scope.spawn(move || self.read_files(files, encoding, next, stop, &sender));
            }
            drop(sender);
            let mut early: BTreeMap<usize, Read> = BTreeMap::new();
            let mut result = Ok(true);
            for place in 0..files.len() {
                steps.say(place, files.len(), &name_of(&files[place]));
                let read = loop {
                    if let Some(read) = early.remove(&place) {
                        break Some(read);
                    }
                    match receiver.recv() {
                        Ok((at, read)) => early.insert(at, read),
                        // Every thread has ended: the rest was stopped.
                        Err(_) => break None,
                    };
                };
                let Some(read) = read.filter(|_| !steps.stopped()) else {
                    result = Ok(false);
                    break;
                };
                if let Err(report) = self.keep(&name_of(&files[place]), read, encoding, account) {
                    steps.stop.store(true, Ordering::Relaxed);
                    result = Err(report);
                    break;
                }
            }
            if matches!(result, Ok(true)) {
                steps.say_last(files.len());
            }
            // Threads that wait to hand something over end when nobody takes it any more.
            drop(receiver);
            result
        })
    }

    /// One thread: takes the next file until there is none, or the import is stopped.
    fn read_files(
        &self,
        files: &[PathBuf],
        encoding: Option<&str>,
        next: &AtomicUsize,
        stop: &AtomicBool,
        sender: &SyncSender<(usize, Read)>,
    ) {
        while !stop.load(Ordering::Relaxed) {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(path) = files.get(place) else { return };
            let read = self.read_new(&name_of(path), encoding, || files::read(path));
            if sender.send((place, read)).is_err() {
                return;
            }
        }
    }

    /// Reads a document unless the library has its very bytes.
    fn read_new(
        &self,
        name: &str,
        encoding: Option<&str>,
        bytes: impl FnOnce() -> Result<Vec<u8>, ErrorReport>,
    ) -> Read {
        let read = || {
            let bytes = bytes()?;
            let hash = blake3::hash(&bytes);
            if let Some(known) = self.read(|library| library.find_by_hash(&hash))? {
                return Ok(Read::Known(known));
            }
            // A mistake of the program about one document must not cost the others.
            let reading = catch_unwind(AssertUnwindSafe(|| self.reader().read_as(name, &bytes, encoding)));
            let reading = Box::new(reading.unwrap_or_else(|_| Err(report::broke_off_on(name)))?);
            Ok(Read::New { bytes, reading })
        };
        read().unwrap_or_else(Read::Failed)
    }

    /// Stores a document and puts it into the account.
    fn keep(
        &self,
        file: &str,
        read: Read,
        encoding: Option<&str>,
        account: &mut ImportAccount,
    ) -> Result<(), ErrorReport> {
        match read {
            Read::Known(id) => self.known(account, file, id, encoding),
            Read::Failed(report) => self.refused(account, file, report),
            Read::New { bytes, reading } => {
                let Reading { bulletin, facts } = *reading;
                let added = self.write(|library| library.add_bulletin_as(file, &bytes, &bulletin, &facts, encoding))?;
                let id = match added {
                    Added::New(id) => id,
                    Added::AlreadyKnown(id) => return self.known(account, file, id, None),
                };
                self.write(|library| library.log_import(file, ImportResult::New, Some(id), ""))?;
                let statistics = facts.iter().map(|facts| facts.statistics.len()).sum();
                let measures = facts.iter().map(|facts| facts.measures.len()).sum();
                let similar = self.similar_to(id)?;
                account.added.push(ImportedFile { similar, ..imported(file, id, bulletin, statistics, measures) });
                Ok(())
            }
        }
    }

    /// A file that is there already; read again, where a person has chosen another encoding for it.
    fn known(
        &self,
        account: &mut ImportAccount,
        file: &str,
        id: BulletinId,
        encoding: Option<&str>,
    ) -> Result<(), ErrorReport> {
        let request = RereadRequest { bulletin: id.to_string(), encoding: encoding.map(str::to_owned) };
        // What has an encoding of its own stays as it is.
        let reread =
            encoding.and_then(|_| self.reread_bulletin(&request).ok()).map(|reread| reread.bulletin.row.encoding);
        let known = self.write(|library| {
            library.log_import(file, ImportResult::Known, Some(id), "")?;
            library.bulletin(id)
        })?;
        // Deleted in another window a moment ago: then there is nothing to show of it.
        let (title, imported_at) = known.map(|known| (known.row.title, known.row.imported_at)).unwrap_or_default();
        account.known.push(KnownFile {
            file: file.to_owned(),
            bulletin: id.to_string(),
            title,
            imported_at,
            reread_in: reread,
        });
        Ok(())
    }

    fn refused(&self, account: &mut ImportAccount, file: &str, report: ErrorReport) -> Result<(), ErrorReport> {
        let ErrorReport { code: _, message, hint, detail: _ } = report;
        self.write(|library| library.log_import(file, ImportResult::Unreadable, None, &message))?;
        account.unreadable.push(UnreadableFile { file: file.to_owned(), message, hint });
        Ok(())
    }
}

fn imported(file: &str, id: BulletinId, bulletin: Bulletin, statistics: usize, measures: usize) -> ImportedFile {
    let Bulletin { title, encoding, articles, diagnostics, .. } = bulletin;
    let diagnostics: Vec<_> = diagnostics.into_iter().map(crate::contract::Diagnostic::from).collect();
    ImportedFile {
        file: file.to_owned(),
        bulletin: id.to_string(),
        title,
        encoding,
        articles: articles.len(),
        statistics,
        measures,
        needs_review: diagnostics.iter().any(|diagnostic| diagnostic.severity != Severity::Hint),
        diagnostics,
        similar: Vec::new(),
    }
}

/// The name of a file, without its folder.
fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Says how far the work has come, and hears whether it shall stop.
struct Steps<'l> {
    listener: Listener<'l>,
    stop: AtomicBool,
    said: RefCell<Option<Instant>>,
}

impl<'l> Steps<'l> {
    fn new(listener: Listener<'l>) -> Self {
        Self { listener, stop: AtomicBool::new(false), said: RefCell::new(None) }
    }

    fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    fn say(&self, done: usize, total: usize, current: &str) {
        if self.said.borrow().is_some_and(|said| said.elapsed() < PAUSE) {
            return;
        }
        self.tell(Progress { phase: Phase::Importing, done, total, current: current.to_owned() });
    }

    fn say_last(&self, total: usize) {
        self.tell(Progress { phase: Phase::Importing, done: total, total, current: String::new() });
    }

    fn say_gathered(&self, found: usize, folder: &Path) {
        if self.said.borrow().is_none_or(|said| said.elapsed() >= PAUSE) {
            let current = name_of(folder);
            self.tell(Progress { phase: Phase::Gathering, done: found, total: 0, current });
        }
    }

    fn tell(&self, progress: Progress) {
        *self.said.borrow_mut() = Some(Instant::now());
        if (self.listener)(progress) == ControlFlow::Break(()) {
            self.stop.store(true, Ordering::Relaxed);
        }
    }
}

/// Files found so far, in the order of their names, and what could not be looked into.
struct Found<'s, 'l> {
    steps: &'s Steps<'l>,
    files: Vec<PathBuf>,
    unreadable: Vec<(PathBuf, ErrorReport)>,
}

impl Found<'_, '_> {
    /// Takes a file, or everything in a folder and those below it.
    fn gather(&mut self, path: &Path) {
        match fs::metadata(path) {
            Ok(what) if what.is_dir() => self.walk(path),
            Ok(_) => self.files.push(path.to_owned()),
            Err(error) => self.unreadable.push((path.to_owned(), report::unreadable(path, &error))),
        }
    }

    fn walk(&mut self, folder: &Path) {
        if self.steps.stopped() {
            return;
        }
        self.steps.say_gathered(self.files.len(), folder);
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => {
                self.unreadable.push((folder.to_owned(), report::unreadable(folder, &error)));
                return;
            }
        };
        let mut entries: Vec<_> = entries.flatten().collect();
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries.iter().filter(|entry| !is_by_the_way(&entry.file_name().to_string_lossy())) {
            let path = entry.path();
            // A link to a folder is not followed: it may lead back to where it stands.
            match entry.file_type() {
                Ok(what) if what.is_dir() => self.walk(&path),
                Ok(what) if what.is_symlink() && path.is_dir() => {}
                // Nor is a pipe or a socket waited for, which may never say anything.
                Ok(what) if !what.is_file() && !what.is_symlink() => {}
                Ok(what) if what.is_symlink() && path.exists() && !path.is_file() => {}
                _ => self.files.push(path),
            }
        }
    }
}

/// What systems and offices leave in folders: hidden files, lock files, thumbnails; and files that are about the folder
/// they lie in. Named themselves, they are brought in like any other.
fn is_by_the_way(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_uppercase();
    let about_the_folder = ["README", "LICENSE", "COPYING", "CHANGELOG"].contains(&stem.as_str());
    let of_the_system = ["Thumbs.db", "desktop.ini"].contains(&name);
    name.starts_with('.') || name.starts_with("~$") || of_the_system || about_the_folder
}
