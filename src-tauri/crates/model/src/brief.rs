//! What a brief (要报) says about itself: the front matter of its Markdown file, as design.md § 3.2 has it.

use chrono::NaiveDate;

/// The data of one issue, from which cover and record block (版记) are made.
///
/// The Chinese key of each field is given behind it; everything is optional while a brief is being written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IssueData {
    /// 刊名: name of the serial, `智库成果要报`.
    pub serial: Option<String>,
    /// 期号: running number.
    pub number: Option<u32>,
    /// 密级: notice above the masthead, `内部参阅`.
    pub classification: Option<String>,
    /// 编发单位: the issuing office.
    pub issuer: Option<String>,
    /// 日期: day of sign-off.
    pub date: Option<NaiveDate>,
    /// 版式: name of the stationery.
    pub stationery: Option<String>,
    /// 标题: title of the brief.
    pub title: Option<String>,
    /// 作者: authors in order.
    pub authors: Vec<String>,
    /// 课题: the project that the brief is a result of.
    pub project: Option<String>,
    /// 执笔: who wrote it.
    pub drafter: Option<Drafter>,
    /// 批示反馈: where leaders' instructions go.
    pub feedback: Option<Feedback>,
    /// 呈送: superiors it is submitted to.
    pub submit_to: Vec<String>,
    /// 印发: offices it is distributed to.
    pub distribute_to: Vec<String>,
    /// 印数: number of copies printed.
    pub copies: Option<u32>,
    /// Keys of the front matter that none of the fields above stands for, with their value as YAML; kept, never dropped.
    pub other: Vec<(String, String)>,
}

/// 执笔: the unit and the people who wrote a brief.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Drafter {
    /// 单位: their unit.
    pub unit: String,
    /// 姓名: their names in order.
    pub names: Vec<String>,
}

/// 批示反馈: who takes leaders' instructions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Feedback {
    /// 单位: the office.
    pub unit: String,
    /// 电话: its telephone number as printed.
    pub phone: String,
}
