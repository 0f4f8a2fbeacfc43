// Writes every server function as a request that sqlmap reads (a log as Burp writes it): the names of the
// arguments from the sources, so that a new function is asked without being listed here; the values from the town
// that is asked, so that they get past what is checked first.
//   node scripts/scan-requests.mjs HOST IDS [COOKIE] > requests.log
// IDS is a JSON object with ids of the town: goal, action, question, repair.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'

const [host, ids, cookie] = process.argv.slice(2)
const today = new Date().toISOString().slice(0, 10)
const SEPARATOR = '='.repeat(54)

/** What ends the session that asks, or shuts somebody out of what is still to be asked. */
const SPARED = new Set(['account/logout', 'account/sessions/revoke-others', 'account/deletion/ask', 'couple/leave'])

/** What gets past the first check, by the name of the argument. */
const VALUES = {
  ...JSON.parse(ids),
  accept_terms: 'true',
  bell: 'partner_joined',
  body: 'Un mot',
  check_in_at: '20:30',
  code: '123456',
  current_password: 'une phrase de passe',
  day: today,
  days: '30',
  display_name: 'Aya',
  email: 'aya@parvis.test',
  from: '2026-01-01',
  language: 'fr',
  length: 'hours',
  letter_at: '20:30',
  made: 'understand',
  mail: 'goal_set',
  month: today.slice(0, 7),
  new_password: 'une phrase de passe',
  next: '/couple',
  one_time_code: '123456',
  owner: 'both',
  password: 'une phrase de passe',
  phone: '+2250707123456',
  push: 'goal_set',
  quiet_from: '22:00',
  quiet_to: '07:00',
  rhythm: 'daily',
  search: 'mer',
  status: 'active',
  step: 'fact',
  target: '2027-01-01',
  text: 'Voir la mer',
  time_zone: 'Africa/Abidjan',
  title: 'Voir la mer',
  to: today,
  token: 'x'.repeat(43),
  why: 'Parce que',
  words: 'Un mot',
}
/** The same names mean something else there. */
const ELSEWHERE = {
  'couple/goals/status': { to: 'done' },
  'couple/questions/answer': { status: 'answered' },
}
/** Empty is the beginning of a list, a new key, or all of them. */
const EMPTY = new Set(['after', 'another', 'before', 'key', 'own_theme', 'state', 'theme', 'turn', 'who'])

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* sources(path)
    else if (entry.name.endsWith('.rs')) yield path
  }
}

/** The server functions of a source: their address, and the names and types of their arguments. */
function functions(source) {
  const found = source.matchAll(/#\[server\([^\]]*endpoint = "([^"]+)"[^\]]*\)\]\s*(?:#\[[^\]]*\]\s*)*pub async fn \w+\(([^{]*?)\)\s*->/gs)
  return [...found].map(([, endpoint, list]) => ({
    endpoint,
    names: [...list.replace(/\/\/[^\n]*/g, '').replace(/#\[[^\]]*\]/g, '').matchAll(/(\w+):\s*(\w+)/g)].map(([, name, type]) => ({ name, type })),
  }))
}

function value(endpoint, { name, type }) {
  if (type === 'LegalText') return 'privacy'
  if (type === 'bool') return 'true'
  return ELSEWHERE[endpoint]?.[name] ?? (EMPTY.has(name) ? '' : (VALUES[name] ?? '1'))
}

function request({ endpoint, names }) {
  const body = names.map((each) => `${each.name}${each.type === 'Vec' ? '[0]' : ''}=${encodeURIComponent(value(endpoint, each))}`).join('&')
  return [
    SEPARATOR,
    `POST /api/${endpoint} HTTP/1.1`,
    `Host: ${host}`,
    'Accept: application/json',
    'Sec-Fetch-Site: same-origin',
    'Content-Type: application/x-www-form-urlencoded',
    ...(cookie ? [`Cookie: ${cookie}`] : []),
    '',
    body,
    SEPARATOR,
  ].join('\n')
}

const all = [...sources('app')].flatMap((path) => functions(readFileSync(path, 'utf8')))
const asked = all.filter(({ endpoint, names }) => names.length > 0 && !SPARED.has(endpoint))
// What takes away what others ask about comes last.
const takes = ({ endpoint }) => /(delete|remove|discard|undo)$/.test(endpoint)
asked.sort((one, other) => takes(one) - takes(other))
console.log(asked.map(request).join('\n'))
console.error(`${all.length} server functions, ${asked.length} with arguments that are asked`)
