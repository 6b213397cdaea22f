//! Streams of words, in which runs of words are found.

/// Words in small letters, each between single spaces.
#[derive(Clone, Default)]
pub(super) struct Stream {
    text: String,
    /// The word that has not ended.
    word: String,
    count: usize,
}

impl Stream {
    pub(super) fn of(text: &str) -> Stream {
        let mut stream = Stream::default();
        stream.push(text);
        stream.part();
        stream
    }

    /// Adds text, which may go on with the word that has not ended.
    pub(super) fn push(&mut self, text: &str) {
        for character in text.chars() {
            if character.is_alphanumeric() {
                self.word.extend(character.to_lowercase());
            } else if !is_invisible(character) {
                self.part();
            }
        }
    }

    /// Ends a word.
    pub(super) fn part(&mut self) {
        if self.word.is_empty() {
            return;
        }
        if self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(&self.word);
        self.text.push(' ');
        self.word.clear();
        self.count += 1;
    }

    /// These words with others behind them.
    pub(super) fn followed_by(&self, other: &Stream) -> Stream {
        let mut both = self.clone();
        both.push(&other.text);
        both
    }

    /// Adds what no run of words goes across.
    pub(super) fn bar(&mut self) {
        self.part();
        self.text.push_str("| ");
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.text.split(' ').filter(|word| !word.is_empty())
    }

    pub(super) fn joined(&self) -> String {
        self.text.clone()
    }

    pub(super) fn holds(&self, run: &Stream) -> bool {
        self.text.contains(&run.text)
    }

    /// Whether a run of words stands here at one place and no other.
    pub(super) fn holds_once(&self, run: &Stream) -> bool {
        let mut found = self.text.match_indices(&run.text);
        found.next().is_some() && found.next().is_none()
    }
}

/// Whether a character is no border between words, as nobody sees it: Unicode's default ignorable
/// code points, and controls.
fn is_invisible(character: char) -> bool {
    let is_control = character.is_control() && !character.is_whitespace();
    is_control
        || matches!(
            character,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}
