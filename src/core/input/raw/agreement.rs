//! `agreement.yaml` as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Rows, form};

/// What the two parties agreed on.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
#[expect(clippy::struct_field_names, reason = "the names are the keys")]
pub(crate) struct Agreement {
    /// The facts are illustrative: drafts can be made, and nothing can be issued.
    #[schemars(with = "Option<form::Flag>")]
    pub(crate) sample: Option<String>,
    /// What the agreement is about.
    #[schemars(with = "form::Text")]
    pub(crate) title: Option<String>,
    /// Who delivers and bills.
    #[schemars(with = "Seller")]
    pub(crate) seller: Option<Seller>,
    /// Who pays.
    #[schemars(with = "Buyer")]
    pub(crate) buyer: Option<Buyer>,
    /// The labels that the buyer asks for on every document.
    #[schemars(with = "References")]
    pub(crate) references: Option<References>,
    /// The day of the last signature; open until it is signed.
    #[schemars(with = "Option<form::Date>")]
    pub(crate) signed_on: Option<String>,
    /// The signed agreement as a file in the folder, for the signing package.
    #[schemars(with = "Option<form::File>")]
    pub(crate) signed_agreement: Option<String>,
    /// The project period; every hour and cost lies in it.
    #[schemars(with = "Period")]
    pub(crate) period: Option<Period>,
    /// The day by which activities are finished.
    #[schemars(with = "Option<form::Date>")]
    pub(crate) activity_deadline: Option<String>,
    /// The day by which the final report and invoice are delivered.
    #[schemars(with = "Option<form::Date>")]
    pub(crate) delivery_deadline: Option<String>,
    /// Where the work is delivered, in words for the invoice; the seller's town if nothing is said.
    #[schemars(with = "Option<form::Text>")]
    pub(crate) delivery_place: Option<String>,
    /// The most that can be billed, in NOK ex VAT; no frame at all is allowed.
    #[schemars(with = "Option<form::Amount>")]
    pub(crate) frame: Option<String>,
    /// NOK per hour ex VAT, for everybody without a rate of their own.
    #[schemars(with = "Option<form::Amount>")]
    pub(crate) hourly_rate: Option<String>,
    /// The seller's standing under merverdiavgiftsloven; open until it is known.
    #[schemars(with = "Option<Vat>")]
    pub(crate) vat: Option<Vat>,
    /// How the money is to be paid.
    #[schemars(with = "Option<Payment>")]
    pub(crate) payment: Option<Payment>,
    /// How the seller's invoices and credit notes are numbered, the same in all agreements of the seller; left out, it
    /// gives 2026-0001. With `{year}`, each year begins at 1.
    #[schemars(with = "Option<form::Numbering>")]
    pub(crate) numbering: Option<String>,
    /// What the electronic invoices (EHF) may weigh.
    #[schemars(with = "Option<Ehf>")]
    pub(crate) ehf: Option<Ehf>,
    /// When which part is due, in order; the last one settles the whole project.
    #[schemars(with = "form::AtLeastOne<Milestone>")]
    pub(crate) milestones: Rows<Milestone>,
    /// Sub-goals (delmål), in the agreement's order.
    #[schemars(with = "form::AtLeastOne<SubGoal>")]
    pub(crate) sub_goals: Rows<SubGoal>,
    /// Who may write hours, in the order of the documents.
    #[schemars(with = "form::AtLeastOne<Person>")]
    pub(crate) people: Rows<Person>,
    /// Planned hours by month.
    #[schemars(with = "Option<Vec<PlannedMonth>>")]
    pub(crate) plan: Rows<PlannedMonth>,
    /// The budget that the accounts are laid out by.
    #[schemars(with = "Option<Vec<BudgetLine>>")]
    pub(crate) budget: Rows<BudgetLine>,
}

/// The side that delivers and bills.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(crate) struct Seller {
    /// The full legal name.
    #[schemars(with = "form::Text")]
    pub(crate) name: Option<String>,
    /// The number in Enhetsregisteret, nine digits; open until it is known.
    #[schemars(with = "Option<form::OrgNumber>")]
    pub(crate) org_number: Option<String>,
    /// Where post goes; open until it is known.
    #[schemars(with = "Option<Address>")]
    pub(crate) address: Option<Address>,
    /// Whom to ask.
    #[schemars(with = "Option<Contact>")]
    pub(crate) contact: Option<Contact>,
    /// A logo for the head of the documents: an SVG or PNG in the folder.
    #[schemars(with = "Option<form::File>")]
    pub(crate) logo: Option<String>,
}

/// The side that pays.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(crate) struct Buyer {
    /// The full legal name.
    #[schemars(with = "form::Text")]
    pub(crate) name: Option<String>,
    /// The number in Enhetsregisteret, nine digits; open until it is known.
    #[schemars(with = "Option<form::OrgNumber>")]
    pub(crate) org_number: Option<String>,
    /// The buyer is in Merverdiavgiftsregisteret: its number is followed by MVA.
    #[schemars(with = "Option<form::Flag>")]
    pub(crate) vat_registered: Option<String>,
    /// Where post goes; open until it is known.
    #[schemars(with = "Option<Address>")]
    pub(crate) address: Option<Address>,
    /// Whom to ask.
    #[schemars(with = "Option<Contact>")]
    pub(crate) contact: Option<Contact>,
}

