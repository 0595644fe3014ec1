//! What surrounds the writing of a brief: word lists, ignored findings, changes, states, revisions, proof, templates.

use crate::bench::{Bench, fonts_are_there};
use std::fs;
use yaobao_workbench::contract::*;

fn kept(bench: &Bench, body: &str) -> String {
    let path = bench.file("稿.md", format!("---\n刊名: 决策参考\n日期: 2026-06-29\n标题: 某题\n---\n\n{body}\n"));
    let opened = bench.workbench.open_brief_file(&PathRequest { path: path.to_string_lossy().into_owned() });
    opened.expect("it can be read").row.id
}

fn rules(bench: &Bench, brief: &str) -> Vec<String> {
    let markdown = bench.workbench.brief(&IdRequest { id: brief.to_owned() }).expect("it is there").markdown;
    let request = CheckRequest { brief: Some(brief.to_owned()), markdown };
    bench.workbench.check_brief(&request).expect("it can be checked").findings.into_iter().map(|f| f.rule).collect()
}

fn linked_figure(bench: &Bench) -> (String, String) {
    let id = bench.statistics("成交额").into_iter().find(|row| row.figure == "132.77亿元").expect("it was read").id;
    let request = FactRequest { kind: FactKind::Statistic, id: id.clone() };
    (bench.workbench.insertion(&request).expect("the fact is there").markdown, id)
}

fn put_right(bench: &Bench, id: &str, value: &str) {
    let row = bench.statistics("成交额").into_iter().find(|row| row.id == id).expect("it is there");
    let request = EditStatisticRequest {
        id: id.to_owned(),
        value: value.to_owned(),
        unit: row.unit,
        indicator: row.indicator,
        kind: row.kind,
        region: row.region,
        period: row.period,
    };
    bench.workbench.edit_statistic(&request).expect("it can be put right");
}

#[test]
fn word_lists_beside_the_library_count_by_the_day_of_the_brief() {
    let bench = Bench::new();
    let brief = kept(&bench, "由某某区知识产权局牵头。");
    assert!(!rules(&bench, &brief).contains(&"term".to_owned()));
    let list = bench.file("词表/本单位.csv", "");
    fs::remove_file(&list).expect("it is there");
    let request = PathRequest { path: list.to_string_lossy().into_owned() };
    bench.workbench.sample_word_list(&request).expect("it can be written");
    assert!(rules(&bench, &brief).contains(&"term".to_owned()));
    let lists = bench.workbench.word_lists(&Nothing {}).expect("they can be read");
    assert_eq!((lists.len(), lists[0].mistakes.as_slice()), (1, &[][..]));
    bench.file("词表/坏.csv", "类别,写法\n没有的,甲\n");
    let lists = bench.workbench.word_lists(&Nothing {}).expect("they can be read");
    assert_eq!(lists.iter().flat_map(|list| &list.mistakes).map(|mistake| mistake.line).collect::<Vec<_>>(), [2]);
}

#[test]
fn a_finding_is_ignored_at_one_place_or_everywhere() {
    let bench = Bench::new();
    let brief = kept(&bench, "我们认为,这项工作要抓紧。他们认为,那项工作要抓实。");
    let commas = || rules(&bench, &brief).iter().filter(|rule| *rule == "punct.P01").count();
    let markdown = bench.workbench.brief(&IdRequest { id: brief.clone() }).expect("it is there").markdown;
    let at = markdown.chars().position(|c| c == ',').expect("it is there");
    let ignore = |always| {
        let request = IgnoreRequest {
            brief: Some(brief.clone()),
            markdown: markdown.clone(),
            rule: "punct.P01".to_owned(),
            at: (at, at + 1),
            always,
        };
        bench.workbench.ignore_finding(&request).expect("it can be kept");
    };
    assert_eq!(commas(), 2);
    ignore(false);
    assert_eq!(commas(), 1);
    ignore(true);
    assert_eq!(commas(), 0);
    let mut request = IgnoredRequest { brief: Some(brief.clone()), forget: None };
    let ignored = bench.workbench.ignored_findings(&request).expect("they can be read");
    assert_eq!(ignored.len(), 2);
    request.forget = ignored.into_iter().find(|row| row.around.is_none());
    assert_eq!(bench.workbench.ignored_findings(&request).expect("they can be read").len(), 1);
    assert_eq!(commas(), 1);
}

