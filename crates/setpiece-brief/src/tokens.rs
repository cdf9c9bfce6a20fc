//! Cuts words into tokens that know where in the text they stand.
//!
//! A hyphen inside a word separates ("ten-storey" is two tokens), so does the border between digits and letters
//! ("35mm", "4K", "1920x1080"). Apostrophes vanish ("worm's eye" is `worms eye`). Everything else that is neither
//! letter, digit nor space is a mark, and no phrase is read across a mark.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    /// Letters.
    Word,
    /// Digits, with a decimal point or thousands commas.
    Number(f64),
    /// Anything else that is seen.
    Mark(char),
}

/// One token.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    /// Lower case, without apostrophes and accents; in Spanish, the English of words of grammar and measure.
    pub norm: String,
    /// The same before anything was put into English.
    pub raw: String,
    /// First byte in the text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    pub kind: Kind,
    /// Begins with a capital letter.
    pub capital: bool,
    /// All its letters are capitals.
    pub shouted: bool,
}

impl Token {
    pub fn is_mark(&self) -> bool {
        matches!(self.kind, Kind::Mark(_))
    }

    pub fn is(&self, word: &str) -> bool {
        self.norm == word
    }

    pub fn is_any(&self, words: &[&str]) -> bool {
        words.contains(&self.norm.as_str())
    }

    /// Whether the sentence ends here.
    pub fn ends_sentence(&self) -> bool {
        matches!(self.kind, Kind::Mark('.' | '!' | '?' | ';' | '\n'))
    }
}

/// A letter without its accent; nothing for a mark that follows its letter.
fn plain(c: char) -> Option<char> {
    Some(match c {
        'á' | 'à' | 'â' | 'ã' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'õ' | 'ö' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        '\u{300}'..='\u{36f}' => return None,
        _ => c,
    })
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2bc}')
}

/// Cuts a text into tokens; spaces, hyphens in words and control characters fall away.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let at = |i: usize| chars.get(i).map(|c| c.1);
    let offset = |i: usize| chars.get(i).map_or(text.len(), |c| c.0);
    let mut out = Vec::new();
    let mut i = 0;
    while let Some(c) = at(i) {
        let begin = i;
        if c.is_ascii_digit() || (c == '.' && at(i + 1).is_some_and(|d| d.is_ascii_digit()) && !after_figure(&chars, i))
        {
            i = end_of_number(&chars, i);
            let mut norm: String = chars[begin..i].iter().map(|c| c.1).collect();
            // "2,5" is two and a half; "1,000" a thousand.
            let decimal =
                norm.rsplit_once(',').is_some_and(|(head, tail)| tail.len() < 3 && !head.contains(['.', ',']));
            norm = norm.replace(',', if decimal { "." } else { "" });
            let value = norm.parse::<f64>().unwrap_or(0.0).min(1e300);
            push(&mut out, norm, Kind::Number(value), (offset(begin), offset(i)), (false, false));
        } else if c.is_alphabetic() {
            i += 1;
            while let Some(c) = at(i) {
                let joins = is_apostrophe(c) && at(i + 1).is_some_and(char::is_alphabetic);
                // Combining marks follow their letter.
                if !(c.is_alphabetic() || joins || ('\u{300}'..='\u{36f}').contains(&c)) {
                    break;
                }
                i += 1;
            }
            let last = i;
            // "Pa' la derecha", "na' más": what was cut off after it is no quotation.
            let cut_off: String = chars[begin..i].iter().map(|c| c.1).collect();
            if at(i).is_some_and(is_apostrophe) && matches!(cut_off.to_lowercase().as_str(), "pa" | "na") {
                i += 1;
            }
            let letters = || chars[begin..last].iter().map(|c| c.1).filter(|c| !is_apostrophe(*c));
            let norm: String = letters().flat_map(char::to_lowercase).filter_map(plain).collect();
            let shouted = letters().all(|c| c.is_uppercase());
            push(&mut out, norm, Kind::Word, (offset(begin), offset(i)), (c.is_uppercase(), shouted));
        } else {
            i += 1;
            // "Two & a half".
            if c == '&' {
                push(&mut out, "and".to_owned(), Kind::Word, (offset(begin), offset(i)), (false, false));
                continue;
            }
            let spoken = c == '\n' || !(c.is_whitespace() || c.is_control());
            let tied = |i: usize| at(i).is_some_and(char::is_alphanumeric);
            let hyphen = matches!(c, '-' | '\u{2010}' | '\u{2011}') && begin > 0 && tied(begin - 1) && tied(i);
            if spoken && !hyphen {
                push(&mut out, c.to_string(), Kind::Mark(c), (offset(begin), offset(i)), (false, false));
            }
        }
    }
    short_words(&mut out);
    dictated(&mut out);
    out
}

