import { existsSync, readFileSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CoreDocument } from '../../schema/document.ts'
import { resourceId } from '../../schema/resource-id.ts'
import { FORMATS } from '../import/formats.ts'
import { DATA, hasData, readThrough } from '../import/real-files.ts'
import { recogniseFiles } from '../import/recognise-files.ts'
import { namespaceOfType } from '../import/typenames.ts'
import { type DemoLine, demoRecords, type DemoRecord, linesOf } from './load.ts'
import { resolveRefs } from './resolve-refs.ts'
import { demoTypes } from './types.ts'

type Demo = Omit<DemoRecord, 'document'> & { document: CoreDocument }

const CORPUS = join(import.meta.dirname, '../../../shared/data/literature/corpus.jsonl')
const FOLDER_LIMIT = 3_000_000
const records: Demo[] = []
const byType = (typename: string): Demo[] => records.filter((record) => record.typename === typename)
const nameOf = ({ typename, sourceId }: Demo): string => `${typename}/${sourceId}`
const idOf = ({ namespace, source, sourceId }: Demo): string => resourceId(namespace, source, sourceId)
const allLines = async () =>
  (await Promise.all(demoTypes.flatMap(({ namespace, typenames }) => typenames.map((typename) => linesOf(namespace, typename))))).flat() as (Demo & Pick<DemoLine, 'slug'>)[]

/** At least so many of each type, or a page that lists them is nothing to look at. */
const AT_LEAST: { [typename: string]: number } = {
  Instrument: 150, ResearchBase: 120, MetrologyStandard: 15, TestMethod: 40,
  Germplasm: 120, Species: 180, Specimen: 40, MicrobialStrain: 50, ExperimentalMaterial: 20, BiobankCollection: 8, ReferenceMaterial: 35, NewVariety: 40,
  Dataset: 130, PopularScienceItem: 15, Paper: 350, Monograph: 30, Patent: 20, Standard: 80, Report: 15,
  Program: 8, Project: 130, Submission: 6, SubmissionItem: 10, Achievement: 20, Product: 8, ProductionLine: 4, PhysicalItem: 8, Organization: 200, Platform: 35,
}

beforeAll(async () => {
  for await (const record of demoRecords()) records.push(record as Demo)
})

describe('the demo data', () => {
  it('hold at least 1,500 things, and enough of each type', () => {
    expect(records.length).toBeGreaterThanOrEqual(1_500)
    expect(new Set(records.map(({ typename }) => typename))).toEqual(new Set(Object.keys(AT_LEAST)))
    const few = Object.entries(AT_LEAST).filter(([typename, least]) => byType(typename).length < least).map(([typename]) => `${typename}: ${byType(typename).length}`)
    expect(few).toEqual([])
  })

  it('bear source ids that are unique in their namespace, since the id follows from them', () => {
    const seen = new Set<string>()
    const twice = records.filter(({ namespace, source, sourceId }) => seen.size === seen.add(`${namespace} ${source} ${sourceId}`).size)
    expect(twice.map(nameOf)).toEqual([])
  })

  it('are named by slugs that people can read, each once in its type', async () => {
    const lines = await allLines()
    expect(lines.filter(({ slug }) => !/^[a-z0-9][a-z0-9._-]*$/.test(slug)).map(nameOf)).toEqual([])
    const seen = new Set<string>()
    expect(lines.filter(({ typename, slug }) => seen.size === seen.add(`${typename}/${slug}`).size).map(nameOf)).toEqual([])
  })

  it('say in their provenance the source and source id that their id follows from, or the submission item that they come out of', async () => {
    const wrong = (await allLines()).filter(({ source, sourceId, document }) => {
      const provenance = document.provenance as { source?: string; sourceId?: unknown }
      return provenance.source !== source || (typeof provenance.sourceId === 'string' && provenance.sourceId !== sourceId)
    })
    expect(wrong.map(nameOf)).toEqual([])
  })

  it('say of each record its title, its type and who provides it', () => {
    const lacking = records.filter(({ document }) => !document.title || !document.resourceType || !(document.provider?.name || document.platform))
    expect(lacking.map(nameOf)).toEqual([])
  })

  it('speak of wheat in at least eight types', () => {
    const types = new Set(records.filter(({ document }) => JSON.stringify([document.title, document.keywords, document.description]).includes('小麦')).map(({ typename }) => typename))
    expect([...types]).toEqual(expect.arrayContaining(['Germplasm', 'Species', 'Paper', 'Dataset', 'Standard', 'ReferenceMaterial', 'TestMethod', 'NewVariety', 'Instrument', 'Project', 'MicrobialStrain', 'Achievement']))
  })

  it('state relations to things that exist, and say so where a relation is not known to be true', () => {
    const unsure = records.flatMap((record) => (record.document.relations ?? []).map((relation) => ({ record, relation })))
    expect(unsure.length).toBeGreaterThan(400)
    expect(unsure.filter(({ relation }) => !relation.id && !relation.identifier).map(({ record }) => nameOf(record))).toEqual([])
    expect(unsure.filter(({ relation }) => (relation.confidence !== undefined) !== (relation.source === 'demo')).map(({ record }) => nameOf(record))).toEqual([])
  })

  it('bear no identifier of a registry that is ours: CSTRs are of the agency DEMO0', () => {
    expect(records.flatMap(({ document }) => (document.cstr && !/^DEMO0\.\d{2}\./.test(document.cstr) ? [document.cstr] : []))).toEqual([])
  })

  it.skipIf(!existsSync(CORPUS))('take no sentence of an abstract of the corpus', () => {
    const sentences = (text: string): string[] => text.split(/[。！？；!?;\n]/).map((part) => part.replace(/\s/g, '')).filter((part) => part.length >= 12)
    const abstracts = new Set(readFileSync(CORPUS, 'utf8').split('\n').filter(Boolean).flatMap((line) => sentences((JSON.parse(line) as { abstract?: string }).abstract ?? '')))
    expect(abstracts.size).toBeGreaterThan(10_000)
    expect(records.flatMap((record) => sentences(record.document.description ?? '').filter((sentence) => abstracts.has(sentence)))).toEqual([])
  })

  it('stay small: less than 3 MB', async () => {
    const folder = join(import.meta.dirname, 'data')
    const sizes = await Promise.all((await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size))
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(FOLDER_LIMIT)
  })
})

