//! Metadata as XMP, which PDF/A wants beside the old dictionary and in agreement with it.

/// What a file says about itself.
pub(crate) struct About {
    pub title: String,
    /// Authors on one line; empty when there are none.
    pub authors: String,
    /// `2026-06-29` when the issue is dated.
    pub date: Option<String>,
    /// Part of PDF/A: 2, or 3 with an attachment; `None` for a file with a password, which is no PDF/A.
    pub part: Option<u8>,
    /// Sixteen bytes made from the content.
    pub id: [u8; 16],
}

/// Name of the producing program, in both kinds of metadata.
pub(crate) const PRODUCER: &str = "Yaobao";

/// The packet.
pub(crate) fn packet(about: &About) -> String {
    let mut xmp = String::from(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
         xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n",
    );
    let mut add = |line: String| {
        xmp.push_str(&line);
        xmp.push('\n');
    };
    if let Some(part) = about.part {
        add(format!("<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"));
    }
    add("<dc:format>application/pdf</dc:format>".to_owned());
    add("<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>".to_owned());
    let title = escaped(&about.title);
    add(format!("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>"));
    if !about.authors.is_empty() {
        add(format!("<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>", escaped(&about.authors)));
    }
    if let Some(date) = &about.date {
        let time = format!("{date}T00:00:00+08:00");
        add(format!("<xmp:CreateDate>{time}</xmp:CreateDate><xmp:ModifyDate>{time}</xmp:ModifyDate>"));
    }
    add(format!("<pdf:Producer>{PRODUCER}</pdf:Producer>"));
    let id = uuid(&about.id);
    add(format!("<xmpMM:DocumentID>uuid:{id}</xmpMM:DocumentID><xmpMM:InstanceID>uuid:{id}</xmpMM:InstanceID>"));
    add("</rdf:Description></rdf:RDF></x:xmpmeta>".to_owned());
    xmp.push_str("<?xpacket end=\"r\"?>");
    xmp
}

/// `R&D` must not end the packet.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

fn uuid(bytes: &[u8; 16]) -> String {
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_what_would_end_the_packet() {
        let about =
            About { title: "R&D <投入>".to_owned(), authors: String::new(), date: None, part: Some(2), id: [7; 16] };
        let packet = packet(&about);
        assert!(packet.contains("R&amp;D &lt;投入&gt;"));
        assert!(!packet.contains("dc:creator"));
        assert!(packet.contains("uuid:07070707-0707-0707-0707-070707070707"));
    }
}
