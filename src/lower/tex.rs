//! Pieces of TeX: signs as commands, and how formulas are put together from parts.

/// Signs that TeX has commands for, sorted.
const COMMANDS: [(char, &str); 144] = [
    ('#', "\\#"),
    ('$', "\\$"),
    ('%', "\\%"),
    ('&', "\\&"),
    ('\\', "\\backslash"),
    ('_', "\\_"),
    ('{', "\\{"),
    ('}', "\\}"),
    ('¬', "\\neg"),
    ('±', "\\pm"),
    ('·', "\\cdot"),
    ('×', "\\times"),
    ('÷', "\\div"),
    ('Γ', "\\Gamma"),
    ('Δ', "\\Delta"),
    ('Θ', "\\Theta"),
    ('Λ', "\\Lambda"),
    ('Ξ', "\\Xi"),
    ('Π', "\\Pi"),
    ('Σ', "\\Sigma"),
    ('Υ', "\\Upsilon"),
    ('Φ', "\\Phi"),
    ('Ψ', "\\Psi"),
    ('Ω', "\\Omega"),
    ('α', "\\alpha"),
    ('β', "\\beta"),
    ('γ', "\\gamma"),
    ('δ', "\\delta"),
    ('ε', "\\varepsilon"),
    ('ζ', "\\zeta"),
    ('η', "\\eta"),
    ('θ', "\\theta"),
    ('ι', "\\iota"),
    ('κ', "\\kappa"),
    ('λ', "\\lambda"),
    ('μ', "\\mu"),
    ('ν', "\\nu"),
    ('ξ', "\\xi"),
    ('π', "\\pi"),
    ('ρ', "\\rho"),
    ('ς', "\\varsigma"),
    ('σ', "\\sigma"),
    ('τ', "\\tau"),
    ('υ', "\\upsilon"),
    ('φ', "\\varphi"),
    ('χ', "\\chi"),
    ('ψ', "\\psi"),
    ('ω', "\\omega"),
    ('ϑ', "\\vartheta"),
    ('ϕ', "\\phi"),
    ('ϵ', "\\epsilon"),
    ('‖', "\\|"),
    ('†', "\\dagger"),
    ('•', "\\bullet"),
    ('…', "\\ldots"),
    ('ℂ', "\\mathbb{C}"),
    ('ℏ', "\\hbar"),
    ('ℑ', "\\Im"),
    ('ℓ', "\\ell"),
    ('ℕ', "\\mathbb{N}"),
    ('℘', "\\wp"),
    ('ℚ', "\\mathbb{Q}"),
    ('ℜ', "\\Re"),
    ('ℝ', "\\mathbb{R}"),
    ('ℤ', "\\mathbb{Z}"),
    ('ℵ', "\\aleph"),
    ('←', "\\leftarrow"),
    ('↑', "\\uparrow"),
    ('→', "\\to"),
    ('↓', "\\downarrow"),
    ('↔', "\\leftrightarrow"),
    ('↦', "\\mapsto"),
    ('⇐', "\\Leftarrow"),
    ('⇒', "\\Rightarrow"),
    ('⇔', "\\Leftrightarrow"),
    ('∀', "\\forall"),
    ('∂', "\\partial"),
    ('∃', "\\exists"),
    ('∄', "\\nexists"),
    ('∅', "\\emptyset"),
    ('∇', "\\nabla"),
    ('∈', "\\in"),
    ('∉', "\\notin"),
    ('∋', "\\ni"),
    ('∏', "\\prod"),
    ('∐', "\\coprod"),
    ('∑', "\\sum"),
    ('∓', "\\mp"),
    ('∖', "\\setminus"),
    ('∗', "\\ast"),
    ('∘', "\\circ"),
    ('√', "\\surd"),
    ('∝', "\\propto"),
    ('∞', "\\infty"),
    ('∠', "\\angle"),
    ('∣', "\\mid"),
    ('∥', "\\parallel"),
    ('∧', "\\land"),
    ('∨', "\\lor"),
    ('∩', "\\cap"),
    ('∪', "\\cup"),
    ('∫', "\\int"),
    ('∬', "\\iint"),
    ('∮', "\\oint"),
    ('∼', "\\sim"),
    ('≃', "\\simeq"),
    ('≅', "\\cong"),
    ('≈', "\\approx"),
    ('≠', "\\ne"),
    ('≡', "\\equiv"),
    ('≤', "\\le"),
    ('≥', "\\ge"),
    ('≪', "\\ll"),
    ('≫', "\\gg"),
    ('≺', "\\prec"),
    ('≻', "\\succ"),
    ('⊂', "\\subset"),
    ('⊃', "\\supset"),
    ('⊆', "\\subseteq"),
    ('⊇', "\\supseteq"),
    ('⊕', "\\oplus"),
    ('⊗', "\\otimes"),
    ('⊙', "\\odot"),
    ('⊢', "\\vdash"),
    ('⊤', "\\top"),
    ('⊥', "\\perp"),
    ('⊨', "\\models"),
    ('⋂', "\\bigcap"),
    ('⋃', "\\bigcup"),
    ('⋅', "\\cdot"),
    ('⋮', "\\vdots"),
    ('⋯', "\\cdots"),
    ('⋱', "\\ddots"),
    ('⌈', "\\lceil"),
    ('⌉', "\\rceil"),
    ('⌊', "\\lfloor"),
    ('⌋', "\\rfloor"),
    ('□', "\\square"),
    ('△', "\\triangle"),
    ('⟨', "\\langle"),
    ('⟩', "\\rangle"),
    ('⟶', "\\longrightarrow"),
    ('⟹', "\\implies"),
    ('⟺', "\\iff"),
];

