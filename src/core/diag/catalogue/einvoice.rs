//! E11: the electronic invoice (EHF). The rules' ids are those of Peppol BIS Billing 3.0 and EN 16931.

use super::{Code, Entry, Severity};

catalogue! {
    EINVOICE_ENTRIES:
    EHF_FACT_OPEN = "E1101" Error {
        "`{key}` is open, and no EHF can be made without it";
        "write it, {description}";
        "Every EHF names both parties with number and address, the seller's standing under the VAT Act and the account \
         to pay to; the buyer may hold back payment until one does (forskrift 2019-04-01-444 § 5)."
    }
    EHF_NUMBER = "E1102" Error {
        "`{text}` in the EHF is not {what} ({rule})";
        "correct `{key}`: every digit counts, and the last one follows from the others";
        "The buyer's system computes the check digit too, and refuses the invoice or pays to nobody."
    }
    EHF_BUYER_REFERENCE = "E1103" Error {
        "the EHF has {found} where the buyer looks for the order number ({rule})";
        "write the number alone in `{key}`, such as B701010";
        "The buyer's system sends an invoice on by exactly this field, and back to you when it can't read it."
    }
    EHF_EMPTY = "E1104" Error {
        "`{element}` is empty in the EHF (PEPPOL-EN16931-R008)";
        "write `{key}`, or take it out if it isn't needed";
        "The buyer's system refuses an invoice with an empty element."
    }
    EHF_VAT_NUMBER = "E1105" Error {
        "the EHF {what} ({rule})";
        "correct `{key}`: only a seller in Merverdiavgiftsregisteret has a VAT number and may state VAT";
        "VAT that was stated by someone who isn't registered must be paid all the same (mval §§ 11-4 and 15-11)."
    }
    EHF_VAT_RATE = "E1106" Error {
        "the EHF has {percent} VAT in category {category}, which Norway doesn't have";
        "correct `{key}`";
        "Rates are set by Stortinget each year: 25, 15 and 12 %; outside the scope of VAT there is no rate at all (BR-O-05)."
    }
    EHF_DATES = "E1107" Error {
        "the EHF {what}";
        "correct `{key}`, or issue on another day with `--date`";
        "An invoice says when it is to be paid (bokføringsforskriften § 5-1-1 no. 5), and interest runs from that day."
    }
    EHF_DELIVERY = "E1108" Error {
        "the EHF says neither when it was delivered nor over which period";
        "write `{key}`";
        "An invoice says when and where it was delivered (bokføringsforskriften § 5-1-1 no. 4)."
    }
    EHF_CREDIT_NOTE = "E1109" Error {
        "the credit note {what} ({rule})";
        "report this as a mistake in bilag, with the inputs if they may be shown";
        "A credit note names the invoice that it reverses, and its kind does the reversing: a sum below zero would ask for money."
    }
    EHF_SUM = "E1110" Error {
        "{what} is {found} in the EHF, and its parts give {expected} ({rule})";
        "report this as a mistake in bilag, with the inputs if they may be shown";
        "The buyer's system adds up everything anew, and refuses an invoice that is an øre wrong."
    }
    EHF_FORM = "E1111" Error {
        "the EHF {what} ({rule})";
        "report this as a mistake in bilag, with the inputs if they may be shown";
        "The buyer's system refuses an invoice that doesn't follow Peppol BIS Billing 3.0."
    }
    EHF_TOO_HEAVY = "E1112" Error {
        "the files in the EHF of `{document}` weigh {total}, and {limit} is the most: {each}";
        "take out or scan anew what is heaviest; or ask the buyer whether more is taken, and raise `ehf.max_attachments_mb` in agreement.yaml";
        "An invoice that is too heavy for a system on its way never arrives, and nobody is told."
    }
    EHF_CHARACTER = "E1113" Error {
        "`{element}` in the EHF has the character {number}, which XML can't carry";
        "take it out of `{key}`, or of `--reason`";
        "The buyer's system can't read a file with such a character at all (XML 1.0, 2.2)."
    }
}

catalogue! {
    EINVOICE_WARNINGS_ENTRIES:
    EHF_HEAVY = "W1101" Warning {
        "the files in the EHF of `{document}` weigh {total}: {each}";
        "scan anew what is heaviest, or ask the buyer whether it is taken; up to {limit} is issued";
        "Receivers of EHF were promised at most 5 MB; what is heavier may get stuck on its way."
    }
    EHF_FILE_LEFT_OUT = "W1102" Warning {
        "`{file}` is left out of the EHF of `{document}`: {mime} is not among the types that it takes";
        "save it as a PDF, if the buyer is to get it with the EHF; it is in the package either way";
        "An EHF takes PDF, PNG, JPEG, CSV, XLSX and ODS (Peppol BIS Billing 3.0, BR-CL-24)."
    }
    EHF_NOT_YET = "W1103" Warning {
        "no EHF can be made of {document} yet: {open} must be filled in first";
        "write what is missing; `bilag check` tells when it is enough";
        "The buyer takes invoices as EHF only, and may hold back payment until one comes (forskrift 2019-04-01-444 § 5)."
    }
}
