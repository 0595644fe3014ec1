//! The one place that words errors for people: what happened, and what to do.

use crate::contract::{ErrorCode, ErrorReport};
use std::error::Error;
use std::io;
use std::path::Path;
use yaobao_compose::TemplateError;
use yaobao_export::ExportError;
use yaobao_ingest::IngestError;
use yaobao_model::{Diagnostic, ReviewState};
use yaobao_store::{Anchored, Deed, Problem, StoreError, SubjectKind};
use yaobao_typeset::{FontError, StationeryError};

fn report(code: ErrorCode, message: impl Into<String>, hint: &str) -> ErrorReport {
    ErrorReport { code, message: message.into(), hint: hint.to_owned(), detail: String::new() }
}

/// The same report with an error and all that it came from as its detail.
fn because(mut report: ErrorReport, error: &dyn Error) -> ErrorReport {
    report.detail = chain(error);
    report
}

/// An error and what it came from, outermost first.
fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        let words = error.to_string();
        // Many errors print their source themselves.
        if !text.contains(&words) {
            text.push_str(": ");
            text.push_str(&words);
        }
        source = error.source();
    }
    text
}

impl From<StoreError> for ErrorReport {
    fn from(error: StoreError) -> Self {
        because(store(&error), &error)
    }
}

fn store(error: &StoreError) -> ErrorReport {
    use ErrorCode as Code;
    match error {
        StoreError::Missing { path } => report(
            Code::NotFound,
            format!("没有找到资料库 {}。", path.display()),
            "请检查路径是否写对，移动硬盘或网络盘是否已经连上。",
        ),
        StoreError::AlreadyThere { path } => report(
            Code::Unwritable,
            format!("{} 已经存在，没有覆盖它。", path.display()),
            "请换一个文件名，或先把原有文件移走。",
        ),
        StoreError::NotALibrary => report(
            Code::LibraryDamaged,
            "这个文件不是要报资料库。",
            "请检查选的是不是资料库文件（通常以 .yaobao 结尾）；如果确实是，请从备份恢复。",
        ),
        StoreError::NewerFormat { found, supported } => report(
            Code::LibraryNewer,
            format!("资料库由更新版本的程序建立（格式 {found}，本程序支持到 {supported}），没有改动它。"),
            "请升级本程序后再打开。",
        ),
        StoreError::Locked => report(
            Code::LibraryLocked,
            "另一个程序正在使用这个资料库。",
            "请关闭其他正在使用它的窗口，或稍等片刻再试。",
        ),
        StoreError::ReadOnly => report(
            Code::LibraryReadOnly,
            "没有写入资料库的权限。",
            "请检查资料库文件及其所在文件夹是否只读，或把资料库移到自己的文件夹中。",
        ),
        StoreError::Corrupt { .. } => report(
            Code::LibraryDamaged,
            "资料库已经损坏。",
            "请先把资料库文件另存一份，再从最近的备份恢复；原始资料也可以重新导入。",
        ),
        StoreError::DiskFull => {
            report(Code::DiskFull, "磁盘已满，这一步没有保存。", "请清出一些空间后再试；之前的内容都还在。")
        }
        StoreError::NoSuch { what, id } => report(
            Code::NotFound,
            format!("资料库中没有这{}（{id}）。", thing(what)),
            "它可能已被删除，请刷新列表后再试。",
        ),
        StoreError::InUse { briefs } => {
            let titles: Vec<String> = briefs.iter().map(|brief| format!("《{}》", brief.title)).collect();
            report(
                Code::InUse,
                format!("要报{}正在引用它，不能删除。", titles.join("、")),
                "请先从这些要报中去掉相应的引用。",
            )
        }
        StoreError::CannotUndo { .. } => report(
            Code::BadRequest,
            "之后的改动挡住了这一步，没有撤销。",
            "请先撤销之后的改动；如果是同一份资料已经重新导入，直接使用新导入的即可。",
        ),
        StoreError::NameTaken { name } => report(
            Code::BadRequest,
            format!("同一级下已有名为“{name}”的标签。"),
            "请换一个名称，或直接使用已有的标签。",
        ),
        StoreError::TagUnderItself => {
            report(Code::BadRequest, "标签不能放到它自己或它的下级标签之下。", "请换一个上级标签。")
        }
        StoreError::NoSuchPlace { .. } => {
            report(Code::BadRequest, "选中的文字不在这一篇目中，没有做成摘录。", "请重新选中要摘录的文字。")
        }
        StoreError::NoSuchParagraph { .. } => report(
            Code::BadRequest,
            "这里不能拆分：第一段之前没有文字可以留下。",
            "请把光标放到新篇目开头的那一段（第二段或更后面）再拆分。",
        ),
        StoreError::Across { what } => {
            let named: Vec<String> = what.iter().map(named).collect();
            report(
                Code::InUse,
                format!("{}跨过了拆分处，没有拆分。", named.join("、")),
                "请换一段拆分；如果确实要从这里拆开，请先删除或重做这些摘录，或排除这些数据和举措。",
            )
        }
        StoreError::NotTogether => {
            report(Code::BadRequest, "只能合并同一份资料中的两篇或更多篇目。", "请在同一份资料中重新选择篇目。")
        }
        StoreError::Io { path, source } => match source.kind() {
            io::ErrorKind::PermissionDenied => report(
                Code::LibraryReadOnly,
                format!("没有读写 {} 的权限。", path.display()),
                "请检查文件和文件夹的权限，或换一个位置。",
            ),
            _ => report(
                Code::Unwritable,
                format!("读写 {} 时出错。", path.display()),
                "请检查磁盘是否正常、移动盘或网络盘是否已经连上。",
            ),
        },
        StoreError::Sqlite(_) => report(
            Code::Internal,
            "资料库没有完成这一步，已保存的内容没有改动。",
            "请重新打开程序再试；若仍然如此，请运行资料库检查，并把技术细节发给维护人员。",
        ),
    }
}

