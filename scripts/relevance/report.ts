import type { Scores } from './ndcg.ts'

const figure = (value: number | undefined): string => (value === undefined ? '-' : value.toFixed(4)).padStart(9)

/** nDCG@10 by type beside the bars. */
export const barLines = (ours: Scores, bars: Readonly<Record<string, Scores>>): string[] => {
  const names = Object.keys(bars)
  const row = (name: string, value: (scores: Scores) => number | undefined): string => `${name.padEnd(22)}${figure(value(ours))}${names.map((bar) => figure(value(bars[bar] as Scores))).join('')}`
  return [
    `${'nDCG@10'.padEnd(22)}${'ours'.padStart(9)}${names.map((name) => name.padStart(9)).join('')}`,
    ...Object.keys(ours.types).map((type) => row(type, ({ types }) => types[type])),
    row('all', ({ overall }) => overall),
  ]
}

/** One variant, by type, with the ratio to the clean form of the same queries. */
export const variantLine = (name: string, scores: Scores, clean: Scores): string =>
  `${name.padEnd(18)} n=${String(scores.queries).padEnd(4)} ${scores.overall.toFixed(4)} (${(scores.overall / clean.overall).toFixed(3)})  ${Object.entries(scores.types).map(([type, value]) => `${type} ${value.toFixed(4)} (${(value / (clean.types[type] || 1)).toFixed(3)})`).join('  ')}`
