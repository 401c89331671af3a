//! Documents of every kind for every standing of the seller, issued by the program itself, and which rule each of them
//! brings into play.
//!
//! `.ci/run` holds every XML that a test makes against the schemas and all of CEN's and Peppol's rules. A rule says nothing
//! of a document that it doesn't concern, so each one is named here beside what makes it concern the document.

use crate::support::Workspace;

const AGREEMENT: &str = "inputs/fjordbygda/agreement.yaml";
const HOURS: &str = "inputs/fjordbygda/hours.yaml";
const COSTS: &str = "inputs/fjordbygda/costs.yaml";

/// A workspace with issued documents.
pub(super) struct Case {
    /// Its name among the kept files.
    pub(super) name: &'static str,
    /// Issues everything.
    pub(super) make: fn() -> Workspace,
    /// What is issued, in order.
    pub(super) documents: &'static [Document],
}

/// An issued document as it must be.
pub(super) struct Document {
    /// Such as `2026-0001`.
    pub(super) number: &'static str,
    /// What is to be paid, as the XML has it.
    pub(super) payable: &'static str,
    /// Numbers of the documents that it refers to.
    pub(super) refers_to: &'static [&'static str],
    /// Rules, and what in the XML brings them into play.
    pub(super) rules: &'static [(&'static str, &'static str)],
}

/// What every document has.
pub(super) const ALWAYS: [(&str, &str); 14] = [
    ("PEPPOL-EN16931-R001, R007", "<cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0<"),
    (
        "PEPPOL-EN16931-R004",
        "<cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0<",
    ),
    ("PEPPOL-EN16931-R002, BT-22", "<cbc:Note>"),
    ("PEPPOL-EN16931-R003, BT-10", "<cbc:BuyerReference>B123456</cbc:BuyerReference>"),
    ("PEPPOL-EN16931-R010, R020", "<cbc:EndpointID schemeID=\"0192\">300000126</cbc:EndpointID>"),
    ("PEPPOL-COMMON-R041", "<cbc:EndpointID schemeID=\"0192\">312345676</cbc:EndpointID>"),
    ("PEPPOL-EN16931-R051", "currencyID=\"NOK\""),
    ("PEPPOL-EN16931-R053, BR-CO-14", "<cac:TaxTotal>"),
    ("PEPPOL-EN16931-R120, BR-CO-10, BR-27", "<cbc:PriceAmount currencyID=\"NOK\">"),
    ("BR-CO-15, BR-CO-16", "<cbc:PayableAmount currencyID=\"NOK\">"),
    ("BR-29", "<cac:InvoicePeriod>"),
    ("BR-57", "<cac:DeliveryLocation>"),
    ("BR-61", "<cbc:ID>99990543212</cbc:ID>"),
    ("BT-12", "<cac:ContractDocumentReference>"),
];

const OUTSIDE_VAT: (&str, &str) =
    ("BR-O-01 to BR-O-14", "<cbc:TaxExemptionReasonCode>VATEX-EU-O</cbc:TaxExemptionReasonCode>");
const TAXED: (&str, &str) = ("BR-S-01 to BR-S-10, BR-CO-17", "<cbc:Percent>25</cbc:Percent>");
const EXEMPT: (&str, &str) = ("BR-E-01 to BR-E-10", "<cbc:ID>E</cbc:ID>");
const VAT_NUMBER: (&str, &str) = ("NO-R-001, BR-CO-09", "<cbc:CompanyID>NO300000126MVA</cbc:CompanyID>");
const BUYER_VAT: (&str, &str) = ("BR-CO-09", "<cbc:CompanyID>NO312345676MVA</cbc:CompanyID>");
const DUE: (&str, &str) = ("BR-CO-25", "<cbc:DueDate>");
const KID: (&str, &str) = ("BT-83", "<cbc:PaymentID>54321013</cbc:PaymentID>");
const FILES: (&str, &str) =
    ("BR-52, BR-CL-24, PEPPOL-EN16931-CL001", "mimeCode=\"application/pdf\" filename=\"02-avregning.pdf\"");
const AGREEMENT_FILE: (&str, &str) =
    ("BR-52, BR-CL-24, PEPPOL-EN16931-CL001", "mimeCode=\"application/pdf\" filename=\"avtale.pdf\"");
const PRECEDING: (&str, &str) = ("BG-3, BR-55", "<cac:BillingReference>");
const PROJECT: (&str, &str) = ("BT-11", "<cac:ProjectReference>");
const PROJECT_AMONG: (&str, &str) =
    ("PEPPOL-EN16931-R080", "<cbc:DocumentTypeCode>50</cbc:DocumentTypeCode>");
const HOUR_LINES: (&str, &str) = ("BR-CL-23", "unitCode=\"HUR\"");
const TAKEN_OFF: (&str, &str) = ("BR-22, BR-27", "unitCode=\"EA\">-1<");
const PREPAID: (&str, &str) = ("BR-CO-16", "<cbc:PrepaidAmount currencyID=\"NOK\">80000.00<");

