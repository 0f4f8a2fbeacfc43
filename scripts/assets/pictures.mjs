// Draws public/favicon.svg, the application's icons and the share image, all from the mark and the tiles.
//
// Pictures are committed because they change with the identity, not with the code, and drawing them
// takes a browser. Colours are resolved by the browser from the stylesheet, so they are never typed twice.
//
//     cargo run -p ui --features ssr --example gallery -- /tmp/assets/gallery
//     lightningcss --bundle --minify --output-file /tmp/assets/gallery/parvis.css style/parvis.css
//     npm install --prefix /tmp/assets playwright-core sharp
//     NODE_PATH=/tmp/assets/node_modules node scripts/assets/pictures.mjs /tmp/assets/gallery [CHROMIUM]

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(join(process.env.NODE_PATH ?? process.cwd(), "x"));
const { chromium } = require("playwright-core");
const sharp = require("sharp");

const gallery = process.argv[2];
const target = join(dirname(fileURLToPath(import.meta.url)), "../../public");
const css = readFileSync(join(gallery, "parvis.css"), "utf8").replaceAll(
  "/fonts/bricolage-grotesque-650.woff2",
  `data:font/woff2;base64,${readFileSync(join(target, "fonts/bricolage-grotesque-650.woff2")).toString("base64")}`,
);
const tiles = readFileSync(join(gallery, "landing.html"), "utf8").match(/<svg[^>]*class="tiles.*?<\/svg>/s)[0];
const stones = "M12 12H28A16 16 0 0 1 12 28ZM32 12H48A16 16 0 0 1 32 28ZM12 48V32A16 16 0 0 1 28 48ZM32 32H48A16 16 0 0 1 32 48Z";

const browser = await chromium.launch({ executablePath: process.argv[3] ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ colorScheme: "light" });
const show = (body) => page.setContent(`<!doctype html><style>${css}</style><style>body{min-block-size:0;margin:0}</style>${body}`);

await show("");
const [brand, paper] = await page.evaluate(() =>
  ["--brand", "--paper"].map((name) => {
    const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.color = `var(${name})`;
    pen.fillStyle = getComputedStyle(probe).color;
    pen.fillRect(0, 0, 1, 1);
    return `#${[...pen.getImageData(0, 0, 1, 1).data.slice(0, 3)].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  }),
);

/** The mark; `corner` rounds its ground, `size` shrinks the stones towards the middle. */
const mark = (corner, size = 1) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60"><rect width="60" height="60" rx="${corner}" fill="${brand}"/>` +
  `<path fill="${paper}" ${size === 1 ? "" : `transform="translate(${30 - 30 * size} ${30 - 30 * size}) scale(${size})" `}d="${stones}"/></svg>`;

async function draw(name, width, height, body, colours) {
  await page.setViewportSize({ width, height });
  await show(body);
  await page.evaluate(() => document.fonts.ready);
  const picture = await sharp(await page.screenshot({ omitBackground: true })).png({ palette: true, colours, dither: 0, effort: 10 }).toBuffer();
  writeFileSync(join(target, name), picture);
  console.log(`${name}: ${picture.length} bytes`);
}

const icon = (name, side, corner, size) =>
  draw(name, side, side, `<style>html{background:none}svg{display:block;inline-size:${side}px}</style>${mark(corner, size)}`, 64);

writeFileSync(join(target, "favicon.svg"), mark(15));
await icon("icons/icon-192.png", 192, 15);
await icon("icons/icon-512.png", 512, 15);
// A launcher may crop to a circle of 80 %: square ground, stones within the circle.
await icon("icons/maskable-512.png", 512, 0, 0.9);
await icon("icons/apple-touch.png", 180, 0, 1.05);
await draw(
  "icons/share.png", 1200, 630,
  `<style>
    body { display: grid; grid-template-columns: 1fr 630px; block-size: 630px; }
    .words { display: grid; align-content: center; padding-inline-start: 80px; gap: 36px; }
    .words svg { inline-size: 132px; block-size: 132px; }
    .words b { font: 650 112px/1 "Bricolage Grotesque"; letter-spacing: -.022em; }
    .tiles { border-radius: 0; inline-size: 630px; }
  </style><div class="words">${mark(15)}<b>Parvis</b></div>${tiles}`,
  96,
);
console.log(`theme colours: brand ${brand}, paper ${paper}`);
await browser.close();
