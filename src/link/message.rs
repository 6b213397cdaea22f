//! What the ids of Google News say: messages of protocol buffers in base64.

use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use base64::{DecodeSliceError, Engine};

/// Ids come without padding, and some writers leave bits behind the last byte.
const DECODER: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// What the first characters of a payload are that only Google can resolve.
const OPAQUE_PREFIX: &[u8] = b"AU_yqL";

/// The fields of an id's message that are read, and the values of its type field.
const TYPE_FIELD: u64 = 1;
const PAYLOAD_FIELD: u64 = 4;
const AMP_FIELD: u64 = 26;
const ARTICLE_TYPE: u64 = 19;
const VIDEO_TYPE: u64 = 32;

/// How long a YouTube video id is.
const VIDEO_ID_LENGTH: usize = 11;

/// What is read of the bytes that an id stands for. Those of most fit a buffer.
pub(super) fn decoded<T>(id: &str, read: impl FnOnce(&[u8]) -> Option<T>) -> Option<T> {
    let mut short = [0; 512];
    match DECODER.decode_slice(id, &mut short) {
        Ok(length) => read(short.get(..length)?),
        Err(DecodeSliceError::OutputSliceTooSmall) => read(&DECODER.decode(id).ok()?),
        Err(DecodeSliceError::DecodeError(_)) => None,
    }
}

/// Whether the beginning of an id shows that nothing but Google can resolve it, if anything can. Most
/// ids are such, and long: this is the base64 of the type, the payload's length in one byte or two, and
/// [`OPAQUE_PREFIX`], the bits between them as they may be.
pub(super) fn is_opaque_so_far(id: &str) -> bool {
    let Some(payload) = id.strip_prefix("CBMi") else {
        return false;
    };
    match payload.as_bytes() {
        [_, b'E' | b'U' | b'k' | b'0', rest @ ..] if rest.starts_with(b"FVX3lxT") => {
            matches!(rest.get(7), Some(b'A'..=b'P'))
        }
        [_, _, shared, rest @ ..] if rest.starts_with(b"BVV95cU") => {
            matches!(rest.get(7), Some(b'w'..=b'z')) && b"BFJNRVZdhlptx159".contains(shared)
        }
        _ => false,
    }
}

/// What a decoded id says.
pub(super) enum Message<'a> {
    Publisher {
        address: &'a [u8],
        amp: Option<&'a [u8]>,
    },
    /// The id of a video.
    Video(&'a str),
    Opaque,
}

impl<'a> Message<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Option<Message<'a>> {
        let (mut kind, mut payload, mut amp) = (None, None, None);
        let mut rest = bytes;
        while !rest.is_empty() {
            let (field, after) = read_field(rest)?;
            match field {
                (TYPE_FIELD, Value::Number(number)) => kind = Some(number),
                (PAYLOAD_FIELD, Value::Bytes(bytes)) => payload = payload.or(Some(bytes)),
                (AMP_FIELD, Value::Bytes(bytes)) => amp = amp.or(Some(bytes)),
                _ => {}
            }
            rest = after;
        }
        let payload = payload?;
        match kind? {
            VIDEO_TYPE => video(payload).map(Message::Video),
            ARTICLE_TYPE if payload.starts_with(OPAQUE_PREFIX) => Some(Message::Opaque),
            ARTICLE_TYPE => Some(Message::Publisher {
                address: payload,
                amp,
            }),
            _ => None,
        }
    }
}

fn video(payload: &[u8]) -> Option<&str> {
    let id = std::str::from_utf8(payload).ok()?;
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    (id.len() == VIDEO_ID_LENGTH && id.bytes().all(is_letter)).then_some(id)
}

/// The value of a field of a protocol buffer message.
enum Value<'a> {
    Number(u64),
    Bytes(&'a [u8]),
    Other,
}

/// Reads one field, its number and value, and what follows it; `None` where the message is cut.
fn read_field(bytes: &[u8]) -> Option<((u64, Value<'_>), &[u8])> {
    let (key, rest) = read_varint(bytes)?;
    let (value, rest) = match key & 7 {
        0 => {
            let (number, rest) = read_varint(rest)?;
            (Value::Number(number), rest)
        }
        1 => (Value::Other, rest.get(8..)?),
        2 => {
            let (length, rest) = read_varint(rest)?;
            let length = usize::try_from(length).ok()?;
            (Value::Bytes(rest.get(..length)?), rest.get(length..)?)
        }
        5 => (Value::Other, rest.get(4..)?),
        _ => return None,
    };
    Some(((key >> 3, value), rest))
}

/// Reads a number in groups of seven bits, the lowest group first.
fn read_varint(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut number = 0;
    for (place, byte) in bytes.iter().enumerate().take(9) {
        number |= u64::from(byte & 0x7F) << (7 * place);
        if byte & 0x80 == 0 {
            return Some((number, bytes.get(place + 1..)?));
        }
    }
    None
}