/// Every case.
pub(super) const CASES: [Case; 6] = [
    Case {
        name: "not-registered",
        make: not_registered,
        documents: &[
            Document {
                number: "2026-0001",
                payable: "80000.00",
                refers_to: &[],
                rules: &[OUTSIDE_VAT, DUE, KID, AGREEMENT_FILE, PROJECT],
            },
            Document {
                number: "2026-0002",
                payable: "96181.00",
                refers_to: &["2026-0001"],
                rules: &[OUTSIDE_VAT, DUE, KID, FILES, PRECEDING, PROJECT, HOUR_LINES, TAKEN_OFF],
            },
            // A part of it.
            Document {
                number: "2026-0003",
                payable: "3000.00",
                refers_to: &["2026-0002"],
                rules: &[OUTSIDE_VAT, PRECEDING, PROJECT_AMONG],
            },
            // The rest of it, and what stands in its place.
            Document {
                number: "2026-0004",
                payable: "93181.00",
                refers_to: &["2026-0002"],
                rules: &[OUTSIDE_VAT, PRECEDING, PROJECT_AMONG, HOUR_LINES, TAKEN_OFF],
            },
            Document {
                number: "2026-0005",
                payable: "94031.00",
                refers_to: &["2026-0001", "2026-0002", "2026-0003", "2026-0004"],
                rules: &[OUTSIDE_VAT, DUE, KID, FILES, PRECEDING, PROJECT, HOUR_LINES, TAKEN_OFF],
            },
        ],
    },
    Case {
        name: "not-registered-under-the-advance-without-kid",
        make: under_the_advance,
        documents: &[
            Document {
                number: "2026-0001",
                payable: "80000.00",
                refers_to: &[],
                rules: &[OUTSIDE_VAT, DUE, PROJECT],
            },
            Document {
                number: "2026-0002",
                payable: "53196.50",
                refers_to: &["2026-0001"],
                rules: &[OUTSIDE_VAT, FILES, PRECEDING, PROJECT_AMONG],
            },
        ],
    },
    Case {
        name: "taxable",
        make: taxable,
        documents: &[
            Document {
                number: "2026-0001",
                payable: "80000.00",
                refers_to: &[],
                rules: &[EXEMPT, VAT_NUMBER, BUYER_VAT, DUE, KID, PROJECT],
            },
            Document {
                number: "2026-0002",
                payable: "140226.25",
                refers_to: &["2026-0001"],
                rules: &[
                    TAXED, VAT_NUMBER, BUYER_VAT, DUE, KID, FILES, PRECEDING, PROJECT, HOUR_LINES, PREPAID,
                ],
            },
            Document {
                number: "2026-0003",
                payable: "1250.00",
                refers_to: &["2026-0002"],
                rules: &[TAXED, VAT_NUMBER, BUYER_VAT, PRECEDING, PROJECT_AMONG],
            },
            Document {
                number: "2026-0004",
                payable: "138976.25",
                refers_to: &["2026-0002"],
                rules: &[TAXED, VAT_NUMBER, BUYER_VAT, PRECEDING, PROJECT_AMONG, HOUR_LINES, PREPAID],
            },
            Document {
                number: "2026-0005",
                payable: "140038.75",
                refers_to: &["2026-0001", "2026-0002", "2026-0003", "2026-0004"],
                rules: &[
                    TAXED, VAT_NUMBER, BUYER_VAT, DUE, KID, FILES, PRECEDING, PROJECT, HOUR_LINES, PREPAID,
                ],
            },
        ],
    },
    Case {
        name: "taxable-under-the-advance",
        make: taxable_under_the_advance,
        documents: &[
            Document {
                number: "2026-0001",
                payable: "80000.00",
                refers_to: &[],
                rules: &[EXEMPT, VAT_NUMBER, BUYER_VAT],
            },
            // The whole is billed, and the advance more than covers it.
            Document {
                number: "2026-0002",
                payable: "-46495.62",
                refers_to: &["2026-0001"],
                rules: &[TAXED, VAT_NUMBER, BUYER_VAT, FILES, PRECEDING, PROJECT, PREPAID],
            },
            Document {
                number: "2026-0003",
                payable: "-46495.62",
                refers_to: &["2026-0002"],
                rules: &[TAXED, VAT_NUMBER, BUYER_VAT, PRECEDING, PROJECT_AMONG, PREPAID],
            },
        ],
    },
    Case {
        name: "exempt",
        make: exempt,
        documents: &[
            Document {
                number: "2026-0001",
                payable: "80000.00",
                refers_to: &[],
                rules: &[EXEMPT, VAT_NUMBER, BUYER_VAT, DUE],
            },
            Document {
                number: "2026-0002",
                payable: "96181.00",
                refers_to: &["2026-0001"],
                rules: &[EXEMPT, VAT_NUMBER, BUYER_VAT, DUE, FILES, PRECEDING, PROJECT, TAKEN_OFF],
            },
            Document {
                number: "2026-0003",
                payable: "96181.00",
                refers_to: &["2026-0002"],
                rules: &[EXEMPT, VAT_NUMBER, BUYER_VAT, PRECEDING, PROJECT_AMONG, TAKEN_OFF],
            },
        ],
    },
    Case {
        name: "texts",
        make: texts,
        documents: &[
            Document {
                number: "2026-0001",
                payable: "80000.00",
                refers_to: &[],
                rules: &[("XML 1.0, 2.4", "&lt;merke&gt; &amp; «æøå» &quot;A&quot; ]]&gt;")],
            },
            Document {
                number: "2026-0002",
                payable: "96181.00",
                refers_to: &["2026-0001"],
                rules: &[("XML 1.0, 2.4", "Bilag 1: &lt;merke&gt; &amp; «æøå»"), FILES],
            },
        ],
    },
];

