//! How a brief came to be what it is: its revisions and their differences, its states and who gave them.
//!
//! Who gave a state and when is kept among the settings of the library, as JSON, beside the state itself. A final brief
//! is bound to a hash of its text and of every library value it links to, so that a later change of either shows.

use crate::contract::{
    BriefDetail, BriefProgress, BriefState, BriefStateRequest, BriefStep, CompareRevisionsRequest, ErrorReport,
    IdRequest, NameRevisionRequest, RevisionChange, RevisionDifference, RevisionRequest, RevisionRow, SaveBriefRequest,
    StretchRow, at_of,
};
use crate::convert::id;
use crate::known::{known_excerpt, known_measure, known_statistic};
use crate::report;
use crate::workbench::Workbench;
use serde::{Deserialize, Serialize};
use yaobao_compose::{Change, Stretch, difference, linked_facts};
use yaobao_model::{BriefId, FactRef};
use yaobao_store::{BriefRevision, StoreError, StoredBrief};

/// A change of state, as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Step {
    state: BriefState,
    by: String,
    at: i64,
    /// Of the text alone, and of the library values it links to.
    text: String,
    values: String,
}

impl Workbench {
    /// Gives a brief a new state.
    ///
    /// # Errors
    /// When there is no such brief, and what the library reports.
    pub fn set_brief_state(&self, request: &BriefStateRequest) -> Result<BriefProgress, ErrorReport> {
        let brief: BriefId = id(&request.id)?;
        let kept = self.kept_brief(brief)?;
        let mut steps = self.steps(brief)?;
        let at = i64::try_from(self.host.now()).unwrap_or(i64::MAX);
        steps.push(Step {
            state: request.state,
            by: request.by.trim().to_owned(),
            at,
            text: hash(&kept.text),
            values: self.values_hash(&kept.text)?,
        });
        let written = serde_json::to_string(&steps).expect("steps have string keys only");
        self.write(|library| {
            library.set_brief_state(brief, request.state.into())?;
            library.set_setting(&setting(brief), Some(&written))
        })?;
        self.brief_progress(&IdRequest { id: request.id.clone() })
    }

    /// How far a brief has come, and what has changed since it was made final.
    ///
    /// # Errors
    /// When there is no such brief, and what the library reports.
    pub fn brief_progress(&self, request: &IdRequest) -> Result<BriefProgress, ErrorReport> {
        let brief: BriefId = id(&request.id)?;
        let kept = self.kept_brief(brief)?;
        let steps = self.steps(brief)?;
        let state: BriefState = kept.row.state.into();
        let mut since_final = Vec::new();
        if let (BriefState::Final, Some(last)) =
            (state, steps.iter().rev().find(|step| step.state == BriefState::Final))
        {
            if last.text != hash(&kept.text) {
                since_final.push(report::TEXT_SINCE_FINAL.to_owned());
            } else if last.values != self.values_hash(&kept.text)? {
                since_final.push(report::VALUES_SINCE_FINAL.to_owned());
            }
        }
        let step = |Step { state, by, at, .. }: Step| BriefStep { state, by, at };
        Ok(BriefProgress { state, steps: steps.into_iter().rev().map(step).collect(), since_final })
    }

    /// The revisions of a brief, the latest first.
    ///
    /// # Errors
    /// When there is no such brief, and what the library reports.
    pub fn brief_revisions(&self, request: &IdRequest) -> Result<Vec<RevisionRow>, ErrorReport> {
        let brief: BriefId = id(&request.id)?;
        self.kept_brief(brief)?;
        let revisions = self.read(|library| library.brief_revisions(brief))?;
        let row = |BriefRevision { number, made_at, name, length }| RevisionRow {
            number,
            made_at,
            name: name.unwrap_or_default(),
            characters: length,
        };
        Ok(revisions.into_iter().map(row).collect())
    }

