import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEFAULT_TERMS, type PartnerSubgraph, type PartnerTerms } from '../../schema/partner.ts'
import { UserMessage } from '../user-message.ts'
import { fromHere } from './here.ts'

export const MANIFEST = 'keyuan.json'

/** What stands in a partner's folder beside its SDL: who it is, where it answers, which graph it joins. */
export interface Manifest {
  namespace: string
  /** Address of the graph, such as https://graph.example.cn */
  graph: string
  /** GraphQL endpoint of the subgraph. */
  url: string
  /** File of the SDL, relative to the folder. */
  schema: string
  resourceTypes: { code: string; typename: string; label: string; labelEn?: string }[]
  terms?: Partial<PartnerTerms>
}

export interface PartnerFolder { folder: string; manifest: Manifest; schemaFile: string; subgraph: PartnerSubgraph }

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

const problemsOf = (read: Record<string, unknown>): string[] => [
  ...(['namespace', 'graph', 'url', 'schema'] as const).filter((name) => !isText(read[name])).map((name) => `${name} 应为文字 / ${name} is a text`),
  ...(Array.isArray(read.resourceTypes) && read.resourceTypes.length > 0 && read.resourceTypes.every((type: Record<string, unknown> | null) => isText(type?.code) && isText(type?.typename) && isText(type?.label))
    ? [] : ['resourceTypes 应为 [{ code, typename, label, labelEn? }] / resourceTypes is [{ code, typename, label, labelEn? }]']),
]

/** Reads `keyuan.json` and the SDL of a partner's folder; says what is missing and where. */
export const readFolder = (given: string): PartnerFolder => {
  const folder = fromHere(given)
  const file = join(folder, MANIFEST)
  if (!existsSync(file)) throw new UserMessage(`${file} 不存在:请在子图文件夹中运行,或先 init / There is none: run this in the folder of a subgraph, or init one`)
  let read: Record<string, unknown>
  try {
    read = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  } catch (error) {
    throw new UserMessage(`${file} 不是 JSON:${(error as Error).message} / is no JSON`)
  }
  const problems = problemsOf(read)
  if (problems.length > 0) throw new UserMessage(`${file}:\n  ${problems.join('\n  ')}`)
  const manifest = read as unknown as Manifest
  const schemaFile = join(folder, manifest.schema)
  if (!existsSync(schemaFile)) throw new UserMessage(`${schemaFile} 不存在,${MANIFEST} 的 schema 指向它 / There is no such file; ${MANIFEST} names it as schema`)
  const { namespace, url, resourceTypes, terms } = manifest
  return {
    folder, manifest, schemaFile,
    subgraph: { namespace, url, sdl: readFileSync(schemaFile, 'utf8'), resourceTypes: resourceTypes.map((type) => ({ ...type, namespace })), terms: { ...DEFAULT_TERMS, ...terms } },
  }
}