/// The command, with a yes to what is unusual about the case.
fn run(workspace: &Workspace, arguments: &[&str], accepted: &[&str]) {
    let yes: Vec<&str> = accepted.iter().flat_map(|code| ["--accept", code]).collect();
    let run = workspace.bilag(&[arguments, &yes].concat());
    assert_eq!(run.status, 0, "{arguments:?}: {}", run.stderr);
}

/// With the advance and the final issued.
fn issued(workspace: Workspace, accepted: &[&str]) -> Workspace {
    run(&workspace, &["issue", "fjordbygda", "signing", "--date", "2026-02-02"], &[]);
    run(&workspace, &["issue", "fjordbygda", "final", "--date", "2026-11-02"], accepted);
    workspace
}

/// The final with one hour more.
fn corrected(workspace: Workspace, accepted: &[&str]) -> Workspace {
    let workspace = workspace.edited(HOURS, "person: siv, hours: 4,", "person: siv, hours: 5,");
    run(&workspace, &["correct", "2026-0002", "--reason", "Timer manglet", "--date", "2026-11-20"], accepted);
    workspace
}

fn credited(workspace: Workspace, part: &[&str]) -> Workspace {
    let command = ["credit", "2026-0002", "--reason", "Feil <beløp> & pris", "--date", "2026-11-10"];
    run(&workspace, &[&command, part].concat(), &[]);
    workspace
}

fn with_vat(vat: &str) -> Workspace {
    Workspace::example().edited(AGREEMENT, "vat: {status: not_registered}", &format!("vat: {vat}"))
}

/// A tenth of the price.
fn cheap(workspace: Workspace) -> Workspace {
    workspace.edited(AGREEMENT, "hourly_rate: 850.00", "hourly_rate: 85.00").edited(
        AGREEMENT,
        "hourly_rate: 780.00",
        "hourly_rate: 78.00",
    )
}

fn not_registered() -> Workspace {
    corrected(credited(issued(Workspace::example(), &[]), &["--lines", "3"]), &[])
}

fn under_the_advance() -> Workspace {
    issued(cheap(Workspace::example()).edited(AGREEMENT, "  kid: \"54321013\"\n", ""), &["C1201"])
}

fn taxable() -> Workspace {
    corrected(credited(issued(with_vat("{status: taxable}"), &["C1212"]), &["--amount", "1000"]), &[])
}

fn taxable_under_the_advance() -> Workspace {
    credited(issued(cheap(with_vat("{status: taxable}")), &["C1201", "C1212"]), &[])
}

fn exempt() -> Workspace {
    credited(issued(with_vat("{status: exempt, reason: mval. § 3-5}"), &[]), &[])
}

/// Markup and æøå wherever a text can be written that the EHF shows.
fn texts() -> Workspace {
    let text = "'<merke> & «æøå» \"A\" ]]> ''b'' <!-- c --> &amp; <![CDATA[d]]>'";
    let example = Workspace::example()
        .edited(AGREEMENT, "mark: Sirkulære verdikjeder i Fjordbygda", &format!("mark: {text}"))
        .edited(AGREEMENT, "contract: Avtale 2026/17", &format!("contract: {text}"))
        .edited(
            AGREEMENT,
            "name: Interkommunalt politisk råd for Fjordbygda (oppdiktet)",
            &format!("name: {text}"),
        )
        .edited(AGREEMENT, "street: Eksempelveien 1", &format!("street: {text}"))
        .edited(AGREEMENT, "city: Fjordbygda}", &format!("city: {text}}}"))
        .edited(AGREEMENT, "name: Siv Eksempel, email", &format!("name: {text}, email"))
        .edited(AGREEMENT, "name: Eksempel fylkeskommune (oppdiktet)", &format!("name: {text}"))
        .edited(AGREEMENT, "city: Eksempelby}", &format!("city: {text}}}"))
        .edited(AGREEMENT, "delivery_place: Fjordbygda", &format!("delivery_place: {text}"))
        .edited(AGREEMENT, "title: Ved signering av avtalen,", &format!("title: {text},"))
        .edited(AGREEMENT, "role: Prosjektleder,", &format!("role: {text},"))
        .edited(COSTS, "description: Leie av sal og lydanlegg en dag", &format!("description: {text}"))
        .edited(COSTS, "supplier: Eksempel Grendehus SA", &format!("supplier: {text}"));
    issued(example, &[])
}
