//! The real program in a real window, driven as a person drives it.
//!
//! One `WebKitWebDriver` process for each session; the program runs on a library, settings and caches of its own.
//! Elements are found by their `data-test` name.

use anyhow::{Context, Result, bail};
use std::collections::HashMap;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, Key};

/// How long the slowest step may take on a busy machine before it counts as failed.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often a condition is looked at.
const GLANCE: Duration = Duration::from_millis(50);

/// Files that the test picks where a person would use a dialog, by purpose (`import`, `export`, …).
pub type Picks = HashMap<&'static str, Vec<String>>;

/// The program, running.
pub struct Window {
    driver: WebDriver,
    /// Ends with the window; kept so that it lives as long.
    service: Child,
    shots: PathBuf,
    taken: usize,
}

/// Where the debug build of the desktop program lies: `YAOBAO_DESKTOP`, or beside this test's own binary.
///
/// # Errors
/// When it has not been built.
pub fn program() -> Result<PathBuf> {
    let path = match env::var_os("YAOBAO_DESKTOP") {
        Some(path) => PathBuf::from(path),
        None => {
            let own = env::current_exe()?;
            let folder = own.ancestors().nth(2).context("a test binary lies in target/PROFILE/deps")?;
            folder.join("yaobao-desktop")
        }
    };
    if !path.is_file() {
        bail!("{} is missing: run `cargo build -p yaobao-desktop` first", path.display());
    }
    Ok(path)
}

/// The repository's folder.
#[must_use]
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ lies in the repository").to_owned()
}

