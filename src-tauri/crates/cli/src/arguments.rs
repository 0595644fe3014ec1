//! What can be typed behind `yaobao`.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

const HELP: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

/// 要报：离线的简报资料库与要报写作工具
#[derive(Debug, Parser)]
#[command(name = "yaobao", version, help_template = HELP, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true, subcommand_help_heading = "命令", subcommand_value_name = "命令")]
#[command(next_help_heading = "通用选项")]
#[command(after_help = "结果写到标准输出，说明写到标准错误。退出码：0 完成；1 核校有错误，或输入被拒绝；2 用法不对。")]
pub(crate) struct Arguments {
    /// 资料库文件；缺省取 YAOBAO_LIBRARY，再缺省取本机数据文件夹
    #[arg(long, global = true, value_name = "文件")]
    pub(crate) library: Option<PathBuf>,
    /// 显示帮助
    #[arg(short, long, global = true, action = clap::ArgAction::Help)]
    help: Option<bool>,
    /// 显示版本
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// 读一份文件，列出其中的篇目、数据和举措；不动资料库
    #[command(help_template = HELP)]
    Read {
        /// 要读的文件
        #[arg(value_name = "文件", help_heading = "参数")]
        file: PathBuf,
        /// 文本文件的编码，如 GB18030、Big5；缺省由程序判断
        #[arg(long, value_name = "编码")]
        encoding: Option<String>,
        #[command(flatten)]
        form: Json,
    },
    /// 把文件和文件夹导入资料库
    #[command(help_template = HELP)]
    Import {
        /// 文件或文件夹；文件夹连同下级一起导入，其中的隐藏文件和 README、LICENSE 等说明除外
        #[arg(value_name = "路径", required = true, help_heading = "参数")]
        paths: Vec<PathBuf>,
        /// 文本文件的编码，如 GB18030、Big5；缺省由程序判断。已有的文件按它重新读取
        #[arg(long, value_name = "编码")]
        encoding: Option<String>,
        #[command(flatten)]
        form: Json,
    },
    /// 在资料库中检索
    #[command(help_template = HELP)]
    Search {
        /// 检索词；用空格分开的几个词须同时出现
        #[arg(value_name = "检索词", required_unless_present = "saved", help_heading = "参数")]
        query: Vec<String>,
        /// 用这个名称保存的检索；另外给出的检索词和条件优先
        #[arg(long, value_name = "名称")]
        saved: Option<String>,
        /// 把这次检索用这个名称保存起来
        #[arg(long, value_name = "名称")]
        save: Option<String>,
        /// 只在这一类中检索，可多次给出
        #[arg(long = "in", value_name = "类别")]
        kinds: Vec<Place>,
        /// 只要这一地区（含下级）的
        #[arg(long, value_name = "地区")]
        region: Option<String>,
        /// 只要带这一标签（含下级）的摘录
        #[arg(long, value_name = "标签")]
        tag: Option<String>,
        /// 只要这一时期（含其中各月、各季）的数据，如 2025、2025-07、2025-H1
        #[arg(long, value_name = "时期")]
        period: Option<String>,
        /// 只要这一天（或这个月、这一年）及以后的；没有日期的资料按导入的日子算
        #[arg(long, value_name = "日期")]
        from: Option<String>,
        /// 只要这一天（或这个月、这一年）及以前的
        #[arg(long, value_name = "日期")]
        to: Option<String>,
        /// 只要这一份简报资料（编号）中的
        #[arg(long, value_name = "编号")]
        bulletin: Option<String>,
        /// 最多列出几条
        #[arg(long, value_name = "条数", default_value_t = 50)]
        limit: usize,
        #[command(flatten)]
        form: Json,
    },
    /// 列出保存的检索
    #[command(help_template = HELP)]
    Searches {
        /// 不再保存这个名称的检索
        #[arg(long, value_name = "名称")]
        forget: Option<String>,
        #[command(flatten)]
        form: Json,
    },
    /// 列出数据
    #[command(help_template = HELP)]
    Statistics {
        #[command(flatten)]
        facts: Facts,
        /// 只要以此开头的时期：2025 也包括 2025-07
        #[arg(long, value_name = "时期")]
        period: Option<String>,
        /// 只要这一类
        #[arg(long, value_name = "类别")]
        kind: Option<Kind>,
        #[command(flatten)]
        form: Form,
    },
    /// 列出举措
    #[command(help_template = HELP)]
    Measures {
        #[command(flatten)]
        facts: Facts,
        #[command(flatten)]
        form: Form,
    },
    /// 列出摘录
    #[command(help_template = HELP)]
    Excerpts {
        /// 原文、核心观点或备注中含有的词
        #[arg(value_name = "词", help_heading = "参数")]
        text: Option<String>,
        /// 只要带这一标签（含下级）的
        #[arg(long, value_name = "标签")]
        tag: Option<String>,
        /// 只要这一地区（含下级）的
        #[arg(long, value_name = "地区")]
        region: Option<String>,
        /// 最多列出几条；缺省为全部
        #[arg(long, value_name = "条数")]
        limit: Option<usize>,
        #[command(flatten)]
        form: Form,
    },
    /// 列出简报资料
    #[command(help_template = HELP)]
    Bulletins {
        /// 标题、发文机关或文号中含有的词
        #[arg(value_name = "词", help_heading = "参数")]
        text: Option<String>,
        /// 只要这一地区（含下级）的
        #[arg(long, value_name = "地区")]
        region: Option<String>,
        /// 最多列出几条；缺省为全部
        #[arg(long, value_name = "条数")]
        limit: Option<usize>,
        #[command(flatten)]
        form: Form,
    },
    /// 起草、核校、导出要报
    #[command(help_template = HELP, subcommand_help_heading = "命令", subcommand_value_name = "命令")]
    #[command(disable_help_subcommand = true)]
    Brief {
        #[command(subcommand)]
        command: Brief,
    },
    /// 列出可用的模板，或检查、添加自己的模板
    #[command(help_template = HELP)]
    Templates {
        /// 检查一份模板，有错误时指出哪一行
        #[arg(long, value_name = "文件")]
        check: Option<PathBuf>,
        /// 把一份模板添加到自己的模板中
        #[arg(long, value_name = "文件", conflicts_with = "check")]
        add: Option<PathBuf>,
        #[command(flatten)]
        form: Json,
    },
    /// 检查本单位的词表
    #[command(help_template = HELP)]
    Lists {
        /// 只检查这一份词表；缺省为资料库旁“词表”文件夹中的全部
        #[arg(value_name = "文件", help_heading = "参数")]
        file: Option<PathBuf>,
        /// 写一份样例，照着它写自己的词表
        #[arg(long, value_name = "文件", conflicts_with = "file")]
        sample: Option<PathBuf>,
        #[command(flatten)]
        form: Json,
    },
    /// 列出本机上各种字体由什么字体担任
    #[command(help_template = HELP)]
    Fonts {
        #[command(flatten)]
        form: Json,
    },
    /// 检查资料库是否完好
    #[command(help_template = HELP)]
    Verify {
        #[command(flatten)]
        form: Json,
    },
    /// 把资料库备份成一个文件；资料库可以照常使用
    #[command(help_template = HELP)]
    Backup {
        /// 备份写到哪里；已有的备份整个换掉，其他文件不会被覆盖
        #[arg(value_name = "文件", help_heading = "参数")]
        file: PathBuf,
    },
    /// 列出每日自动备份
    #[command(help_template = HELP)]
    Backups {
        /// 今天还没有备份的，先备份
        #[arg(long)]
        now: bool,
        #[command(flatten)]
        form: Json,
    },
    /// 列出三十天内删除的内容
    #[command(help_template = HELP)]
    Trash {
        /// 恢复这一编号的内容
        #[arg(long, value_name = "编号", conflicts_with = "empty")]
        take_back: Option<i64>,
        /// 清空回收站，不能再恢复
        #[arg(long)]
        empty: bool,
        #[command(flatten)]
        form: Json,
    },
    /// 用备份恢复资料库；原来的资料库改名保留
    #[command(help_template = HELP)]
    Restore {
        /// 备份文件
        #[arg(value_name = "文件", help_heading = "参数")]
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Brief {
    /// 由模板起草一份要报
    #[command(help_template = HELP)]
    New {
        /// 模板名，见 yaobao templates
        #[arg(long, value_name = "模板")]
        template: String,
        /// 对模板提问的回答，可多次给出
        #[arg(long = "set", value_name = "键=值", value_parser = answer)]
        answers: Vec<(String, String)>,
        /// Markdown 文件写到哪里；已有的文件不会被覆盖
        #[arg(long, short, value_name = "文件")]
        output: PathBuf,
    },
    /// 核校一份要报；有错误时退出码为 1
    #[command(help_template = HELP)]
    Check {
        /// 要报的 Markdown 文件
        #[arg(value_name = "文件", help_heading = "参数")]
        file: PathBuf,
        #[command(flatten)]
        form: Json,
    },
    /// 把一份要报排成 PDF
    #[command(help_template = HELP)]
    Export {
        /// 要报的 Markdown 文件
        #[arg(value_name = "文件", help_heading = "参数")]
        file: PathBuf,
        /// PDF 写到哪里；已有的文件整个换掉
        #[arg(long, short, value_name = "文件", required_unless_present = "report")]
        output: Option<PathBuf>,
        /// 版式报告写到哪里：逐条列出 GB/T 9704—2012 的规定和版面上的实测值；- 为标准输出，.json 结尾的为 JSON
        #[arg(long, value_name = "文件|-")]
        report: Option<PathBuf>,
        /// 每面斜印的水印文字
        #[arg(long, value_name = "文字")]
        watermark: Option<String>,
        /// 打开 PDF 的密码（AES-256）；加了密码的文件不符合 PDF/A
        #[arg(long, value_name = "密码")]
        password: Option<String>,
        /// 导出核校稿：每处数据都编号，末尾列出来源和原句
        #[arg(long, requires = "output", conflicts_with_all = ["watermark", "password"])]
        proof: bool,
    },
    /// 把要报的 Markdown 连同所引资料（JSON）一起写出
    #[command(help_template = HELP)]
    Facts {
        /// 要报的 Markdown 文件
        #[arg(value_name = "文件", help_heading = "参数")]
        file: PathBuf,
        /// JSON 写到哪里；缺省与稿件同名，以 .facts.json 结尾
        #[arg(long, short, value_name = "文件")]
        output: Option<PathBuf>,
    },
    /// 列出资料库中的要报
    #[command(help_template = HELP)]
    List {
        #[command(flatten)]
        form: Json,
    },
    /// 列出一份要报的各个版本
    #[command(help_template = HELP)]
    History {
        /// 要报的编号，见 yaobao brief list
        #[arg(value_name = "编号", help_heading = "参数")]
        id: String,
        /// 给现在的稿子起个名，便于以后找到
        #[arg(long, value_name = "名称")]
        name: Option<String>,
        /// 把这一版恢复为最新的一版
        #[arg(long, value_name = "版本")]
        restore: Option<usize>,
        #[command(flatten)]
        form: Json,
    },
    /// 比较一份要报的两个版本
    #[command(help_template = HELP)]
    Diff {
        /// 要报的编号
        #[arg(value_name = "编号", help_heading = "参数")]
        id: String,
        /// 较早的版本；缺省为倒数第二版
        #[arg(value_name = "旧版", help_heading = "参数")]
        old: Option<usize>,
        /// 较新的版本；缺省为现在的稿子
        #[arg(value_name = "新版", help_heading = "参数")]
        new: Option<usize>,
        #[command(flatten)]
        form: Json,
    },
    /// 看一份要报走到哪一步，或改变它的状态
    #[command(help_template = HELP)]
    State {
        /// 要报的编号
        #[arg(value_name = "编号", help_heading = "参数")]
        id: String,
        /// 新的状态
        #[arg(long = "set", value_name = "状态")]
        state: Option<Progress>,
        /// 由谁决定
        #[arg(long, value_name = "姓名", default_value = "")]
        by: String,
        #[command(flatten)]
        form: Json,
    },
    /// 列出用到某条资料的要报
    #[command(help_template = HELP)]
    Uses {
        /// 资料，写成 statistic/编号、measure/编号 或 excerpt/编号
        #[arg(value_name = "资料", help_heading = "参数", value_parser = fact)]
        fact: (String, String),
        #[command(flatten)]
        form: Json,
    },
    /// 列出资料库中已经变更、要报里还没有改过来的数据
    #[command(help_template = HELP)]
    Changed {
        /// 只看这一份要报
        #[arg(value_name = "编号", help_heading = "参数")]
        id: Option<String>,
        /// 把这一份要报的变更都改过来
        #[arg(long, requires = "id")]
        take: bool,
        #[command(flatten)]
        form: Json,
    },
    /// 把一份要报收进资料库，在桌面窗口中接着写
    #[command(help_template = HELP)]
    Keep {
        /// 要报的 Markdown 文件；文件本身不动
        #[arg(value_name = "文件", help_heading = "参数")]
        file: PathBuf,
    },
}

/// Filters that statistics and measures share.
#[derive(Debug, Args)]
pub(crate) struct Facts {
    /// 含有的词：数据看指标和原句，举措看全文
    #[arg(value_name = "词", help_heading = "参数")]
    pub(crate) text: Option<String>,
    /// 只要这一地区（含下级）的
    #[arg(long, value_name = "地区")]
    pub(crate) region: Option<String>,
    /// 只要处于这一状态的；缺省为未排除的全部
    #[arg(long, value_name = "状态")]
    pub(crate) state: Option<State>,
    /// 只要这一份简报资料（编号）的
    #[arg(long, value_name = "编号")]
    pub(crate) bulletin: Option<String>,
    /// 最多列出几条；缺省为全部
    #[arg(long, value_name = "条数")]
    pub(crate) limit: Option<usize>,
}

#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Json {
    /// 以 JSON 给出结果
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Form {
    /// 以 JSON 给出结果
    #[arg(long, conflicts_with = "csv")]
    pub(crate) json: bool,
    /// 以 CSV（UTF-8，带表头）给出结果
    #[arg(long)]
    pub(crate) csv: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Place {
    /// 原文
    Text,
    /// 摘录
    Excerpts,
    /// 举措
    Measures,
    /// 数据
    Statistics,
    /// 要报
    Briefs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Kind {
    /// 数值
    Level,
    /// 增速
    Growth,
    /// 占比
    Share,
    /// 位次
    Rank,
    /// 目标
    Target,
    /// 增减
    Change,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum State {
    /// 待确认
    Proposed,
    /// 已采用
    Accepted,
    /// 已修改
    Edited,
    /// 已排除
    Rejected,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Progress {
    /// 草稿
    Draft,
    /// 送审
    Submitted,
    /// 核对通过
    Checked,
    /// 定稿
    Final,
}

fn fact(text: &str) -> Result<(String, String), String> {
    match text.trim_start_matches("yaobao:").split_once('/') {
        Some((kind, id)) if ["statistic", "measure", "excerpt"].contains(&kind) => Ok((kind.to_owned(), id.to_owned())),
        _ => Err("应写成 statistic/编号、measure/编号 或 excerpt/编号".to_owned()),
    }
}

fn answer(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((key, value)) if !key.trim().is_empty() => Ok((key.trim().to_owned(), value.trim().to_owned())),
        _ => Err("应写成 键=值".to_owned()),
    }
}
