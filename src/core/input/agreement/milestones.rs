//! The instalments, and how they must fit each other.

use chrono::NaiveDate;

use super::super::known::outside;
use super::super::origin::Span;
use super::super::row::{Row, Unique};
use crate::diag::catalogue::{
    AdvanceAfterSettlement, AdvanceWithoutFrame, AdvanceWithoutShare, LastMilestone, MilestoneThrough,
    SharesSum,
};
use crate::domain::{InputFile, Milestone, MilestoneBasis, MilestoneId, Period};
use crate::num::Percent;

/// Reads the milestones in order.
pub(super) fn milestones(root: Row<'_>, period: Option<Period>) -> Vec<Milestone> {
    let rows: Vec<_> = root.rows("milestones").collect();
    let mut ids = Unique::new("the id of a milestone", "give one of them another id");
    let mut instalments = Instalments {
        has_frame: root.has("frame"),
        is_taxable: root.map("vat").and_then(|vat| vat.written("status")) == Some("taxable"),
        period,
        ..Instalments::default()
    };
    let mut milestones = Vec::new();
    for (nth, row) in rows.iter().enumerate() {
        ids.note_value(row.value("id"));
        let id = row.id("id", MilestoneId::new);
        let title = row.text("title");
        let basis = instalments.next(*row, nth + 1 == rows.len());
        let Some(((id, title), basis)) = id.zip(title).zip(basis) else { continue };
        milestones.push(Milestone { id, title, basis, row: row.row_id(InputFile::Agreement) });
    }
    if let Some(entry) = root.node.entry("milestones") {
        instalments.check_sum(root, entry.key_span, rows.len());
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
    fn next(&mut self, row: Row<'_>, is_last: bool) -> Option<MilestoneBasis> {
        let share = row.percent("share");
        if let Some(share) = share {
            self.stated = Some(sum(self.stated, share));
            self.stated_count += 1;
        }
        let is_settlement = row.written("basis")? == "settlement";
        if is_last && (!is_settlement || row.has("through")) {
            row.report_row(LastMilestone { id: id(row) });
        }
        if is_settlement {
            let through = self.through(row, is_last);
            Some(MilestoneBasis::Settlement { through })
        } else {
            self.advance(row, share)
        }
    }

    fn advance(&mut self, row: Row<'_>, share: Option<Percent>) -> Option<MilestoneBasis> {
        if !row.has("share") {
            row.report_row(AdvanceWithoutShare { id: id(row) });
        }
        if !self.has_frame {
            row.report_row(AdvanceWithoutFrame { id: id(row) });
        }
        if self.is_taxable && self.settled_through.is_some() {
            row.report_row(AdvanceAfterSettlement { id: id(row) });
        }
        if row.has("through") {
            let suggestion = "remove it, or write `basis: settlement`";
            row.report_at("through", MilestoneThrough { why: "belongs to a settlement only", suggestion });
        }
        let share = share?;
        let cumulative = sum(self.advanced, share);
        self.advanced = Some(cumulative);
        Some(MilestoneBasis::Advance { share, cumulative })
    }

    /// The last day of an interim settlement, which goes on from the one before.
    fn through(&mut self, row: Row<'_>, is_last: bool) -> Option<NaiveDate> {
        if !row.has("through") && !is_last {
            let why = "is missing in a settlement that isn't the last milestone";
            row.report_row(MilestoneThrough {
                why,
                suggestion: "add `through:` with the last day that counts",
            });
        }
        let through = row.date("through")?;
        if let Some(period) = self.period.filter(|period| !period.contains(through)) {
            outside(through, period, row.node.span_of("through"), row);
        }
        if self.settled_through.is_some_and(|before| before >= through) {
            let why = "isn't later than that of the settlement before";
            row.report_at(
                "through",
                MilestoneThrough { why, suggestion: "put the milestones in the order of their dates" },
            );
        }
        self.settled_through = Some(through);
        Some(through)
    }

    fn check_sum(&self, root: Row<'_>, span: Span, count: usize) {
        let all_stated = self.stated_count == count;
        let wrong = match self.stated {
            Some(stated) if all_stated && stated != Percent::FULL => Some((stated, "100")),
            Some(stated) if stated > Percent::FULL => Some((stated, "at most 100")),
            _ => None,
        };
        if let Some((stated, wanted)) = wrong {
            root.report(span, SharesSum { sum: stated.digits(), wanted });
        }
    }
}

/// The id as it was written.
fn id(row: Row<'_>) -> &str {
    row.written("id").unwrap_or_default()
}

fn sum(before: Option<Percent>, share: Percent) -> Percent {
    before.unwrap_or(Percent::ZERO).plus(share)
}
