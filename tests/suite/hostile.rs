//! Receipts and logos that were made to take the program down: each is an error with its place, and the rest goes on.

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::Instant;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use serde_json::Value;

use crate::support::{Run, Workspace};

/// What a receipt may take in these tests; a folder is drawn by one process at a time, so that bombs don't add up.
const SHORT: [(&str, &str); 2] = [("BILAG_RECEIPT_SECONDS", "1"), ("RAYON_NUM_THREADS", "1")];

/// A PDF of raw objects, numbered from 1; the first is the catalog.
pub(crate) fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut table = "0000000000 65535 f \n".to_owned();
    for (object, number) in objects.iter().zip(1..) {
        writeln!(table, "{:010} 00000 n ", file.len()).expect("text");
        file.extend([format!("{number} 0 obj\n").as_bytes(), object, b"\nendobj\n"].concat());
    }
    let (start, size) = (file.len(), objects.len() + 1);
    let trailer =
        format!("xref\n0 {size}\n{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    [file, trailer.into_bytes()].concat()
}

/// A stream with entries in its dictionary.
fn stream(entries: &str, bytes: &[u8]) -> Vec<u8> {
    [format!("<<{entries}/Length {}>>stream\n", bytes.len()).as_bytes(), bytes, b"\nendstream"].concat()
}

/// A PDF of one page with that content and these resources; the objects are numbered from 5.
fn page(content: &[u8], resources: &str, objects: &[Vec<u8>]) -> Vec<u8> {
    let page =
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<<{resources}>>>>");
    let first = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        page.into_bytes(),
        stream("", content),
    ];
    pdf(&[&first, objects].concat())
}

/// Zeros, deflated to a thousandth; a megabyte is deflated once and repeated.
fn deflated_zeros(megabytes: u32) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.flush().expect("bytes");
    let head = encoder.get_ref().len();
    encoder.write_all(&[0; 1 << 20]).expect("bytes");
    encoder.flush().expect("bytes");
    let once = encoder.get_ref().clone();
    let (zeros, count) = (&once[head..], u64::from(megabytes) << 20);
    // The end of the data, and Adler's checksum of zeros.
    let checksum = u32::try_from(count % 65_521).expect("a small number");
    let checksum = (checksum << 16 | 1).to_be_bytes();
    [&once[..head], &zeros.repeat(megabytes as usize), &[3, 0], &checksum].concat()
}

/// Arrays in arrays, until the stack of whoever reads them ends.
fn nested_arrays() -> Vec<u8> {
    let arrays = "[".repeat(200_000);
    page(b"", &format!("/XObject {arrays}"), &[])
}

/// A tree of pages in which each branch has the next one twice: 2^40 leaves.
fn page_tree() -> Vec<u8> {
    let branch = |number: usize| format!("<</Type/Pages/Kids[{0} 0 R {0} 0 R]/Count 9>>", number + 1);
    let mut objects = vec![b"<</Type/Catalog/Pages 2 0 R>>".to_vec()];
    objects.extend((2..42).map(|number| branch(number).into_bytes()));
    objects.push(b"<</Type/Page/MediaBox[0 0 9 9]>>".to_vec());
    pdf(&objects)
}

/// A picture that says 2 × 2 to whoever looks, and 60 000 × 60 000 in its data.
fn jbig2() -> Vec<u8> {
    let side = 60_000_u32.to_be_bytes();
    let information = [&[0, 0, 0, 0, 48, 0, 1, 0, 0, 0, 19][..], &side, &side, &[0; 8], &[0, 0, 0]].concat();
    let picture = stream(
        "/Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode",
        &information,
    );
    page(b"200 0 0 100 0 0 cm /I Do", "/XObject<</I 5 0 R>>", &[picture])
}

/// Forms that each show the next one ten times: a hundred million times in all, or without an end worth waiting for.
fn laughing_forms(levels: usize) -> Vec<u8> {
    let form = |number: usize| {
        let resources = format!(
            "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F {} 0 R>>>>",
            number + 1
        );
        stream(&resources, "/F Do ".repeat(10).as_bytes())
    };
    let mut objects: Vec<Vec<u8>> = (5..5 + levels).map(form).collect();
    objects.push(stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"0 0 1 1 re f"));
    page(b"/F Do", "/XObject<</F 5 0 R>>", &objects)
}

