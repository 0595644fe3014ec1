//! Templates (模板) from which briefs are started.

use crate::check::{LengthWindow, SectionLength, rules};
use crate::yaml;
use serde::Deserialize;

/// A template: a brief with prompts and expressions over the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// 模板名.
    pub name: String,
    /// 说明: what it is for.
    pub description: String,
    /// 提示: what is asked before a brief is started, in order.
    pub prompts: Vec<Prompt>,
    /// 篇幅: how long a brief made from it should be.
    pub length: Option<LengthWindow>,
    /// 各节: how long its sections should be.
    pub sections: Vec<SectionLength>,
    /// 核校: the rules that count for briefs made from it.
    pub rules: RuleChoice,
    /// Keys of the brief's front matter with their values as typed and their lines in the file; they may hold expressions.
    pub(crate) issue: Vec<(String, String, usize)>,
    /// The body, with expressions.
    pub(crate) body: String,
    /// Line of the file at which the body begins, counted from 1.
    pub(crate) body_line: usize,
}

/// Which rules a kind of brief goes by, beside the usual ones.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct RuleChoice {
    /// 停用: rules or groups of rules that are off.
    #[serde(rename = "停用", default)]
    pub off: Vec<String>,
    /// 启用: rules that are on though they usually are not.
    #[serde(rename = "启用", default)]
    pub on: Vec<String>,
}

/// A question asked before a brief is started.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Prompt {
    /// 键: the name under which expressions know the answer.
    #[serde(rename = "键")]
    pub key: String,
    /// 提问: the question as shown.
    #[serde(rename = "提问")]
    pub label: String,
    /// 默认: the answer when none is given.
    #[serde(rename = "默认", default)]
    pub default: Option<String>,
    /// 必填: whether a brief cannot be started without an answer; a default is an answer.
    #[serde(rename = "必填", default)]
    pub required: bool,
}

/// What is wrong with a template, or with what it was given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// It has no front matter, or its front matter has no end.
    #[error("line 1: a template opens with front matter between two lines of ---")]
    NoFrontMatter,
    /// The front matter has no 模板名.
    #[error("line 1: the front matter has no 模板名")]
    NoName,
    /// A key of the template cannot be read.
    #[error("line {line}: {key} cannot be read: {reason}")]
    Unreadable {
        /// Line of the file, counted from 1.
        line: usize,
        /// The key.
        key: String,
        /// What the YAML reader says.
        reason: String,
    },
    /// An expression cannot be read or evaluated.
    #[error("line {line}: {reason}")]
    Expression {
        /// Line of the file, counted from 1.
        line: usize,
        /// What the template engine says.
        reason: String,
    },
    /// A required answer is missing.
    #[error("no answer to {label} ({key})")]
    NoAnswer {
        /// The prompt's key.
        key: String,
        /// The question.
        label: String,
    },
    /// An answer that should name a period names none.
    #[error("the answer {answer:?} to {key} is no period")]
    NoPeriod {
        /// The prompt's key.
        key: String,
        /// What was answered.
        answer: String,
    },
}

impl TemplateError {
    /// The line of the template at which something is wrong, counted from 1; `None` when it is not the template's fault.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        match self {
            Self::NoFrontMatter | Self::NoName => Some(1),
            Self::Unreadable { line, .. } | Self::Expression { line, .. } => Some(*line),
            Self::NoAnswer { .. } | Self::NoPeriod { .. } => None,
        }
    }
}

#[derive(Deserialize)]
struct LengthYaml {
    #[serde(rename = "下限", default)]
    least: usize,
    #[serde(rename = "上限")]
    most: usize,
}

#[derive(Deserialize)]
struct SectionYaml {
    #[serde(rename = "节")]
    heading: String,
    #[serde(rename = "下限", default)]
    least: usize,
    #[serde(rename = "上限")]
    most: usize,
}

/// The name among these that no rule and no group of rules bears.
fn unknown_rule(choice: &RuleChoice) -> Option<&String> {
    let is_known = |name: &str| {
        rules().any(|rule| {
            rule.id == name || rule.id.split(['.', '-']).next() == Some(name) || rule.id.split('-').next() == Some(name)
        })
    };
    choice.off.iter().chain(&choice.on).find(|name| !is_known(name))
}

impl Template {
    /// Reads a template and makes sure that its expressions can be read.
    ///
    /// # Errors
    /// When there is no front matter with a 模板名, when a key of the template cannot be read, or when an expression
    /// cannot; the error says the line.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let parts = yaml::split(text).filter(|parts| parts.closed).ok_or(TemplateError::NoFrontMatter)?;
        let line_of = |byte: usize| text[..byte].matches('\n').count() + 1;
        let mut template = Self {
            name: String::new(),
            description: String::new(),
            prompts: Vec::new(),
            length: None,
            sections: Vec::new(),
            rules: RuleChoice::default(),
            issue: Vec::new(),
            body: text[parts.body..].to_owned(),
            body_line: line_of(parts.body),
        };
        for entry in &parts.entries {
            let line = line_of(entry.at.start);
            let unreadable = |reason: String| TemplateError::Unreadable { line, key: entry.key.to_owned(), reason };
            match entry.key {
                "模板名" => template.name = yaml::text(entry.raw).unwrap_or_default(),
                "说明" => template.description = yaml::text(entry.raw).unwrap_or_default(),
                "提示" => template.prompts = read(entry.raw).map_err(unreadable)?,
                "篇幅" => {
                    let LengthYaml { least, most } = read(entry.raw).map_err(unreadable)?;
                    template.length = Some(LengthWindow { least, most });
                }
                "各节" => {
                    let sections: Vec<SectionYaml> = read(entry.raw).map_err(unreadable)?;
                    let window = |SectionYaml { heading, least, most }| SectionLength {
                        heading,
                        window: LengthWindow { least, most },
                    };
                    template.sections = sections.into_iter().map(window).collect();
                }
                "核校" => {
                    template.rules = read(entry.raw).map_err(unreadable)?;
                    if let Some(name) = unknown_rule(&template.rules) {
                        return Err(unreadable(format!("there is no rule {name}")));
                    }
                }
                _ => template.issue.push((entry.key.to_owned(), entry.raw.to_owned(), line)),
            }
        }
        if template.name.is_empty() {
            return Err(TemplateError::NoName);
        }
        crate::start::try_expressions(&template)?;
        Ok(template)
    }
}

fn read<T: for<'de> Deserialize<'de>>(raw: &str) -> Result<T, String> {
    serde_saphyr::from_str(raw).map_err(|error| error.without_snippet().to_string())
}
