//! The version of the serde form.

/// The version of the serde form of results, so that what was stored can be read later.
///
/// Results write their version as `"format": 1`. A number that this version of the crate does not
/// know is an error when results are read; results that were stored without one are read as
/// version 1. The form is described by the JSON Schema in `src/docs/schema.json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct FormatVersion;

impl FormatVersion {
    /// The version that this version of the crate writes.
    pub const NUMBER: u32 = 1;
}

#[cfg(feature = "serde")]
impl serde::Serialize for FormatVersion {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(FormatVersion::NUMBER)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for FormatVersion {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = u32::deserialize(deserializer)?;
        if (1..=FormatVersion::NUMBER).contains(&number) {
            return Ok(FormatVersion);
        }
        let message = format!("the format has version {number}, which is not known");
        Err(serde::de::Error::custom(message))
    }
}
