// Prints what a report of wapiti holds: each kind of finding, how often, and where.
//   node scripts/scan-findings.mjs REPORT.json
import { existsSync, readFileSync } from 'node:fs'
import process from 'node:process'

const path = process.argv[2]
if (!existsSync(path)) {
  console.log('   no report was written')
  process.exit()
}
const report = JSON.parse(readFileSync(path, 'utf8'))
for (const part of ['vulnerabilities', 'anomalies']) {
  for (const [kind, found] of Object.entries(report[part] ?? {})) {
    if (found.length === 0) continue
    console.log(`   ${kind}: ${found.length}`)
    const lines = found.map((each) => `      ${each.method} ${each.path} ${each.parameter ?? ''} ${each.info}`.slice(0, 180))
    for (const line of new Set(lines)) console.log(line)
  }
}
