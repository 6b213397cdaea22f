//! Bounds on what one call may cost.

/// Places in an input are numbers of 32 bits, with room for what references grow to.
const MOST_INPUT_BYTES: usize = 1024 * 1024 * 1024;

/// The elements that every page has, and room for a few more.
const FEWEST_ELEMENTS: usize = 16;

/// Bounds on what one call may cost. Each has a default that real pages do not reach.
///
/// ```
/// let limits = tearsheet::Limits::default().with_input_bytes(1_000_000);
/// assert_eq!(limits.input_bytes(), 1_000_000);
/// assert_eq!(limits.depth(), 512);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    input_bytes: usize,
    depth: u16,
    attributes: u16,
    elements: usize,
    steps: usize,
    output_bytes: usize,
    unescape_rounds: u8,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            input_bytes: 64 * 1024 * 1024,
            depth: 512,
            attributes: 256,
            elements: 1_000_000,
            steps: 20_000_000,
            output_bytes: 256 * 1024 * 1024,
            unescape_rounds: 3,
        }
    }
}

impl Limits {
    /// The largest input in bytes; 64 MiB unless set. [`extract`](crate::extract) refuses a
    /// larger page with [`ErrorKind::TooLarge`](crate::ErrorKind::TooLarge); the calls that cannot
    /// fail read this many bytes and say so in a [`Note`](crate::Note). Values are held to 1 GiB.
    pub fn input_bytes(&self) -> usize {
        self.input_bytes
    }

    /// Sets [`input_bytes`](Limits::input_bytes).
    #[must_use]
    pub fn with_input_bytes(mut self, bytes: usize) -> Self {
        self.input_bytes = bytes.min(MOST_INPUT_BYTES);
        self
    }

    /// How deep elements may nest; 512 unless set, the figure at which browsers stop as well.
    /// Deeper elements become siblings: no text is lost, and
    /// [`Note::NestingFlattened`](crate::Note::NestingFlattened) says so. Values are held within 16
    /// and 512.
    pub fn depth(&self) -> u16 {
        self.depth
    }

    /// Sets [`depth`](Limits::depth).
    #[must_use]
    pub fn with_depth(mut self, depth: u16) -> Self {
        self.depth = depth.clamp(16, 512);
        self
    }

    /// How many attributes of one tag are read; 256 unless set. The rest are dropped, and
    /// [`Note::AttributesCut`](crate::Note::AttributesCut) says so.
    pub fn attributes(&self) -> u16 {
        self.attributes
    }

    /// Sets [`attributes`](Limits::attributes).
    #[must_use]
    pub fn with_attributes(mut self, attributes: u16) -> Self {
        self.attributes = attributes;
        self
    }

    /// How many elements may be made of one input; 1,000,000 unless set, which takes some hundred
    /// megabytes of memory. What comes behind the last one is not read, and
    /// [`Note::ElementsCut`](crate::Note::ElementsCut) says so. Values are held to 16 at least.
    pub fn elements(&self) -> usize {
        self.elements
    }

    /// Sets [`elements`](Limits::elements).
    #[must_use]
    pub fn with_elements(mut self, elements: usize) -> Self {
        self.elements = elements.max(FEWEST_ELEMENTS);
        self
    }

    /// How many steps the parser may take; 20,000,000 unless set, which is some ten seconds. A step
    /// is a tag or a run of text that is read, or an element that is made. All other stages take
    /// time in proportion to the input and to these steps, so this bounds the time of a call
    /// without a clock, alike on every machine. What comes behind the last step is not read, and
    /// [`Note::StepsCut`](crate::Note::StepsCut) says so. Values are held to 16 at least.
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// Sets [`steps`](Limits::steps).
    #[must_use]
    pub fn with_steps(mut self, steps: usize) -> Self {
        self.steps = steps.max(FEWEST_ELEMENTS);
        self
    }

    /// How many bytes of text and addresses the blocks of a result may hold; 256 MiB unless set.
    /// Text alone never grows to more than three times the input and 1 KB; addresses can grow far
    /// more, as each relative one gets the page's base. What comes behind is left out, and
    /// [`Note::OutputCut`](crate::Note::OutputCut) says so. Of plain text so many bytes are read,
    /// with [`Note::InputCut`](crate::Note::InputCut).
    pub fn output_bytes(&self) -> usize {
        self.output_bytes
    }

    /// Sets [`output_bytes`](Limits::output_bytes).
    #[must_use]
    pub fn with_output_bytes(mut self, bytes: usize) -> Self {
        self.output_bytes = bytes;
        self
    }

    /// How often a feed description that is still escaped is unescaped; 3 rounds unless set.
    pub fn unescape_rounds(&self) -> u8 {
        self.unescape_rounds
    }

    /// Sets [`unescape_rounds`](Limits::unescape_rounds).
    #[must_use]
    pub fn with_unescape_rounds(mut self, rounds: u8) -> Self {
        self.unescape_rounds = rounds;
        self
    }
}
