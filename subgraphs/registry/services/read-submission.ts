import { createHash } from 'node:crypto'
import { DEFAULT_TERMS, type PartnerSubgraph, type PartnerTerms } from '../../../schema/partner.ts'
import { isText } from '../../../schema/check-document.ts'

export interface SubmissionInput {
  namespace: string
  sdl: string
  url?: string | null
  resourceTypes: readonly { code: string; typename: string; label: string; labelEn?: string | null }[]
  terms?: { [name in keyof Omit<PartnerTerms, 'paused'>]?: PartnerTerms[name] | null } | null
}

export interface UserError { code: string; message: string; path: string[] }

const BOUNDS = { requestsPerSecond: [1, 10_000], concurrency: [1, 256], idsPerBatch: [1, 500], pollSeconds: [1, 86_400] } as const
const LONGEST_LABEL = 100

/** Of everything that gateways and checks look at: the same content is the same digest, whoever sends it and whenever. */
export const digestOf = ({ namespace, sdl, url, resourceTypes, terms }: PartnerSubgraph): string =>
  createHash('sha256').update(JSON.stringify([namespace, sdl, url, resourceTypes.map((type) => [type.code, type.typename, type.label, type.labelEn ?? null]), Object.entries(terms).sort()])).digest('hex').slice(0, 32)

const termErrors = (terms: PartnerTerms): UserError[] =>
  (Object.keys(BOUNDS) as (keyof typeof BOUNDS)[]).filter((name) => terms[name] < BOUNDS[name][0] || terms[name] > BOUNDS[name][1])
    .map((name) => ({ code: 'TERM_OUT_OF_RANGE', message: `${name} 应为 ${BOUNDS[name].join('–')} / ${name} lies between ${BOUNDS[name].join(' and ')}`, path: ['input', 'terms', name] }))

const typeErrors = ({ resourceTypes }: SubmissionInput): UserError[] =>
  resourceTypes.flatMap(({ label, labelEn }, index) => ([['label', label], ['labelEn', labelEn]] as const)
    .filter(([name, text]) => (name === 'label' && (text ?? '').trim() === '') || (text ?? '').length > LONGEST_LABEL || !isText(text ?? ''))
    .map(([name]) => ({ code: 'LABEL_INVALID', message: `资源类型须有名称,至多 ${LONGEST_LABEL} 字 / A resource type has a label of ${LONGEST_LABEL} characters at most`, path: ['input', 'resourceTypes', String(index), name] })))

/** What was submitted in the one form in which it is stored, or what is wrong with its outer form. The SDL itself is for the checks. */
export const readSubmission = (input: SubmissionInput): { subgraph: PartnerSubgraph; digest: string; errors: UserError[] } => {
  const given = Object.fromEntries(Object.entries(input.terms ?? {}).filter(([, value]) => value !== null && value !== undefined))
  const terms: PartnerTerms = { ...DEFAULT_TERMS, ...given }
  const subgraph: PartnerSubgraph = {
    namespace: input.namespace, sdl: input.sdl, url: input.url ?? '', terms,
    resourceTypes: input.resourceTypes.map(({ code, typename, label, labelEn }) => ({ code, typename, namespace: input.namespace, label, ...(labelEn ? { labelEn } : {}) })),
  }
  const text: UserError[] = isText(input.sdl) ? [] : [{ code: 'TEXT_INVALID', message: 'SDL 含 NUL 或残缺字符 / The SDL holds a NUL or half a character', path: ['input', 'sdl'] }]
  return { subgraph, digest: digestOf(subgraph), errors: [...text, ...termErrors(terms), ...typeErrors(input)] }
}
