//! Telling an action from a situation, a problem, a goal or a principle.

use super::marker::Level;
use crate::lexicon::{Lexicons, Outlook};

/// Whether a heading announces a situation, problems, principles or goals, so that the items under it are no measures.
pub(crate) fn is_framework(heading: &str, lexicons: &Lexicons) -> bool {
    lexicons
        .headings
        .find(heading)
        .last()
        .is_some_and(|(_, outlook)| matches!(outlook, Outlook::Problem | Outlook::Frame | Outlook::Aim))
        && lexicons.heads.at_start(heading).is_none()
}

/// Whether an item states an action.
///
/// `搭建对接平台。举办银企对接活动46场……` does; `资源布局不均衡，协同深度不足。` is a shortcoming, `工业增势较好。规上工业增加值增长15.6%……`
/// a situation, `综合` above figures a chapter of statistics.
pub(crate) fn is_action(body: &str, level: Level, lexicons: &Lexicons) -> bool {
    const SHORTEST: usize = 8;
    let body = body.trim_start_matches(['“', '*', ' ']);
    let acts = lexicons.heads.at_start(body).is_some();
    // A head may be all that an item has: 强化监测.
    if body.chars().count() < if acts { 4 } else { SHORTEST } {
        return false;
    }
    // A subtitle such as ——2024年12月26日在某某会议上 is no item.
    if level == Level::Part || body.starts_with(|c: char| c.is_ascii_digit()) && body.contains("会议") {
        return false;
    }
    if level == Level::Article {
        return provides(body, lexicons);
    }
    if ["四舍五入", "单位取舍", "初步统计数", "快报数"].iter().any(|word| body.contains(word)) {
        return false;
    }
    let head = body.split(['，', '。', '；', '\n']).next().unwrap_or_default();
    // 创新能力不足 begins like an action and is none.
    if head.chars().count() <= 12 && SHORT_OF.iter().any(|word| head.ends_with(word)) {
        return false;
    }
    if acts {
        return true;
    }
    let first = body.split(['。', '\n']).next().unwrap_or_default();
    let short_of = first.split(['，', '；']).next_back().unwrap_or_default();
    let opening = first.split(['，', '；']).next().unwrap_or_default();
    if [opening, short_of].into_iter().any(|part| lexicons.problems.at_end(part).is_some()) {
        return false;
    }
    let deeds = Deeds::of(body, lexicons);
    let label = body.find('\n').is_some_and(|at| at == first.len());
    if states(opening) || states(short_of) {
        deeds.most()
    } else if label {
        deeds.some()
    } else {
        deeds.done > 0 || !deeds.tell_figures()
    }
}

/// Endings of a head that tells of a shortcoming whatever it begins with.
const SHORT_OF: &[&str] = &[
    "不足",
    "不够",
    "不高",
    "不强",
    "滞后",
    "薄弱",
    "偏低",
    "缺乏",
    "不均衡",
    "不平衡",
    "不充分",
    "不健全",
    "不完善",
    "有限",
    "脱节",
    "不优",
    "不畅",
    "不深",
    "不大",
    "较低",
    "较弱",
    "欠缺",
];

/// Openings of provisions that only say what a regulation is for, what it means, and from when it holds.
const FORMAL: &[&str] = &[
    "为",
    "本办法",
    "本规定",
    "本条例",
    "本细则",
    "本法",
    "本措施",
    "本意见",
    "本通知",
    "本政策",
    "本方案",
    "本指南",
    "本制度",
    "本准则",
    "所称",
    "自",
    "以上",
    "凡",
    "有关",
    "附则",
];

/// Whether a provision of a regulation says what somebody does or is to do, as against its purpose, scope, terms and term.
fn provides(body: &str, lexicons: &Lexicons) -> bool {
    let first = body.split(['。', '\n']).next().unwrap_or_default();
    let formal = FORMAL.iter().any(|word| body.starts_with(word))
        || ["是指", "适用本", "适用于本", "解释", "施行", "遵循", "制定本", "同时废止"]
            .iter()
            .any(|word| first.contains(word));
    !formal && Deeds::of(body, lexicons).done > 0
}

/// How many of the clauses of an item say that something is done.
struct Deeds {
    done: usize,
    clauses: usize,
    /// How many of them give figures.
    figures: usize,
}

