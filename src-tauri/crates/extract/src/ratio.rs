//! Ratios: 城乡居民收入比2.56∶1, 三次产业结构9.3∶38.5∶52.2.

use crate::lexicon::UnitClass;
use crate::number;
use crate::quantity::{Form, Quantity};
use rust_decimal::Decimal;
use std::ops::Range;

/// Reads the ratio that begins at byte `at`; what it gives is where to go on, none where no ratio stands there.
///
/// A ratio to one is a figure of its own, as printed; of three shares of the whole each is one, in percent.
pub(crate) fn read(text: &str, at: usize, found: &mut Vec<Quantity>) -> Option<usize> {
    let first = part(text, at)?;
    let second = part(text, after_colon(text, first.0.end)?)?;
    let before = near(&text[..at]);
    match after_colon(text, second.0.end).and_then(|next| part(text, next)) {
        Some(third) => {
            let sum = [first.1, second.1, third.1].into_iter().try_fold(Decimal::ZERO, Decimal::checked_add)?;
            let whole = (sum - Decimal::ONE_HUNDRED).abs() <= Decimal::ONE;
            if !whole || !before.contains("产业") {
                return None;
            }
            let end = third.0.end;
            found.extend(
                (1..).zip([first, second, third]).map(|(n, (at, value))| quantity(at, value, "%", Form::Part(n))),
            );
            Some(end)
        }
        None => {
            let ratio = second.1 == Decimal::ONE
                && (before.ends_with('比') || before.contains("比为") || before.contains("收入比"));
            if !ratio || after_colon(text, second.0.end).is_some() {
                return None;
            }
            let end = second.0.end;
            found.push(quantity(at..end, first.1, "", Form::Plain));
            Some(end)
        }
    }
}

fn quantity(at: Range<usize>, value: Decimal, unit: &str, form: Form) -> Quantity {
    let class = if unit == "%" { UnitClass::Percent } else { UnitClass::Amount };
    Quantity { at, value: value.normalize(), unit: unit.to_owned(), class, form, more: None, arabic: true }
}

/// One number of a ratio and its place.
fn part(text: &str, at: usize) -> Option<(Range<usize>, Decimal)> {
    text[at..].chars().next().and_then(number::digit)?;
    let numeral = number::read(text, at).ok().filter(|n| n.scale.is_empty() && n.more.is_none())?;
    Some((at..numeral.end, numeral.value))
}

fn after_colon(text: &str, at: usize) -> Option<usize> {
    let colon = text[at..].chars().next().filter(|c| matches!(c, ':' | '：' | '∶' | '︰'))?;
    Some(at + colon.len_utf8())
}

/// The last characters of what stands before a ratio.
fn near(before: &str) -> &str {
    const REACH: usize = 24;
    let from = before.char_indices().rev().take(REACH).take_while(|(_, c)| !"。；\n".contains(*c)).last();
    &before[from.map_or(before.len(), |(at, _)| at)..]
}
