// Prints the rows of some measurements as one table: what, measured, budget, ok or over.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { RESULTS } from "../town/places.mjs";

const amount = (value, unit) => `${value.toLocaleString("en")}${unit === "" ? "" : ` ${unit}`}`;

function cells({ what, measured, unit, budget, sign, ok }) {
  const limit = budget === undefined ? "" : `${sign} ${amount(budget, unit)}`;
  return [what, amount(measured, unit), limit, ok === undefined ? "" : ok ? "ok" : "OVER"];
}

function rowsOf(name) {
  const file = join(RESULTS, `${name}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).rows : [];
}

const rows = process.argv.slice(2).flatMap(rowsOf);
const table = [["what", "measured", "budget", ""], ...rows.map(cells)];
const widths = table[0].map((_, column) => Math.max(...table.map((row) => [...row[column]].length)));
const line = (row) =>
  row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join("  ").trimEnd();

console.log();
console.log(line(table[0]));
console.log(widths.map((width) => "─".repeat(width)).join("  "));
for (const row of table.slice(1)) console.log(line(row));
const over = rows.filter(({ ok }) => ok === false).length;
console.log(`\n${rows.filter(({ ok }) => ok).length} within budget, ${over} over. Details: bench/results/`);