/// An excerpt or a fact by its first words: 摘录“全区技术合同……”.
fn named(anchored: &Anchored) -> String {
    let kind = match anchored.kind {
        SubjectKind::Excerpt => "摘录",
        SubjectKind::Statistic => "数据",
        SubjectKind::Measure => "举措",
        SubjectKind::Article | SubjectKind::Brief => "内容",
    };
    let words: String = anchored.quote.chars().filter(|c| *c != '\n').take(18).collect();
    let more = if anchored.quote.chars().count() > 18 { "……" } else { "" };
    format!("{kind}“{words}{more}”")
}

/// A measure that a split has cut short.
pub(crate) fn shortened(anchored: &Anchored) -> String {
    format!("{}跨过了拆分处，只留下前一篇目中的部分。", named(anchored))
}

/// What a person did, as undoing names it.
pub(crate) fn deed(deed: Deed) -> &'static str {
    match deed {
        Deed::AddExcerpt => "添加摘录",
        Deed::ChangeExcerpt => "修改摘录",
        Deed::DeleteExcerpt => "删除摘录",
        Deed::AddTag => "新建标签",
        Deed::RenameTag => "修改标签",
        Deed::MoveTag => "移动标签",
        Deed::MergeTags => "合并标签",
        Deed::DeleteTag => "删除标签",
        Deed::ReviewStatistic => "核对数据",
        Deed::EditStatistic => "修正数据",
        Deed::ReviewMeasure => "核对举措",
        Deed::AddBrief => "新建要报",
        Deed::SetBriefState => "改变要报状态",
        Deed::DeleteBrief => "删除要报",
        Deed::DeleteBulletin => "删除资料",
        Deed::SplitArticle => "拆分篇目",
        Deed::MergeArticles => "合并篇目",
        Deed::MoveArticle => "移动篇目",
        Deed::EditArticle => "修改篇目",
        Deed::RereadArticle => "重新识别",
        Deed::RereadBulletin => "重新读取",
        Deed::PreferStatistic => "选用数据",
        Deed::Restore => "恢复已删除的内容",
    }
}

/// In what a document differs from one that is nearly the same, by sentences: those here alone, there alone, changed.
pub(crate) fn difference(here: usize, there: usize, changed: usize) -> String {
    let parts = [(here, "多出"), (there, "缺少"), (changed, "改动")];
    let parts: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, words)| format!("{words} {n} 句")).collect();
    if parts.is_empty() { "文字相同，只是排版不同".to_owned() } else { parts.join("，") }
}

