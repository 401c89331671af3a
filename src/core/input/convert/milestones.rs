//! The instalments, and how they must fit each other.

use chrono::NaiveDate;

use super::super::node::Node;
use super::super::raw;
use super::super::source::Span;
use super::findings::{Findings, rows};
use super::known::outside;
use super::unique::Unique;
use crate::diag::catalogue;
use crate::domain::{InputFile, Milestone, MilestoneBasis, MilestoneId, Period};
use crate::num::Percent;

/// Reads the milestones in order.
pub(super) fn milestones(
    raw: &raw::Agreement,
    root: &Node,
    period: Option<Period>,
    findings: &mut Findings<'_>,
) -> Vec<Milestone> {
    let rows: Vec<_> = rows(raw.milestones.as_ref(), root.value("milestones")).collect();
    let mut ids = Unique::new("the id of a milestone", "give one of them another id");
    let mut instalments = Instalments {
        has_frame: root.has("frame"),
        is_taxable: raw.vat.as_ref().and_then(|vat| vat.status.as_deref()) == Some("taxable"),
        period,
        ..Instalments::default()
    };
    let mut milestones = Vec::new();
    for (nth, (row, node)) in rows.iter().enumerate() {
        let id = node.field("id", row.id.as_ref());
        ids.note_field(id, findings);
        let id = findings.id(id, MilestoneId::new);
        let title = findings.text(node.field("title", row.title.as_ref()));
        let is_last = nth + 1 == rows.len();
        let basis = instalments.next(row, node, is_last, findings);
        let Some(((id, title), basis)) = id.zip(title).zip(basis) else { continue };
        milestones.push(Milestone { id, title, basis, row: findings.row(InputFile::Agreement, node) });
    }
    if let Some(entry) = root.entry("milestones") {
        instalments.check_sum(entry.key_span, rows.len(), findings);
    }
    milestones
}

/// What the milestones read so far add up to.
#[derive(Default)]
struct Instalments {
    has_frame: bool,
    is_taxable: bool,
    period: Option<Period>,
    /// Shares of the advances.
    advanced: Option<Percent>,
    /// Shares of all milestones that state one.
    stated: Option<Percent>,
    stated_count: usize,
    settled_through: Option<NaiveDate>,
}

impl Instalments {
    fn next(
        &mut self,
        row: &raw::Milestone,
        node: &Node,
        is_last: bool,
        findings: &mut Findings<'_>,
    ) -> Option<MilestoneBasis> {
        let share = findings.percent(node.field("share", row.share.as_ref()));
        if let Some(share) = share {
            self.stated = Some(sum(self.stated, share));
            self.stated_count += 1;
        }
        let is_settlement = row.basis.as_deref()? == "settlement";
        if is_last && (!is_settlement || node.has("through")) {
            let id = row.id.as_deref().unwrap_or_default();
            findings.report(catalogue::LAST_MILESTONE, node.head(), &[("id", id)]);
        }
        if is_settlement {
            let through = self.through(row, node, is_last, findings);
            Some(MilestoneBasis::Settlement { through })
        } else {
            self.advance(row, node, share, findings)
        }
    }

    fn advance(
        &mut self,
        row: &raw::Milestone,
        node: &Node,
        share: Option<Percent>,
        findings: &mut Findings<'_>,
    ) -> Option<MilestoneBasis> {
        let id = [("id", row.id.as_deref().unwrap_or_default())];
        if !node.has("share") {
            findings.report(catalogue::ADVANCE_WITHOUT_SHARE, node.head(), &id);
        }
        if !self.has_frame {
            findings.report(catalogue::ADVANCE_WITHOUT_FRAME, node.head(), &id);
        }
        if self.is_taxable && self.settled_through.is_some() {
            findings.report(catalogue::ADVANCE_AFTER_SETTLEMENT, node.head(), &id);
        }
        if node.has("through") {
            let suggestion = "remove it, or write `basis: settlement`";
            let arguments = [("why", "belongs to a settlement only"), ("suggestion", suggestion)];
            findings.report(catalogue::MILESTONE_THROUGH, node.span_of("through"), &arguments);
        }
        let share = share?;
        let cumulative = sum(self.advanced, share);
        self.advanced = Some(cumulative);
        Some(MilestoneBasis::Advance { share, cumulative })
    }

    /// The last day of an interim settlement, which goes on from the one before.
    fn through(
        &mut self,
        row: &raw::Milestone,
        node: &Node,
        is_last: bool,
        findings: &mut Findings<'_>,
    ) -> Option<NaiveDate> {
        if !node.has("through") && !is_last {
            let why = "is missing in a settlement that isn't the last milestone";
            let arguments = [("why", why), ("suggestion", "add `through:` with the last day that counts")];
            findings.report(catalogue::MILESTONE_THROUGH, node.head(), &arguments);
        }
        let through = findings.date(node.field("through", row.through.as_ref()))?;
        let span = node.span_of("through");
        if let Some(period) = self.period.filter(|period| !period.contains(through)) {
            outside(through, period, span, findings);
        }
        if self.settled_through.is_some_and(|before| before >= through) {
            let why = "isn't later than that of the settlement before";
            let arguments = [("why", why), ("suggestion", "put the milestones in the order of their dates")];
            findings.report(catalogue::MILESTONE_THROUGH, span, &arguments);
        }
        self.settled_through = Some(through);
        Some(through)
    }

    fn check_sum(&self, span: Span, count: usize, findings: &mut Findings<'_>) {
        let all_stated = self.stated_count == count;
        let wrong = match self.stated {
            Some(stated) if all_stated && stated != Percent::FULL => Some((stated, "100")),
            Some(stated) if stated > Percent::FULL => Some((stated, "at most 100")),
            _ => None,
        };
        if let Some((stated, wanted)) = wrong {
            let arguments = [("sum", &*stated.digits()), ("wanted", wanted)];
            findings.report(catalogue::SHARES_SUM, span, &arguments);
        }
    }
}

fn sum(before: Option<Percent>, share: Percent) -> Percent {
    before.unwrap_or(Percent::ZERO).plus(share)
}
