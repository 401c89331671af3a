//! A logo at the head of the documents: small, whole in itself, and fit for an archive.

use std::sync::Arc;

use bilag_core::diag::Problem;
use bilag_core::typesetting::{Logo, LogoError, PageFormat, Picture, RenderJob, TemplateFile};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::page::Page;

use super::{receipts, setting, stack};

/// As large as a logo is printed at most: width and height, in hundredths of a millimetre.
const LARGEST: (u32, u32) = (4_000, 1_600);

/// A drawing above this is no logo, and every document would carry it.
const MOST_BYTES: usize = 1 << 20;

/// Shows the drawing on a page of its own size.
const TEMPLATE: &str = r#"
#set document(title: "Logo")
#set page(width: auto, height: auto, margin: 0pt)
#image("data/pictures/logo.svg", alt: "Logo")
"#;

/// Looks at a logo and finds its size on the paper.
///
/// # Errors
/// Whatever would keep a document from showing it, from any folder and for good.
pub(super) fn logo(bytes: &[u8]) -> Result<Logo, LogoError> {
    if bytes.starts_with(b"\x89PNG\r\n\x1A\n") {
        return pixels(bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if text.contains("<svg") => drawing(text),
        _ => Err(LogoError::Unsupported),
    }
}

fn pixels(bytes: &[u8]) -> Result<Logo, LogoError> {
    let page = receipts::pages(bytes).map_err(LogoError::Picture)?.remove(0);
    fitted(page.format, page.bytes, (page.width_pt, page.height_pt))
}

fn drawing(text: &str) -> Result<Logo, LogoError> {
    if text.len() > MOST_BYTES {
        return Err(unusable("it is larger than a megabyte"));
    }
    for (element, reason) in [
        ("<text", "it has text, which would need a font that isn't here"),
        ("<image", "it has a picture of pixels in it; save the whole of it as PNG instead"),
        ("<!ENTITY", "it has abbreviations (`<!ENTITY`) in it"),
    ] {
        if text.contains(element) {
            return Err(unusable(reason));
        }
    }
    if let Some(address) = address_outside(text) {
        return Err(LogoError::ReachesOut(address.to_owned()));
    }
    let size = proven_size(text)?;
    fitted(PageFormat::Svg, text.as_bytes().to_vec(), size)
}

/// The first thing that a drawing refers to and that isn't in it.
fn address_outside(text: &str) -> Option<&str> {
    if text.contains("@import") {
        return Some("@import");
    }
    let quoted = text.split("href").skip(1).filter_map(|rest| {
        let value = rest.trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|first| matches!(first, '"' | '\''))?;
        value[1..].split(quote).next()
    });
    let painted = text.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    let bare = |value: &str| value.trim_start_matches([' ', '\n', '"', '\'']).to_owned();
    quoted.chain(painted).find(|value| !bare(value).starts_with('#'))
}

/// Sets the drawing alone on a page, which proves that it can be set at all, and tells its size.
fn proven_size(text: &str) -> Result<(u32, u32), LogoError> {
    let (name, path) = ("logo.typ".to_owned(), "built-in:logo.typ".to_owned());
    let template = TemplateFile { name, path, bytes: Arc::from(TEMPLATE.as_bytes()) };
    let picture = Picture { name: "logo.svg".to_owned(), bytes: Arc::from(text.as_bytes()) };
    let job = RenderJob {
        template: "logo",
        templates: Arc::new([template]),
        data: Vec::new(),
        pictures: vec![picture],
        identifier: "logo".to_owned(),
        date: None,
    };
    let pdf = setting::pdf(&job).map_err(|problems| {
        let said = |problem: &Problem| {
            let reason = problem.gap("message").or(problem.gap("reason"));
            reason.unwrap_or(&problem.message).to_owned()
        };
        LogoError::Unusable(problems.iter().next().map(said).unwrap_or_default())
    })?;
    let size = stack::deep(|| Pdf::new(pdf.bytes).ok()?.pages().first().map(size));
    size.ok().flatten().ok_or_else(|| unusable("it has no size"))
}

