//! What a figure measures, as a row title: `技术合同成交额`, `有研发活动的规上工业企业占比`.

use crate::lexicon::{Action, Lexicons, Rate, Trend};
use crate::moment::Moment;

/// What stands before a figure, taken apart from right to left.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Before<'t> {
    /// What is left: the name of what is measured, perhaps empty.
    pub core: &'t str,
    /// 增长, 下降, 增速.
    pub trend: Option<(&'t str, Trend)>,
    /// 提高到, 降至: the figure is what was reached, not by how much.
    pub reached: bool,
    /// How the record writes 超, 近, 达到.
    pub qualifier: Option<String>,
    /// 分别.
    pub respective: bool,
    /// 从, 由: the first of two figures.
    pub from: bool,
    /// What the figure is compared with: 较2021年.
    pub compared: bool,
    /// Whether 为, 达, 共 stands between name and figure.
    pub linked: bool,
    /// 同比, 环比: a percentage behind it is a growth.
    pub yearly: bool,
}

/// Takes apart what stands before a figure: `分别较2021年增长了` is a growth and names nothing.
pub(crate) fn before<'t>(
    left: &'t str,
    right: &str,
    moments: &[Moment],
    base: usize,
    lexicons: &Lexicons,
) -> Before<'t> {
    let mut found = Before { core: left, ..Before::default() };
    if let Some(rest) = start_of_change(left, right, lexicons) {
        (found.core, found.from) = (rest, true);
    }
    loop {
        let core = without_note(found.core.trim_end_matches([' ', '“', '‘', '（', '(', '+', '＋']));
        let shorter = peel(core, &mut found, moments, base, lexicons);
        if shorter.len() == core.len() {
            found.core = core;
            break;
        }
        found.core = shorter;
    }
    found
}

fn peel<'t>(core: &'t str, found: &mut Before<'t>, moments: &[Moment], base: usize, lexicons: &Lexicons) -> &'t str {
    if let Some(rest) = years_running(core) {
        return rest;
    }
    if let Some(rest) = core.strip_suffix("分别") {
        found.respective = true;
        return rest;
    }
    if let Some(rest) = core.strip_suffix(['到', '至']) {
        found.reached = found.trend.is_none();
        found.linked = true;
        return rest;
    }
    if let Some((word, number)) = lexicons.before.at_end(core) {
        if let Some(written) = lexicons.qualifier(number) {
            if found.qualifier.is_none() {
                found.qualifier = Some(written.to_owned());
            }
            found.linked = true;
            return &core[..core.len() - word.len()];
        }
        return core;
    }
    if found.trend.is_none()
        && let Some((word, trend)) = lexicons.trends.at_end(core).and_then(|(word, trend)| match trend {
            // 较上年净增2家 is a difference, 净增2家 an amount of its own.
            Trend::Level => {
                let rest = core[..core.len() - word.len()].trim_start_matches([' ', '，', '、']);
                (word == "净增" && rest.starts_with(['较', '比'])).then_some((word, Trend::Rise))
            }
            _ => Some((word, trend)),
        })
    {
        let single = word.chars().count() == 1;
        let rest = &core[..core.len() - word.len()];
        // 改造提升9.8万亩 is something done to so much land.
        let done = matches!(word, "提升" | "扩容")
            && ["改造", "新建", "整治", "建设", "治理"].iter().any(|verb| rest.ends_with(verb));
        if done {
            return core;
        }
        if !single
            || word == "翻"
            || rest.is_empty()
            || found.reached
            || rest.trim_start_matches([' ', '，', '、']).starts_with(['比', '较'])
            || rest.ends_with(['比', '期', '净', '年', '月', '均', '仅', '再', '又', '、'])
        {
            found.trend = Some((&core[core.len() - word.len()..], trend));
            return rest;
        }
    }
    if let Some(moment) = moment_ending(moments, base + core.len()).filter(|m| m.at.start >= base) {
        let rest = &core[..moment.at.start - base];
        if let Some(rest) = rest.strip_suffix(['较', '比']).filter(|_| found.trend.is_some()) {
            found.compared = true;
            return rest;
        }
        return rest.trim_end_matches(['在', '截', '于', '自']);
    }
    if found.trend.is_some()
        && let Some(rest) = comparison(core)
    {
        found.compared = true;
        return rest;
    }
    // 提高到2020年的: the time stands between the verb and the figure.
    if let Some(rest) = core.strip_suffix('的')
        && moment_ending(moments, base + rest.len()).is_some_and(|m| m.at.start >= base)
    {
        return rest;
    }
    if let Some((word, ())) = lexicons.links.at_end(core).filter(|(word, ())| !ends_a_noun(core, word)) {
        found.linked = true;
        found.yearly |= matches!(word, "同比" | "环比");
        let rest = &core[..core.len() - word.len()];
        // 由40分钟缩短为12分钟.
        let changed =
            lexicons.trends.at_end(rest).is_some_and(|(verb, trend)| trend != Trend::Level && verb.chars().count() > 1);
        found.reached |= word == "为" && found.trend.is_none() && changed;
        return rest;
    }
    if let Some(rest) = core.strip_suffix(['从', '由'])
        && !rest.ends_with(['自', '理', '缘', '服', '听'])
    {
        found.from = true;
        return rest;
    }
    core
}

