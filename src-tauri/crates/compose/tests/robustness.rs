//! No file is too ugly to be read, checked or used as a template.

use proptest::prelude::*;
use yaobao_compose::{FigureReader, NoFacts, RuleSet, Template, TypedFigure, check, front_matter, parse};
use yaobao_model::CharIndex;
use yaobao_model::document::{BlockKind, Chart, DocumentBlock, Run};

struct NoFigures;

impl FigureReader for NoFigures {
    fn figures(&self, _: &str) -> Vec<TypedFigure> {
        Vec::new()
    }
}

/// Text made of the pieces that mean something in a brief, and of anything else.
fn ugly() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "---\n",
            "标题: ",
            "期号：",
            "[甲",
            "](yaobao:statistic/00000000010000000000000001)",
            "**",
            "（一）",
            "(二)",
            "1、",
            "3-5年",
            "“",
            "”",
            "《",
            "》",
            "。",
            "，",
            "\n",
            "\n\n",
            "    ",
            "| a |\n|---|\n",
            "> ",
            "- ",
            "[^1]",
            "[^1]: ",
            "```\n",
            "<b>",
            "<!--",
            "\\",
            "&amp;",
            "{{",
            "}}",
            "{%",
            "𠮷",
            "\u{feff}",
            "\r\n",
            "百分之二十",
            "一是",
            "三是",
            "2026年6月31日",
            "下降3倍",
            "……",
            "…",
            "~",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn every_run<'d>(blocks: &'d [DocumentBlock], look: &mut dyn FnMut(&'d Run)) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { text, .. } => text.iter().for_each(&mut *look),
            BlockKind::Paragraph { run_in, text } => {
                run_in.iter().flat_map(|head| &head.text).chain(text).for_each(&mut *look);
            }
            BlockKind::List { items, .. } => items.iter().for_each(|item| every_run(item, look)),
            BlockKind::Quote(inner) => every_run(inner, look),
            BlockKind::Table(table) | BlockKind::Chart(Chart { table, .. }) => {
                std::iter::once(&table.header).chain(&table.rows).flatten().flatten().for_each(&mut *look);
            }
            BlockKind::Image { .. } | BlockKind::Rule | BlockKind::Verbatim(_) => {}
        }
    }
}

proptest! {
    #[test]
    fn every_place_lies_in_the_file(markdown in ugly()) {
        let length = CharIndex::new(&markdown).len();
        let parsed = parse(&markdown);
        every_run(&parsed.value.blocks, &mut |run| assert!(run.at.end <= length, "{run:?}"));
        prop_assert!(parsed.diagnostics.iter().all(|d| d.at.is_none_or(|at| at.end <= length)));
        let findings = check(&markdown, &NoFacts, &RuleSet::new(&NoFigures));
        prop_assert!(findings.iter().all(|finding| finding.at.end <= length));
        prop_assert!(findings.is_sorted_by_key(|finding| finding.at));
    }

    #[test]
    fn front_matter_settles_when_it_is_written_back(markdown in ugly()) {
        let once = front_matter(&parse(&format!("---\n{markdown}\n---\n")).value.issue);
        let twice = front_matter(&parse(&once).value.issue);
        prop_assert_eq!(once, twice);
    }

    #[test]
    fn any_text_is_a_template_or_a_mistake(text in ugly()) {
        let _ = Template::parse(&format!("---\n模板名: 试\n---\n{text}"));
    }
}