/// "Okay comma picture a bridge comma in snow full stop": marks that were spoken, where at least two are.
fn dictated(tokens: &mut Vec<Token>) {
    let at = |t: &Token, word: &str| t.kind == Kind::Word && t.norm == word;
    if tokens.iter().filter(|t| at(t, "comma") || at(t, "period")).count() < 2
        && !(tokens.iter().any(|t| at(t, "comma")) && tokens.windows(2).any(|w| at(&w[0], "full") && at(&w[1], "stop")))
    {
        return;
    }
    let mut i = 0;
    while i < tokens.len() {
        let full_stop = at(&tokens[i], "full") && tokens.get(i + 1).is_some_and(|t| at(t, "stop"));
        let sign = if full_stop || at(&tokens[i], "period") { '.' } else { ',' };
        if full_stop || at(&tokens[i], "period") || at(&tokens[i], "comma") {
            if full_stop {
                tokens[i].end = tokens[i + 1].end;
                tokens.remove(i + 1);
            }
            (tokens[i].kind, tokens[i].norm, tokens[i].raw) = (Kind::Mark(sign), sign.to_string(), sign.to_string());
        }
        i += 1;
    }
}

/// "W/o sound" is without; "p/" and "c/" are Spanish small words.
fn short_words(tokens: &mut Vec<Token>) {
    let at = |tokens: &[Token], i: usize, word: &str| tokens.get(i).is_some_and(|t| t.norm == word);
    let mut i = 0;
    while i + 2 < tokens.len() {
        let tied = tokens[i].end == tokens[i + 1].start && tokens[i + 1].end == tokens[i + 2].start;
        if at(tokens, i, "w") && at(tokens, i + 1, "/") && at(tokens, i + 2, "o") && tied {
            tokens[i].end = tokens[i + 2].end;
            tokens[i].norm = "without".to_owned();
            tokens[i].raw = "without".to_owned();
            tokens.drain(i + 1..i + 3);
        }
        // "Cae p/ la derecha, c/ polvo": a letter of a Spanish telegram.
        let short = [("p", "para"), ("c", "con")].into_iter().find(|(letter, _)| at(tokens, i, letter));
        if let Some((_, whole)) = short.filter(|_| {
            i + 2 < tokens.len()
                && at(tokens, i + 1, "/")
                && tokens[i].end == tokens[i + 1].start
                && tokens[i + 1].end < tokens[i + 2].start
                && tokens[i + 2].kind == Kind::Word
        }) {
            tokens[i].end = tokens[i + 1].end;
            whole.clone_into(&mut tokens[i].norm);
            whole.clone_into(&mut tokens[i].raw);
            tokens.remove(i + 1);
        }
        i += 1;
    }
}

/// Whether a letter or digit stands right before, so that a point is the end of something.
fn after_figure(chars: &[(usize, char)], i: usize) -> bool {
    i > 0 && chars[i - 1].1.is_alphanumeric()
}

fn end_of_number(chars: &[(usize, char)], mut i: usize) -> usize {
    let digit = |i: usize| chars.get(i).is_some_and(|c| c.1.is_ascii_digit());
    let (mut point, mut comma) = (false, false);
    loop {
        let c = chars.get(i).map(|c| c.1);
        let thousands = c == Some(',') && !point && digit(i + 1) && digit(i + 2) && digit(i + 3) && !digit(i + 4);
        let tenths = c == Some(',') && !point && !comma && digit(i + 1) && !(digit(i + 2) && digit(i + 3));
        if digit(i) || thousands {
            comma |= thousands;
            i += 1;
        } else if tenths {
            (point, comma) = (true, true);
            i += 1;
        } else if c == Some('.') && !point && digit(i + 1) {
            point = true;
            i += 1;
        } else {
            return i;
        }
    }
}

fn push(
    out: &mut Vec<Token>,
    norm: String,
    kind: Kind,
    (start, end): (usize, usize),
    (capital, shouted): (bool, bool),
) {
    out.push(Token { raw: norm.clone(), norm, start, end, kind, capital, shouted });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_may_be_short() {
        let words: Vec<String> = tokens("implodes w/o sound, w/ dust").into_iter().map(|t| t.norm).collect();
        assert_eq!(words, ["implodes", "without", "sound", ",", "w", "/", "dust"]);
        let words: Vec<String> = tokens("cae p/ la derecha c/polvo").into_iter().map(|t| t.norm).collect();
        assert_eq!(words, ["cae", "para", "la", "derecha", "c", "/", "polvo"]);
    }

    #[test]
    fn tokens_split_at_hyphens_and_between_digits_and_letters() {
        let norms = |text: &str| tokens(text).into_iter().map(|t| t.norm).collect::<Vec<_>>();
        assert_eq!(norms("A ten-storey block"), ["a", "ten", "storey", "block"]);
        assert_eq!(norms("35mm, 4K 1920x1080"), ["35", "mm", ",", "4", "k", "1920", "x", "1080"]);
        assert_eq!(norms("23.976fps 2.39:1 1,000 m."), ["23.976", "fps", "2.39", ":", "1", "1000", "m", "."]);
        assert_eq!(norms("worm\u{2019}s eye - DUSK"), ["worms", "eye", "-", "dusk"]);
        assert_eq!(norms("2,5 s 1,250 m 2,35:1 1,2"), ["2.5", "s", "1250", "m", "2.35", ":", "1", "1.2"]);
        assert_eq!(norms("Ñandú e\u{301}glise"), ["nandu", "eglise"]);
    }
}
