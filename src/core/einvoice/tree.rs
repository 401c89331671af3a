//! XML as a plain tree, for readers that know nothing of the model.

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Elements inside each other at the most: an invoice has ten.
const DEPTH_MAX: usize = 40;

/// An element; names are without their prefixes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Element>,
    /// The text directly in it.
    pub(super) text: String,
}

impl Element {
    /// Reads a whole document.
    ///
    /// # Errors
    /// Why the bytes are no well-formed XML that an invoice could be, in words.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())?;
        let mut reader = Reader::from_str(text);
        reader.config_mut().enable_all_checks(true);
        let mut open: Vec<Self> = Vec::new();
        let mut root: Option<Self> = None;
        loop {
            let event = reader.read_event().map_err(|error| error.to_string())?;
            let closed = match event {
                Event::Start(start) => {
                    if open.len() >= DEPTH_MAX {
                        return Err(format!("more than {DEPTH_MAX} elements stand inside each other"));
                    }
                    open.push(Self::opened(&start)?);
                    None
                }
                Event::Empty(start) => Some(Self::opened(&start)?),
                Event::End(_) => open.pop(),
                Event::Text(text) => Self::add(&mut open, &text.xml10_content())?,
                Event::CData(text) => Self::add(&mut open, &text.xml10_content())?,
                Event::GeneralRef(reference) => Self::add(&mut open, &resolved(&reference)?)?,
                Event::DocType(_) => return Err("it declares a document type".to_owned()),
                Event::Eof => break,
                Event::Decl(_) | Event::Comment(_) | Event::PI(_) => None,
            };
            let Some(element) = closed else { continue };
            match open.last_mut() {
                Some(parent) => parent.children.push(element),
                None if root.is_none() => root = Some(element),
                None => return Err("it has two root elements".to_owned()),
            }
        }
        if !open.is_empty() {
            return Err("it ends in the middle".to_owned());
        }
        root.ok_or_else(|| "it is empty".to_owned())
    }

    fn opened(start: &BytesStart<'_>) -> Result<Self, String> {
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| error.to_string())?;
            let value =
                attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|error| error.to_string())?;
            attributes.push((attribute.key.0.to_owned(), value.into_owned()));
        }
        let name = start.local_name().into_inner().to_owned();
        Ok(Self { name, attributes, ..Self::default() })
    }

    /// Adds text to the innermost open element; outside the root only white space may stand.
    fn add(open: &mut [Self], text: &str) -> Result<Option<Self>, String> {
        match open.last_mut() {
            Some(element) => element.text.push_str(text),
            None if text.trim().is_empty() => {}
            None => return Err("it has text outside the root element".to_owned()),
        }
        Ok(None)
    }

    /// Every element at the end of a path of names.
    pub(super) fn all<'a>(&'a self, path: &[&str]) -> Vec<&'a Self> {
        let Some((first, rest)) = path.split_first() else { return vec![self] };
        let matching = self.children.iter().filter(|child| child.name == *first);
        matching.flat_map(|child| child.all(rest)).collect()
    }

    /// The first element at the end of a path of names.
    pub(super) fn at<'a>(&'a self, path: &[&str]) -> Option<&'a Self> {
        self.all(path).into_iter().next()
    }

    /// The text of the first element at the end of a path.
    pub(super) fn text_at(&self, path: &[&str]) -> Option<&str> {
        self.at(path).map(|element| element.text.trim())
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Calls `visit` with this element and each below it, and the names on the way to it.
    pub(super) fn each<'a>(&'a self, visit: &mut impl FnMut(&[&'a str], &'a Self)) {
        self.walk(&mut Vec::new(), visit);
    }

    fn walk<'a>(&'a self, path: &mut Vec<&'a str>, visit: &mut impl FnMut(&[&'a str], &'a Self)) {
        path.push(&self.name);
        visit(path, self);
        for child in &self.children {
            child.walk(path, visit);
        }
        path.pop();
    }
}

/// The character that `&name;` or `&#number;` stands for.
fn resolved(reference: &BytesRef<'_>) -> Result<String, String> {
    if let Some(letter) = reference.resolve_char_ref().map_err(|error| error.to_string())? {
        return Ok(letter.to_string());
    }
    let name: &str = reference;
    quick_xml::escape::resolve_predefined_entity(name)
        .map(str::to_owned)
        .ok_or_else(|| format!("`&{name};` stands for nothing"))
}

#[cfg(test)]
mod tests {
    use super::Element;

    #[test]
    fn text_is_what_was_written_before_it_was_escaped() {
        let root =
            Element::read(b"<a:r x='1 &amp; 2'><b>&lt;\xc3\xa6&#248;&gt;</b><b><![CDATA[&]]></b></a:r>")
                .expect("well-formed");
        assert_eq!((root.name.as_str(), root.attribute("x")), ("r", Some("1 & 2")));
        let texts: Vec<&str> = root.all(&["b"]).iter().map(|element| element.text.as_str()).collect();
        assert_eq!(texts, ["<æø>", "&"]);
    }

    #[test]
    fn whatever_is_no_document_is_an_error_and_no_panic() {
        let deep = "<a>".repeat(100_000);
        for wrong in ["", "<a>", "<a></b>", "<a/><b/>", "x<a/>", "<a>&x;</a>", "<!DOCTYPE a><a/>", &deep] {
            assert!(Element::read(wrong.as_bytes()).is_err(), "{wrong:.20}");
        }
        assert!(Element::read(b"<a>\xff</a>").is_err());
    }
}
