//! E11: the electronic invoice (EHF). The rules' ids are those of Peppol BIS Billing 3.0 and EN 16931.

use std::fmt::Display;

use super::{Blames, Code, Place, Problem, Severity};

catalogue! {
    EINVOICE:
    E1101 Error Inputs EhfFactOpen { key, description }
        "`{key}` is open, and no EHF can be made without it";
        "write it, {description}";
    E1112 Error Inputs EhfTooHeavy { document, total, limit, each }
        "the files in the EHF of `{document}` weigh {total}, and {limit} is the most: {each}";
        "take out or scan anew what is heaviest; or ask the buyer whether more is taken, and raise `ehf.max_attachments_mb` in agreement.yaml";
    W1101 Warning Inputs EhfHeavy { document, total, each, limit }
        "the files in the EHF of `{document}` weigh {total}: {each}";
        "scan anew what is heaviest, or ask the buyer whether it is taken; up to {limit} is issued";
    W1102 Warning Inputs EhfFileLeftOut { file, document, mime }
        "`{file}` is left out of the EHF of `{document}`: {mime} is not among the types that it takes";
        "save it as a PDF, if the buyer is to get it with the EHF; it is in the package either way";
    W1103 Warning Inputs EhfNotYet { document, open }
        "no EHF can be made of {document} yet: {open} must be filled in first";
        "write what is missing; `bilag check` tells when it is enough";
}
