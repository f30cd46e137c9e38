import { writeQueryParameters } from '../../../schema/query-parameters.ts'

/** What a sample of code asks: a saved query by its address, with parameters. */
export interface Sample {
  /** Of the graph, without a slash at its end. */
  origin: string
  slug: string
  variables: Readonly<Record<string, unknown>>
}

export const dataAddress = ({ origin, slug, variables }: Sample, format: string): string => {
  const query = writeQueryParameters(variables).toString()
  return `${origin}/q/${slug}.${format}${query === '' ? '' : `?${query}`}`
}

const inShell = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
const inR = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

export const languages = ['curl', 'typescript', 'python', 'r'] as const
export type CodeLanguage = (typeof languages)[number]

export const languageNames: Readonly<Record<CodeLanguage, string>> = { curl: 'cURL', typescript: 'TypeScript', python: 'Python', r: 'R' }

const samples: Readonly<Record<CodeLanguage, (sample: Sample) => string>> = {
  curl: (sample) => `curl --fail-with-body --globoff ${inShell(dataAddress(sample, 'csv'))} --output ${sample.slug}.csv
`,
  typescript: (sample) => `// node query.ts
interface Row { id: string; title: string | null }

const response = await fetch(${JSON.stringify(dataAddress(sample, 'jsonl'))})
if (!response.ok) throw new Error(await response.text())
const rows = (await response.text()).split('\\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Row)
console.log(rows.length)
for (const row of rows) console.log(row)
`,
  python: (sample) => `# python3 query.py: nothing but the standard library
import csv, io, urllib.request

url = ${JSON.stringify(dataAddress(sample, 'csv'))}
with urllib.request.urlopen(url) as answer:
    rows = list(csv.DictReader(io.StringIO(answer.read().decode("utf-8-sig"))))
print(len(rows))
for row in rows:
    print(row)
`,
  r: (sample) => `# Rscript query.R: nothing but base R
rows <- read.csv(url(${inR(dataAddress(sample, 'csv'))}), fileEncoding = "UTF-8-BOM", check.names = FALSE)
print(nrow(rows))
print(rows)
`,
}

/** Code that gets the rows, to be copied and run as it is. */
export const codeSample = (language: CodeLanguage, sample: Sample): string => samples[language](sample)
