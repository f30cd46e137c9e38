import type { Format } from '../format.ts'
import { readJsonLines } from '../source/json-records.ts'
import { upsert, withoutId } from '../upsert.ts'
import { disciplinesOf } from '../values/disciplines.ts'
import { type JsonObject, listOf, objectOf } from '../values/json.ts'
import { lookup } from '../values/lookup.ts'
import { textOf, textsOf } from '../values/text.ts'
import { titles } from '../values/titles.ts'

/** The corpus's two sources: what kind of paper each holds, and under which licence it gives its metadata (data/README.md). */
const sourceOf = lookup({
  csl: { kind: 'JOURNAL', licence: 'Apache-2.0' },
  chinaxiv: { kind: 'PREPRINT', licence: 'CC-BY-4.0' },
})

/** Papers of CSL and ChinaXiv, one JSON object a line. The id keeps the form of the corpus (`chinaxiv:201601.00051V1`), so that its search judgements can be followed. */
export const literatureCorpus: Format<unknown> = {
  name: 'literature-corpus',
  about: 'corpus of Chinese papers (CSL, ChinaXiv), JSON lines',
  recognise: ({ firstLine }) => /^\{"id":\s*"(csl|chinaxiv):[^"]+",\s*"source":\s*"(csl|chinaxiv)",\s*"title":/.test(firstLine),
  read: readJsonLines,
  map({ value }) {
    const paper = objectOf(value)
    const [sourceId, source] = [textOf(paper['id']), textOf(paper['source'])]
    if (sourceId === undefined || source === undefined) return withoutId('id or source', 'Paper')
    const known = sourceOf(source)
    const doi = doiInTitle(textOf(paper['title_en']))
    return { upserts: [upsert({ source, sourceId, typename: 'Paper', resourceType: 'PAPER', metadataFormat: 'csl-chinaxiv-corpus' }, {
      ...titles([{ value: paper['title'], lang: 'zh' }, { value: doi ? undefined : paper['title_en'], lang: 'en' }]),
      description: textOf(paper['abstract']),
      keywords: textsOf(listOf(paper['keywords'])),
      identifiers: identifiers(source, sourceId, doi),
      disciplines: disciplinesOf(textOf(paper['discipline'])),
      languages: ['zh'],
      generatedOn: textOf(paper['year']),
      version: /V\d+$/.exec(sourceId)?.[0],
      metadataLicense: known?.licence,
      details: details(paper, known?.kind, doi),
    })] }
  },
}

const details = (paper: JsonObject, kind: string | undefined, doi: string | undefined) => ({
  kind,
  doi,
  publishedOn: textOf(paper['year']),
  clcCodes: textsOf([paper['clc']]),
  // Its source's own words: GB/T 13745 has no code for a 门类 such as 工学, and none for some disciplines.
  subjects: textsOf([paper['category'], paper['discipline']]),
})

/** One English title of the corpus is a DOI that stood above the paper. */
const doiInTitle = (title: string | undefined): string | undefined => /^DOI:\s*(10\.\d{4,9}\/\S+)$/i.exec(title ?? '')?.[1]

const identifiers = (source: string, sourceId: string, doi: string | undefined) => [
  ...(doi ? [{ scheme: 'DOI', value: doi, url: `https://doi.org/${doi}` }] : []),
  ...(source === 'chinaxiv' ? [{ scheme: 'OTHER', value: sourceId }] : []),
]
