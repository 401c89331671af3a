//! What a row can have, and the words that stand above its columns.

/// What the rows of a spreadsheet are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Rows of `hours.yaml`.
    Hours,
    /// Rows of `costs.yaml`.
    Costs,
}

/// A key of a row, and the headings that its column may have.
pub(super) struct Wanted {
    /// As in the YAML file.
    pub(super) name: &'static str,
    /// What it is, for the middle of a sentence.
    pub(super) description: &'static str,
    /// Every row must have it, or another column that says the same.
    pub(super) required: bool,
    /// In plain form (`headings::normal`), with bars between them, the surest first.
    headings: &'static str,
}

impl Wanted {
    /// The headings that its column may have, in plain form, the surest first.
    pub(super) fn headings(&self) -> impl Iterator<Item = &'static str> {
        self.headings.split(" | ")
    }
}

const fn wanted(
    name: &'static str,
    description: &'static str,
    required: bool,
    headings: &'static str,
) -> Wanted {
    Wanted { name, description, required, headings }
}

/// The columns of hours, in the order in which headings are given out: where `Aktivitet` and `Beskrivelse` both stand,
/// the second is a note.
///
/// Beside plain Norwegian and English words these are the headings of exports:
/// Toggl Track, detailed CSV: `User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End
/// time,Duration,Tags,Amount (…)` (`github.com/toggl/toggl_api_docs`, and exports read by programs on GitHub);
/// Clockify, detailed CSV: `Project,Client,Description,Task,User,Group,Email,Tags,Billable,Start Date,Start Time,End
/// Date,End Time,Duration (h),Duration (decimal),…` (clockify.me/help/reports/detailed-report);
/// Kimai, CSV and XLSX: the columns of `src/Export/DefaultTemplate.php` in the words of `translations/messages.*.xlf`
/// (github.com/kimai/kimai): Date/Dato, From/Fra, To/Til, Duration/Varighet, Name/Navn, User/Bruker, Activity/Aktivitet,
/// Description/Beskrivelse;
/// Tripletex, månedsoversikt: `Ansattnummer`, `Ansattnavn`, `Aktivitetsnavn` and a column for each day (see `month`).
const HOURS: [Wanted; 10] = [
    wanted(
        "date",
        "the day, such as 15.01.2026",
        true,
        "dato | date | start date | startdato | dag | day | arbeidsdato",
    ),
    wanted(
        "person",
        "who worked",
        true,
        "person | ansattnavn | ansatt | medarbeider | employee name | employee | navn | name | \
         full name | bruker | user | konsulent | hvem",
    ),
    wanted(
        "hours",
        "how long, such as 3,5 or 3:30",
        true,
        "timer | hours | antall timer | timeantall | duration decimal | time decimal | varighet | \
         duration | duration h | antall | tid",
    ),
    wanted(
        "from",
        "when it began",
        false,
        "fra | from | start time | starttid | start | begin | fra kl | begynte",
    ),
    wanted(
        "to",
        "when it ended",
        false,
        "til | to | end time | sluttid | slutt | end | til kl | stopp | stop | sluttet",
    ),
    wanted(
        "break",
        "minutes of break",
        false,
        "pause | break | pause min | pause minutter | break min | break minutes | lunsj",
    ),
    wanted("sub_goal", "the sub-goal's id or title", true, "delmål | sub goal | subgoal | delmal"),
    wanted(
        "registered",
        "the day it was written down",
        false,
        "registrert | registered | ført | ført dato | registreringsdato | date of creation",
    ),
    wanted(
        "activity",
        "what was done",
        true,
        "aktivitet | activity | aktivitetsnavn | utført arbeid | arbeid | oppgave | hva | beskrivelse | \
         description | kommentar | comment",
    ),
    wanted(
        "note",
        "more about it",
        false,
        "merknad | note | notes | notat | kommentar | comment | beskrivelse | description",
    ),
];

/// The columns of costs.
const COSTS: [Wanted; 13] = [
    wanted(
        "voucher",
        "its number",
        false,
        "bilag | bilagsnummer | bilagsnr | bilag nr | voucher | voucher number",
    ),
    wanted(
        "date",
        "the voucher's date, such as 15.01.2026",
        true,
        "bilagsdato | fakturadato | dato | date | invoice date | kjøpsdato",
    ),
    wanted("supplier", "who was paid", true, "leverandør | supplier | vendor | betalt til | butikk | firma"),
    wanted(
        "invoice_number",
        "the supplier's own number",
        false,
        "fakturanummer | fakturanr | faktura nr | invoice number | invoice no | kvitteringsnummer",
    ),
    wanted("description", "what was bought", true, "beskrivelse | description | vare | hva | tekst"),
    wanted("purpose", "what it was for", true, "formål | purpose | hensikt"),
    wanted("participants", "who took part", false, "deltakere | deltagere | participants"),
    wanted("category", "the kind of cost", true, "kategori | category | kostnadstype | type"),
    wanted(
        "amount",
        "what was paid, VAT included",
        true,
        "beløp | amount | brutto | bruttobeløp | beløp inkl mva | beløp ink mva | totalbeløp | sum",
    ),
    wanted(
        "vat",
        "the VAT in it, 0 when there is none",
        true,
        "mva | vat | herav mva | mva beløp | mvabeløp | moms",
    ),
    wanted(
        "vat_recoverable",
        "yes when the seller gets the VAT back",
        true,
        "mva kompenseres | mva tilbake | kompensasjon | kompenseres | vat recoverable",
    ),
    wanted("sub_goal", "the sub-goal's id or title", false, "delmål | sub goal | subgoal | delmal"),
    wanted(
        "receipts",
        "the receipts as files in the folder, with `;` between them",
        true,
        "kvittering | kvitteringer | bilagsfil | bilagsfiler | receipt | receipts | vedlegg | fil | \
         filer | file | files",
    ),
];

impl Kind {
    /// What a row can have.
    pub(super) fn keys(self) -> &'static [Wanted] {
        match self {
            Self::Hours => &HOURS,
            Self::Costs => &COSTS,
        }
    }

    /// The keys, in the order in which a preview shows them.
    pub fn key_names(self) -> impl Iterator<Item = &'static str> {
        self.keys().iter().map(|wanted| wanted.name)
    }

    /// What a key is, for the middle of a sentence.
    pub(super) fn description(self, key: &str) -> &'static str {
        self.keys().iter().find(|wanted| wanted.name == key).map_or("", |wanted| wanted.description)
    }
}
