//! Agreements that no one would make up to look good: long, empty, huge and odd.

use super::receipts;

/// A name of 90 letters, as institutes have them.
pub(super) const LONG_NAME: &str =
    "Nasjonalt kompetansesenter for samordnet kommunal næringsutvikling i innlandet og fjellregionen";
/// A word of 60 letters, as nobody has them.
pub(super) const LONG_WORD: &str = "Fylkeskommunaltilskuddsforvaltningsdokumentasjonskravsnemnda";

/// One folder below `inputs`: path and contents of each file.
pub(super) struct Agreement {
    /// The name of the folder.
    pub(super) id: &'static str,
    /// The files, from the folder.
    pub(super) files: Vec<(String, Vec<u8>)>,
}

/// Every odd agreement.
pub(super) fn all() -> Vec<Agreement> {
    vec![
        many_hours(),
        long_month(),
        full_page(),
        past_the_page(),
        many_vouchers(),
        long_names(),
        credit(),
        nothing(),
        stages(),
    ]
}

/// Four hundred rows over ten months.
fn many_hours() -> Agreement {
    let days = (3..=12).flat_map(|month| (1..=20).map(move |day| format!("2026-{month:02}-{day:02}")));
    let rows: Vec<String> = days.flat_map(|day| [row(&day, "4.00"), row(&day, "2.25")]).collect();
    Agreement::new("timer", &Terms::default()).hours(&rows)
}

/// Sixty rows in one month, and a month that was planned and stayed empty.
fn long_month() -> Agreement {
    let days = (1..=30).map(|day| format!("2026-04-{day:02}"));
    let rows: Vec<String> = days.flat_map(|day| [row(&day, "3.50"), row(&day, "3.00")]).collect();
    let plan = "plan:\n- {month: 2026-03, hours: 20}\n- {month: 2026-04, hours: 200}\n";
    Agreement::new("maaned", &Terms { more: plan, ..Terms::default() }).hours(&rows)
}

/// As many rows as a first page holds.
fn full_page() -> Agreement {
    let rows: Vec<String> = (1..=25).map(|day| row(&format!("2026-05-{day:02}"), "1.00")).collect();
    Agreement::new("side", &Terms::default()).hours(&rows)
}

/// A few rows more, so that only the signatures would stand on the second page.
fn past_the_page() -> Agreement {
    let rows: Vec<String> = (1..=31).map(|day| row(&format!("2026-05-{day:02}"), "1.00")).collect();
    Agreement::new("underskrift", &Terms::default()).hours(&rows)
}

/// Sixty vouchers in millions, of a seller who adds VAT.
fn many_vouchers() -> Agreement {
    let terms = Terms { frame: "frame: 99000000.00", vat: "{status: taxable}", ..Terms::default() };
    let mut agreement = Agreement::new("bilag", &terms).hours(&[row("2026-03-02", "7.50")]);
    let numbers = 1..=60_u8;
    agreement.files.extend(numbers.clone().map(|number| (receipt(number), receipts::picture(number))));
    let costs: String = numbers.map(voucher).collect();
    agreement.file("costs.yaml", format!("costs:\n{costs}"))
}

fn receipt(number: u8) -> String {
    format!("receipts/{number:02}.png")
}

/// A voucher of a little more than a million without VAT.
fn voucher(number: u8) -> String {
    format!(
        "- {{voucher: {number}, date: 2026-03-{:02}, supplier: Leverandør {number} AS, description: Prøveanlegg del \
         {number}, purpose: Bygging av prøveanlegget, category: services, amount: {}.25, vat: 250000.05, \
         vat_recoverable: true, receipts: [{}]}}\n",
        number % 28 + 1,
        1_250_000 + u32::from(number),
        receipt(number),
    )
}

/// Names of ninety letters and words of sixty wherever a name can stand.
fn long_names() -> Agreement {
    let title = format!("{LONG_NAME} {LONG_WORD}");
    let terms = Terms {
        title: &title,
        name: LONG_NAME,
        word: LONG_WORD,
        vat: "{status: exempt, reason: tilskudd uten motytelse}",
        ..Terms::default()
    };
    let rows = ["2026-03-02", "2026-04-02"].map(|day| {
        format!("- {{date: {day}, person: ola, hours: 5, activity: {LONG_WORD} {LONG_NAME}, sub_goal: a}}")
    });
    let cost = format!(
        "costs:\n- {{voucher: 9999, date: 2026-03-02, supplier: {title}, invoice_number: {LONG_WORD}, \
         description: {title}, purpose: {title}, participants: {title}, category: travel, amount: 4500.00, \
         vat: 0.00, vat_recoverable: false, receipts: [receipts/{LONG_WORD}.png]}}\n"
    );
    let activity = format!(
        "activities:\n- {{date: 2026-03-02, to: 2026-04-02, title: {title}, place: {title}, participants: {title}, \
         sub_goals: [a, b], description: {title}, outcome: {title}, documentation: [documentation/x.png]}}\n"
    );
    Agreement::new("navn", &terms)
        .hours(&rows)
        .file("costs.yaml", cost)
        .file("activities.yaml", activity)
        .file(&format!("receipts/{LONG_WORD}.png"), receipts::picture(1))
        .file("documentation/x.png", receipts::picture(2))
}

