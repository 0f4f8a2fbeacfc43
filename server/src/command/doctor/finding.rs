//! What a check found.

/// The result of one check: a sentence, and whether it is good news.
#[derive(Debug)]
pub(super) enum Finding {
    /// As it should be.
    Good(String),
    /// Worth knowing.
    Note(String),
    /// Parvis does not work, or not safely, until this is mended.
    Wrong(String),
}

/// All results; each is printed as it comes, since some take a while.
#[derive(Debug, Default)]
pub(super) struct Findings {
    wrong: usize,
}

impl Findings {
    /// Prints one and counts it.
    pub(super) fn add(&mut self, subject: &str, finding: Finding) {
        let (mark, sentence) = match &finding {
            Finding::Good(sentence) => ("good ", sentence),
            Finding::Note(sentence) => ("note ", sentence),
            Finding::Wrong(sentence) => ("WRONG", sentence),
        };
        self.wrong += usize::from(matches!(finding, Finding::Wrong(_)));
        println!("  {mark}  {subject:<12} {sentence}");
    }

    /// Whether anything needs mending.
    pub(super) fn something_is_wrong(&self) -> bool {
        self.wrong > 0
    }

    /// The last line.
    pub(super) fn conclusion(&self) -> String {
        match self.wrong {
            0 => "Nothing is wrong.".to_owned(),
            1 => "One thing is wrong.".to_owned(),
            many => format!("{many} things are wrong."),
        }
    }
}
