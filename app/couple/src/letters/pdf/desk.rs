//! All that typst can reach: one template, one file of data, six fonts. No disk, no network, no
//! packages, no clock.

use std::{path::PathBuf, sync::LazyLock};

use platform::error::AppError;
use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

use super::Printed;

/// The fonts, as `scripts/assets/letter-fonts.py` cuts them.
const FONTS: [&[u8]; 6] = [
    include_bytes!("../../../fonts/source-serif-regular.ttf"),
    include_bytes!("../../../fonts/source-serif-italic.ttf"),
    include_bytes!("../../../fonts/source-serif-bold.ttf"),
    include_bytes!("../../../fonts/source-serif-bold-italic.ttf"),
    include_bytes!("../../../fonts/parvis-myeongjo-regular.ttf"),
    include_bytes!("../../../fonts/parvis-myeongjo-bold.ttf"),
];
const TEMPLATE: &str = include_str!("letter.typ");

/// What is the same for every letter; made when the first is printed.
struct Shop {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    data: FileId,
}

static SHOP: LazyLock<Option<Shop>> = LazyLock::new(|| {
    let file = |name: &str| {
        let path = VirtualPath::new(name).ok()?;
        Some(RootedPath::new(VirtualRoot::Project, path).intern())
    };
    let fonts: Vec<Font> = FONTS
        .into_iter()
        .flat_map(|font| Font::iter(Bytes::new(font)))
        .collect();
    Some(Shop {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        template: Source::new(file("/letter.typ")?, TEMPLATE.to_owned()),
        data: file("/letter.json")?,
    })
});

/// The desk at which one document is set.
pub(super) struct Desk {
    shop: &'static Shop,
    data: Bytes,
}

impl Desk {
    /// Lays out what is to be printed.
    pub fn of(printed: &Printed) -> Result<Self, AppError> {
        let shop = SHOP
            .as_ref()
            .ok_or_else(|| AppError::internal("the files of the template cannot be named"))?;
        let data = serde_json::to_vec(printed).map_err(AppError::internal)?;
        Ok(Self {
            shop,
            data: Bytes::new(data),
        })
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.shop.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shop.book
    }

    fn main(&self) -> FileId {
        self.shop.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.shop.template.id() {
            Ok(self.shop.template.clone())
        } else {
            Err(FileError::NotFound(PathBuf::new()))
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.shop.data {
            Ok(self.data.clone())
        } else {
            Err(FileError::NotFound(PathBuf::new()))
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shop.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
