import type { ExportPlan } from '../tables/export.ts'
import type { NestedCut } from './nested-cuts.ts'

/** Something that a reader of the rows should know. */
export interface ExportNotice { code: string; message: string; messageEn: string }

interface Told { plan: Pick<ExportPlan, 'limited' | 'connection'>; hidden: number; cuts: readonly NestedCut[]; rows: number; totalRows: number | null; complete: boolean }

/** Nothing is left out silently: what is hidden, what is cut by the document itself, and a list that moved while it was read. */
export const noticesOf = ({ plan, hidden, cuts, rows, totalRows, complete }: Told): ExportNotice[] => [
  ...(plan.limited ? [{ code: 'LIST_LIMITED', message: '此列表的长度由查询中的参数决定(如 first),其余条目不在其中', messageEn: 'How long this list is, an argument of the query says (such as first): entries beyond it are not in it' }] : []),
  ...(hidden > 0 ? [{ code: 'ROWS_HIDDEN', message: `${hidden} 行因权限不可见,以空行列出`, messageEn: `${hidden} rows are hidden from you and stand as empty rows` }] : []),
  ...cuts.map(({ path, rows: count }) => ({ code: 'NESTED_CUT', message: `有 ${count} 行的 ${path} 还有更多条目:只含查询所要的前若干条;需要全部,请在查询中调大其 first(至多 200),或以它为行另行导出`, messageEn: `In ${count} rows ${path} has more entries than the query asks for: raise its first (200 at most), or export it as rows of its own` })),
  ...(complete && totalRows !== null && totalRows !== rows ? [{ code: 'LIST_MOVED', message: `开始时有 ${totalRows} 行,导出了 ${rows} 行:读取期间有记录增减`, messageEn: `There were ${totalRows} rows at the beginning and ${rows} were read: records came or went meanwhile` }] : []),
]