/// Whether a word between name and figure is the end of a noun here: 年产能, 亩均, 每亩均.
fn ends_a_noun(core: &str, word: &str) -> bool {
    let rest = &core[..core.len() - word.len()];
    match word {
        "能" => rest.ends_with(['产', '功', '动', '性', '智', '职', '潜', '效', '节', '储', '耗']),
        "均" => rest.ends_with(['亩', '人', '户', '月', '日', '地', '村', '校', '篇', '单', '台']),
        "计" => rest.ends_with(['统', '设', '审', '会', '预', '估']),
        _ => false,
    }
}

/// Whether a moment begins at a byte.
fn moment_starting(moments: &[Moment], at: usize) -> bool {
    moments.get(moments.partition_point(|m| m.at.start < at)).is_some_and(|m| m.at.start == at)
}

/// The moment that ends at a byte.
fn moment_ending(moments: &[Moment], at: usize) -> Option<&Moment> {
    moments.get(moments.partition_point(|m| m.at.end < at)).filter(|m| m.at.end == at)
}

/// What stands before 连续五年.
fn years_running(core: &str) -> Option<&str> {
    let inner = core.strip_suffix('年')?;
    let digits = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    inner.trim_end_matches(digits).strip_suffix("连续")
}

/// What stands before 由修复前的, 从年初的, 由每人每月, where the figure is what something has changed from.
fn start_of_change<'t>(left: &'t str, right: &str, lexicons: &Lexicons) -> Option<&'t str> {
    const LONGEST: usize = 10;
    let changes = lexicons.trends.at_start(right).is_some() || right.starts_with(['到', '至']);
    let (at, _) = left.char_indices().rev().take(LONGEST).find(|(_, c)| matches!(c, '由' | '从'))?;
    let word = left[..at].ends_with(['自', '理', '缘', '服', '听']);
    (changes && !word).then(|| &left[..at])
}

/// What stands before 较上年同期, 比跃升计划实施初期, when the text ends with such a comparison.
fn comparison(core: &str) -> Option<&str> {
    const LONGEST: usize = 14;
    let (at, c) = core.char_indices().rev().take(LONGEST).find(|(_, c)| matches!(c, '较' | '比'))?;
    let rest = &core[..at];
    let after = &core[at + c.len_utf8()..];
    let word = c == '比'
        && (rest.ends_with(['占', '对', '同', '环', '配', '之']) || after.starts_with(['例', '重', '率', '值', '较']))
        || c == '较' && (rest.ends_with('比') || after.starts_with(['为', '好', '大', '快', '高']));
    if word || after.is_empty() {
        return None;
    }
    Some(rest)
}

/// The part of `text` that `part` is a slice of, in bytes.
pub(crate) fn place_of(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize)
}

/// A name without the mark of a footnote: `地区生产总值[1]`, `地区生产总值[2]及`.
pub(crate) fn without_note(name: &str) -> &str {
    let Some(inner) = name.trim_end().strip_suffix([']', '］', '〕']) else { return name };
    let rest = inner.trim_end_matches(|c: char| c.is_ascii_digit());
    let marked = rest.len() < inner.len() && inner.len() - rest.len() <= 2;
    rest.strip_suffix(['[', '［', '〔']).filter(|_| marked).unwrap_or(name)
}

/// A name without what opens its clause, who acts and verbs that say nothing: `全市组织实施各类重点项目` → `重点项目`.
pub(crate) fn clean<'t>(text: &str, name: &'t str, moments: &[Moment], lexicons: &Lexicons) -> &'t str {
    let mut name = name;
    loop {
        let shorter = object(trim_start(text, name, moments, lexicons), lexicons);
        if shorter.len() == name.len() {
            return name.trim_end_matches(['，', '、', ' ']);
        }
        name = shorter;
    }
}

