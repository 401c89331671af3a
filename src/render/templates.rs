//! The templates and fonts that are in the binary.

/// One file of templates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateFile {
    /// Its name, such as `invoice.typ`.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Name and text of every built-in template.
pub const BUILT_IN: &[(&str, &str)] = &[
    ("activities.typ", include_str!("../../templates/activities.typ")),
    ("charts.typ", include_str!("../../templates/charts.typ")),
    ("costs.typ", include_str!("../../templates/costs.typ")),
    ("invoice.typ", include_str!("../../templates/invoice.typ")),
    ("report.typ", include_str!("../../templates/report.typ")),
    ("settlement.typ", include_str!("../../templates/settlement.typ")),
    ("style.typ", include_str!("../../templates/style.typ")),
    ("timesheet.typ", include_str!("../../templates/timesheet.typ")),
];

/// Inter, the face of Norwegian public services' design system; tabular figures and all Nordic and Sámi letters.
pub(super) const FONTS: &[&[u8]] = &[
    include_bytes!("../../templates/fonts/Inter-Regular.otf"),
    include_bytes!("../../templates/fonts/Inter-Italic.otf"),
    include_bytes!("../../templates/fonts/Inter-SemiBold.otf"),
    include_bytes!("../../templates/fonts/Inter-SemiBoldItalic.otf"),
];