/// Functions made of ten functions each, eight times over.
fn laughing_functions() -> Vec<u8> {
    let function = |number: usize| {
        let parts = format!("{} 0 R ", number + 1).repeat(10);
        let bounds = ".1 .2 .3 .4 .5 .6 .7 .8 .9";
        format!(
            "<</FunctionType 3/Domain[0 1]/Functions[{parts}]/Bounds[{bounds}]/Encode[{}]>>",
            "0 1 ".repeat(10)
        )
    };
    let mut objects =
        vec![b"<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 200 0]/Function 6 0 R>>".to_vec()];
    objects.extend((6..15).map(|number| function(number).into_bytes()));
    objects.push(b"<</FunctionType 2/Domain[0 1]/C0[0]/C1[1]/N 1>>".to_vec());
    page(b"/S sh", "/Shading<</S 5 0 R>>", &objects)
}

/// A page's content, deflated twice.
fn double_flate() -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&deflated_zeros(4_000)).expect("bytes");
    let twice = encoder.finish().expect("bytes");
    let objects = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>".to_vec(),
        stream("/Filter[/FlateDecode/FlateDecode]", &twice),
    ];
    pdf(&objects)
}

/// A pattern that is painted with itself.
fn recursive_pattern() -> Vec<u8> {
    let pattern = stream(
        "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9\
         /Resources<</Pattern<</P 5 0 R>>>>",
        b"/Pattern cs /P scn 0 0 9 9 re f",
    );
    page(b"/Pattern cs /P scn 0 0 99 99 re f", "/Pattern<</P 5 0 R>>", &[pattern])
}

/// A PNG of one pixel with a colour profile of so many megabytes.
fn profile(megabytes: u32) -> Vec<u8> {
    let chunk = |kind: &[u8], bytes: &[u8]| {
        let mut checksum = flate2::Crc::new();
        checksum.update(kind);
        checksum.update(bytes);
        let length = u32::try_from(bytes.len()).expect("a chunk").to_be_bytes();
        [&length, kind, bytes, &checksum.sum().to_be_bytes()].concat()
    };
    let mut pixel = ZlibEncoder::new(Vec::new(), Compression::fast());
    pixel.write_all(&[0, 9]).expect("bytes");
    [
        b"\x89PNG\r\n\x1A\n".to_vec(),
        chunk(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]),
        chunk(b"iCCP", &[&b"x\0\0"[..], &deflated_zeros(megabytes)].concat()),
        chunk(b"IDAT", &pixel.finish().expect("bytes")),
        chunk(b"IEND", b""),
    ]
    .concat()
}

/// The example, with these files as the receipts of as many vouchers.
fn with_receipts(workspace: Workspace, receipts: &[(&str, Vec<u8>)]) -> Workspace {
    let mut costs = "costs:\n".to_owned();
    let mut workspace = workspace;
    for ((name, bytes), number) in receipts.iter().zip(1..) {
        writeln!(
            costs,
            "- {{voucher: {number}, date: 2026-03-02, supplier: Butikk {number}, description: Ting, purpose: Prøve, \
             category: other, amount: 10.00, vat: 0.00, vat_recoverable: false, receipts: [receipts/{name}]}}"
        )
        .expect("text");
        workspace = workspace.with(&format!("inputs/bomber/receipts/{name}"), bytes);
    }
    workspace.with("inputs/bomber/costs.yaml", costs)
}

/// The example beside a copy of it, whose receipts are to be exchanged.
fn beside_the_example() -> Workspace {
    let mut workspace = Workspace::example();
    for file in workspace.files("inputs/fjordbygda") {
        if !file.starts_with("receipts/") {
            let bytes = workspace.read(&format!("inputs/fjordbygda/{file}"));
            workspace = workspace.with(&format!("inputs/bomber/{file}"), bytes);
        }
    }
    workspace
}

/// What was said of each receipt: its code and its message, in the order of the lines.
fn told(run: &Run) -> Vec<(u64, String, String)> {
    let answer: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.stderr));
    let problems = answer["problems"].as_array().expect("a list");
    let of_receipts = problems.iter().filter(|problem| problem["file"] == "inputs/bomber/costs.yaml");
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    of_receipts
        .map(|problem| {
            (problem["line"].as_u64().expect("a line"), text(&problem["code"]), text(&problem["message"]))
        })
        .collect()
}