/// A document whose format leaves no choice of encoding.
pub(crate) fn fixed_encoding(file: &str) -> ErrorReport {
    report(
        ErrorCode::BadRequest,
        format!("{file} 的编码由文件格式规定，不能另选。"),
        "如果显示的是乱码，请用原来的软件打开，另存为文本文件后再导入。",
    )
}

/// What the store calls a thing, with its measure word.
fn thing(what: &str) -> &'static str {
    match what {
        "bulletin" => "份简报资料",
        "article" => "个篇目",
        "statistic" => "条数据",
        "measure" => "条举措",
        "excerpt" => "条摘录",
        "tag" => "个标签",
        "brief" => "份要报",
        _ => "项内容",
    }
}

/// A file that could not be read, by what the system says.
pub(crate) fn unreadable(path: &Path, error: &io::Error) -> ErrorReport {
    let path = path.display();
    let (message, hint) = match error.kind() {
        io::ErrorKind::NotFound => (format!("没有找到文件 {path}。"), "请检查路径是否写对，文件是否已被移走。"),
        io::ErrorKind::PermissionDenied => {
            (format!("没有读取 {path} 的权限。"), "请检查文件权限，或把文件复制到自己的文件夹后再试。")
        }
        io::ErrorKind::IsADirectory => (format!("{path} 是文件夹，不是文件。"), "请给出其中的一个文件。"),
        _ => (format!("读取 {path} 时出错。"), "请检查磁盘是否正常、移动盘或网络盘是否已经连上。"),
    };
    because(report(ErrorCode::Unreadable, message, hint), error)
}

