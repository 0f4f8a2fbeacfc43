//! From text to tree.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Block, DEEPEST, Inline, safe};

/// How deep stresses and links lie in each other.
const DEEPEST_WORDS: usize = 8;

/// Reads a letter. Line breaks are kept, as in a letter written by hand.
pub(in crate::letters) fn read(body: &str) -> Vec<Block> {
    let mut reading = Reading {
        open: vec![Open::Blocks(Blocks::Letter, Vec::new())],
        kept: Vec::new(),
    };
    for event in Parser::new_ext(body, Options::ENABLE_STRIKETHROUGH) {
        reading.hear(event);
    }
    while reading.open.len() > 1 {
        reading.close();
    }
    match reading.open.pop() {
        Some(Open::Blocks(_, blocks)) => blocks,
        _ => Vec::new(),
    }
}

/// What holds blocks.
enum Blocks {
    Letter,
    Quote,
    List(Option<u64>, Vec<Vec<Block>>),
    Item,
}

/// What holds words.
enum Words {
    Paragraph,
    /// Words of a point without a paragraph around them.
    Loose,
    Heading(u8),
    Emphasis,
    Strong,
    Struck,
    Link(String),
}

/// Something that was begun and not ended.
enum Open {
    Blocks(Blocks, Vec<Block>),
    Words(Words, Vec<Inline>),
    Code(String),
}

struct Reading {
    open: Vec<Open>,
    /// For each mark that was begun and not ended: whether it is in the tree. What is not (an image,
    /// an address that leads nowhere good, too deep a quote) leaves its content to what is around it.
    kept: Vec<bool>,
}

impl Reading {
    fn hear(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.begin(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.say(&text),
            Event::Code(text) => self.push(Inline::Code {
                text: text.into_string(),
            }),
            Event::SoftBreak | Event::HardBreak => self.push(Inline::Break),
            Event::Rule => self.put(Block::Rule),
            // Asked for by no option that is set.
            Event::FootnoteReference(_) | Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn begin(&mut self, tag: Tag) {
        let is_of_words = matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
        );
        // What stands on lines of its own ends the loose words before it.
        if is_of_words {
            self.begin_loose();
        } else {
            self.end_loose();
        }
        let opened = self.opened(tag);
        self.kept.push(opened.is_some());
        self.open.extend(opened);
    }

    /// What a mark opens, if it is in the tree.
    fn opened(&self, tag: Tag) -> Option<Open> {
        let words = |words| Some(Open::Words(words, Vec::new()));
        let stress = |stress| words(stress).filter(|_| self.words_deep() < DEEPEST_WORDS);
        let deeper = |blocks| Some(Open::Blocks(blocks, Vec::new())).filter(|_| self.deep() < DEEPEST);
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => words(Words::Paragraph),
            Tag::Heading { level, .. } => words(Words::Heading((level as u8).min(3))),
            Tag::Emphasis => stress(Words::Emphasis),
            Tag::Strong => stress(Words::Strong),
            Tag::Strikethrough => stress(Words::Struck),
            Tag::Link { dest_url, .. } => safe(&dest_url).and_then(|address| stress(Words::Link(address))),
            Tag::CodeBlock(_) => Some(Open::Code(String::new())),
            Tag::BlockQuote(_) => deeper(Blocks::Quote),
            Tag::List(start) => deeper(Blocks::List(start, Vec::new())),
            Tag::Item => matches!(self.open.last(), Some(Open::Blocks(Blocks::List(..), _)))
                .then(|| Open::Blocks(Blocks::Item, Vec::new())),
            _ => None,
        }
    }

    /// How many quotes and lists are open.
    fn deep(&self) -> usize {
        let deep = |open: &&Open| matches!(open, Open::Blocks(Blocks::Quote | Blocks::List(..), _));
        self.open.iter().filter(deep).count()
    }

    fn words_deep(&self) -> usize {
        self.open.iter().filter(|open| matches!(open, Open::Words(..))).count()
    }

    fn end(&mut self, tag: TagEnd) {
        let is_of_words = matches!(
            tag,
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
        );
        if !is_of_words {
            self.end_loose();
        }
        if self.kept.pop() == Some(true) && self.open.len() > 1 {
            self.close();
        }
    }

    /// Closes what was opened last, and puts it where it belongs.
    fn close(&mut self) {
        match self.open.pop() {
            Some(Open::Words(words, inlines)) => self.close_words(words, inlines),
            Some(Open::Code(text)) => self.put(Block::Code { text }),
            Some(Open::Blocks(Blocks::Quote, blocks)) => {
                self.put(Block::Quote { blocks });
            }
            Some(Open::Blocks(Blocks::List(start, items), _)) => {
                self.put(Block::List { start, items });
            }
            Some(Open::Blocks(Blocks::Item, blocks)) => {
                if let Some(Open::Blocks(Blocks::List(_, items), _)) = self.open.last_mut() {
                    items.push(blocks);
                }
            }
            // The letter itself is closed by nobody.
            Some(Open::Blocks(Blocks::Letter, _)) | None => {}
        }
    }

    fn close_words(&mut self, words: Words, mut inlines: Vec<Inline>) {
        match words {
            Words::Paragraph | Words::Loose => {
                while inlines.last() == Some(&Inline::Break) {
                    inlines.pop();
                }
                if !inlines.is_empty() {
                    self.put(Block::Paragraph { inlines });
                }
            }
            Words::Heading(level) => self.put(Block::Heading { level, inlines }),
            Words::Emphasis => self.push(Inline::Emphasis { inlines }),
            Words::Strong => self.push(Inline::Strong { inlines }),
            Words::Struck => self.push(Inline::Struck { inlines }),
            Words::Link(address) => {
                if inlines.is_empty() {
                    // A link can be seen.
                    inlines.push(Inline::Text { text: address.clone() });
                }
                self.push(Inline::Link { address, inlines });
            }
        }
    }

    /// Words, line by line: HTML comes with its line breaks inside.
    fn say(&mut self, text: &str) {
        if let Some(Open::Code(code)) = self.open.last_mut() {
            code.push_str(text);
            return;
        }
        for (place, line) in text.split('\n').enumerate() {
            if place > 0 {
                self.push(Inline::Break);
            }
            if !line.is_empty() {
                self.push(Inline::Text { text: line.to_owned() });
            }
        }
    }

    fn push(&mut self, inline: Inline) {
        self.begin_loose();
        if let Some(Open::Words(_, inlines)) = self.open.last_mut() {
            match (inlines.last_mut(), inline) {
                (Some(Inline::Text { text: before }), Inline::Text { text }) => before.push_str(&text),
                (_, inline) => inlines.push(inline),
            }
        }
    }

    fn put(&mut self, block: Block) {
        self.end_loose();
        match self.open.last_mut() {
            Some(Open::Blocks(_, blocks)) => blocks.push(block),
            // Blocks in words do not happen; if they did, they would follow them.
            _ => {
                if let Some(Open::Blocks(_, blocks)) =
                    self.open.iter_mut().rev().find(|open| matches!(open, Open::Blocks(..)))
                {
                    blocks.push(block);
                }
            }
        }
    }

    fn begin_loose(&mut self) {
        if matches!(self.open.last(), Some(Open::Blocks(..))) {
            self.open.push(Open::Words(Words::Loose, Vec::new()));
        }
    }

    fn end_loose(&mut self) {
        if matches!(self.open.last(), Some(Open::Words(Words::Loose, _))) {
            self.close();
        }
    }
}