/// More paid in advance than was worked for: a credit note at the end.
fn credit() -> Agreement {
    let terms = Terms { frame: "frame: 8000000.00", ..Terms::default() };
    Agreement::new("kreditnota", &terms).hours(&[row("2026-03-02", "0.05")])
}

/// No hours, no costs, no activities, no report, no frame.
fn nothing() -> Agreement {
    let milestones = "- {id: final, title: Sluttoppgjør, basis: settlement}";
    Agreement::new("tomt", &Terms { frame: "", milestones, ..Terms::default() })
}

/// An advance, two settlements on the way and the last one.
fn stages() -> Agreement {
    let milestones = "- {id: start, title: Oppstart, basis: advance, share: 20}\n\
        - {id: var, title: Etter våren, basis: settlement, through: 2026-05-31}\n\
        - {id: host, title: Etter høsten, basis: settlement, through: 2026-09-30}\n\
        - {id: final, title: Sluttoppgjør, basis: settlement}";
    let days = (2..=12).map(|month| format!("2026-{month:02}-09"));
    let rows: Vec<String> = days.map(|day| row(&day, "7.50")).collect();
    Agreement::new("etapper", &Terms { milestones, vat: "{status: taxable}", ..Terms::default() })
        .hours(&rows)
}

/// A row of hours.
fn row(day: &str, hours: &str) -> String {
    format!(
        "- {{date: {day}, person: kari, hours: {hours}, activity: Oppfølging av bedriftene, sub_goal: b}}"
    )
}

/// What differs between the agreements.
struct Terms<'a> {
    title: &'a str,
    name: &'a str,
    word: &'a str,
    frame: &'a str,
    vat: &'a str,
    milestones: &'a str,
    more: &'a str,
}

impl Default for Terms<'_> {
    fn default() -> Self {
        Self {
            title: "Prøveanlegg for ombruk",
            name: "Ola Nordli",
            word: "Rådgiver",
            frame: "frame: 2000000.00",
            vat: "{status: not_registered}",
            milestones: "- {id: signing, title: Ved signering, basis: advance, share: 75}\n\
                - {id: final, title: Sluttoppgjør, basis: settlement, share: 25}",
            more: "",
        }
    }
}

impl Agreement {
    fn new(id: &'static str, terms: &Terms<'_>) -> Self {
        let Terms { title, name, word, frame, vat, milestones, more } = terms;
        let yaml = format!(
            "sample: true\n\
             title: {title}\n\
             seller: {{name: {name}, org_number: \"300000126\", contact: {{name: {name}, email: {word}@x.example}},\n  \
             address: {{street: {word}, postal_code: \"0099\", city: {word}}}}}\n\
             buyer: {{name: {title}, org_number: \"312345676\",\n  \
             address: {{street: {name}, postal_code: \"0098\", city: {word}}}}}\n\
             references: {{order_number: B123456, project_number: \"12345678901234567890\", mark: {title}, contract: \
             {word}}}\n\
             signed_on: 2026-01-20\n\
             period: {{from: 2026-02-01, to: 2026-12-31}}\n\
             {frame}\n\
             hourly_rate: 1000.00\n\
             vat: {vat}\n\
             payment: {{account: \"9999 05 43212\"}}\n\
             milestones:\n{milestones}\n\
             sub_goals:\n- {{id: a, title: {title}}}\n- {{id: b, title: {word}}}\n\
             people:\n- {{id: kari, name: Kari Nordli, role: Prosjektleder}}\n- {{id: ola, name: {name}, role: \
             {word}}}\n{more}"
        );
        Self { id, files: Vec::new() }.file("agreement.yaml", yaml)
    }

    fn hours(self, rows: &[String]) -> Self {
        self.file("hours.yaml", format!("hours:\n{}\n", rows.join("\n")))
    }

    fn file(mut self, path: &str, contents: impl Into<Vec<u8>>) -> Self {
        self.files.push((path.to_owned(), contents.into()));
        self
    }
}