/// A file that could not be written, by what the system says.
pub(crate) fn unwritable(path: &Path, error: &io::Error) -> ErrorReport {
    let path = path.display();
    let (code, message, hint) = match error.kind() {
        io::ErrorKind::StorageFull => {
            (ErrorCode::DiskFull, format!("磁盘已满，{path} 没有写成。"), "请清出一些空间后再试；原有的文件没有改动。")
        }
        io::ErrorKind::NotFound => {
            (ErrorCode::Unwritable, format!("{path} 所在的文件夹不存在。"), "请先建立这个文件夹，或换一个位置。")
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => (
            ErrorCode::Unwritable,
            format!("没有写入 {path} 的权限。"),
            "请换一个文件夹，或检查文件是否只读、是否正被其他程序打开。",
        ),
        io::ErrorKind::AlreadyExists => {
            (ErrorCode::Unwritable, format!("{path} 已经存在，没有覆盖它。"), "请换一个文件名，或先把原有文件移走。")
        }
        _ => (ErrorCode::Unwritable, format!("写入 {path} 时出错。"), "请检查磁盘是否正常，或换一个位置。"),
    };
    because(report(code, message, hint), error)
}

/// A file that is too large to be a document.
pub(crate) fn too_large(path: &Path, bytes: u64, most: u64) -> ErrorReport {
    let mebibytes = |bytes: u64| bytes >> 20;
    report(
        ErrorCode::Unreadable,
        format!("{} 有 {} MB，超过 {} MB，没有读取。", path.display(), mebibytes(bytes), mebibytes(most)),
        "请拆成几份再导入，或去掉其中的大图片。",
    )
}

/// A machine whose user has no home folder to keep a library in.
#[must_use]
pub fn no_home() -> ErrorReport {
    report(
        ErrorCode::NotFound,
        "没有指明资料库，也没有找到本机的数据文件夹。",
        "请用 --library 或环境变量 YAOBAO_LIBRARY 指明资料库文件。",
    )
}

/// A piece of work that broke off because of a mistake in the program.
#[must_use]
pub fn broken_off() -> ErrorReport {
    report(
        ErrorCode::Internal,
        "程序内部出错，这一步没有做完。",
        "已保存的内容没有改动。请重试；若再次出现，请重新打开程序。",
    )
}

/// A document that reading broke off on, because of a mistake in the program.
pub(crate) fn broke_off_on(name: &str) -> ErrorReport {
    report(
        ErrorCode::Internal,
        format!("读取 {name} 时程序出错，没有读完。"),
        "其他文件不受影响。请把这份文件发给维护人员，或复制其中的文字粘贴导入。",
    )
}

/// A tag's name that no tag bears.
#[must_use]
pub fn no_such_tag(name: &str) -> ErrorReport {
    report(ErrorCode::NotFound, format!("资料库中没有名为“{name}”的标签。"), "请检查标签名是否写对。")
}

/// A saved search's name that none has.
#[must_use]
pub fn no_such_search(name: &str) -> ErrorReport {
    report(ErrorCode::NotFound, format!("没有名为“{name}”的保存的检索。"), "请用 yaobao searches 查看已保存的检索。")
}

/// A command that is not on the list.
pub(crate) fn no_such_command(name: &str) -> ErrorReport {
    report(ErrorCode::BadRequest, format!("没有“{name}”这个命令。"), "这是程序的错误，请把技术细节发给维护人员。")
}

/// A request that does not have the shape its command wants.
pub(crate) fn bad_request(command: &str, error: &serde_json::Error) -> ErrorReport {
    let message = format!("“{command}”的请求写得不对。");
    because(report(ErrorCode::BadRequest, message, "这是程序的错误，请把技术细节发给维护人员。"), error)
}

/// A text that should have named something of the library.
pub(crate) fn bad_id(id: &str) -> ErrorReport {
    report(ErrorCode::BadRequest, format!("“{id}”不是有效的编号。"), "请从列表中复制编号。")
}

/// A value of a form that cannot be kept as it is.
pub(crate) fn bad_value(field: &str, value: &str, form: &str) -> ErrorReport {
    report(ErrorCode::BadRequest, format!("{field}“{value}”写得不对。"), &format!("应写成{form}。"))
}

/// A region's name that no division bears.
pub(crate) fn no_such_region(name: &str) -> ErrorReport {
    report(
        ErrorCode::BadRequest,
        format!("没有名为“{name}”的行政区划。"),
        "请写行政区划的名称，如“宁夏”“四川省绵阳市”“宁波海曙区”。",
    )
}

/// A region's name that several divisions bear.
pub(crate) fn ambiguous_region(name: &str, candidates: &[&str]) -> ErrorReport {
    report(ErrorCode::BadRequest, format!("叫“{name}”的地区不止一个：{}。", candidates.join("、")), "请写全名。")
}

/// A layout that is no longer remembered.
pub(crate) fn no_such_preview(revision: &str) -> ErrorReport {
    let mut report = report(ErrorCode::NotFound, "这一版预览已经过时。", "请刷新预览。");
    revision.clone_into(&mut report.detail);
    report
}

/// A page that the layout does not have.
pub(crate) fn no_such_page(page: usize, pages: usize) -> ErrorReport {
    report(ErrorCode::NotFound, format!("没有第 {page} 页，共 {pages} 页。"), "请刷新预览。")
}

/// What is said of a final brief whose text is another now.
pub(crate) const TEXT_SINCE_FINAL: &str = "定稿后正文有改动";

/// What is said of a final brief when a fact that it links to is another now.
pub(crate) const VALUES_SINCE_FINAL: &str = "定稿后资料库中引用的数据有改动";

/// What a person has said of a fact, as a proof prints it; an excerpt, which nobody reviews, is one's own mark.
pub(crate) fn review_state(state: Option<ReviewState>) -> &'static str {
    match state {
        None => "摘录",
        Some(ReviewState::Proposed) => "待确认",
        Some(ReviewState::Accepted) => "已采用",
        Some(ReviewState::Edited) => "已修改",
        Some(ReviewState::Rejected) => "已排除",
    }
}

/// A template that came with the program cannot be deleted.
pub(crate) fn not_your_template(name: &str) -> ErrorReport {
    report(
        ErrorCode::BadRequest,
        format!("模板“{name}”是随程序提供的，不能删除。"),
        "可以另存一个同名模板，改成自己的样子。",
    )
}

