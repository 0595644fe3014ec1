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
    /// What only official documents (公文) have.
    pub official: Official,
    /// Keys of the front matter that none of the fields above stands for, with their value as YAML; kept, never dropped.
    pub other: Vec<(String, String)>,
}

/// The elements of GB/T 9704-2012 that a 要报 does without; in the front matter they stand beside all others.
///
/// 发文机关标志 is made from 编发单位 (or 刊名, where that is given), 密级和保密期限 is 密级, 成文日期 is 日期.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Official {
    /// 份号: six digits as printed, § 7.2.1.
    pub copy_number: Option<String>,
    /// 紧急程度: `特急`, `加急`, § 7.2.3.
    pub urgency: Option<String>,
    /// 发文字号: `某政发〔2026〕3号`, § 7.2.5.
    pub document_number: Option<String>,
    /// 签发人: who signed a document that goes upwards, § 7.2.6.
    pub signers: Vec<String>,
    /// 主送: offices it is addressed to, § 7.3.2.
    pub addressed_to: Vec<String>,
    /// 附件: names of what is attached, § 7.3.4.
    pub attachments: Vec<String>,
    /// 署名: offices that sign it; where nothing is said, 编发单位 does, § 7.3.5.
    pub signed_by: Vec<String>,
    /// 印章: whether room is left for a seal; `None` leaves it to the stationery, § 7.3.5.
    pub sealed: Option<bool>,
    /// 附注: `此件公开发布`, § 7.3.6.
    pub remark: Option<String>,
    /// 抄送: offices that get a copy, § 7.4.2.
    pub copied_to: Vec<String>,
    /// 印发机关: the office that prints it, § 7.4.3.
    pub printed_by: Option<String>,
    /// 印发日期: the day it went to print, § 7.4.3.
    pub printed_on: Option<NaiveDate>,
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
