//! The one writer of XML: every text is escaped, every element closed, the same on every machine.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::num::Money;

/// Every amount is in kroner (BT-5).
pub(super) const CURRENCY: &str = "NOK";

/// What a document's root element declares.
const NAMESPACES: [(&str, &str); 2] = [
    ("xmlns:cac", "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"),
    ("xmlns:cbc", "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"),
];

/// XML on its way to be bytes.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// A whole document below a root element of a namespace.
    pub(super) fn document(root: &str, namespace: &str, content: impl FnOnce(&mut Self)) -> Vec<u8> {
        let mut xml = Self { writer: Writer::new_with_indent(Vec::new(), b' ', 2) };
        xml.put(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        let mut start = BytesStart::new(root).with_attributes([("xmlns", namespace)]);
        start.extend_attributes(NAMESPACES);
        xml.put(Event::Start(start));
        content(&mut xml);
        xml.put(Event::End(BytesEnd::new(root)));
        let mut bytes = xml.writer.into_inner();
        bytes.push(b'\n');
        bytes
    }

    /// An element with others in it, such as `cac:Party`.
    pub(super) fn group(&mut self, name: &str, content: impl FnOnce(&mut Self)) {
        self.put(Event::Start(BytesStart::new(name)));
        content(self);
        self.put(Event::End(BytesEnd::new(name)));
    }

    /// An element with text, such as `cbc:ID`.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.text_with(name, &[], text);
    }

    /// The same, if there is a text.
    pub(super) fn optional(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    /// An element with attributes and text, such as a quantity with its unit.
    pub(super) fn text_with(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.put(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())));
        self.put(Event::Text(BytesText::new(text)));
        self.put(Event::End(BytesEnd::new(name)));
    }

    /// An amount with its currency.
    pub(super) fn amount(&mut self, name: &str, amount: Money) {
        self.text_with(name, &[("currencyID", CURRENCY)], &amount.to_string());
    }

    fn put(&mut self, event: Event<'_>) {
        self.writer.write_event(event).expect("memory takes every byte");
    }
}
