import type { Kind } from '../../kit/kind.ts'
import { patent } from '../tables/patent.ts'
import { agentNamed, codeWithPrefix } from './conditions.ts'

export const patentFilters: Kind['filters'] = {
  ipc: (prefixes: string[]) => codeWithPrefix(patent.ipc, prefixes),
  applicant: (name: string) => agentNamed(patent.applicants, name),
  inventor: (name: string) => agentNamed(patent.inventors, name),
}