/// A template's name that no template bears.
pub(crate) fn no_such_template(name: &str, known: &[&str]) -> ErrorReport {
    report(ErrorCode::NotFound, format!("没有名为“{name}”的模板。"), &format!("可用的模板：{}。", known.join("、")))
}

/// A text that was to be imported and has nothing in it.
pub(crate) fn empty_text() -> ErrorReport {
    report(ErrorCode::BadRequest, "粘贴的内容是空的。", "请先复制要导入的文字。")
}

/// A Markdown file in another encoding than UTF-8.
pub(crate) fn not_utf8(path: &Path) -> ErrorReport {
    report(
        ErrorCode::Unreadable,
        format!("{} 不是 UTF-8 编码的文本。", path.display()),
        "请在编辑器中把它另存为 UTF-8 编码后再试。",
    )
}

/// A backup that is no sound library.
pub(crate) fn damaged_backup(path: &Path) -> ErrorReport {
    report(
        ErrorCode::LibraryDamaged,
        format!("备份 {} 已经损坏，没有恢复，现有资料库没有改动。", path.display()),
        "请换一个较早的备份。",
    )
}

/// A backup that would replace the library it is of.
pub(crate) fn backup_onto_itself() -> ErrorReport {
    report(ErrorCode::BadRequest, "备份不能写到资料库自己的文件上。", "请换一个文件名。")
}

/// A backup that would replace a file of another sort.
pub(crate) fn backup_onto_another(path: &Path) -> ErrorReport {
    report(
        ErrorCode::Unwritable,
        format!("{} 已经存在，而且不是要报资料库，没有覆盖它。", path.display()),
        "请换一个文件名，或先把原有文件移走。",
    )
}

/// An error about the copy of a library, not about the library.
pub(crate) fn of_copy(error: ErrorReport, path: &Path) -> ErrorReport {
    let path = path.display();
    match error.code {
        ErrorCode::NotFound => ErrorReport {
            code: ErrorCode::Unwritable,
            message: format!("{path} 所在的文件夹不存在。"),
            hint: "请先建立这个文件夹，或换一个位置。".to_owned(),
            ..error
        },
        ErrorCode::LibraryReadOnly => ErrorReport {
            code: ErrorCode::Unwritable,
            message: format!("没有写入 {path} 的权限。"),
            hint: "请换一个文件夹，或检查文件是否只读。".to_owned(),
            ..error
        },
        _ => error,
    }
}

/// What checking the library found, on one line.
pub(crate) fn problem(problem: &Problem) -> String {
    match problem {
        Problem::File { detail } => format!("资料库文件损坏：{detail}"),
        Problem::Reference { table, missing } => format!("有{}指向不存在的{}。", thing(table), thing(missing)),
        Problem::Index { kind, subject } => format!("检索索引与{}（{subject}）对不上。", thing(kind)),
        Problem::Quote { kind, subject } => format!("{}（{subject}）的原文与篇目中的文字对不上。", thing(kind)),
        Problem::Fingerprint { subject } => format!("用来辨认转载的句子与篇目（{subject}）对不上。"),
        Problem::Original { bulletin } => format!("简报资料（{bulletin}）保存的原文件与导入时不一致。"),
    }
}

/// Why a document cannot be read.
pub(crate) fn unread(error: &IngestError) -> ErrorReport {
    let (message, hint) = match error {
        IngestError::Empty => ("文件是空的。".to_owned(), "请检查是否选错了文件，或原文件没有保存成功。"),
        IngestError::Binary => {
            ("认不出这是什么格式的文件。".to_owned(), "请另存为文本、Markdown、网页或 DOCX 后再导入。")
        }
        IngestError::Unsupported { format: "DOC" } => {
            ("还不能读取旧的 DOC 格式。".to_owned(), "请用 Word 或 WPS 打开，另存为 DOCX 后再导入。")
        }
        IngestError::Unsupported { format } => {
            (format!("还不能读取 {format} 格式的文件。"), "请把其中的文字复制出来粘贴导入，或另存为文本文件。")
        }
        IngestError::Encrypted => ("文件设有密码。".to_owned(), "请先去掉密码再导入。"),
        IngestError::Damaged { format, .. } => {
            (format!("{format} 文件已损坏，读不出内容。"), "请用原来的软件打开看看，修复或另存后再导入。")
        }
        IngestError::TooLarge { format, limit } => (
            format!("{format} 文件超过 {} MB（压缩的按展开后计），没有读取。", limit >> 20),
            "请拆成几份再导入，或去掉其中的大图片。",
        ),
        IngestError::UnknownEncoding { name } => {
            (format!("没有名为“{name}”的编码。"), "请写 UTF-8、GB18030（GBK、GB2312）、Big5、UTF-16LE 或 UTF-16BE。")
        }
    };
    because(report(ErrorCode::Unreadable, message, hint), error)
}

