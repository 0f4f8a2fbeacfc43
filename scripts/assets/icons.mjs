// Writes app/ui/src/icons.rs: the Lucide icons that Parvis uses, as constants.
//
// Constants instead of one enum: an icon that only one area shows then travels in that area's
// WebAssembly, not in everybody's. Inlined instead of a sprite: no request, no flash.
//
//     npm install --prefix /tmp/assets lucide-static
//     node scripts/assets/icons.mjs /tmp/assets/node_modules && rustfmt --edition 2024 app/ui/src/icons.rs

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const names = `arrow-left arrow-right bell calendar chart-line check chevron-down chevron-left chevron-right chevron-up
circle-alert circle-check circle-question-mark clock copy door-open download ellipsis eye eye-off external-link globe grip-vertical heart-handshake
house info key-round lock log-out mail menu message-circle message-square monitor moon pause pencil phone plus refresh-cw search
send settings share-2 shield smartphone sun target trash-2 triangle-alert user users wifi-off x`.split(/\s+/);

const modules = process.argv[2];
const version = JSON.parse(readFileSync(join(modules, "lucide-static/package.json"))).version;
const target = join(dirname(fileURLToPath(import.meta.url)), "../../app/ui/src/icons.rs");

const constant = (name) => name.toUpperCase().replaceAll("-", "_");
const body = (name) =>
  readFileSync(join(modules, `lucide-static/icons/${name}.svg`), "utf8")
    .replace(/<!--.*?-->/gs, "").replace(/<svg.*?>/s, "").replace("</svg>", "")
    .replace(/\s*\n\s*/g, "").replaceAll(" />", "/>").trim();

const lines = names.sort().map((name) => `/// \`${name}\`\npub const ${constant(name)}: Glyph = Glyph(r#"${body(name)}"#);`);
writeFileSync(target, `//! The icons in use, from Lucide ${version} (ISC licence). Written by scripts/assets/icons.mjs.

/// The drawing inside an icon's 24 × 24 square.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph(pub(crate) &'static str);

${lines.join("\n")}
`);
console.log(`${names.length} icons → ${target}`);
