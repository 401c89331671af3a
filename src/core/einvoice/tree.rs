//! XML as a plain tree, for readers that know nothing of what wrote it.

use roxmltree::{Document, Node};

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
    /// Reads a whole document; one that declares a document type, and with it entities of its own, is none.
    ///
    /// # Errors
    /// Why the bytes are no well-formed XML that an invoice could be, in words.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())?;
        let document = Document::parse(text).map_err(|error| error.to_string())?;
        Self::of(document.root_element(), DEPTH_MAX)
    }

    fn of(node: Node<'_, '_>, depth: usize) -> Result<Self, String> {
        let depth = depth
            .checked_sub(1)
            .ok_or_else(|| format!("more than {DEPTH_MAX} elements stand inside each other"))?;
        let children = node.children().filter(Node::is_element).map(|child| Self::of(child, depth));
        let attributes = node.attributes();
        Ok(Self {
            name: node.tag_name().name().to_owned(),
            attributes: attributes.map(|one| (one.name().to_owned(), one.value().to_owned())).collect(),
            children: children.collect::<Result<_, _>>()?,
            text: node.children().filter(Node::is_text).filter_map(|text| text.text()).collect(),
        })
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

#[cfg(test)]
mod tests {
    use super::Element;

    #[test]
    fn text_is_what_was_written_before_it_was_escaped() {
        let root = Element::read(
            b"<a:r xmlns:a='a' x='1 &amp; 2'><b>&lt;\xc3\xa6&#248;&gt;</b><b><![CDATA[&]]></b></a:r>",
        )
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
