//! Divisions named one inside the other: 绵阳市海曙区 is no place.

use super::passage::Passage;
use super::{Finding, RuleInfo};
use yaobao_model::{Gazetteer, Mention, Severity};

pub(crate) const PLACE: RuleInfo = RuleInfo {
    id: "place.subordinate",
    title: "行政区划的隶属关系",
    severity: Severity::Error,
    source: "民政部行政区划代码",
    on: true,
    wrong: &[],
    right: &[],
};

/// Adds every division that stands right behind one of a higher level that it does not belong to.
pub(crate) fn look(passage: &Passage, divisions: &Gazetteer, findings: &mut Vec<Finding>) {
    let mentions = divisions.mentions(&passage.text);
    for pair in mentions.windows(2) {
        let [above, below] = pair else { continue };
        if above.bytes.end == below.bytes.start && is_foreign(above, below) {
            let (above, text) = (&passage.text[above.bytes.clone()], &passage.text[below.bytes.clone()]);
            findings.push(Finding {
                rule: PLACE.id,
                severity: PLACE.severity,
                message: format!("“{text}”不属“{above}”"),
                at: passage.span(below.bytes.clone()),
                suggestion: None,
                source: PLACE.source,
            });
        }
    }
}

/// Whether every division that `below` may mean is of a lower level than, and outside of, every one that `above` may.
///
/// Names that only their surroundings make names of divisions are left alone, and so are short forms: 江西湖口 may be read
/// as 江 西湖 口.
fn is_foreign(above: &Mention<'_>, below: &Mention<'_>) -> bool {
    let sure = !above.needs_context && !below.needs_context && !below.candidates.is_empty();
    let apart = |below: &yaobao_model::Division| {
        above.candidates.iter().all(|above| below.level() > above.level() && !below.within(above))
    };
    let full_name = below.candidates.iter().all(|division| below.bytes.len() >= division.name.len());
    sure && full_name && !above.candidates.is_empty() && below.candidates.iter().all(|division| apart(division))
}
