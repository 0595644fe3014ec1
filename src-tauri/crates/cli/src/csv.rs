//! Comma-separated values, as RFC 4180 and spreadsheets have them.

/// One record with its line end.
pub(crate) fn record<'c>(cells: impl IntoIterator<Item = &'c str>) -> String {
    let cells: Vec<String> = cells.into_iter().map(cell).collect();
    cells.join(",") + "\r\n"
}

fn cell(text: &str) -> String {
    // A spreadsheet takes a cell that begins so for a formula, and bulletins are other people's texts.
    let formula =
        text.starts_with(['=', '+', '@', '\t', '\r']) || (text.starts_with('-') && text.parse::<f64>().is_err());
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_what_would_break_a_record() {
        assert_eq!(record(["甲,乙", "他说\"好\"", "丙"]), "\"甲,乙\",\"他说\"\"好\"\"\",丙\r\n");
    }

    #[test]
    fn a_cell_never_becomes_a_formula() {
        assert_eq!(record(["=1+1", "-3.5", "-甲"]), "'=1+1,-3.5,'-甲\r\n");
    }
}
