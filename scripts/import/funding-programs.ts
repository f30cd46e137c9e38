import { resourceId } from '../../schema/resource-id.ts'
import type { ResourceUpsert } from './format.ts'
import { namespaceOfType } from './typenames.ts'
import { upsert } from './upsert.ts'

export interface FundingProgram { kind: 'NSFC' | 'NSSFC'; source: string; name: string; nameEn: string; department: string }

export const NSFC: FundingProgram = { kind: 'NSFC', source: 'nsfc', name: '国家自然科学基金', nameEn: 'National Natural Science Fund of China', department: '国家自然科学基金委员会' }
export const NSSFC: FundingProgram = { kind: 'NSSFC', source: 'nssfc', name: '国家社会科学基金', nameEn: 'National Social Science Fund of China', department: '全国哲学社会科学工作办公室' }

/** No project number is such a word. */
const SOURCE_ID = 'program'

/** The programme as an entity of `submissions`: no row of a list of grants holds it, and every row belongs to it. */
export const programUpsert = ({ kind, source, name, nameEn, department }: FundingProgram): ResourceUpsert =>
  upsert({ source, sourceId: SOURCE_ID, typename: 'Program', resourceType: 'PROGRAM', metadataFormat: `${source}-list` }, {
    title: name, titleEn: nameEn, languages: ['zh'], details: { kind, department },
  })

export const programRef = ({ source }: FundingProgram): { id: string } => ({ id: resourceId(namespaceOfType('Program'), source, SOURCE_ID) })