/// Drops what opens a clause and names nothing: times, 其中, 累计, 全区. `core` is a slice of `text`.
pub(crate) fn trim_start<'t>(text: &str, core: &'t str, moments: &[Moment], lexicons: &Lexicons) -> &'t str {
    let mut rest = core;
    loop {
        let at = place_of(text, rest);
        let shorter = rest.trim_start_matches([
            ' ', '\n', '、', '，', '”', '’', '）', ')', '的', '了', '。', '；', '*', '#', '+', '▶', '►', '●', '■', '◆',
            '·',
        ]);
        if shorter.len() < rest.len() {
            rest = shorter;
            continue;
        }
        // A quotation mark that opens a name is kept with it.
        if rest.starts_with(['“', '‘']) && !rest.contains(['”', '’']) {
            rest = &rest['“'.len_utf8()..];
            continue;
        }
        let marker = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let marker =
            marker.strip_prefix(['.', '．']).filter(|after| marker.len() < rest.len() && rest.len() - after.len() <= 5);
        let number = moments.partition_point(|m| m.at.start < at);
        if let Some(after) = marker.filter(|after| {
            !after.starts_with(|c: char| c.is_ascii_digit()) || moment_starting(moments, place_of(text, after))
        }) {
            rest = after;
            continue;
        }
        if let Some(moment) = moments.get(number).filter(|m| m.at.start == at && m.at.end <= at + rest.len()) {
            rest = &rest[moment.at.end - at..];
            continue;
        }
        if let Some(after) = span_opening(rest) {
            rest = after;
            continue;
        }
        match lexicons.openers.at_start(rest) {
            Some((word, ())) if word.chars().count() > 1 || opens_alone(word, &rest[word.len()..]) => {
                rest = &rest[word.len()..];
            }
            _ => return rest,
        }
    }
}

/// What follows a span of years that only says over what time something was added up: 三年累计, 五年来.
fn span_opening(core: &str) -> Option<&str> {
    let rest = core.strip_prefix(['近', '过']).unwrap_or(core);
    let rest =
        rest.strip_prefix(['两', '二', '三', '四', '五', '六', '七', '八', '九', '十', '2', '3', '4', '5', '6'])?;
    let rest = rest.strip_prefix('年')?;
    ["累计", "共", "来", "间"].iter().find_map(|word| rest.strip_prefix(word))
}

/// Whether a single character opens a clause here, and not a word: 共有 as against 共享, 和 as against 和谐.
fn opens_alone(word: &str, after: &str) -> bool {
    let inside = match word {
        "共" => "享同建青产鸣赢",
        "对" => "外口接比象手照标应",
        "到" => "账岗位货",
        "按" => "揭时",
        "和" => "谐平田解政",
        "已" | "并" | "且" => "网购",
        "通" | "还" => "原",
        "将" => "军来士领要",
        "把" => "控握关手",
        _ => "",
    };
    !after.starts_with(|c| inside.contains(c))
}

/// Words that end the name of who acts, so that a verb behind them opens what is done.
const ACTORS: &[char] =
    &['厅', '局', '委', '院', '市', '区', '县', '省', '部', '司', '会', '府', '学', '位', '体', '们', '处'];

/// Drops a verb that says nothing about what is measured, and who acts: `市科技局组织实施重点项目` → `重点项目`.
pub(crate) fn object<'t>(core: &'t str, lexicons: &Lexicons) -> &'t str {
    let mut rest = core;
    while let Some((word, Action::Generic)) = lexicons.actions.at_start(rest) {
        let after = rest[word.len()..].trim_start_matches('了');
        // 集聚企业 is said better than 企业.
        if after.chars().count() < 4 {
            break;
        }
        rest = after;
    }
    for (at, _) in rest.char_indices().skip(2) {
        let actor = rest[..at].ends_with(ACTORS);
        if let Some((word, action)) = lexicons.actions.at_start(&rest[at..]).filter(|_| actor) {
            let after = rest[at + word.len()..].trim_start_matches('了');
            if after.chars().count() >= 4 && action != Action::State {
                let from = if action == Action::Kept { &rest[at..] } else { after };
                return object(from, lexicons);
            }
        }
    }
    rest
}

/// The verb that a core ends with, when what is measured stands behind the figure.
pub(crate) fn last_verb<'c>(core: &'c str, lexicons: &Lexicons) -> Option<(&'c str, Action)> {
    let core = core.trim_end_matches('了');
    let (word, action) = lexicons.actions.at_end(core)?;
    (action != Action::State && word.chars().count() > 1).then(|| (&core[core.len() - word.len()..], action))
}

