//! Which of several sources' figures a person goes by.

use crate::sample::{add, digest, library_with_digest};
use yaobao_model::StatisticId;
use yaobao_store::{Deed, Library, StatisticFilter, StoreError};

/// A library in which two bulletins print the same figure.
fn library_with_two_sources() -> (Library, StatisticId, StatisticId) {
    let (mut library, _) = library_with_digest();
    let (mut second, extractions) = digest();
    second.original.push_str("（转载）");
    add(&mut library, &second, &extractions);
    let rows = library.statistics(&StatisticFilter::default()).unwrap().rows;
    (library, rows[0].id, rows[1].id)
}

fn preferred(library: &Library) -> Vec<(StatisticId, String)> {
    library.preferences().unwrap().into_iter().map(|(id, choice)| (id, choice.reason)).collect()
}

#[test]
fn one_of_several_is_preferred_with_its_reason() {
    let (mut library, first, second) = library_with_two_sources();
    assert!(preferred(&library).is_empty());
    library.prefer_statistic(first, &[second], "统计公报").unwrap();
    library.prefer_statistic(second, &[first], "年鉴核定").unwrap();
    assert_eq!(preferred(&library), [(second, "年鉴核定".to_owned())]);
    library.forget_preference(second).unwrap();
    assert!(preferred(&library).is_empty());
}

#[test]
fn the_choice_can_be_undone_and_goes_with_its_bulletin() {
    let (mut library, first, second) = library_with_two_sources();
    library.prefer_statistic(first, &[second], "统计公报").unwrap();
    assert_eq!(library.undo().unwrap().unwrap().deed, Deed::PreferStatistic);
    assert!(preferred(&library).is_empty());
    library.redo().unwrap();
    let bulletin = library.statistic(first).unwrap().unwrap().source.bulletin;
    library.delete_bulletin(bulletin).unwrap();
    assert!(preferred(&library).is_empty());
    library.undo().unwrap();
    assert_eq!(preferred(&library), [(first, "统计公报".to_owned())]);
    assert!(library.verify().unwrap().is_clean());
}

#[test]
fn what_is_not_there_cannot_be_preferred() {
    let (mut library, _) = library_with_digest();
    let nobody = StatisticId::from_parts(1, 1);
    assert!(matches!(library.prefer_statistic(nobody, &[], ""), Err(StoreError::NoSuch { .. })));
    assert!(library.next_undo().unwrap().is_none());
}
