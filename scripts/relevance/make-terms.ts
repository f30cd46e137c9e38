/** Makes subgraphs/catalogue/search/query/terms/*.tsv from ../shared/data: `node scripts/relevance/make-terms.ts`. Pairs of names are facts; the sources are named in the files. */
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

const DATA = resolve(import.meta.dirname, '../../../shared/data')
const TERMS = resolve(import.meta.dirname, '../../subgraphs/catalogue/search/query/terms')
const LONGEST_CHINESE = 12
const MOST_ENGLISH_WORDS = 5

type Pair = readonly [chinese: string, foreign: string]

const lines = (path: string): string[] => readFileSync(resolve(DATA, path), 'utf8').replace(/^\uFEFF/, '').trim().split('\n')

/** Of `天气学与气候学` / `Synoptic meteorology and climatology` the halves are no terms, and `其他…` is none at all: only what names one thing on both sides. */
const isTerm = ([chinese, foreign]: Pair): boolean =>
  /^[\p{Script=Han}A-Za-z\d-]+$/u.test(chinese) && /\p{Script=Han}{2}/u.test(chinese) && chinese.length <= LONGEST_CHINESE && !/[与和及]|^其[他它]|等$/u.test(chinese)
  && /^[A-Za-z][A-Za-z\d' -]+$/.test(foreign) && foreign.split(' ').length <= MOST_ENGLISH_WORDS && !/\b(?:and|or|other|others|etc)\b/i.test(foreign)

const write = (name: string, source: string, pairs: readonly Pair[]): void => {
  const unique = [...new Set(pairs.filter(isTerm).map((pair) => pair.join('\t')))].sort()
  writeFileSync(resolve(TERMS, `${name}.tsv`), `# ${source}\n${unique.join('\n')}\n`)
  process.stdout.write(`${name}: ${unique.length}\n`)
}

interface Code { name: string; name_en?: string | null }
const codes = lines('reference/classification/nsfc-application-codes.jsonl').map((line) => JSON.parse(line) as Code)
write('subjects', 'Subjects of the National Natural Science Foundation of China (application codes; AMinerOpen/TaxoExt, MIT)',
  codes.map(({ name, name_en }) => [name.trim(), (name_en ?? '').trim().toLowerCase()]))

const [head = '', ...rows] = lines('natural-resources/species/cn-plants.csv')
const column = (name: string): number => head.split(',').indexOf(name)
const [genusChinese, genus, familyChinese, family] = [column('GENUS_CN'), column('GENUS'), column('FAMILY_CN'), column('FAMILY')]
const cells = rows.map((row) => row.split(','))
write('taxa', 'Names of genera and families of Chinese plants (species list of plantlist)',
  cells.flatMap((cell): Pair[] => [[cell[genusChinese] ?? '', cell[genus] ?? ''], [cell[familyChinese] ?? '', cell[family] ?? '']]))
