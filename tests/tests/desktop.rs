//! The main job in the real window: bulletins in, a brief out.
//!
//! Runs where there is a display and `YAOBAO_E2E` is set (`cargo xtask test` sees to both); elsewhere it says so.
//! Pictures of every step are kept under `target/e2e/`.

use anyhow::{Context, Result, ensure};
use std::path::Path;
use std::{env, fs};
use yaobao_tests::window::{Picks, Window, repository};

/// Runs one script of a person's work in a window of its own.
fn in_a_window(name: &str, script: impl AsyncFnOnce(&mut Window, &Path) -> Result<()>, picks: impl Fn(&Path) -> Picks) {
    if env::var_os("YAOBAO_E2E").is_none() {
        eprintln!("{name}: skipped, because YAOBAO_E2E is not set (`cargo xtask test` sets it)");
        return;
    }
    let home = tempfile::tempdir().expect("a folder can be made");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime can be made");
    let result: Result<()> = runtime.block_on(async {
        let mut window = Window::open(name, home.path(), &picks(home.path())).await?;
        let done = script(&mut window, home.path()).await;
        if done.is_err() {
            // The picture matters more than why it could not be taken.
            let _ = window.shot("failed").await;
        }
        window.close().await?;
        done
    });
    if let Err(error) = result {
        panic!("{name}: {error:?}");
    }
}

/// The sample bulletins of the repository.
fn samples() -> Vec<String> {
    let folder = repository().join("assets/samples");
    let mut files: Vec<String> = fs::read_dir(folder)
        .expect("the samples are there")
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.file_name().is_some_and(|name| name != "README.md"))
        .map(|path| path.to_str().expect("the samples' names are UTF-8").to_owned())
        .collect();
    files.sort();
    files
}

#[test]
fn brings_bulletins_in_and_a_formatted_brief_out() {
    let picks = |home: &Path| {
        let pdf = home.join("要报.pdf").to_str().expect("the folder's name is UTF-8").to_owned();
        Picks::from([("import", samples()), ("export", vec![pdf])])
    };
    in_a_window("main-job", main_job, picks);
}

#[test]
fn takes_dropped_files_and_is_at_home_in_the_dark() {
    let picks = |_: &Path| Picks::new();
    in_a_window("dropped-and-dark", dropped_and_dark, picks);
}

/// Drops files on the window, then looks at every screen in the dark, in the smallest usual size.
async fn dropped_and_dark(window: &mut Window, _: &Path) -> Result<()> {
    window.run("localStorage.setItem('yaobao.theme', '\"dark\"'); delete document.documentElement.dataset.ready; location.reload()").await?;
    window.ready().await?;
    window.resize(1280, 800).await?;
    window.drop_files(&samples()).await?;
    window.see("account-added").await?;
    window.shot("dropped files are imported").await?;
    window.press(thirtyfour::Key::Escape).await?;
    window.gone("import-account").await?;
    window.drop_files(&samples()).await?;
    window.see("account-known").await?;
    window.shot("what is known is not imported twice").await?;
    window.press(thirtyfour::Key::Escape).await?;
    window.gone("import-account").await?;
    window.click("bulletin-list-row").await?;
    window.see("article-text").await?;
    window.shot("reading").await?;
    for (screen, row) in [("statistics", "statistic-list-row"), ("measures", "measure-list-row")] {
        window.click(&format!("nav-{screen}")).await?;
        window.click(row).await?;
        window.shot(screen).await?;
    }
    window.click("nav-briefs").await?;
    window.click("new-brief").await?;
    window.click("start-brief").await?;
    window.images("page-image").await?;
    window.shot("writing").await?;
    window.click("nav-settings").await?;
    window.see("font-table").await?;
    window.shot("settings").await
}

async fn main_job(window: &mut Window, home: &Path) -> Result<()> {
    window.see("empty").await?;
    window.shot("an empty library says what to do").await?;

    window.click("import-files").await?;
    window.see("account-added").await?;
    window.shot("the account of the import").await?;
    window.press(thirtyfour::Key::Escape).await?;
    window.gone("import-account").await?;
    let bulletins = window.count("bulletin-list-row").await?;
    ensure!(bulletins == samples().len(), "every sample is a bulletin, but {bulletins} are listed");

    read_and_excerpt(window).await?;
    search(window).await?;
    write_and_export(window, home).await
}

/// Opens a bulletin, looks through its facts, accepts one and marks an excerpt with a core statement and a new tag.
async fn read_and_excerpt(window: &mut Window) -> Result<()> {
    window.click("bulletin-list-row").await?;
    window.see("article-text").await?;
    window.see("fact-panel").await?;
    window.shot("a bulletin with its figures and measures marked").await?;
    window.press('j').await?;
    window.press('a').await?;
    window.shot("a figure is accepted by key").await?;

    window.select("article-text", 0, 24).await?;
    window.see("excerpt-make").await?;
    window.shot("selected text offers to be an excerpt").await?;
    window.press('e').await?;
    window.write("excerpt-statement", "以开放补短板").await?;
    window.write("tag-field", "开放创新").await?;
    window.click("tag-create").await?;
    window.shot("an excerpt with its core statement and tag").await?;
    window.click("excerpt-save").await?;
    window.gone("excerpt-form").await?;

    window.click("nav-excerpts").await?;
    window.reads("excerpt-list-row", "以开放补短板").await?;
    window.shot("the excerpt in the list").await
}

/// Finds a word everywhere and opens a hit at its place.
async fn search(window: &mut Window) -> Result<()> {
    window.press_ctrl('k').await?;
    window.write("search-field", "技术合同\u{E007}").await?;
    window.see("search-hit").await?;
    window.shot("hits in articles, measures and figures").await?;
    window.click("search-hit").await?;
    window.see("article-text").await?;
    for screen in ["statistics", "measures", "settings"] {
        window.click(&format!("nav-{screen}")).await?;
        window.see(if screen == "settings" { "library-path" } else { "source-beside" }).await?;
        window.shot(screen).await?;
    }
    Ok(())
}

/// Starts a brief from the template, puts a figure in, looks at pages and findings and writes the PDF.
async fn write_and_export(window: &mut Window, home: &Path) -> Result<()> {
    window.click("nav-briefs").await?;
    window.see("empty").await?;
    window.shot("no brief yet").await?;
    window.click("new-brief").await?;
    window.see("template").await?;
    window.shot("templates and their questions").await?;
    window.click("start-brief").await?;
    window.see("brief-editor").await?;
    window.images("page-image").await?;
    window.shot("a brief with its pages").await?;

    window.click("material-list-row").await?;
    window.press(thirtyfour::Key::Enter).await?;
    window.reads("save-state", "已保存").await?;
    window.images("page-image").await?;
    window.press("\u{E037}".chars().next().expect("F7 is a character")).await?;
    window.shot("a figure is in, findings are underlined").await?;

    window.click("export-pdf").await?;
    window.reads("notice", "要报.pdf").await?;
    window.shot("the PDF is written").await?;
    let pdf = fs::read(home.join("要报.pdf")).context("the PDF lies where it was asked for")?;
    ensure!(pdf.starts_with(b"%PDF-"), "the file is a PDF");
    Ok(())
}