#[test]
fn the_template_of_a_brief_names_its_rules_and_lengths() {
    let bench = Bench::new();
    let brief = kept(&bench, "短。");
    assert!(rules(&bench, &brief).contains(&"brief.length".to_owned()), "刊名 names the template");
    let text = "---\n模板名: 决策参考\n篇幅: {上限: 100}\n核校: {停用: [punct, brief]}\n---\n\n正文。\n".to_owned();
    let saved = bench.workbench.save_template(&TemplateDraft { text, try_only: false }).expect("it can be kept");
    assert_eq!((saved.problem.as_str(), saved.own), ("", true));
    assert_eq!(rules(&bench, &brief), Vec::<String>::new());
    bench.workbench.delete_template(&TemplateRequest { name: "决策参考".to_owned() }).expect("it is one's own");
    let again = TemplateRequest { name: "决策参考".to_owned() };
    assert!(!bench.workbench.template_text(&again).expect("the program has one").own);
    assert_eq!(bench.workbench.delete_template(&again).expect_err("it is the program's").code, ErrorCode::BadRequest);
}

#[test]
fn a_template_with_a_mistake_says_where_and_is_not_kept() {
    let bench = Bench::new();
    let path = bench.file("坏.md", "---\n模板名: 我的\n---\n\n{{ figure(\"甲\" }}\n");
    let request = PathRequest { path: path.to_string_lossy().into_owned() };
    let found = bench.workbench.add_template_file(&request).expect("it can be read");
    assert_eq!((found.line, found.problem.is_empty()), (Some(5), false));
    let brief = kept(&bench, "正文。");
    let made = TemplateOfBriefRequest { id: brief, name: "我的专报".to_owned() };
    bench.workbench.template_of_brief(&made).expect("it can be made");
    let names: Vec<String> =
        bench.workbench.templates(&Nothing {}).expect("they can be read").into_iter().map(|row| row.name).collect();
    assert!(names.contains(&"我的专报".to_owned()) && !names.contains(&"我的".to_owned()), "{names:?}");
}

#[test]
fn a_changed_figure_shows_in_every_brief_and_is_taken_over_at_once() {
    let bench = Bench::with_a_bulletin();
    let (link, statistic) = linked_figure(&bench);
    let brief = kept(&bench, &format!("成交额达{link}，为历年最高的{link}。"));
    assert!(!rules(&bench, &brief).contains(&"figure.changed".to_owned()));
    put_right(&bench, &statistic, "137.22");
    assert!(rules(&bench, &brief).contains(&"figure.changed".to_owned()));
    let changed = bench.workbench.changed_figures(&ChangedRequest::default()).expect("they can be read");
    let drawn: Vec<_> = changed.iter().map(|c| (c.old.as_str(), c.new.as_str())).collect();
    assert_eq!(drawn, [("132.77亿元", "137.22亿元"); 2]);
    let fact = FactRequest { kind: FactKind::Statistic, id: statistic };
    let uses = bench.workbench.fact_uses(&fact).expect("they can be read");
    assert_eq!(uses.iter().map(|row| (row.id.as_str(), row.changed)).collect::<Vec<_>>(), [(brief.as_str(), true)]);
    let taken = bench.workbench.take_changed_figures(&IdRequest { id: brief.clone() }).expect("it is there");
    assert_eq!(taken.markdown.matches("[137.22亿元](yaobao:statistic/").count(), 2);
    assert_eq!(bench.workbench.changed_figures(&ChangedRequest::default()), Ok(Vec::new()));
}

#[test]
fn a_rejected_fact_is_seen_as_such() {
    let bench = Bench::with_a_bulletin();
    let (link, statistic) = linked_figure(&bench);
    let brief = kept(&bench, &format!("成交额达{link}。"));
    let request = ReviewRequest { id: statistic, state: ReviewState::Rejected };
    bench.workbench.review_statistic(&request).expect("it is there");
    let found = rules(&bench, &brief);
    assert!(found.contains(&"figure.rejected".to_owned()) && !found.contains(&"figure.gone".to_owned()), "{found:?}");
}

