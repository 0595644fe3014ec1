//! What clap has to say about wrong usage, in Chinese.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

/// What clap itself puts into help texts, and what stands there instead.
const FURNITURE: [(&str, &str); 6] = [
    ("\nOptions:\n", "\n选项：\n"),
    ("[OPTIONS]", "[选项]"),
    ("[default: ", "[缺省："),
    ("[possible values: ", "[可取："),
    ("Possible values:", "可取："),
    ("[COMMAND]", "[命令]"),
];

/// The help text that was asked for.
pub(crate) fn help(error: &Error) -> String {
    let text = error.render().to_string();
    let text = FURNITURE.iter().fold(text, |text, (english, chinese)| text.replace(english, chinese));
    text.lines().flat_map(|line| [headed(line.trim_end()), "\n".to_owned()]).collect()
}

/// A line of the help text; a heading ends with a colon as Chinese has it.
fn headed(line: &str) -> String {
    line.strip_suffix(':').map_or_else(|| line.to_owned(), |heading| format!("{heading}："))
}

/// The mistake in one or two lines, without the usage behind it.
pub(crate) fn mistake(error: &Error) -> String {
    let of = |kind| error.get(kind).map(words).unwrap_or_default();
    let argument = of(ContextKind::InvalidArg);
    let value = of(ContextKind::InvalidValue);
    let mut line = match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} 后面缺少取值"),
        ErrorKind::InvalidValue => format!("{argument} 不能取“{value}”，可取：{}", of(ContextKind::ValidValue)),
        ErrorKind::UnknownArgument => format!("没有“{argument}”这个参数"),
        ErrorKind::InvalidSubcommand => format!("没有“{}”这个命令", of(ContextKind::InvalidSubcommand)),
        ErrorKind::NoEquals => format!("{argument} 后面应写等号"),
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            // Only numbers are read by somebody else, who speaks English.
            let why = if why.is_ascii() { "应是数字，如 50" } else { &why };
            format!("{argument} 的取值“{value}”不对：{why}")
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{argument} 的取值个数不对")
        }
        ErrorKind::ArgumentConflict => format!("{argument} 不能与 {} 同时给出", of(ContextKind::PriorArg)),
        ErrorKind::MissingRequiredArgument => format!("缺少 {argument}"),
        ErrorKind::MissingSubcommand => "缺少命令".to_owned(),
        ErrorKind::InvalidUtf8 => "参数不是有效的 UTF-8 文字".to_owned(),
        _ => "参数不对".to_owned(),
    };
    let suggested =
        [of(ContextKind::SuggestedArg), of(ContextKind::SuggestedSubcommand), of(ContextKind::SuggestedValue)];
    if let Some(suggested) = suggested.iter().find(|words| !words.is_empty()) {
        line.push_str(&format!("；是否想写“{suggested}”？"));
    }
    line
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(several) => several.join("、"),
        ContextValue::Number(number) => number.to_string(),
        ContextValue::StyledStr(text) => text.to_string(),
        _ => String::new(),
    }
}
