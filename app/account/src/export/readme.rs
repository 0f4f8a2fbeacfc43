//! The page that explains a copy.

use platform::{account::Member, context::RequestContext, privacy::Sheet};

use crate::{
    i18n::{Locale, td_string},
    moment::date,
};

/// What the files are, in the language of whose they are.
pub(super) fn write(context: &RequestContext, member: &Member, sheets: &[Sheet]) -> String {
    let locale = Locale::from(context.language);
    let day = date(context.language, member.time_zone(), context.now());
    let made = td_string!(
        locale,
        export.readme_made,
        name = member.display_name().to_owned(),
        day = day
    );
    let files: Vec<String> = sheets
        .iter()
        .map(|sheet| format!("{}\n    {}", sheet.name, sheet.about))
        .collect();
    let blocks = [
        td_string!(locale, export.readme_title).to_owned(),
        made,
        td_string!(locale, export.readme_files).to_owned(),
        files.join("\n\n"),
        td_string!(locale, export.readme_format).to_owned(),
        td_string!(locale, export.readme_missing).to_owned(),
        td_string!(locale, export.readme_keep).to_owned(),
    ];
    let mut text = blocks.join("\n\n");
    text.push('\n');
    text
}
