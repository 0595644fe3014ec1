//! Pages of a brief: preview, PDF, and the way between pages and Markdown.

use crate::contract::{
    ErrorReport, ExportAccount, ExportRequest, MarkdownRequest, OutlineRow, PlaceInBrief, PlaceRequest, PointInPreview,
    PointRequest, Preview, at_of,
};
use crate::files;
use crate::fonts::Fonts;
use crate::report;
use crate::workbench::Workbench;
use std::collections::VecDeque;
use std::path::Path;
use std::sync::{Arc, OnceLock, PoisonError};
use yaobao_compose::count_characters;
use yaobao_export::{PageImages, PdfOptions};
use yaobao_model::document::Document;
use yaobao_model::{Diagnostic, Outcome, Span};
use yaobao_typeset::{OutlineEntry, Pages, Stationery};

/// What keeps a file from being passed on unnoticed, or opened by anybody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Protection {
    /// Words across every page.
    pub watermark: Option<String>,
    /// The password that opens the file; such a file is no PDF/A.
    pub password: Option<String>,
}

/// Layouts that are remembered: the one in view, and some before it whose images may still be asked for.
const REMEMBERED: usize = 6;

/// The most pages of a document that is drawn as a whole for its preview.
const WHOLE: usize = 12;

/// Layouts by revision, the newest first.
#[derive(Default)]
pub(crate) struct Previews(VecDeque<Arc<LaidOut>>);

/// A brief, laid out.
pub(crate) struct LaidOut {
    revision: String,
    document: Document,
    pub(crate) stationery: Stationery,
    pub(crate) pages: Pages,
    pub(crate) fonts: Arc<Fonts>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Drawn from a PDF, so that the preview shows the very thing that is exported; made when the first page is asked for.
    images: OnceLock<PageImages>,
}

impl Workbench {
    /// Lays a brief out; its page images are then fetched by [`Workbench::page_image`].
    ///
    /// # Errors
    /// When a font is missing, or the stationery cannot be read.
    pub fn preview_brief(&self, request: &MarkdownRequest) -> Result<Preview, ErrorReport> {
        let laid_out = self.laid_out(&request.markdown)?;
        let LaidOut { revision, document, pages, diagnostics, .. } = laid_out.as_ref();
        let Pages { width, height, .. } = *pages;
        Ok(Preview {
            revision: revision.clone(),
            pages: pages.pages.len(),
            width,
            height,
            outline: outline(&pages.outline, document),
            characters: count_characters(document),
            diagnostics: diagnostics.iter().cloned().map(Into::into).collect(),
        })
    }

    /// The image of a page (from 1) of a previewed layout as PNG, `scale` pixels to the point.
    ///
    /// # Errors
    /// When the layout is no longer remembered or has no such page.
    pub fn page_image(&self, revision: &str, page: usize, scale: f32) -> Result<Vec<u8>, ErrorReport> {
        let laid_out = self.remembered(revision)?;
        let count = laid_out.pages.pages.len();
        if page == 0 || page > count {
            return Err(report::no_such_page(page, count));
        }
        // Of a long document only the page in view is drawn: the whole of it would be drawn anew at every keystroke.
        if count > WHOLE {
            let LaidOut { pages, fonts, .. } = laid_out.as_ref();
            return yaobao_export::page_image(pages, &fonts.set, page - 1, scale)
                .map_err(|error| report::export(&error));
        }
        let images = match laid_out.images.get() {
            Some(images) => images,
            None => {
                let LaidOut { pages, fonts, document, .. } = laid_out.as_ref();
                let options = PdfOptions { compress: false, ..PdfOptions::default() };
                let pdf = yaobao_export::pdf(pages, &fonts.set, document, &options)
                    .map_err(|error| report::export(&error))?;
                let images = PageImages::new(pdf).map_err(|error| report::export(&error))?;
                laid_out.images.get_or_init(|| images)
            }
        };
        images.png(page - 1, scale).map_err(|error| report::export(&error))
    }

    /// The place in the Markdown that stands at a point of a previewed page.
    ///
    /// # Errors
    /// When the layout is no longer remembered.
    pub fn place_in_brief(&self, request: &PointRequest) -> Result<PlaceInBrief, ErrorReport> {
        let PointRequest { revision, page, x, y } = request;
        let laid_out = self.remembered(revision)?;
        Ok(PlaceInBrief { at: page.checked_sub(1).and_then(|page| laid_out.pages.place_at(page, *x, *y)) })
    }

    /// The point of a previewed page at which a place of the Markdown stands.
    ///
    /// # Errors
    /// When the layout is no longer remembered.
    pub fn point_in_preview(&self, request: &PlaceRequest) -> Result<PointInPreview, ErrorReport> {
        let laid_out = self.remembered(&request.revision)?;
        Ok(PointInPreview { point: laid_out.pages.find(request.at).map(|(page, x, y)| (page + 1, x, y)) })
    }

    /// Writes the PDF of a brief, with its Markdown inside.
    ///
    /// # Errors
    /// When a font is missing, the stationery cannot be read, or the file cannot be written.
    pub fn export_brief(&self, request: &ExportRequest) -> Result<ExportAccount, ErrorReport> {
        self.export_beside(request, None, &Protection::default())
    }