impl Window {
    /// Starts the program on the library `home/资料库.yaobao`; screenshots go to `target/e2e/NAME/`.
    ///
    /// # Errors
    /// When the driver or the program does not start, or the first screen does not come.
    pub async fn open(name: &str, home: &Path, picks: &Picks) -> Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let program = program()?;
        let mut service = Command::new("WebKitWebDriver");
        service
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("YAOBAO_LIBRARY", home.join("资料库.yaobao"))
            .env("YAOBAO_FONTS", repository().join("assets/fonts"))
            .env("YAOBAO_PICK", serde_json::to_string(picks)?)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .stdout(Stdio::null());
        let service = service.spawn().context("WebKitWebDriver (Debian package webkit2gtk-driver)")?;
        let shots = repository().join("target/e2e").join(name);
        fs::create_dir_all(&shots)?;
        for old in fs::read_dir(&shots)? {
            fs::remove_file(old?.path())?;
        }
        let driver = session(port, &program).await?;
        let window = Self { driver, service, shots, taken: 0 };
        window.ready().await?;
        Ok(window)
    }

    /// Waits until the first screen can be used.
    ///
    /// # Errors
    /// When it does not come to that.
    pub async fn ready(&self) -> Result<()> {
        self.until("the first screen is ready", "return document.documentElement.dataset.ready === 'true'").await
    }

    /// Gives the window a size in pixels.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        self.driver.set_window_rect(0, 0, width, height).await?;
        Ok(())
    }

    /// Drops files on the window, as the window system reports it.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn drop_files(&self, paths: &[String]) -> Result<()> {
        let payload = serde_json::json!({ "paths": paths, "position": { "x": 400, "y": 400 } });
        let event = serde_json::json!({ "event": "tauri://drag-drop", "payload": payload });
        self.run(&format!("window.__TAURI_INTERNALS__.invoke('plugin:event|emit', {event})")).await?;
        Ok(())
    }

    /// Waits until the element is there and visible.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn see(&self, test: &str) -> Result<WebElement> {
        let started = Instant::now();
        loop {
            for element in self.driver.find_all(By::Css(selector(test))).await? {
                if element.is_displayed().await.unwrap_or(false) {
                    return Ok(element);
                }
            }
            if started.elapsed() > PATIENCE {
                bail!("{test} did not appear; the window shows:\n{}", self.all_text().await?);
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// How many elements of this name there are.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn count(&self, test: &str) -> Result<usize> {
        Ok(self.driver.find_all(By::Css(selector(test))).await?.len())
    }

    /// Clicks the element as soon as it is there.
    ///
    /// # Errors
    /// When it does not come or cannot be clicked.
    pub async fn click(&self, test: &str) -> Result<()> {
        let element = self.see(test).await?;
        element.scroll_into_view().await?;
        element.click().await.with_context(|| format!("clicking {test}"))
    }

    /// Types into the element.
    ///
    /// # Errors
    /// When it does not come or takes no text.
    pub async fn write(&self, test: &str, text: &str) -> Result<()> {
        self.see(test).await?.send_keys(text).await.with_context(|| format!("typing into {test}"))
    }

    /// Presses a key in whatever has the focus.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn press(&self, key: impl Into<char>) -> Result<()> {
        Ok(self.driver.action_chain().send_keys(key.into().to_string()).perform().await?)
    }

    /// Presses a key together with Ctrl.
    ///
    /// # Errors
    /// When the window is gone.
    pub async fn press_ctrl(&self, key: char) -> Result<()> {
        let chain = self.driver.action_chain();
        Ok(chain.key_down(Key::Control).send_keys(key.to_string()).key_up(Key::Control).perform().await?)
    }

    /// Text of the element.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn text(&self, test: &str) -> Result<String> {
        Ok(self.see(test).await?.text().await?)
    }

    /// Waits until the element's text holds `wanted`.
    ///
    /// # Errors
    /// When it does not come to that.
    pub async fn reads(&self, test: &str, wanted: &str) -> Result<()> {
        let script = format!(
            "return [...document.querySelectorAll({})].some(e => e.textContent.includes({}))",
            serde_json::to_string(&selector(test))?,
            serde_json::to_string(wanted)?,
        );
        self.until(&format!("{test} reads {wanted}"), &script).await
    }

    /// Waits until a script returns true.
    ///
    /// # Errors
    /// When it does not within [`PATIENCE`]; `what` says what was waited for.
    pub async fn until(&self, what: &str, script: &str) -> Result<()> {
        let started = Instant::now();
        loop {
            if self.driver.execute(script, Vec::new()).await?.json() == &serde_json::Value::Bool(true) {
                return Ok(());
            }
            if started.elapsed() > PATIENCE {
                bail!("waited in vain until {what}; the window shows:\n{}", self.all_text().await?);
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// Waits until no element of this name is to be seen.
    ///
    /// # Errors
    /// When one stays.
    pub async fn gone(&self, test: &str) -> Result<()> {
        let script = format!(
            "return ![...document.querySelectorAll({})].some(e => e.offsetParent !== null)",
            serde_json::to_string(&selector(test))?
        );
        self.until(&format!("{test} is gone"), &script).await
    }

    /// Waits until at least one image of this name is there and every one that is has been drawn.
    ///
    /// # Errors
    /// When one does not come.
    pub async fn images(&self, test: &str) -> Result<()> {
        let script = format!(
            "const all = [...document.querySelectorAll({})].map(e => e.matches('img') ? e : e.querySelector('img')).filter(Boolean);
             return all.length > 0 && all.every(e => e.complete && e.naturalWidth > 0)",
            serde_json::to_string(&selector(test))?
        );
        self.until(&format!("{test} is drawn"), &script).await
    }

    /// Selects characters of the element's text as a person does with the mouse.
    ///
    /// # Errors
    /// When the element does not come or has fewer characters.
    pub async fn select(&self, test: &str, start: usize, end: usize) -> Result<()> {
        self.see(test).await?;
        let script = format!(
            "const root = document.querySelector({});
             const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
             const range = document.createRange();
             let seen = 0;
             for (let node = walker.nextNode(); node; node = walker.nextNode()) {{
                 const next = seen + node.data.length;
                 if (seen <= {start} && {start} < next) range.setStart(node, {start} - seen);
                 if (seen < {end} && {end} <= next) {{ range.setEnd(node, {end} - seen); break; }}
                 seen = next;
             }}
             const selection = getSelection();
             selection.removeAllRanges();
             selection.addRange(range);
             root.dispatchEvent(new MouseEvent('mouseup', {{ bubbles: true }}));
             return selection.toString().length > 0",
            serde_json::to_string(&selector(test))?
        );
        self.until(&format!("{test} is selected"), &script).await
    }

    /// Runs a script and gives back what it returns.
    ///
    /// # Errors
    /// When it throws.
    pub async fn run(&self, script: &str) -> Result<serde_json::Value> {
        Ok(self.driver.execute(script, Vec::new()).await?.json().clone())
    }

    /// Keeps a picture of the window, numbered in the order in which they are taken.
    ///
    /// # Errors
    /// When it cannot be taken or written.
    pub async fn shot(&mut self, name: &str) -> Result<()> {
        self.taken += 1;
        // A screenshot can be a frame late.
        let frames = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)))";
        self.driver.execute_async(frames, Vec::new()).await?;
        let path = self.shots.join(format!("{:02}-{name}.png", self.taken));
        Ok(self.driver.screenshot(&path).await?)
    }

    /// Ends the program and its driver.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub async fn close(mut self) -> Result<()> {
        let ended = self.driver.clone().quit().await;
        // The driver has no clean end of its own.
        let _ = self.service.kill();
        self.service.wait()?;
        Ok(ended?)
    }

    async fn all_text(&self) -> Result<String> {
        let text = self.driver.execute("return document.body.innerText", Vec::new()).await?;
        Ok(text.json().as_str().unwrap_or_default().to_owned())
    }
}

fn selector(test: &str) -> String {
    format!("[data-test=\"{test}\"]")
}

/// Opens a session; the driver needs a moment before it listens.
async fn session(port: u16, program: &Path) -> Result<WebDriver> {
    let mut capabilities = Capabilities::new();
    let options = serde_json::json!({ "binary": program, "args": [] });
    capabilities.set("webkitgtk:browserOptions", options)?;
    let started = Instant::now();
    loop {
        match WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities.clone()).await {
            Ok(driver) => return Ok(driver),
            Err(error) if started.elapsed() > PATIENCE => return Err(error).context("the window did not open"),
            Err(_) => tokio::time::sleep(GLANCE).await,
        }
    }
}
