import { RESULTS } from './events.ts'
import type { PassedOver, Recognition } from './recognise-files.ts'
import { add, type Counts, type FileTally, noCounts, notSent, type Tally, totalOf } from './tally.ts'

const number = (value: number): string => value.toLocaleString('en')

/** `seen 14,158 = created 14,000 + unchanged 100 + refused 58`: what is zero is left out, what was not sent is said. */
export const equation = (counts: Counts): string => {
  const terms = [...RESULTS.map((result) => [result, counts[result]] as const), ['not sent', notSent(counts)] as const].filter(([, value]) => value !== 0)
  return `seen ${number(counts.seen)} = ${terms.length === 0 ? '0' : terms.map(([name, value]) => `${name} ${number(value)}`).join(' + ')}`
}

const fileLines = ({ source, rows, types, unreadable }: FileTally): string[] => [
  `${source.file.path}  (${source.format.name}, ${source.file.encoding}, ${number(rows)} ${rows === 1 ? 'record' : 'records'} of the file)`,
  ...[...types].map(([typename, counts]) => `  ${typename.padEnd(13)} ${equation(counts)}`),
  ...(types.size > 1 ? [`  ${'all'.padEnd(13)} ${equation([...types.values()].reduce(add, noCounts()))}`] : []),
  ...source.file.notes.map((note) => `  note: ${note}`),
  ...(unreadable === undefined ? [] : [`  not read to its end: ${unreadable}`]),
]

const PATHS_SHOWN = 10

/** A folder may hold hundreds of files of one kind that nobody reads: they share a line for their reason. */
const byReason = (files: readonly PassedOver[]): string[] =>
  [...Map.groupBy(files, ({ reason }) => reason)].flatMap(([reason, same]) => [
    `not recognised (${number(same.length)}): ${reason}`,
    ...same.slice(0, PATHS_SHOWN).map(({ path }) => `  ${path}`),
    ...(same.length > PATHS_SHOWN ? [`  … and ${number(same.length - PATHS_SHOWN)} more`] : []),
  ])

/** The end of an import, for people: every file with its types, what was passed over and why, and the sum. */
export const reportLines = (tally: Tally, { unknown, unreadable }: Recognition): string[] => [
  ...[...tally.files.values()].flatMap(fileLines),
  ...byReason(unknown),
  ...unreadable.map(({ path, reason }) => `${path}  cannot be read: ${reason}`),
  ...(tally.moved > 0 ? [`${number(tally.moved)} records bear another id in the graph than links to them have: see the lines above`] : []),
  `total  ${equation(totalOf(tally))}`,
]
