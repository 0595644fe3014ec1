//! Debian packages: looked up with `dpkg-query`, and only what is missing is installed.

use super::{Lack, Part};
use crate::process;
use anyhow::{Context, Result, bail};
use std::fs;
use std::process::Command;
use std::time::{Duration, SystemTime};

/// What each part of the set-up takes from Debian.
const PACKAGES: &[(Part, &[&str])] = &[
    (Part::BuildPackages, &["libwebkit2gtk-4.1-dev", "librsvg2-dev", "pkg-config"]),
    (Part::TestPackages, &["webkit2gtk-driver", "xvfb", "xauth", "imagemagick", "xdotool", "poppler-utils", "qpdf"]),
    // Without a Chinese font WebKitGTK draws Chinese as nothing at all.
    (Part::ScreenFont, &["fonts-noto-cjk"]),
];

/// Package lists older than this are fetched anew before anything is installed.
const LISTS_ARE_OLD: Duration = Duration::from_secs(24 * 60 * 60);

/// Installs what is missing; one [`Lack`] for each part that stays incomplete.
pub fn install() -> Vec<Lack> {
    let wanted: Vec<&str> = PACKAGES.iter().flat_map(|(_, packages)| packages.iter().copied()).collect();
    let missing = missing(&wanted);
    if missing.is_empty() {
        return Vec::new();
    }
    let Err(error) = install_packages(&missing) else {
        return Vec::new();
    };
    let reason = format!("{error:#}");
    PACKAGES
        .iter()
        .filter_map(|&(part, packages)| {
            let missing: Vec<&str> = packages.iter().copied().filter(|name| missing.contains(name)).collect();
            (!missing.is_empty()).then(|| Lack { part, advice: advice(part, &missing, &reason) })
        })
        .collect()
}

fn advice(part: Part, missing: &[&str], reason: &str) -> String {
    let purpose = match part {
        Part::BuildPackages => "构建桌面程序",
        Part::TestPackages => "运行窗口测试",
        _ => "在窗口中显示中文",
    };
    let names = missing.join(" ");
    format!("{purpose}缺少软件包 {names}：{reason}。请运行 sudo apt-get install -y {names}，再重试")
}

/// Those of `packages` that are not installed.
fn missing(packages: &[&'static str]) -> Vec<&'static str> {
    let query = process::output(
        Command::new("dpkg-query").args(["-W", "-f", "${db:Status-Status} ${Package}\n"]).args(packages),
    );
    // dpkg-query ends with 1 when it does not know one of them, and still lists the others.
    let listed = query.map(|done| String::from_utf8_lossy(&done.stdout).into_owned()).unwrap_or_default();
    let is_there = |name: &str| listed.lines().any(|line| line == format!("installed {name}"));
    packages.iter().copied().filter(|name| !is_there(name)).collect()
}

fn install_packages(packages: &[&str]) -> Result<()> {
    if !process::is_installed("apt-get") {
        bail!("这台机器没有 apt-get，请用本机的包管理器安装相应的软件包");
    }
    let as_root = process::capture(Command::new("id").arg("-u"))?.trim() == "0";
    let with_sudo = !as_root && process::capture(Command::new("sudo").args(["-n", "true"])).is_ok();
    if !as_root && !with_sudo {
        bail!("没有管理员权限");
    }
    eprintln!("▶ 安装软件包：{}", packages.join(" "));
    if lists_are_old() {
        update(with_sudo)?;
    }
    let install = || {
        let mut command = apt_get(with_sudo);
        process::capture(command.args(["install", "-y", "--no-install-recommends"]).args(packages)).map(drop)
    };
    // Lists can be outdated within a day, when a security update removes the version that they name.
    install().or_else(|failure| update(with_sudo).map_err(|_| failure).and_then(|()| install()))
}

fn update(with_sudo: bool) -> Result<()> {
    process::capture(apt_get(with_sudo).arg("update")).map(drop).context("软件包列表更新失败")
}

/// An `apt-get` that asks nothing and waits two minutes for another one to finish.
fn apt_get(with_sudo: bool) -> Command {
    let mut command = Command::new(if with_sudo { "sudo" } else { "env" });
    if with_sudo {
        command.args(["-n", "env"]);
    }
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=120"]);
    command
}

/// Whether the package lists were last fetched long ago, or never.
///
/// The lists themselves carry the server's dates; the folder's date is when something in it last changed here.
fn lists_are_old() -> bool {
    let folder = "/var/lib/apt/lists";
    let has_lists = fs::read_dir(folder).is_ok_and(|mut files| {
        files.any(|file| file.is_ok_and(|file| file.file_name().to_string_lossy().contains("_Packages")))
    });
    let changed = fs::metadata(folder).and_then(|folder| folder.modified());
    let age = changed.ok().and_then(|changed| SystemTime::now().duration_since(changed).ok());
    !has_lists || age.is_none_or(|age| age > LISTS_ARE_OLD)
}