    /// The same for a brief whose pictures stand in `folder`, with a watermark or a password.
    ///
    /// # Errors
    /// As for [`Workbench::export_brief`], and when the password cannot be used.
    pub fn export_beside(
        &self,
        request: &ExportRequest,
        folder: Option<&Path>,
        protection: &Protection,
    ) -> Result<ExportAccount, ErrorReport> {
        let ExportRequest { markdown, path } = request;
        let laid_out = self.laid_out_beside(markdown, folder)?;
        let LaidOut { document, pages, fonts, diagnostics, .. } = laid_out.as_ref();
        let options = PdfOptions { attach_source: true, password: protection.password.clone(), compress: true };
        let marked = protection.watermark.as_deref().map(|words| {
            let mut pages = pages.clone();
            yaobao_typeset::watermark(&mut pages, words, &fonts.set);
            pages
        });
        let pages = marked.as_ref().unwrap_or(pages);
        let pdf = yaobao_export::pdf(pages, &fonts.set, document, &options).map_err(|error| report::export(&error))?;
        files::write(Path::new(path), &pdf)?;
        let mut diagnostics = diagnostics.clone();
        if options.password.is_some() {
            diagnostics.push(report::not_archival());
        }
        Ok(ExportAccount {
            path: path.clone(),
            pages: pages.pages.len(),
            bytes: pdf.len(),
            diagnostics: diagnostics.into_iter().map(Into::into).collect(),
        })
    }

    /// Writes the Markdown of a brief to a file.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn export_markdown(&self, request: &ExportRequest) -> Result<ExportAccount, ErrorReport> {
        let ExportRequest { markdown, path } = request;
        files::write(Path::new(path), markdown.as_bytes())?;
        Ok(ExportAccount { path: path.clone(), pages: 0, bytes: markdown.len(), diagnostics: Vec::new() })
    }

    /// The layout of this Markdown, made unless it is remembered; its pictures stand in the folder beside the library.
    pub(crate) fn laid_out(&self, markdown: &str) -> Result<Arc<LaidOut>, ErrorReport> {
        self.laid_out_beside(markdown, None)
    }

    /// The same with pictures in `folder`, where the brief is a file.
    pub(crate) fn laid_out_beside(&self, markdown: &str, folder: Option<&Path>) -> Result<Arc<LaidOut>, ErrorReport> {
        let parsed = yaobao_compose::parse(markdown);
        let (stationery, remark) = self.shelf().stationery(parsed.value.issue.stationery.as_deref())?;
        let found = self.pictures(&parsed.value, folder);
        // A person may change a stationery or a picture while its brief is open.
        let revision = revision(markdown, &format!("{stationery:?}{}", found.mark));
        if let Ok(known) = self.remembered(&revision) {
            return Ok(known);
        }
        let fonts = self.font_set()?;
        let pictures = found.read(&fonts.set);
        let Outcome { value: pages, diagnostics: said } =
            yaobao_typeset::layout_with(&parsed.value, &stationery, &fonts.set, &pictures);
        let mut diagnostics = parsed.diagnostics;
        diagnostics.extend(remark);
        diagnostics.extend(fonts.remarks.iter().cloned());
        diagnostics.extend(said);
        let document = parsed.value;
        let images = OnceLock::new();
        let laid_out = Arc::new(LaidOut { revision, document, stationery, pages, fonts, diagnostics, images });
        let mut previews = self.previews.lock().unwrap_or_else(PoisonError::into_inner);
        previews.0.push_front(Arc::clone(&laid_out));
        previews.0.truncate(REMEMBERED);
        Ok(laid_out)
    }

    fn remembered(&self, revision: &str) -> Result<Arc<LaidOut>, ErrorReport> {
        let previews = self.previews.lock().unwrap_or_else(PoisonError::into_inner);
        let found = previews.0.iter().find(|laid_out| laid_out.revision == revision);
        found.cloned().ok_or_else(|| report::no_such_preview(revision))
    }
}

/// Names a layout by what it is made from.
fn revision(markdown: &str, stationery: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(stationery.as_bytes());
    hasher.update(&[0]);
    hasher.update(markdown.as_bytes());
    hasher.finalize().to_hex()[..20].to_owned()
}

/// Headings with their page and their place in the Markdown; a title that stands in the front matter leads to the start.
fn outline(entries: &[OutlineEntry], document: &Document) -> Vec<OutlineRow> {
    let sections = yaobao_compose::outline(document);
    let headings: Vec<(String, Span)> = sections.iter().map(|section| (key(&section.title), section.at)).collect();
    let mut rest = headings.as_slice();
    entries
        .iter()
        .map(|entry| {
            let wanted = key(&entry.title);
            let found = rest.iter().position(|(title, _)| *title == wanted);
            let at = found.map_or_else(Span::default, |found| {
                let at = rest[found].1;
                rest = &rest[found + 1..];
                at
            });
            OutlineRow { level: entry.level, title: entry.title.clone(), page: entry.page + 1, at: at_of(at) }
        })
        .collect()
}

/// A heading without what layout may leave out: blanks and the 。 at its end.
fn key(title: &str) -> String {
    title.chars().filter(|c| !c.is_whitespace()).collect::<String>().trim_end_matches('。').to_owned()
}