/// Operators with space around them.
const SPACED: [char; 8] = ['=', '<', '>', '+', '-', ':', '|', '/'];

/// Functions with names that are commands.
const FUNCTIONS: [&str; 26] = [
    "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "det", "dim",
    "exp", "gcd", "inf", "ker", "lim", "ln", "log", "max", "min", "sec", "sin", "sinh", "sup",
    "tan",
];

/// What stands above a letter as an accent, and its command.
const ACCENTS: [(&str, &str); 16] = [
    ("^", "hat"),
    ("\\hat{}", "hat"),
    ("ˆ", "hat"),
    ("~", "tilde"),
    ("˜", "tilde"),
    ("\\sim", "tilde"),
    ("¯", "overline"),
    ("‾", "overline"),
    ("-", "overline"),
    ("_", "overline"),
    ("\\to", "vec"),
    ("˙", "dot"),
    (".", "dot"),
    ("¨", "ddot"),
    ("⏞", "overbrace"),
    ("ˇ", "check"),
];

/// Commands of operators whose limits stand below and above.
const WITH_LIMITS: [&str; 14] = [
    "\\sum", "\\prod", "\\coprod", "\\int", "\\oint", "\\iint", "\\bigcup", "\\bigcap", "\\lim",
    "\\max", "\\min", "\\sup", "\\inf", "\\det",
];

/// How many letters the names of commands have at most.
const LONGEST_COMMAND: usize = 20;

/// Parts one behind the other.
pub(super) fn row(parts: &[String]) -> String {
    let mut row = String::new();
    for part in parts {
        push(&mut row, part);
    }
    row
}

/// Adds a part; a command and a letter behind it are kept apart.
fn push(row: &mut String, part: &str) {
    if part.starts_with(char::is_alphanumeric) && ends_in_command(row) {
        row.push(' ');
    }
    row.push_str(part);
}

fn ends_in_command(tex: &str) -> bool {
    let mut last = tex.bytes().rev();
    // The end alone is looked at, as this is asked for each sign of a long text.
    let letters = last.by_ref().take(LONGEST_COMMAND + 1);
    let mut before = letters.skip_while(u8::is_ascii_alphabetic);
    let ends_in_letter = tex.ends_with(|last: char| last.is_ascii_alphabetic());
    ends_in_letter && before.next() == Some(b'\\')
}

/// A text as TeX, each sign by its command.
fn signs(text: &str) -> String {
    let mut written = String::new();
    for sign in text.chars().filter(|sign| !is_invisible(*sign)) {
        match command(sign) {
            Some(command) => push(&mut written, command),
            None if sign == '−' => written.push('-'),
            None if sign == '′' => written.push('\''),
            None if sign == '″' => written.push_str("''"),
            None => push(&mut written, sign.encode_utf8(&mut [0; 4])),
        }
    }
    written
}

fn command(sign: char) -> Option<&'static str> {
    let at = COMMANDS
        .binary_search_by_key(&sign, |(known, _)| *known)
        .ok()?;
    COMMANDS.get(at).map(|(_, command)| *command)
}

/// Operators that are not seen: the application of a function, times, separators, plus.
fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{2061}'..='\u{2064}' | '\u{200b}' | '\u{feff}')
}

/// The name of a variable or a function.
pub(super) fn identifier(name: &str, variant: Option<&str>) -> String {
    let name = name.trim();
    if FUNCTIONS.contains(&name) {
        return format!("\\{name}");
    }
    let written = signs(name);
    let command = match variant {
        Some("bold" | "bold-italic") => "mathbf",
        Some("double-struck") => "mathbb",
        Some("script") => "mathcal",
        Some("fraktur") => "mathfrak",
        Some("normal") if name.chars().all(|sign| sign.is_ascii_alphabetic()) => "mathrm",
        _ if name.chars().count() > 1 && name.chars().all(char::is_alphabetic) => "mathrm",
        _ => return written,
    };
    format!("\\{command}{{{written}}}")
}

/// A number.
pub(super) fn number(number: &str) -> String {
    signs(number.trim())
}