#[test]
fn a_final_brief_says_what_has_changed_since() {
    let bench = Bench::with_a_bulletin();
    let (link, statistic) = linked_figure(&bench);
    let brief = kept(&bench, &format!("成交额达{link}。"));
    let id = || IdRequest { id: brief.clone() };
    let set = |state| {
        let request = BriefStateRequest { id: brief.clone(), state, by: "作者甲".to_owned() };
        bench.workbench.set_brief_state(&request).expect("it is there")
    };
    set(BriefState::Submitted);
    let progress = set(BriefState::Final);
    assert_eq!((progress.state, progress.steps.len(), progress.since_final.len()), (BriefState::Final, 2, 0));
    assert_eq!(progress.steps[0].by, "作者甲");
    put_right(&bench, &statistic, "137.22");
    let since = |bench: &Bench| bench.workbench.brief_progress(&id()).expect("it is there").since_final;
    assert_eq!(since(&bench), ["定稿后资料库中引用的数据有改动"]);
    bench.workbench.take_changed_figures(&id()).expect("it is there");
    assert_eq!(since(&bench), ["定稿后正文有改动"]);
    set(BriefState::Final);
    assert_eq!(since(&bench), Vec::<String>::new());
}

#[test]
fn revisions_are_named_compared_and_brought_back() {
    let bench = Bench::new();
    let brief = kept(&bench, "成交额达480亿元。其余不变。");
    let name = NameRevisionRequest { id: brief.clone(), name: "送审稿".to_owned() };
    bench.workbench.name_revision(&name).expect("it is there");
    let before = bench.workbench.brief(&IdRequest { id: brief.clone() }).expect("it is there").markdown;
    let markdown = before.replace("480", "481");
    bench.workbench.save_brief(&SaveBriefRequest { id: brief.clone(), markdown }).expect("it is there");
    let rows = bench.workbench.brief_revisions(&IdRequest { id: brief.clone() }).expect("it is there");
    assert_eq!(rows.iter().map(|row| (row.number, row.name.as_str())).collect::<Vec<_>>(), [(2, ""), (1, "送审稿")]);
    let request = CompareRevisionsRequest { id: brief.clone(), old: 1, new: None };
    let stretches = bench.workbench.compare_revisions(&request).expect("they are there").stretches;
    let changed: Vec<_> =
        stretches.iter().filter(|s| s.change != RevisionChange::Same).map(|s| s.text.as_str()).collect();
    assert_eq!(changed, ["0", "1"]);
    let restored = bench.workbench.restore_revision(&RevisionRequest { id: brief.clone(), number: 1 });
    assert_eq!(restored.expect("it is there").markdown, before);
    let missing = CompareRevisionsRequest { id: brief, old: 9, new: None };
    assert_eq!(bench.workbench.compare_revisions(&missing).expect_err("no such revision").code, ErrorCode::NotFound);
}

#[test]
fn a_proof_and_a_side_file_say_where_figures_come_from() {
    let bench = Bench::with_a_bulletin();
    let (link, statistic) = linked_figure(&bench);
    let markdown = format!("---\n刊名: 某刊\n期号: 1\n标题: 某题\n---\n\n成交额达{link}。新增企业77家。\n");
    let path = |name: &str| bench.folder.path().join(name).to_string_lossy().into_owned();
    let request = ExportRequest { markdown: markdown.clone(), path: path("稿.facts.json") };
    bench.workbench.export_facts(&request).expect("it can be written");
    let facts: Vec<SideFact> =
        serde_json::from_slice(&fs::read(path("稿.facts.json")).expect("it was written")).expect("it is JSON");
    assert_eq!(
        facts.iter().map(|fact| (fact.id.as_str(), fact.text.as_str())).collect::<Vec<_>>(),
        [(statistic.as_str(), "132.77亿元")]
    );
    if !fonts_are_there() {
        return;
    }
    let plain = bench.workbench.export_brief(&ExportRequest { markdown: markdown.clone(), path: path("稿.pdf") });
    let proof = bench.workbench.export_proof(&ExportRequest { markdown, path: path("核校稿.pdf") });
    assert!(proof.expect("it can be set").bytes > plain.expect("it can be set").bytes);
}
