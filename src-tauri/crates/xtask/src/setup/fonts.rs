//! The fonts that briefs are printed in: fetched by package name, checked, kept out of git.

use crate::process;
use crate::steps::step;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A package that holds fonts.
struct Source {
    /// How it is fetched.
    package: Package,
    /// Fonts: path within the unpacked package, SHA-256 of the file.
    fonts: &'static [(&'static str, &'static str)],
    /// Licences: path within the unpacked package, name under which it is kept.
    licences: &'static [(&'static str, &'static str)],
}

enum Package {
    Debian(&'static str),
    Npm(&'static str),
}

const SOURCES: &[Source] = &[
    Source {
        package: Package::Debian("texlive-lang-chinese"),
        fonts: &[
            (
                "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf",
                "d838ad32ce2244d8144f408c37fe71065aba6fbbc80759a4d2aa2033948d5bc9",
            ),
            (
                "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolKai-Regular.otf",
                "ea7e7fb4f9b3ac694a68d43946e04d21deed6e8c29a7c2d3081e1a4138f2f827",
            ),
            (
                "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolSong-Regular.otf",
                "a3820003227d4abe31fe28b493200d94a849ccfd078b50a019264f70353020b0",
            ),
            (
                "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolSong-Bold.otf",
                "ffa76a70e128947a4dd22151d5ee829b23e24ce3cb6fe8ad49891cd1c2d9e9b9",
            ),
        ],
        licences: &[
            ("usr/share/doc/texlive-doc/fonts/fandol/COPYING.gz", "LICENSE-Fandol.gz"),
            ("usr/share/doc/texlive-doc/fonts/fandol/README", "README-Fandol"),
        ],
    },
    Source {
        package: Package::Npm("@expo-google-fonts/noto-sans-sc@0.4.3"),
        fonts: &[(
            "package/500Medium/NotoSansSC_500Medium.ttf",
            "b30853d205f3ecdde938b1488c735ee15a2e870d31331b992fdc53971e23ec4a",
        )],
        licences: &[("package/LICENSE_FONT", "LICENSE-NotoSansSC")],
    },
    Source {
        package: Package::Npm("@expo-google-fonts/noto-serif-sc@0.4.3"),
        fonts: &[
            (
                "package/400Regular/NotoSerifSC_400Regular.ttf",
                "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
            ),
            (
                "package/700Bold/NotoSerifSC_700Bold.ttf",
                "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6",
            ),
            (
                "package/900Black/NotoSerifSC_900Black.ttf",
                "092e71a70c744be3cc33999eb4edcb10fbe95c1b4cff6c2d7f04d6ff15d031e2",
            ),
        ],
        licences: &[("package/LICENSE_FONT", "LICENSE-NotoSerifSC")],
    },
];

/// Brings every font into `assets/fonts/`.
///
/// A source whose fonts are all there with the right checksum is not fetched; every source is tried.
///
/// # Errors
/// What could not be fetched, and what to do.
pub fn fetch(root: &Path) -> Result<()> {
    let folder = root.join("assets/fonts");
    fs::create_dir_all(&folder)?;
    let failures: Vec<String> = SOURCES
        .iter()
        .filter(|source| !is_complete(source, &folder))
        .filter_map(|source| {
            let fetched = step(&format!("取字体 {}", source.name()), || fetch_source(root, source, &folder));
            fetched.err().map(|error| format!("{error:#}"))
        })
        .collect();
    if !failures.is_empty() {
        bail!("字体未取全：{}。请检查网络后重新运行 cargo xtask setup", failures.join("；"));
    }
    Ok(())
}

impl Source {
    fn name(&self) -> &'static str {
        match self.package {
            Package::Debian(name) | Package::Npm(name) => name,
        }
    }
}

fn is_complete(source: &Source, folder: &Path) -> bool {
    let fonts = source.fonts.iter().map(|(path, sum)| (folder.join(file_name(path)), sum));
    let licences = source.licences.iter().map(|(_, name)| folder.join(name));
    fonts.into_iter().all(|(file, sum)| file.is_file() && checksum(&file).is_ok_and(|found| found == *sum))
        && licences.into_iter().all(|file| file.is_file())
}

fn fetch_source(root: &Path, source: &Source, folder: &Path) -> Result<()> {
    let scratch = root.join("target/setup/fonts");
    if scratch.exists() {
        fs::remove_dir_all(&scratch)?;
    }
    fs::create_dir_all(&scratch)?;
    download(&source.package, &scratch)?;
    for (path, expected) in source.fonts {
        let file = scratch.join(path);
        let found = checksum(&file)?;
        if found != *expected {
            bail!("{} 的校验和不符：应为 {expected}，实为 {found}", file_name(path));
        }
        copy(&file, &folder.join(file_name(path)))?;
    }
    for (path, name) in source.licences {
        copy(&scratch.join(path), &folder.join(name))?;
    }
    fs::remove_dir_all(&scratch).context("无法清理临时文件夹")
}

/// Fetches a package into `scratch` and unpacks it there.
fn download(package: &Package, scratch: &Path) -> Result<()> {
    match package {
        Package::Debian(name) => {
            if !process::is_installed("apt-get") {
                bail!("这台机器没有 apt-get，无法取得 {name}");
            }
            process::capture(Command::new("apt-get").args(["download", name]).current_dir(scratch))?;
            let archive = only_file(scratch)?;
            process::capture(Command::new("dpkg-deb").arg("-x").arg(archive).arg(scratch))?;
        }
        Package::Npm(specification) => {
            if !process::is_installed("npm") {
                bail!("没有 npm，请先安装 Node.js 20.19 或更新版本");
            }
            process::capture(Command::new("npm").args(["pack", "--silent", specification]).current_dir(scratch))?;
            let archive = only_file(scratch)?;
            process::capture(Command::new("tar").arg("-xzf").arg(archive).arg("-C").arg(scratch))?;
        }
    }
    Ok(())
}

fn only_file(folder: &Path) -> Result<PathBuf> {
    let file = fs::read_dir(folder)?.next().context("下载后没有得到文件")??;
    Ok(file.path())
}

/// Copies by way of a temporary name, so that an interrupted set-up leaves no half font under its real name.
fn copy(from: &Path, to: &Path) -> Result<()> {
    let partial = to.with_extension("partial");
    fs::copy(from, &partial).with_context(|| format!("软件包中没有 {}", file_name(&from.to_string_lossy())))?;
    fs::rename(&partial, to).with_context(|| format!("无法写入 {}", to.display()))
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// SHA-256 of a file in hexadecimal; the program is faster than an unoptimised library would be.
fn checksum(file: &Path) -> Result<String> {
    let printed = process::capture(Command::new("sha256sum").arg(file))?;
    Ok(printed.split_whitespace().next().unwrap_or_default().to_owned())
}