impl Deeds {
    fn of(body: &str, lexicons: &Lexicons) -> Self {
        let mut found = Self { done: 0, clauses: 0, figures: 0 };
        for clause in body.split(['，', '。', '；', '\n', '：']).filter(|clause| clause.chars().count() >= 3) {
            found.clauses += 1;
            found.figures += usize::from(clause.contains(|c: char| c.is_ascii_digit()));
            let clause = without_opener(clause.trim_start_matches(['“', '*', ' ']), lexicons);
            found.done += usize::from(
                lexicons.heads.at_start(clause).is_some_and(|(word, ())| !reports(word, clause))
                    || lexicons.deeds.find(clause).next().is_some()
                    || clause.starts_with(['将', '对', '把', '由', '要']),
            );
        }
        found
    }

    /// Whether a good part of the clauses tell of action, so that a head that names a result is one of action.
    fn most(&self) -> bool {
        // The head itself is none.
        self.done * 5 >= self.clauses.saturating_sub(1) * 2 && self.done > 0
    }

    /// Whether its clauses mostly tell figures, as under 医疗卫生资源.
    fn tell_figures(&self) -> bool {
        self.figures * 5 >= self.clauses.saturating_sub(1) * 2 && self.figures > 0
    }

    /// Whether enough clauses tell of action for a heading that names a field only.
    fn some(&self) -> bool {
        self.done * 4 >= self.clauses
    }
}

/// Whether a verb at the head of a clause tells of a result with a figure: 完成投资45亿元, 实现利润158亿元.
fn reports(word: &str, clause: &str) -> bool {
    matches!(word, "完成" | "建设" | "扩大" | "提升" | "提高" | "稳定" | "持续" | "全面")
        && clause.contains(|c: char| c.is_ascii_digit())
}

fn without_opener<'c>(clause: &'c str, lexicons: &Lexicons) -> &'c str {
    let mut rest = clause;
    while let Some((word, ())) = lexicons.openers.at_start(rest) {
        if word.chars().count() < 2 || lexicons.heads.at_start(rest).is_some() {
            break;
        }
        rest = &rest[word.len()..];
    }
    rest
}

/// How a head that states a result ends: what is said of it, behind how it came.
const RESULTS: &[&str] = &[
    "显著",
    "向好",
    "较好",
    "良好",
    "平稳",
    "趋稳",
    "回暖",
    "回升",
    "见效",
    "有进",
    "趋优",
    "有力",
    "明显",
    "喜人",
    "可喜",
    "新台阶",
    "新步伐",
    "新突破",
    "新局面",
    "新成效",
    "新进展",
    "新提升",
    "新跨越",
    "新高",
    "成势",
    "凸显",
    "彰显",
    "领先",
    "前列",
    "没有变",
    "加速",
    "提速",
    "提质",
    "增效",
];
const COURSES: &[&str] = &[
    "持续",
    "不断",
    "稳步",
    "明显",
    "显著",
    "扎实",
    "有序",
    "加速",
    "更加",
    "日益",
    "总体",
    "平稳",
    "逐步",
    "加快",
    "深入",
    "全面",
    "大幅",
    "有力",
    "有效",
    "较快",
    "稳定",
    "快速",
    "纵深",
    "成功",
    "初步",
    "日趋",
    "进一步",
];

const VERBS: &[&str] = &[
    "提升", "提高", "增强", "改善", "优化", "壮大", "增长", "加快", "巩固", "推进", "增进", "拓展", "完善", "夯实",
    "发展", "扩大", "释放", "显现", "健全", "深化", "好转", "下降", "恢复", "攀升", "上升", "改进", "形成", "升级",
    "增加", "集聚", "激发", "延伸", "畅通", "规范", "强化", "加强", "落实", "开展", "转型", "进步", "提质", "丰富",
    "繁荣", "保障", "运行",
];

/// Whether a head says how things are: 产业转型成效显著, 结构持续优化, 工业增势较好.
fn states(head: &str) -> bool {
    const LONGEST: usize = 24;
    let count = head.chars().count();
    if !(4..=LONGEST).contains(&count) {
        return false;
    }
    let (said, verb) = head.char_indices().rev().nth(1).map_or((head, ""), |(at, _)| head.split_at(at));
    RESULTS.iter().any(|word| head.ends_with(word))
        || VERBS.contains(&verb) && COURSES.iter().any(|word| said.ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_a_head_that_only_says_how_things_are() {
        for head in ["产业转型成效显著", "结构持续优化", "工业增势较好", "民生福祉不断增进"]
        {
            assert!(states(head), "{head}");
        }
        for head in ["党建引领聚合力", "坚定不移抓项目", "市县联动解难题", "聚力扩大有效需求"]
        {
            assert!(!states(head), "{head}");
        }
    }
}