/// A page's sides in hundredths of a point.
#[expect(clippy::float_arithmetic, reason = "lengths on paper, which hayro counts in floats")]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast stops at 0 and at the largest"
)]
fn size(page: &Page<'_>) -> (u32, u32) {
    let (width, height) = page.render_dimensions();
    ((width * 100.0).round() as u32, (height * 100.0).round() as u32)
}

/// As large as fits, whatever the natural size is.
fn fitted(format: PageFormat, bytes: Vec<u8>, (width, height): (u32, u32)) -> Result<Logo, LogoError> {
    let (wide, high) = (u64::from(width), u64::from(height));
    let (most_wide, most_high) = (u64::from(LARGEST.0), u64::from(LARGEST.1));
    let side = |length: u64, most: u64, along: u64| {
        u32::try_from((length * most + along / 2).checked_div(along)?.max(1)).ok()
    };
    let sides = if wide * most_high > high * most_wide {
        side(high, most_wide, wide).map(|height| (LARGEST.0, height))
    } else {
        side(wide, most_high, high).map(|width| (width, LARGEST.1))
    };
    let (width, height) = sides.ok_or_else(|| unusable("it has no size"))?;
    Ok(Logo { format, bytes, width, height })
}

fn unusable(reason: &str) -> LogoError {
    LogoError::Unusable(reason.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{LogoError, PageFormat, address_outside, logo};

    fn svg(size: &str, inner: &str) -> String {
        format!(r#"<svg xmlns="http://www.w3.org/2000/svg" {size}>{inner}</svg>"#)
    }

    #[test]
    fn a_drawing_fits_whatever_its_size() {
        let shape = r##"<rect width="4" height="2" fill="#0b4f6c"/>"##;
        for (size, wanted) in [
            (r#"width="400" height="100" viewBox="0 0 8 2""#, (4_000, 1_000)),
            (r#"width="20" height="20""#, (1_600, 1_600)),
            (r#"viewBox="0 0 30 90""#, (533, 1_600)),
        ] {
            let logo = logo(svg(size, shape).as_bytes()).unwrap();
            assert_eq!((logo.width, logo.height), wanted, "{size}");
            assert_eq!(logo.format, PageFormat::Svg);
        }
    }

    #[test]
    fn what_is_not_in_the_file_is_named() {
        for (inner, address) in [
            (r"<use xlink:href = 'others.svg#a'/>", Some("others.svg#a")),
            (r#"<a href="https://example.org"/>"#, Some("https://example.org")),
            (r#"<rect style="fill: url('paint.svg#p')"/>"#, Some("'paint.svg#p'")),
            ("<style>@import 'x.css'</style>", Some("@import")),
            (r##"<use href="#a"/><rect fill="url(#p)"/>"##, None),
        ] {
            assert_eq!(address_outside(&svg("", inner)), address, "{inner}");
        }
        let reaching = svg("", r#"<use href="others.svg"/>"#);
        assert_eq!(logo(reaching.as_bytes()), Err(LogoError::ReachesOut("others.svg".to_owned())));
    }

    #[test]
    fn what_is_no_logo_is_refused() {
        assert_eq!(logo(b"%PDF-1.7"), Err(LogoError::Unsupported));
        assert_eq!(logo(b"\xff\xd8\xff"), Err(LogoError::Unsupported));
        assert!(matches!(logo(b"\x89PNG\r\n\x1A\nno more"), Err(LogoError::Picture(_))));
        for inner in ["<text>Selger</text>", r#"<image href="data:image/png;base64,"/>"#, "<rect"] {
            assert!(matches!(logo(svg("", inner).as_bytes()), Err(LogoError::Unusable(_))), "{inner}");
        }
    }
}
