import { readFileSync } from 'node:fs'

/** One paper of a corpus file: a line of JSON. */
interface Paper { title: string; title_en?: string; abstract?: string; keywords?: string[]; year?: number }

export interface BenchRecord { namespace: string; source: string; sourceId: string; typename: string; document: Record<string, unknown> }

const SOURCE = 'bench'
const PROVINCES = ['11', '12', '13', '21', '31', '32', '33', '37', '42', '44', '51', '61']
const DISCIPLINES = ['110', '11074', '140', '150', '170', '180', '210', '310', '413', '520', '610', '870']
const LEVELS = ['PUBLIC', 'PUBLIC', 'PUBLIC', 'PUBLIC', 'PUBLIC', 'PUBLIC', 'PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED']
const PROGRAMS = ['国家重点研发计划', '国家自然科学基金', '科技基础资源调查专项', '科技基础条件平台', '星火计划', '火炬计划']
const LICENSES = ['CC-BY-4.0', 'CC-BY-NC-4.0', 'CC0-1.0', '']
const PROVIDERS = 400
const CENTIDEGREE = 100
/** 2010, and so many days. */
const FIRST_RELEASE = Date.UTC(2010, 0, 1)
const DAYS = 5_000

/** Of ten records four are papers, two datasets, two living resources, one instrument, one achievement. */
const KINDS: readonly { namespace: string; typename: string; resourceType: string; category: string }[] = [
  { namespace: 'literature', typename: 'Paper', resourceType: 'PAPER', category: 'D' },
  { namespace: 'scientific-data', typename: 'Dataset', resourceType: 'DATASET', category: 'E4' },
  { namespace: 'natural-resources', typename: 'MicrobialStrain', resourceType: 'MICROBIAL_STRAIN', category: 'C4' },
  { namespace: 'literature', typename: 'Paper', resourceType: 'PAPER', category: 'D' },
  { namespace: 'instruments', typename: 'Instrument', resourceType: 'INSTRUMENT', category: 'A1' },
  { namespace: 'literature', typename: 'Paper', resourceType: 'PAPER', category: 'D' },
  { namespace: 'scientific-data', typename: 'Dataset', resourceType: 'DATASET', category: 'E6' },
  { namespace: 'natural-resources', typename: 'MicrobialStrain', resourceType: 'MICROBIAL_STRAIN', category: 'C4' },
  { namespace: 'literature', typename: 'Paper', resourceType: 'PAPER', category: 'D' },
  { namespace: 'submissions', typename: 'Achievement', resourceType: 'ACHIEVEMENT', category: 'F' },
]

export const readCorpus = (file: string): Paper[] => readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Paper)

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T

/**
 * The n-th record: title and keywords of one paper, abstract of another, so that six million records are no 423 copies of each paper, though their words are
 * as frequent as in the corpus. The same n gives the same record.
 */
export const recordAt = (corpus: readonly Paper[], n: number): BenchRecord => {
  const round = Math.floor(n / corpus.length)
  const paper = pick(corpus, n)
  const other = pick(corpus, n + round * 7_919)
  const third = pick(corpus, n + round * 104_729)
  const kind = pick(KINDS, n + round)
  const sourceId = String(n)
  const place = (n * 2_654_435_761) % 1_000_003
  const keywords = [...new Set([...(paper.keywords ?? []), ...(round === 0 ? [] : (third.keywords ?? []).slice(0, 2))])].slice(0, 8)
  return {
    namespace: kind.namespace, source: SOURCE, sourceId, typename: kind.typename,
    document: {
      profile: 'core/1',
      resourceType: kind.resourceType,
      title: round === 0 ? paper.title : `${paper.title}(${round})`,
      ...(paper.title_en ? { titleEn: paper.title_en } : {}),
      ...(other.abstract ? { description: other.abstract } : {}),
      ...(keywords.length > 0 ? { keywords } : {}),
      category: { code: kind.category },
      disciplines: [{ code: pick(DISCIPLINES, place) }],
      provider: { name: `第${place % PROVIDERS}研究所` },
      generatedOn: String(paper.year ?? 1990 + (place % 35)),
      releasedAt: new Date(FIRST_RELEASE + (place % DAYS) * 86_400_000).toISOString(),
      sharing: { level: pick(LEVELS, place), serviceModes: [place % 2 ? 'ONLINE_DOWNLOAD' : 'PHYSICAL_ORDER'] },
      ...(pick(LICENSES, place) ? { rights: { license: pick(LICENSES, place) } } : {}),
      funding: [{ program: pick(PROGRAMS, place) }],
      spatialCoverage: [{
        adminCode: `${pick(PROVINCES, place)}0100`, countryCode: 'CHN',
        ...(n % 3 === 0 ? { point: { lon: 80 + ((place * 7) % (50 * CENTIDEGREE)) / CENTIDEGREE, lat: 20 + ((place * 13) % (30 * CENTIDEGREE)) / CENTIDEGREE } } : {}),
      }],
      provenance: { origin: 'HARVESTED', source: SOURCE, sourceId },
    },
  }
}
