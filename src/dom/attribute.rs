//! The attributes of one tag, counted as the tokenizer will read them.

/// What a tag's markup holds, from its name on.
pub(super) struct Extent {
    /// The first byte past the attributes that are allowed, if there are more.
    pub(super) allowed: Option<usize>,
    /// Where the rest starts that is kept: the `>` that closes the tag, or the `/` of a tag that
    /// closes itself.
    pub(super) close: usize,
    /// One past the tag.
    pub(super) end: usize,
}

/// Where in a tag the tokenizer is: the HTML standard's states, as far as they differ here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    TagName,
    BeforeName,
    Name,
    AfterName,
    BeforeValue,
    Quoted(u8),
    Unquoted,
}

impl State {
    fn after(self, byte: u8) -> State {
        let space = byte.is_ascii_whitespace();
        match self {
            State::Quoted(mark) if byte == mark => State::BeforeName,
            State::Quoted(_) => self,
            State::BeforeValue if matches!(byte, b'"' | b'\'') => State::Quoted(byte),
            State::BeforeValue if space => self,
            State::BeforeValue => State::Unquoted,
            State::Unquoted if space => State::BeforeName,
            State::Unquoted => self,
            _ if byte == b'/' => State::BeforeName,
            State::TagName | State::BeforeName if space => State::BeforeName,
            State::TagName => self,
            State::Name | State::AfterName if space => State::AfterName,
            State::Name | State::AfterName if byte == b'=' => State::BeforeValue,
            State::Name | State::AfterName | State::BeforeName => State::Name,
        }
    }
}

/// Reads a tag from its name on, up to the `>` that closes it or the end of the markup.
pub(super) fn extent(tag: &str, limit: usize) -> Extent {
    let mut state = State::TagName;
    let mut attributes = 0;
    let mut allowed = None;
    let mut slash = None;
    for (at, byte) in tag.bytes().enumerate() {
        if byte == b'>' && !matches!(state, State::Quoted(_)) {
            return Extent {
                allowed,
                close: slash.unwrap_or(at),
                end: at + 1,
            };
        }
        let next = state.after(byte);
        let starts_name = next == State::Name && state != State::Name;
        attributes += usize::from(starts_name);
        if starts_name && attributes == limit + 1 {
            allowed = Some(at);
        }
        slash = (byte == b'/' && next == State::BeforeName).then_some(at);
        state = next;
    }
    Extent {
        allowed,
        close: tag.len(),
        end: tag.len(),
    }
}