/// An operator, a bracket or a separator.
pub(super) fn operator(operator: &str) -> String {
    let operator = operator.trim();
    if FUNCTIONS.contains(&operator) {
        return format!("\\{operator}");
    }
    let written = signs(operator);
    let mut all = written.chars();
    match (all.next(), all.next()) {
        (Some(sign), None) if SPACED.contains(&sign) && sign != '|' && sign != '/' => {
            format!(" {written} ")
        }
        (Some('\\'), _) if is_relation(operator) => format!(" {written} "),
        (Some(','), None) => String::from(", "),
        _ => written,
    }
}

/// Whether a sign stands between what it relates.
fn is_relation(operator: &str) -> bool {
    operator.starts_with(|sign: char| {
        matches!(
            sign,
            '≠' | '≈' | '≡' | '≤' | '≥' | '±' | '×' | '∈' | '⊂' | '⊆' | '→' | '⇒' | '⇔'
        )
    })
}

/// Words in a formula.
pub(super) fn text(text: &str) -> String {
    let words = crate::text::collapse(text);
    match words.is_empty() {
        true => String::from(" "),
        false => format!("\\text{{{}}}", escaped(&words)),
    }
}

/// Words with the signs escaped that TeX reads for itself. The commands of formulas are none of
/// words.
fn escaped(words: &str) -> String {
    let mut written = String::with_capacity(words.len());
    for sign in words.chars().filter(|sign| !is_invisible(*sign)) {
        match sign {
            '#' | '$' | '%' | '&' | '_' | '{' | '}' => written.extend(['\\', sign]),
            '\\' => written.push_str("\\textbackslash{}"),
            '^' => written.push_str("\\textasciicircum{}"),
            '~' => written.push_str("\\textasciitilde{}"),
            _ => written.push(sign),
        }
    }
    written
}

/// A part with what stands low and high behind it; either may be empty.
pub(super) fn scripts(base: &str, below: &str, above: &str) -> String {
    let mut written = grouped(base.trim());
    for (sign, script) in [('_', below.trim()), ('^', above.trim())] {
        if script.chars().all(|next| next == '\'') && !script.is_empty() {
            written.push_str(script);
        } else if !script.is_empty() {
            written.push(sign);
            written.push_str(&format!("{{{script}}}"));
        }
    }
    written
}

/// A part as one: in braces unless it is a sign or a command.
fn grouped(part: &str) -> String {
    let is_sign = part.chars().count() <= 1;
    let name = part.strip_prefix('\\').unwrap_or("");
    let is_command = !name.is_empty() && name.chars().all(|next| next.is_ascii_alphabetic());
    match is_sign || is_command {
        true => part.to_owned(),
        false => format!("{{{part}}}"),
    }
}

fn takes_limits(base: &str) -> bool {
    WITH_LIMITS.contains(&base.trim())
}

/// A part with another above it.
pub(super) fn over(base: &str, above: &str) -> String {
    let above = above.trim();
    if takes_limits(base) {
        return scripts(base, "", above);
    }
    let accent = ACCENTS.iter().find(|(sign, _)| *sign == above);
    match accent {
        Some((_, command)) => format!("\\{command}{{{}}}", base.trim()),
        None => format!("\\overset{{{above}}}{{{}}}", base.trim()),
    }
}

/// A part with another below it.
pub(super) fn under(base: &str, below: &str) -> String {
    let below = below.trim();
    if takes_limits(base) {
        return scripts(base, below, "");
    }
    match below {
        "_" | "-" | "¯" | "‾" => format!("\\underline{{{}}}", base.trim()),
        "⏟" => format!("\\underbrace{{{}}}", base.trim()),
        _ => format!("\\underset{{{below}}}{{{}}}", base.trim()),
    }
}

/// A part between two others.
pub(super) fn under_and_over(base: &str, below: &str, above: &str) -> String {
    match takes_limits(base) {
        true => scripts(base, below, above),
        false => over(&under(base, below), above),
    }
}

/// Parts in brackets, with signs between them; the last sign stands between all further parts.
pub(super) fn fenced(parts: &[String], open: &str, close: &str, separators: &str) -> String {
    let mut inside = String::new();
    let mut separators = separators.chars().filter(|sign| !sign.is_whitespace());
    let mut separator = None;
    for (number, part) in parts.iter().enumerate() {
        if number > 0 {
            separator = separators.next().or(separator);
            inside.extend(separator);
            inside.extend(separator.map(|_| ' '));
        }
        push(&mut inside, part);
    }
    let bracket = |bracket: &str| match bracket.trim() {
        "" => String::from("."),
        bracket => signs(bracket),
    };
    let space = |bracket: &str| match ends_in_command(bracket) {
        true => " ",
        false => "",
    };
    let (open, close) = (bracket(open), bracket(close));
    format!("\\left{open}{}{inside}\\right{close}", space(&open))
}
