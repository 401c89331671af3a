//! The keys of `agreement.yaml`.

keys! {
    /// What the two parties agreed on.
    AGREEMENT {
        optional sample Flag = "The facts are illustrative: drafts can be made, and nothing can be issued.";
        required title Text = "What the agreement is about.";
        required seller { SELLER } = "Who delivers and bills.";
        required buyer { BUYER } = "Who pays.";
        required references { REFERENCES } = "The labels that the buyer asks for on every document.";
        optional signed_on Date = "The day of the last signature; open until it is signed.";
        optional signed_agreement File = "The signed agreement as a file in the folder, for the signing package.";
        required period { PERIOD } = "The project period; every hour and cost lies in it.";
        optional activity_deadline Date = "The day by which activities are finished.";
        optional delivery_deadline Date = "The day by which the final report and invoice are delivered.";
        optional delivery_place Text =
            "Where the work is delivered, in words for the invoice; the seller's town if nothing is said.";
        optional frame Amount = "The most that can be billed, in NOK ex VAT; no frame at all is allowed.";
        optional hourly_rate Amount = "NOK per hour ex VAT, for everybody without a rate of their own.";
        optional vat { VAT } = "The seller's standing under merverdiavgiftsloven; open until it is known.";
        optional payment { PAYMENT } = "How the money is to be paid.";
        optional numbering Numbering =
            "How the seller's invoices and credit notes are numbered, the same in all agreements of the \
             seller; left out, it gives 2026-0001. With `{year}`, each year begins at 1.";
        optional ehf { EHF } = "What the electronic invoices (EHF) may weigh.";
        required milestones ["An instalment." MILESTONE] =
            "When which part is due, in order; the last one settles the whole project.";
        required sub_goals ["A sub-goal (delmål)." SUB_GOAL] = "Sub-goals (delmål), in the agreement's order.";
        required people ["Someone who writes hours." PERSON] = "Who may write hours, in the order of the documents.";
        optional plan ["Hours meant for a month." PLANNED_MONTH] = "Planned hours by month.";
        optional budget ["A line of the budget." BUDGET_LINE] = "The budget that the accounts are laid out by.";
    }

    /// The side that delivers and bills.
    SELLER {
        required name Text = "The full legal name.";
        optional org_number OrgNumber = "The number in Enhetsregisteret, nine digits; open until it is known.";
        optional address { ADDRESS } = "Where post goes; open until it is known.";
        optional contact { CONTACT } = "Whom to ask.";
        optional logo File = "A logo for the head of the documents: an SVG or PNG in the folder.";
    }

    /// The side that pays.
    BUYER {
        required name Text = "The full legal name.";
        optional org_number OrgNumber = "The number in Enhetsregisteret, nine digits; open until it is known.";
        optional vat_registered Flag = "The buyer is in Merverdiavgiftsregisteret: its number is followed by MVA.";
        optional address { ADDRESS } = "Where post goes; open until it is known.";
        optional contact { CONTACT } = "Whom to ask.";
    }

    /// A Norwegian postal address.
    ADDRESS {
        required street Text = "Street or box.";
        required postal_code PostalCode = "Four digits, in quotes so that a leading zero stays.";
        required city Text = "Place of the post office.";
    }

    /// A person who can be asked.
    CONTACT {
        required name Text = "The name.";
        optional email Text = "The e-mail address.";
        optional phone Label = "The telephone number.";
    }

    /// The labels that the buyer asks for.
    REFERENCES {
        required order_number BuyerReference =
            "Bestillernummer, as the buyer gives it and nothing else; Buskerud fylkeskommune's is B and \
             six digits.";
        required project_number ProjectNumber = "Prosjektnummer, as the buyer gives it.";
        required mark Text = "The mark that every document carries, letter for letter.";
        optional contract Label = "The agreement's own name or number.";
    }

    /// From the first to the last day.
    PERIOD {
        required from Date = "The first day.";
        required to Date = "The last day.";
    }

    /// Whether the sale carries VAT.
    VAT {
        required status (not_registered | taxable | exempt) =
            "Not in Merverdiavgiftsregisteret, taxable at 25 %, or registered and exempt.";
        optional reason Text = "With exempt only: the paragraph, in words for the invoice.";
    }

    /// How the buyer pays.
    PAYMENT {
        optional account Account = "The bank account, eleven digits; open until it is known.";
        optional kid Kid = "A payment id with a modulus 10 check digit, if the bank agreement has one.";
        optional term_days TermDays = "Days from the invoice to its due date; 30 if nothing is said.";
    }

    /// The electronic invoices.
    EHF {
        optional max_attachments_mb Megabytes =
            "Megabytes that the files in one may weigh together, from 1 to 100; 10 if nothing is said. \
             Ask the buyer before you raise it.";
    }

    /// An instalment.
    MILESTONE {
        required id Id = "A short name, such as signing.";
        required title Text = "When it falls due, in words for the documents.";
        required basis (advance | settlement) =
            "advance: a share of the frame; settlement: what hours and costs document.";
        optional share Percent = "Its percentage of the frame; an advance needs it.";
        optional through Date = "With an interim settlement: the last day that counts.";
    }

    /// A sub-goal (delmål).
    SUB_GOAL {
        required id Id = "A short name, such as arena.";
        required title Text = "Its text.";
    }

    /// Someone who writes hours.
    PERSON {
        required id Id = "A short name, such as kari.";
        required name Text = "The full name.";
        required role Text = "The role in the project.";
        optional hourly_rate Amount = "NOK per hour ex VAT, if it isn't the agreement's.";
    }

    /// Hours meant for a month.
    PLANNED_MONTH {
        required month Month = "The month.";
        required hours MonthHours = "All people together.";
    }

    /// A line of the budget.
    BUDGET_LINE {
        required title Text = "Its text.";
        required covers (hours | costs) = "What it is compared with: all hours, or all direct costs.";
        required amount Amount = "The planned amount, in NOK ex VAT.";
    }
}