describe.skipIf(!hasData)('the demo data beside the real files', () => {
  const [made, withdrawn] = [new Set<string>(), new Set<string>()]
  const idsOf = new Map<string, Set<string>>()
  beforeAll(async () => {
    const { recognised } = await recogniseFiles([DATA], FORMATS)
    for (const { file, format } of recognised.filter((one) => !one.file.path.includes('malformed'))) {
      for (const { typename, source, sourceId, deleted, document } of (await readThrough(format, file.path)).upserts) {
        const id = resourceId(namespaceOfType(typename), source, sourceId)
        ;(deleted ? withdrawn : made).add(id)
        for (const key of document ? identities(typename, document) : []) idsOf.set(key, (idsOf.get(key) ?? new Set()).add(id))
      }
    }
  })

  it('give no thing another id than the importer gives it, so that an import updates it and neither doubles it nor is refused', () => {
    // What came out of a demonstration submission is that submission's, though a list has it too.
    const compared = records.filter(({ document }) => document.provenance?.origin !== 'SUBMITTED')
      .map((record) => ({ name: nameOf(record), id: idOf(record), imported: identities(record.typename, record.document).flatMap((key) => idsOf.get(key) ?? []) }))
    expect(compared.filter(({ imported }) => imported.length > 0).length).toBeGreaterThanOrEqual(800)
    expect(compared.filter(({ id, imported }) => imported.some((ids) => !ids.has(id))).map(({ name }) => name)).toEqual([])
  })

  it('bear a source other than demo only under ids that the importer makes', () => {
    expect(records.filter((record) => record.source !== 'demo' && !made.has(idOf(record))).map(nameOf)).toEqual([])
  })

  it('hold nothing that a file withdraws', () => {
    expect(withdrawn.size).toBeGreaterThan(0)
    expect(records.filter((record) => withdrawn.has(idOf(record))).map(nameOf)).toEqual([])
  })
})

describe('resolveRefs', () => {
  const ids = new Map([['Instrument/fast', 'instruments:x'], ['SubmissionItem/i1', 'submissions:y']])

  it('turns a reference into an id, alone and in a relation', () => {
    expect(resolveRefs({ platform: { ref: 'Instrument/fast' }, relations: [{ kind: 'PRODUCED_WITH', ref: 'Instrument/fast', confidence: 0.5 }] }, ids)).toEqual({
      platform: { id: 'instruments:x' }, relations: [{ kind: 'PRODUCED_WITH', id: 'instruments:x', confidence: 0.5 }],
    })
  })

  it('writes the id of a submission item as the source id of what became of it', () => {
    expect(resolveRefs({ provenance: { sourceId: { ref: 'SubmissionItem/i1' } } }, ids)).toEqual({ provenance: { sourceId: 'submissions:y' } })
  })

  it('throws on a reference to nothing', () => {
    expect(() => resolveRefs({ platform: { ref: 'Platform/none' } }, ids)).toThrow('Platform/none')
  })
})

/** What tells a thing from all others of its type: two records that share one of these speak of one thing. */
const identities = (typename: string, { title, titleEn, identifiers = [], funding, details = {} }: CoreDocument): string[] => {
  const { ror, projectNo, doi, isbn, scientificName, accessionNo, publishedOn, kind } = details
  const output = [isbn, funding?.[0] && `${title} ${funding[0].projectNo}`]
  const own: Record<string, unknown[]> = {
    Organization: [ror], Program: [kind], Project: [projectNo], Species: [scientificName], Germplasm: [accessionNo], Instrument: [titleEn],
    Paper: [doi, `${title} ${String(publishedOn ?? '').slice(0, 4)}`], Monograph: output, Report: output, Dataset: [doi],
  }
  const values = [...identifiers.map(({ value }) => value), ...(own[typename] ?? [])].flat()
  return values.flatMap((value) => (value ? [`${typename} ${String(value).toLowerCase()}`] : []))
}
