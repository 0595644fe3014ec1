//! The command line of Yaobao: reads arguments, calls the workbench, prints what it answers.

mod arguments;
mod brief;
mod bring;
mod csv;
mod find;
mod keep;
mod layout_report;
mod lists;
mod output;
mod safety;
mod table;
mod usage;
mod writing;

use arguments::{Arguments, Command};
use clap::Parser;
use clap::error::ErrorKind;
use output::{End, Failure, say};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use yaobao_workbench::contract::{ErrorCode, ErrorReport};
use yaobao_workbench::{Machine, Workbench, places, report};

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            return ended(output::print(&usage::help(&error)).map(|()| End::Done));
        }
        Err(error) if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            say(usage::help(&error).trim_end());
            return ExitCode::from(2);
        }
        Err(error) => {
            say(&format!("用法不对：{}。\n加 --help 查看用法。", usage::mistake(&error)));
            return ExitCode::from(2);
        }
    };
    ended(run(arguments))
}

fn ended(result: Result<End, Failure>) -> ExitCode {
    match result {
        Ok(end) => end.code(),
        Err(Failure::Closed) => ExitCode::SUCCESS,
        Err(Failure::Refused(ErrorReport { code, message, hint, detail })) => {
            say(format!("{message}\n{hint}").trim_end());
            // Only where the words above cannot say where the mistake lies.
            let tells = matches!(code, ErrorCode::Internal | ErrorCode::TemplateWrong | ErrorCode::LibraryDamaged);
            if tells && !detail.is_empty() {
                say(&format!("（{detail}）"));
            }
            ExitCode::from(1)
        }
        Err(Failure::Output(error)) => {
            say(&format!("结果写不出去：{error}"));
            ExitCode::from(1)
        }
    }
}

fn run(arguments: Arguments) -> Result<End, Failure> {
    let library = arguments.library;
    let open = || open(library.as_deref());
    match arguments.command {
        Command::Read { file, encoding, form } => bring::read(&file, encoding.as_deref(), form.json),
        Command::Import { paths, encoding, form } => {
            bring::import(&made(library.as_deref())?, &paths, encoding, form.json)
        }
        Command::Search { query, saved, save, kinds, region, tag, period, from, to, bulletin, limit, form } => {
            let text = query.join(" ");
            let query = find::Query { text, saved, save, kinds, region, tag, period, from, to, bulletin, limit };
            find::search(&open()?, &query, form.json)
        }
        Command::Searches { forget, form } => find::saved(&open()?, forget.as_deref(), form.json),
        Command::Statistics { facts, period, kind, form } => lists::statistics(&open()?, facts, period, kind, form),
        Command::Measures { facts, form } => lists::measures(&open()?, facts, form),
        Command::Excerpts { text, tag, region, limit, form } => {
            lists::excerpts(&open()?, text, tag.as_deref(), region, limit, form)
        }
        Command::Bulletins { text, region, limit, form } => lists::bulletins(&open()?, text, region, limit, form),
        Command::Brief { command } => brief::run(&open_or_none(library.as_deref())?, command),
        Command::Templates { check, add, form } => {
            let workbench = open_or_none(library.as_deref())?;
            match (check, add) {
                (Some(file), _) => writing::try_template(&workbench, &file),
                (None, Some(file)) => writing::add_template(&open()?, &file),
                (None, None) => brief::templates(&workbench, form.json),
            }
        }
        Command::Lists { file, sample, form } => {
            writing::lists(&open_or_none(library.as_deref())?, file.as_deref(), sample.as_deref(), form.json)
        }
        Command::Fonts { form } => keep::fonts(&Workbench::in_memory(Box::new(machine()))?, form.json),
        Command::Verify { form } => keep::verify(&open()?, form.json),
        Command::Backup { file } => keep::backup(&open()?, &file),
        Command::Backups { now, form } => safety::backups(&open()?, now, form.json),
        Command::Trash { take_back, empty, form } => safety::trash(&open()?, take_back, empty, form.json),
        Command::Restore { file } => keep::restore(&file, &path(library.as_deref())?, machine()),
    }
}

/// The machine as the workbench sees it.
fn machine() -> Machine {
    let program = std::env::current_exe().ok();
    Machine { fonts: places::fonts(&|name| std::env::var_os(name), program.as_deref()) }
}

/// The library that is named, or else the one of the machine's user.
fn path(named: Option<&Path>) -> Result<PathBuf, Failure> {
    let usual = || places::library(&|name| std::env::var_os(name));
    Ok(named.map(Path::to_owned).or_else(usual).ok_or_else(report::no_home)?)
}

/// Opens a library, or makes one where there is none.
fn made(named: Option<&Path>) -> Result<Workbench, Failure> {
    Ok(Workbench::open(&path(named)?, Box::new(machine()))?)
}

/// Opens a library that must be there: looking something up never makes one.
fn open(named: Option<&Path>) -> Result<Workbench, Failure> {
    Ok(Workbench::open_existing(&path(named)?, Box::new(machine()))?)
}

/// Opens a library for work that does without one, unless it was named and is not there.
fn open_or_none(named: Option<&Path>) -> Result<Workbench, Failure> {
    match path(named) {
        Ok(usual) if named.is_some() || usual.exists() => open(Some(&usual)),
        _ => Ok(Workbench::in_memory(Box::new(machine()))?),
    }
}