/// A template that cannot be read, or that was given too little.
pub(crate) fn template(name: &str, error: &TemplateError) -> ErrorReport {
    let made = match error {
        TemplateError::NoAnswer { key, label } => report(
            ErrorCode::BadRequest,
            format!("模板“{name}”需要先回答：{label}"),
            &format!("请给出“{key}”；在命令行中写 --set {key}=…。"),
        ),
        TemplateError::NoPeriod { key, answer } => report(
            ErrorCode::BadRequest,
            format!("“{key}”应是时期，“{answer}”不是。"),
            "请写成 2025、2025-07、2025-H1 或 2025-Q3。",
        ),
        TemplateError::NoFrontMatter => report(
            ErrorCode::TemplateWrong,
            format!("模板“{name}”开头没有用两行 --- 括起来的设置。"),
            "请照随程序的模板补上。",
        ),
        TemplateError::NoName => {
            report(ErrorCode::TemplateWrong, format!("模板“{name}”没有写模板名。"), "请在开头的设置中写上“模板名:”。")
        }
        TemplateError::Unreadable { line, key, .. } => report(
            ErrorCode::TemplateWrong,
            format!("模板“{name}”第 {line} 行的“{key}”写得不对。"),
            "请照随程序的模板改正这一行。",
        ),
        TemplateError::Expression { line, .. } => report(
            ErrorCode::TemplateWrong,
            format!("模板“{name}”第 {line} 行的表达式写得不对。"),
            "请改正这一行；写法见模板文件夹中的说明。",
        ),
    };
    because(made, error)
}

/// A stationery file that cannot be used.
pub(crate) fn stationery(name: &str, error: &StationeryError) -> ErrorReport {
    let made = report(ErrorCode::TemplateWrong, format!("版式“{name}”写得不对。"), "请照随程序的版式文件改正。");
    because(made, error)
}

/// A brief that asks for a stationery that is not there.
pub(crate) fn no_such_stationery(name: &str, used: &str) -> Diagnostic {
    Diagnostic::warning("stationery.unknown", format!("没有名为“{name}”的版式，改用“{used}”。"))
}

/// An installed font that may not stand in a PDF.
pub(crate) fn font_not_embeddable(role: &str, family: &str) -> Diagnostic {
    Diagnostic::hint("font.not-embeddable", format!("本机的{role}字体“{family}”不许嵌入文件，没有采用。"))
}

/// A file with a password, which no archive takes.
pub(crate) fn not_archival() -> Diagnostic {
    let message = "加了密码的 PDF 不符合 PDF/A（ISO 19005 不许加密），不要用于归档；归档请另导出一份不加密码的。";
    Diagnostic::hint("export.not-archival", message)
}

/// A font that should have come with the program and is not there.
pub(crate) fn no_font(role: &str, file: &str, folder: Option<&Path>, error: &io::Error) -> ErrorReport {
    let place =
        folder.map_or_else(|| "没有找到字体文件夹".to_owned(), |folder| format!("{} 中没有这个文件", folder.display()));
    let made = report(
        ErrorCode::FontMissing,
        format!("缺少{role}字体 {file}：{place}。"),
        "请重新安装程序；从源码运行的，请先运行 cargo xtask setup 取得字体，或用环境变量 YAOBAO_FONTS 指明字体文件夹。",
    );
    because(made, error)
}

/// Fonts that cannot be used together.
pub(crate) fn fonts(error: &FontError) -> ErrorReport {
    because(report(ErrorCode::FontMissing, "随程序的字体不能使用。", "请重新安装程序。"), error)
}