#[cfg(target_os = "linux")]
#[test]
#[cfg_attr(not(feature = "typeset"), ignore = "it draws receipts")]
fn a_bomb_is_an_error_of_its_own_line_and_the_rest_is_built() {
    let bombs = [
        ("nested_arrays.pdf", nested_arrays(), "nested too deeply"),
        ("recursive_pattern.pdf", recursive_pattern(), ""),
        ("page_tree.pdf", page_tree(), ""),
        ("jbig2.pdf", jbig2(), ""),
        ("form_laughs.pdf", laughing_forms(8), ""),
        ("endless.pdf", laughing_forms(30), ""),
        ("function_laughs.pdf", laughing_functions(), ""),
        ("doubleflate.pdf", double_flate(), ""),
        ("iccp.png", profile(3_000), ""),
    ];
    let receipts: Vec<(&str, Vec<u8>)> =
        bombs.iter().map(|(name, bytes, _)| (*name, bytes.clone())).collect();
    let workspace = with_receipts(beside_the_example(), &receipts);
    for command in ["check", "build"] {
        let begun = Instant::now();
        let run = workspace.bilag_with(&[command, "--format", "json"], &SHORT);
        println!("{command}: {:?}", begun.elapsed());
        assert_eq!(run.status, 1, "{}", run.stderr);
        let told = told(&run);
        // What is only met when it is drawn, `build` tells.
        let is_met =
            |name: &&str| command == "build" || matches!(*name, "nested_arrays.pdf" | "page_tree.pdf");
        for ((name, _, why), line) in bombs.iter().zip(2..).filter(|((name, ..), _)| is_met(name)) {
            let named = format!("`receipts/{name}` can't be drawn: ");
            let found = told.iter().find(|(at, code, _)| *at == line && code == "E0470");
            let (_, _, message) = found.unwrap_or_else(|| panic!("{name} isn't told: {told:#?}"));
            println!("{message}");
            assert!(message.starts_with(&named) && message.contains(why), "{message}");
            assert!(!message.contains("process"), "{message}");
        }
    }
    assert!(!workspace.files("outputs/fjordbygda/draft").is_empty(), "the other agreement has its drafts");
    assert!(workspace.files("outputs").iter().all(|file| !file.starts_with("bomber/")));
}

/// What is refused, or shown, without a process having to die for it.
#[test]
#[cfg_attr(not(feature = "typeset"), ignore = "it draws receipts")]
fn what_would_come_out_blank_is_told() {
    let form = |fields: &str, form: &str| {
        pdf(&[
            format!("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{fields}]{form}>>>>").into_bytes(),
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
            format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Annots[{fields}]>>").into_bytes(),
            b"<</Type/Annot/Subtype/Widget/FT/Tx/T(sum)/V(1 250,00)/Rect[9 9 99 30]>>".to_vec(),
            b"<</Type/Annot/Subtype/Widget/FT/Tx/T(sum)/V()/Rect[9 9 99 30]>>".to_vec(),
        ])
    };
    let fax = stream(
        "/Type/XObject/Subtype/Image/Width 400/Height 300/ColorSpace/DeviceGray/BitsPerComponent 1\
         /Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 400/Rows 300>>",
        &[0x80, 0x13, 0x55, 0xAA, 0x00, 0x00, 0x00, 0x00],
    );
    let receipts = [
        ("field.pdf", form("4 0 R", "")),
        ("empty.pdf", form("5 0 R", "")),
        ("xfa.pdf", form("", "/XFA(data)")),
        ("ccitt.pdf", page(b"200 0 0 100 0 0 cm /I Do", "/XObject<</I 5 0 R>>", &[fax])),
    ];
    let workspace = with_receipts(beside_the_example(), &receipts);
    let run = workspace.bilag(&["check", "--format", "json"]);
    let told: Vec<String> =
        told(&run).into_iter().map(|(_, code, message)| format!("{code} {message}")).collect();
    let wanted = [
        "E0413 `receipts/field.pdf` can't be read to its end: a field on page 1 has a value that isn't drawn",
        "E0413 `receipts/xfa.pdf` can't be read to its end: it is a form of the kind XFA, which only Adobe's own programs draw",
        "E0413 `receipts/ccitt.pdf` can't be read to its end: a picture on page 1 can't be read to its end",
    ];
    let told: Vec<&str> = told.iter().map(String::as_str).filter(|told| told.starts_with("E04")).collect();
    assert_eq!(told, wanted);
}

#[cfg(target_os = "linux")]
#[test]
#[cfg_attr(not(feature = "typeset"), ignore = "it draws logos")]
fn a_logo_that_never_ends_is_told() {
    let logo = r##"<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="4000"><filter id="f" x="-900%" y="-900%"
        width="9900%" height="9900%"><feTurbulence numOctaves="100000" baseFrequency="0.9"/></filter>
        <rect width="4000" height="4000" filter="url(#f)"/></svg>"##;
    let workspace = Workspace::example().with("inputs/fjordbygda/logo.svg", logo);
    let run = workspace.bilag_with(&["check"], &SHORT);
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stderr.contains("error[E0423]: `logo.svg` can't stand as a logo: "), "{}", run.stderr);
}