/// A Norwegian postal address.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(crate) struct Address {
    /// Street or box.
    #[schemars(with = "form::Text")]
    pub(crate) street: Option<String>,
    /// Four digits, in quotes so that a leading zero stays.
    #[schemars(with = "form::PostalCode")]
    pub(crate) postal_code: Option<String>,
    /// Place of the post office.
    #[schemars(with = "form::Text")]
    pub(crate) city: Option<String>,
}

/// A person who can be asked.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(crate) struct Contact {
    /// The name.
    #[schemars(with = "form::Text")]
    pub(crate) name: Option<String>,
    /// The e-mail address.
    #[schemars(with = "Option<form::Text>")]
    pub(crate) email: Option<String>,
    /// The telephone number.
    #[schemars(with = "Option<form::Label>")]
    pub(crate) phone: Option<String>,
}

/// The labels that the buyer asks for.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(crate) struct References {
    /// Bestillernummer, as the buyer gives it and nothing else; Buskerud fylkeskommune's is B and six digits.
    #[schemars(with = "form::OrderNumber")]
    pub(crate) order_number: Option<String>,
    /// Prosjektnummer, as the buyer gives it.
    #[schemars(with = "form::ProjectNumber")]
    pub(crate) project_number: Option<String>,
    /// The mark that every document carries, letter for letter.
    #[schemars(with = "form::Text")]
    pub(crate) mark: Option<String>,
    /// The agreement's own name or number.
    #[schemars(with = "Option<form::Label>")]
    pub(crate) contract: Option<String>,
}

/// From the first to the last day.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(crate) struct Period {
    /// The first day.
    #[schemars(with = "form::Date")]
    pub(crate) from: Option<String>,
    /// The last day.
    #[schemars(with = "form::Date")]
    pub(crate) to: Option<String>,
}

/// Whether the sale carries VAT.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(crate) struct Vat {
    /// Not in Merverdiavgiftsregisteret, taxable at 25 %, or registered and exempt.
    #[schemars(with = "form::VatStanding")]
    pub(crate) status: Option<String>,
    /// With exempt only: the paragraph, in words for the invoice.
    #[schemars(with = "Option<form::Text>")]
    pub(crate) reason: Option<String>,
}

/// How the buyer pays.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(crate) struct Payment {
    /// The bank account, eleven digits; open until it is known.
    #[schemars(with = "Option<form::Account>")]
    pub(crate) account: Option<String>,
    /// A payment id with a modulus 10 check digit, if the bank agreement has one.
    #[schemars(with = "Option<form::Kid>")]
    pub(crate) kid: Option<String>,
    /// Days from the invoice to its due date; 30 if nothing is said.
    #[schemars(with = "Option<form::TermDays>")]
    pub(crate) term_days: Option<String>,
}

/// The electronic invoices.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(crate) struct Ehf {
    /// Megabytes that the files in one may weigh together, from 1 to 100; 10 if nothing is said. Ask the buyer before
    /// you raise it.
    #[schemars(with = "Option<form::Megabytes>")]
    pub(crate) max_attachments_mb: Option<String>,
}

/// An instalment.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(crate) struct Milestone {
    /// A short name, such as signing.
    #[schemars(with = "form::Id")]
    pub(crate) id: Option<String>,
    /// When it falls due, in words for the documents.
    #[schemars(with = "form::Text")]
    pub(crate) title: Option<String>,
    /// advance: a share of the frame; settlement: what hours and costs document.
    #[schemars(with = "form::Basis")]
    pub(crate) basis: Option<String>,
    /// Its percentage of the frame; an advance needs it.
    #[schemars(with = "Option<form::Percent>")]
    pub(crate) share: Option<String>,
    /// With an interim settlement: the last day that counts.
    #[schemars(with = "Option<form::Date>")]
    pub(crate) through: Option<String>,
}

/// A sub-goal (delmål).
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(crate) struct SubGoal {
    /// A short name, such as arena.
    #[schemars(with = "form::Id")]
    pub(crate) id: Option<String>,
    /// Its text.
    #[schemars(with = "form::Text")]
    pub(crate) title: Option<String>,
}

/// Someone who writes hours.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(crate) struct Person {
    /// A short name, such as kari.
    #[schemars(with = "form::Id")]
    pub(crate) id: Option<String>,
    /// The full name.
    #[schemars(with = "form::Text")]
    pub(crate) name: Option<String>,
    /// The role in the project.
    #[schemars(with = "form::Text")]
    pub(crate) role: Option<String>,
    /// NOK per hour ex VAT, if it isn't the agreement's.
    #[schemars(with = "Option<form::Amount>")]
    pub(crate) hourly_rate: Option<String>,
}

/// Hours meant for a month.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(crate) struct PlannedMonth {
    /// The month.
    #[schemars(with = "form::Month")]
    pub(crate) month: Option<String>,
    /// All people together.
    #[schemars(with = "form::MonthHours")]
    pub(crate) hours: Option<String>,
}

/// A line of the budget.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(crate) struct BudgetLine {
    /// Its text.
    #[schemars(with = "form::Text")]
    pub(crate) title: Option<String>,
    /// What it is compared with: all hours, or all direct costs.
    #[schemars(with = "form::Cover")]
    pub(crate) covers: Option<String>,
    /// The planned amount, in NOK ex VAT.
    #[schemars(with = "form::Amount")]
    pub(crate) amount: Option<String>,
}
