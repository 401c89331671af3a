//! What the changes come to.

use crate::bokmal;
use crate::compare::{Changes, Pair, PersonSums};
use crate::num::{Hours, Money};
use crate::words::BOKMAL;

/// `−1,50 timer, −1 350,00 kr`; what is nothing is left out.
pub(super) fn differences(hours: Hours, amount: Money) -> String {
    let words = &BOKMAL.changes;
    let hours =
        (!hours.is_zero()).then(|| (words.hours_unit)(&signed(hours.hundredths() > 0, bokmal::hours(hours))));
    let amount = (!amount.is_zero()).then(|| signed(amount.is_positive(), bokmal::kroner(amount)));
    [hours, amount].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn signed(is_positive: bool, figure: String) -> String {
    if is_positive { (BOKMAL.changes.plus)(&figure) } else { figure }
}

/// One person's sum, unless the one row that changed says it all.
pub(super) fn person(person: &PersonSums) -> Option<String> {
    let words = &BOKMAL.changes;
    if person.rows == 1 && person.price_and_rounding.is_zero() {
        return None;
    }
    let mut what = Vec::new();
    if !person.hours.is_same() {
        let hours = person.hours.map(bokmal::hours);
        what.push((words.hours_changed)(&hours.before, &hours.after));
    }
    if let (false, Some(before), Some(after)) = (person.rate.is_same(), person.rate.before, person.rate.after)
    {
        let (before, after) = (bokmal::amount(before.per_hour()), bokmal::kroner(after.per_hour()));
        what.push((words.change)(BOKMAL.of_inputs("people.*.hourly_rate"), &before, &after));
    }
    if !person.amount.is_same() {
        what.push((words.signed)(
            &amounts(person.amount),
            &differences(person.hours.difference(), person.amount.difference()),
        ));
    }
    (!what.is_empty()).then(|| super::line(&(words.person_total)(&person.name), &what))
}

/// The sums that are different, of the project and of each milestone.
pub(super) fn all(changes: &Changes) -> Vec<String> {
    let words = &BOKMAL.changes;
    let sums = &changes.sums;
    let line = |name: &str, pair: Pair<Money>| {
        let difference = differences(Hours::ZERO, pair.difference());
        (!pair.is_same()).then(|| super::line(name, &[(words.signed)(&amounts(pair), &difference)]))
    };
    let hours = (!sums.hours.is_same()).then(|| {
        let texts = sums.hours.map(bokmal::hours);
        let told = (words.hours_changed)(&texts.before, &texts.after);
        super::line(
            words.all_hours,
            &[(words.signed)(&told, &differences(sums.hours.difference(), Money::ZERO))],
        )
    });
    let milestones = changes.milestones.iter().filter_map(|milestone| {
        let (before, after) = (milestone.entitled.before?, milestone.entitled.after?);
        line(&(words.entitled)(&milestone.title), Pair { before, after })
    });
    let whole = [hours, line(words.documented, sums.documented), line(words.over_frame, sums.over_frame)];
    whole.into_iter().flatten().chain(milestones).collect()
}

/// `1 000,00 → 1 500,00 kr`.
fn amounts(pair: Pair<Money>) -> String {
    (BOKMAL.changes.from_to)(&bokmal::amount(pair.before), &bokmal::kroner(pair.after))
}
