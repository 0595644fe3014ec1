//! Which division a person means by a name.

use crate::contract::ErrorReport;
use crate::report;
use crate::workbench::Workbench;
use yaobao_model::{Division, Gazetteer, Resolution};

impl Workbench {
    /// The official full name of the division that a filter names: `宁夏` means `宁夏回族自治区`.
    ///
    /// # Errors
    /// When no division, or more than one, is called so.
    pub(crate) fn region(&self, name: Option<&str>) -> Result<Option<String>, ErrorReport> {
        let Some(name) = name.map(str::trim).filter(|name| !name.is_empty()) else { return Ok(None) };
        full_name(&self.reader().gazetteer, name).map(Some)
    }
}

fn full_name(gazetteer: &Gazetteer, name: &str) -> Result<String, ErrorReport> {
    if name == Division::WHOLE_COUNTRY || gazetteer.by_full_name(name).is_some() {
        return Ok(name.to_owned());
    }
    let mentions = gazetteer.mentions(name);
    let [mention] = mentions.as_slice() else { return Err(report::no_such_region(name)) };
    if mention.bytes != (0..name.len()) {
        return Err(report::no_such_region(name));
    }
    let candidates = match gazetteer.resolve(mention, None) {
        Some(Resolution::One(division)) => vec![division],
        Some(Resolution::Ambiguous(several)) => several,
        // A person who names a county without 县 means it.
        None => mention.candidates.clone(),
    };
    match candidates.as_slice() {
        [one] => Ok(one.full_name.clone()),
        several => {
            let names: Vec<&str> = several.iter().map(|division| division.full_name.as_str()).collect();
            Err(report::ambiguous_region(name, &names))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::Reader;

    fn check(name: &str, expected: &str) {
        let found = full_name(&Reader::new().gazetteer, name);
        assert_eq!(found.unwrap_or_else(|report| report.message), expected);
    }

    #[test]
    fn takes_short_names_for_the_division_they_mean() {
        check("宁夏", "宁夏回族自治区");
        check("四川省绵阳市", "四川省绵阳市");
        check("宁波海曙区", "浙江省宁波市海曙区");
        check("全国", "全国");
    }

    #[test]
    fn says_when_a_name_means_none_or_several() {
        check("火星", "没有名为“火星”的行政区划。");
        let several = full_name(&Reader::new().gazetteer, "鼓楼区").expect_err("four cities have one");
        assert!(several.message.contains("江苏省南京市鼓楼区"), "{}", several.message);
    }
}
