//! Document numbers as offices print them.

use super::{DocumentNumber, DocumentNumberError, Irregularity, YEARS, is_agency};

impl DocumentNumber {
    /// Reads a document number as offices print it, and says what was irregular, in the order of [`Irregularity`] and
    /// each once. A text in canonical form gives an empty list.
    ///
    /// # Errors
    ///
    /// If agency code, year or number cannot be found, or something follows them.
    ///
    /// ```
    /// use fazhi::report::{DocumentNumber, Irregularity};
    ///
    /// let (number, seen) = DocumentNumber::parse_lax("卫政办发［２０２２］第024号")?;
    /// assert_eq!(number.to_string(), "卫政办发〔2022〕24号");
    /// assert_eq!(seen, [
    ///     Irregularity::WrongBrackets,
    ///     Irregularity::Ordinal,
    ///     Irregularity::ZeroPadding,
    ///     Irregularity::FullWidthDigits,
    /// ]);
    /// assert!(DocumentNumber::parse_lax("令第161号").is_err());
    /// # Ok::<(), fazhi::report::DocumentNumberError>(())
    /// ```
    pub fn parse_lax(text: &str) -> Result<(Self, Vec<Irregularity>), DocumentNumberError> {
        let mut scan = Scan { text, at: 0, seen: Vec::new() };
        scan.white();
        let agency = scan.agency();
        if !is_agency(agency) {
            return Err(DocumentNumberError::Agency { input: text.to_owned() });
        }
        scan.white();
        scan.ordinal();
        let opened = scan.bracket('〔', "[［(（【﹝〖<〈");
        scan.white();
        let at = scan.at;
        let year = scan.digits(4).and_then(|year| i32::try_from(year).ok());
        let year = year.filter(|year| scan.at > at && YEARS.contains(year));
        let Some(year) = year else {
            return Err(DocumentNumberError::Year { input: text.to_owned(), at });
        };
        scan.white();
        let closed = scan.bracket('〕', "]］)）】﹞〗>〉");
        if !(opened && closed) {
            scan.seen.push(Irregularity::MissingBrackets);
        }
        scan.white();
        scan.ordinal();
        scan.white();
        let at = scan.at;
        if scan.peek().and_then(digit).is_some_and(|(value, _)| value == 0) {
            scan.seen.push(Irregularity::ZeroPadding);
        }
        let Some(number) = scan.digits(usize::MAX).filter(|&number| number > 0) else {
            return Err(DocumentNumberError::Number { input: text.to_owned(), at });
        };
        scan.white();
        if !scan.take(|c| c == '号') {
            scan.seen.push(Irregularity::MissingHao);
        }
        scan.white();
        if scan.at < text.len() {
            return Err(DocumentNumberError::Trailing { input: text.to_owned(), at: scan.at });
        }
        scan.seen.sort_unstable();
        scan.seen.dedup();
        Ok((Self { agency: agency.to_owned(), year, number }, scan.seen))
    }
}

/// The value of a decimal digit, and whether it is full-width.
fn digit(c: char) -> Option<(u32, bool)> {
    match c {
        '0'..='9' => Some((u32::from(c) - u32::from('0'), false)),
        '０'..='９' => Some((u32::from(c) - u32::from('０'), true)),
        _ => None,
    }
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
    seen: Vec<Irregularity>,
}

impl<'a> Scan<'a> {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at..).and_then(|rest| rest.chars().next())
    }

    fn take(&mut self, wanted: impl Fn(char) -> bool) -> bool {
        let found = self.peek().filter(|&c| wanted(c));
        self.at += found.map_or(0, char::len_utf8);
        found.is_some()
    }

    fn white(&mut self) {
        while self.take(char::is_whitespace) {
            self.seen.push(Irregularity::WhiteSpace);
        }
        self.seen.dedup();
    }

    fn ordinal(&mut self) {
        if self.take(|c| c == '第') {
            self.seen.push(Irregularity::Ordinal);
            self.white();
        }
    }

    /// The run of letters here, without a 第 at its end.
    fn agency(&mut self) -> &'a str {
        let start = self.at;
        while self.take(char::is_alphabetic) {}
        let run = self.text.get(start..self.at).unwrap_or_default();
        let code = run.strip_suffix('第').unwrap_or(run);
        self.at = start + code.len();
        code
    }

    fn bracket(&mut self, canonical: char, others: &str) -> bool {
        if self.take(|c| c == canonical) {
            return true;
        }
        let other = self.take(|c| others.contains(c));
        if other {
            self.seen.push(Irregularity::WrongBrackets);
        }
        other
    }

    /// Up to `most` digits as a number; `None` if there is none or it does not fit.
    fn digits(&mut self, most: usize) -> Option<u32> {
        let mut value: Option<u32> = None;
        for _ in 0..most {
            let Some((next, wide)) = self.peek().and_then(digit) else { break };
            if wide {
                self.seen.push(Irregularity::FullWidthDigits);
                self.seen.dedup();
            }
            self.take(|_| true);
            value = Some(value.unwrap_or(0).checked_mul(10)?.checked_add(next)?);
        }
        value
    }
}