    /// Names the text of a brief as it stands, so that it is found again.
    ///
    /// # Errors
    /// When there is no such brief or the name is empty, and what the library reports.
    pub fn name_revision(&self, request: &NameRevisionRequest) -> Result<Vec<RevisionRow>, ErrorReport> {
        let name = request.name.trim();
        if name.is_empty() {
            return Err(report::bad_value("名称", name, "几个字，如 送审稿"));
        }
        let brief: BriefId = id(&request.id)?;
        let kept = self.kept_brief(brief)?;
        self.write(|library| library.save_brief(brief, &kept.row.title, &kept.text, Some(name)))?;
        self.brief_revisions(&IdRequest { id: request.id.clone() })
    }

    /// What changed between two revisions.
    ///
    /// # Errors
    /// When there is no such brief or revision, and what the library reports.
    pub fn compare_revisions(&self, request: &CompareRevisionsRequest) -> Result<RevisionDifference, ErrorReport> {
        let brief: BriefId = id(&request.id)?;
        let old = self.revision_text(brief, request.old)?;
        let new = match request.new {
            Some(number) => self.revision_text(brief, number)?,
            None => self.kept_brief(brief)?.text,
        };
        let row = |Stretch { change, text, old: _, new }| StretchRow {
            change: match change {
                Change::Same => RevisionChange::Same,
                Change::Removed => RevisionChange::Removed,
                Change::Added => RevisionChange::Added,
            },
            text,
            at: at_of(new),
        };
        Ok(RevisionDifference { stretches: difference(&old, &new).into_iter().map(row).collect() })
    }

    /// Brings an earlier revision back, as the newest one; those between are kept.
    ///
    /// # Errors
    /// When there is no such brief or revision, and what the library reports.
    pub fn restore_revision(&self, request: &RevisionRequest) -> Result<BriefDetail, ErrorReport> {
        let markdown = self.revision_text(id(&request.id)?, request.number)?;
        self.save_brief(&SaveBriefRequest { id: request.id.clone(), markdown })?;
        self.brief(&IdRequest { id: request.id.clone() })
    }

    /// Forgets what is kept about a brief beside its rows.
    pub(crate) fn forget_progress(&self, brief: BriefId) -> Result<(), ErrorReport> {
        self.write(|library| library.set_setting(&setting(brief), None))
    }

    fn revision_text(&self, brief: BriefId, number: usize) -> Result<String, ErrorReport> {
        self.read(|library| {
            let text = library.brief_revision(brief, number)?;
            text.ok_or_else(|| StoreError::NoSuch { what: "revision", id: number.to_string() })
        })
    }

    fn kept_brief(&self, brief: BriefId) -> Result<StoredBrief, ErrorReport> {
        self.read(|library| {
            library.brief(brief)?.ok_or_else(|| StoreError::NoSuch { what: "brief", id: brief.to_string() })
        })
    }

    fn steps(&self, brief: BriefId) -> Result<Vec<Step>, ErrorReport> {
        let text = self.read(|library| library.setting(&setting(brief)))?;
        Ok(text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
    }

    /// Names the library values that a text links to, as they are now.
    fn values_hash(&self, markdown: &str) -> Result<String, ErrorReport> {
        let mut values = String::new();
        for linked in linked_facts(markdown) {
            let value = self.read(|library| {
                Ok(match linked.fact {
                    FactRef::Statistic(id) => library.statistic(id)?.map(|row| {
                        let known = known_statistic(row);
                        format!("{}{}{}", known.printed(), known.state, known.indicator)
                    }),
                    FactRef::Measure(id) => library.measure(id)?.map(|row| {
                        let known = known_measure(row);
                        known.text + known.state.code()
                    }),
                    FactRef::Excerpt(id) => library.excerpt(id)?.map(|row| known_excerpt(row).quote),
                })
            })?;
            values.push_str(&format!("{}\n{}\n", linked.fact, value.unwrap_or_default()));
        }
        Ok(hash(&values))
    }
}

fn setting(brief: BriefId) -> String {
    format!("progress/{brief}")
}

fn hash(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().to_string()
}
