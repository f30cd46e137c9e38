import { askPage } from '../exports/ask-page.ts'
import { askTotal } from '../exports/ask-total.ts'
import { secondsFor } from '../exports/estimate.ts'
import { limitsOf } from '../exports/limits.ts'
import { addCuts } from '../exports/nested-cuts.ts'
import { type ExportNotice, noticesOf } from '../exports/notices.ts'
import { type ExportInput, readExport } from '../exports/read-export.ts'
import type { RegistryContext } from '../runtime.ts'
import { asUserError } from '../saved-queries/problem.ts'
import type { RowShape } from '../tables/row-set.ts'
import type { UserError } from './read-submission.ts'

export interface PlannedExport {
  rows: number | null
  estimatedSeconds: number | null
  mostRows: number
  rowsPath: string
  columns: RowShape['columns']
  formats: string[]
  notices: ExportNotice[]
}

const TABLES = ['CSV', 'XLSX', 'JSONL']
const CITATIONS = ['RIS', 'BIBTEX']

/** What an export would be: its total is counted and its first page is read, as the walk would read it, to see how long one takes. */
export const planExport = async ({ runtime, viewer }: RegistryContext, input: ExportInput & { clientMutationId?: string | null }): Promise<{ plan: PlannedExport | null; errors: UserError[] }> => {
  const owner = viewer.id ?? null
  const read = readExport((await runtime.currentApi()).api, input)
  if (read.problems) return { plan: null, errors: read.problems.map(asUserError) }
  const began = performance.now()
  const [total, page] = await Promise.all([
    askTotal(runtime.askAs, owner, read.plan, read.variables),
    askPage({ askAs: runtime.askAs, owner, plan: read.plan, variables: read.variables, cursor: null, pageSize: read.pageSize }),
  ])
  const took = performance.now() - began
  if (page.outcome !== 'ROWS') return { plan: null, errors: [{ code: page.failure.code, message: `${page.failure.message} / ${page.failure.messageEn}`, path: ['input', 'document'] }] }
  const rows = total ?? (page.next === null ? page.rows.length : null)
  return {
    errors: [],
    plan: {
      rows, estimatedSeconds: rows === null ? null : secondsFor({ rows, pageRows: Math.max(1, page.rows.length), pageMs: took }),
      mostRows: limitsOf(owner).rows, rowsPath: read.plan.path, columns: read.shape.columns, formats: read.shape.uncitable ? TABLES : [...TABLES, ...CITATIONS],
      notices: noticesOf({ plan: read.plan, hidden: 0, cuts: addCuts([], page.rows), rows: 0, totalRows: null, complete: false }),
    },
  }
}