/// Pages that could not be made into a file or an image.
pub(crate) fn export(error: &ExportError) -> ErrorReport {
    let made = match error {
        ExportError::Font { family, .. } => report(
            ErrorCode::FontMissing,
            format!("字体“{family}”不能嵌入 PDF。"),
            "请卸载或更换这个字体，程序会改用自带的字体。",
        ),
        _ => report(ErrorCode::Internal, "没有排出这份要报。", "请把技术细节发给维护人员。"),
    };
    because(made, error)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;
    use yaobao_store::BriefUse;

    fn is_chinese(text: &str) -> bool {
        text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) && text.ends_with('。')
    }

    /// Says what happened and what to do, in Chinese, and is not empty-handed about the cause.
    fn check(report: &ErrorReport) {
        assert!(is_chinese(&report.message), "{report:?}");
        assert!(is_chinese(&report.hint), "{report:?}");
        assert!(!report.message.contains("Error"), "{report:?}");
    }

    #[test]
    fn every_trouble_with_the_library_is_said_in_chinese() {
        let path = || PathBuf::from("资料库.yaobao");
        let brief = BriefUse { id: yaobao_model::BriefId::from_parts(1, 1), title: "某题".to_owned() };
        let errors = [
            StoreError::Missing { path: path() },
            StoreError::AlreadyThere { path: path() },
            StoreError::NotALibrary,
            StoreError::NewerFormat { found: 9, supported: 1 },
            StoreError::Locked,
            StoreError::ReadOnly,
            StoreError::Corrupt { detail: "page 3".to_owned() },
            StoreError::DiskFull,
            StoreError::NoSuch { what: "statistic", id: "01J9Z3".to_owned() },
            StoreError::InUse { briefs: vec![brief] },
            StoreError::CannotUndo { deed: Deed::AddTag },
            StoreError::NameTaken { name: "人才".to_owned() },
            StoreError::TagUnderItself,
            StoreError::NoSuchPlace { start: 3, end: 1 },
            StoreError::NoSuchParagraph { at: 0 },
            StoreError::Across {
                what: vec![Anchored { kind: SubjectKind::Excerpt, id: String::new(), quote: "甲".repeat(30) }],
            },
            StoreError::NotTogether,
            StoreError::Io { path: path(), source: io::ErrorKind::PermissionDenied.into() },
            StoreError::Io { path: path(), source: io::ErrorKind::TimedOut.into() },
        ];
        for error in errors {
            check(&error.into());
        }
    }

    #[test]
    fn every_trouble_with_a_file_is_said_in_chinese() {
        let path = Path::new("要报.pdf");
        for kind in [
            io::ErrorKind::NotFound,
            io::ErrorKind::PermissionDenied,
            io::ErrorKind::IsADirectory,
            io::ErrorKind::StorageFull,
            io::ErrorKind::ReadOnlyFilesystem,
            io::ErrorKind::AlreadyExists,
            io::ErrorKind::Other,
        ] {
            check(&unreadable(path, &kind.into()));
            check(&unwritable(path, &kind.into()));
        }
        check(&too_large(path, 600 << 20, 512 << 20));
        check(&no_font("仿宋", "FandolFang-Regular.otf", None, &io::ErrorKind::NotFound.into()));
    }

    #[test]
    fn every_document_that_cannot_be_read_is_explained() {
        for error in [
            IngestError::Empty,
            IngestError::Binary,
            IngestError::Unsupported { format: "JPEG" },
            IngestError::Encrypted,
            IngestError::Damaged { format: "DOCX", what: "no document.xml".to_owned() },
            IngestError::TooLarge { format: "DOCX", limit: 1 << 30 },
            IngestError::UnknownEncoding { name: "EBCDIC".to_owned() },
        ] {
            check(&unread(&error));
        }
    }

    #[test]
    fn the_cause_is_kept_for_those_who_can_use_it() {
        let error = StoreError::Io { path: PathBuf::from("a"), source: io::Error::other("bus fault") };
        assert_eq!(ErrorReport::from(error).detail, "cannot reach a: bus fault");
    }
}