/// The noun phrase behind a figure, up to what is said of it: `科技人员享受政策红利` → `科技人员`.
pub(crate) fn behind<'t>(right: &'t str, alone: usize, lexicons: &Lexicons) -> &'t str {
    const LONGEST: usize = 26;
    let right = right.trim_start_matches([' ', '的', '）', ')']);
    let stop =
        right.find(['，', '。', '；', '：', '\n', ',', ';', '”', '+']).filter(|at| *at > 0).unwrap_or(right.len());
    let right = &right[..stop];
    let mut end = right.len();
    let mut speaks = false;
    for (count, (at, _)) in right.char_indices().enumerate() {
        let said = count >= 2 && !speaks && said(&right[at..], lexicons);
        if count >= LONGEST || count >= alone && said {
            end = at;
            break;
        }
        // What is said of a name too short to stand alone is kept whole.
        speaks |= said;
    }
    let mut name = right[..end].trim_end_matches([
        ' ', '’', '、', '和', '及', '与', '中', '已', '还', '均', '等', '近', '超', '约', '达', '共',
    ]);
    if let Some((word, _)) = lexicons.before.at_end(name).filter(|(_, number)| lexicons.qualifier(*number).is_some()) {
        name = &name[..name.len() - word.len()];
    }
    name.trim_end_matches(['、', '和'])
}

/// Whether a phrase begins with a verb of two characters or more: 支持企业.
pub(crate) fn begins_with_verb(phrase: &str, lexicons: &Lexicons) -> bool {
    lexicons.actions.at_start(phrase).is_some_and(|(word, _)| word.chars().count() > 1)
}

/// What stands before the preposition in a phrase, 院士 of 院士为产业把脉; the phrase itself where it has none.
pub(crate) fn before_preposition<'t>(right: &'t str, phrase: &'t str) -> &'t str {
    let found = phrase.char_indices().skip(2).take(3).find(|(_, c)| matches!(c, '为' | '在' | '赴' | '向'));
    debug_assert!(right.contains(phrase), "the phrase is part of what stands behind");
    found.map_or(phrase, |(at, _)| &phrase[..at])
}

/// What stands before the first verb in a phrase: 博士 of 博士结对.
pub(crate) fn before_verb<'t>(phrase: &'t str, lexicons: &Lexicons) -> &'t str {
    let found = phrase.char_indices().skip(2).find(|(at, _)| said(&phrase[*at..], lexicons));
    found.map_or(phrase, |(at, _)| &phrase[..at])
}

/// Whether what is said of a thing begins here.
fn said(rest: &str, lexicons: &Lexicons) -> bool {
    lexicons
        .actions
        .at_start(rest)
        .is_some_and(|(word, _)| word.chars().count() > 1 || rest.starts_with(['为', '在', '被', '由', '较', '占']))
        || rest.starts_with("已")
        || rest.starts_with("累计")
        || rest.starts_with("分别")
}

/// Whether what stands behind a figure is what it counts, not what happens next.
pub(crate) fn is_counted(right: &str, lexicons: &Lexicons) -> bool {
    let Some(first) = right.chars().next() else { return false };
    if "，。；、：,;）)（(”’“\n ".contains(first) && !right.starts_with('“') {
        return false;
    }
    if ["大关", "关口", "门槛", "整数关", "台阶", "新台阶", "大台阶"].iter().any(|word| right.starts_with(word))
    {
        return false;
    }
    if right.starts_with([
        '和', '与', '及', '以', '并', '且', '而', '之', '是', '为', '在', '被', '由', '占', '比', '较', '共', '均',
        '都', '已',
    ]) {
        return false;
    }
    if lexicons.trends.at_start(right).is_some_and(|(word, _)| word.chars().count() > 1)
        || right.starts_with("降至")
        || right.starts_with("增至")
        || right.starts_with("升至")
    {
        return false;
    }
    !lexicons.actions.at_start(right).is_some_and(|(_, action)| matches!(action, Action::State | Action::Grant))
}

/// Whether a name means nothing without what stands before it: 占比, 数量, 参评率.
pub(crate) fn is_dependent(core: &str, lexicons: &Lexicons) -> bool {
    let count = core.chars().count();
    let rate = lexicons.rates.at_start(core).filter(|(word, _)| *word == core).map(|(_, rate)| rate);
    if rate == Some(Rate::Alone) {
        return false;
    }
    let listed = rate.is_some_and(|rate| rate != Rate::Grant);
    let core = core.trim_start_matches(['约', '共']).trim_start_matches("合计");
    count <= 1 || core.starts_with('占') || count <= 3 && core.ends_with('率') || listed
}

/// Whether a name only says that something is given: 奖励, 一次性补助.
pub(crate) fn is_grant(core: &str, lexicons: &Lexicons) -> bool {
    lexicons.rates.at_start(core).is_some_and(|(word, rate)| word == core && rate == Rate::Grant)
}
