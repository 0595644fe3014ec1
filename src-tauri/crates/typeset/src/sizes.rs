//! Type sizes and lengths as stationery files write them.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// Points in one millimetre.
pub(crate) const MM: f32 = 72.0 / 25.4;

/// The named sizes (字号) with their Word values in points, standards § 1.9.
const NAMED: &[(&str, f32)] = &[
    ("初号", 42.0),
    ("小初", 36.0),
    ("一号", 26.0),
    ("小一", 24.0),
    ("二号", 22.0),
    ("小二", 18.0),
    ("三号", 16.0),
    ("小三", 15.0),
    ("四号", 14.0),
    ("小四", 12.0),
    ("五号", 10.5),
    ("小五", 9.0),
    ("六号", 7.5),
    ("小六", 6.5),
    ("七号", 5.5),
    ("八号", 5.0),
];

/// A type size in points; written as a number or by its name, `三号`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Size(pub f32);

impl Serialize for Size {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_f32(self.0)
    }
}

impl<'de> Deserialize<'de> for Size {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(SizeVisitor)
    }
}

struct SizeVisitor;

impl de::Visitor<'_> for SizeVisitor {
    type Value = Size;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a size in points from 1 to 200, or its name such as \"三号\"")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Size, E> {
        let known = NAMED.iter().find(|(known, _)| *known == name);
        known.map(|&(_, points)| Size(points)).ok_or_else(|| E::invalid_value(de::Unexpected::Str(name), &self))
    }

    fn visit_f64<E: de::Error>(self, points: f64) -> Result<Size, E> {
        if (1.0..=200.0).contains(&points) {
            // Sizes are small numbers with at most one decimal place: single precision holds them.
            Ok(Size(points as f32))
        } else {
            Err(E::invalid_value(de::Unexpected::Float(points), &self))
        }
    }

    fn visit_i64<E: de::Error>(self, points: i64) -> Result<Size, E> {
        self.visit_f64(points as f64)
    }
}

/// The distance from one line to the next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Pitch {
    /// 撑满版心: the first line touches the upper edge of the text block and the last one its lower edge.
    Flush,
    /// So many points.
    Points(f32),
}

impl Serialize for Pitch {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Pitch::Flush => to.serialize_str("撑满"),
            Pitch::Points(points) => to.serialize_f32(*points),
        }
    }
}

impl<'de> Deserialize<'de> for Pitch {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Points(f32),
            Word(String),
        }
        match Written::deserialize(from)? {
            Written::Points(points) if (5.0..=200.0).contains(&points) => Ok(Pitch::Points(points)),
            Written::Word(word) if word == "撑满" => Ok(Pitch::Flush),
            _ => Err(de::Error::custom("行距 is \"撑满\" or a number of points from 5 to 200")),
        }
    }
}

/// A colour of the sRGB space; written `#FF0000`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

impl Colour {
    /// What everything is printed in unless said otherwise, GB/T 9704-2012 § 5.2.
    pub const BLACK: Colour = Colour { red: 0, green: 0, blue: 0 };
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&format!("#{:02X}{:02X}{:02X}", self.red, self.green, self.blue))
    }
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let written = String::deserialize(from)?;
        let digits = written.strip_prefix('#').filter(|hex| hex.len() == 6);
        let value = digits.and_then(|hex| u32::from_str_radix(hex, 16).ok());
        let [_, red, green, blue] =
            value.ok_or_else(|| de::Error::custom("a colour is written \"#FF0000\""))?.to_be_bytes();
        Ok(Colour { red, green, blue })
    }
}
