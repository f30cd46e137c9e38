import type { Column } from '../../../schema/rows/columns.ts'
import { type Cell, flattenRow } from '../../../schema/rows/flatten.ts'
import { useGraph } from '../graph/use-graph.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { FailureBox } from '../parts/failure-box.tsx'
import { Link } from '../parts/link.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { columnsToShow } from '../result-view/columns-to-show.ts'
import { useTypeNames } from '../result-view/use-type-names.ts'
import { text } from '../state/parameters.ts'
import { useAddress } from '../state/use-address.ts'
import { FrozenRowsOfPage, type FrozenRowsOfPageQuery } from './frozen.operations.ts'
import '../result-view/result-table.css'

const texts = {
  title: { zh: '各行', en: 'Rows' },
  number: { zh: '序号', en: 'No.' },
  WITHDRAWN: { zh: '其记录已撤回，只余标识符与哈希：', en: 'Its record was withdrawn; identifiers and hash are left: ' },
  HIDDEN: { zh: '（其记录现不对您公开）', en: '(its record is not open to you now)' },
  UNCHECKED: { zh: '（其来源此刻没有回答，暂不能显示）', en: '(its source does not answer now, so it cannot be shown)' },
  none: { zh: '冻结时没有结果', en: 'Nothing was found when it was frozen' },
  previous: { zh: '上一页', en: 'Previous' },
  next: { zh: '下一页', en: 'Next' },
} as const

const PAGE = 50
const TYPE = 'resourceType'
const schema = { after: text(), before: text() } as const

type Edges = NonNullable<NonNullable<NonNullable<FrozenRowsOfPageQuery['frozenResult']>['rows']>['edges']>
type FrozenRow = NonNullable<Edges[number]['node']>

/** The rows as they were frozen, each as this reader may see it now. */
export const FrozenRows = ({ id, columns, total }: { id: string; columns: readonly Column[]; total: number }) => {
  const t = useText(texts)
  const { language } = useLanguage()
  const { state, addressWith } = useAddress(schema)
  const slice = state.before === '' ? { first: PAGE, after: state.after === '' ? null : state.after } : { last: PAGE, before: state.before }
  const { answer, failure, loading, retry } = useGraph(FrozenRowsOfPage, { id, ...slice })
  const page = answer?.data.frozenResult?.rows
  const wanted = columnsToShow(columns, null)
  const typeName = useTypeNames(wanted.some(({ path }) => path === TYPE))
  return (
    <section aria-labelledby="rows">
      <h2 id="rows">{t.title}</h2>
      {failure && <FailureBox failure={failure} retry={retry} />}
      {total === 0 ? <p>{t.none}</p> : !page ? !failure && <Skeleton lines={8} /> : (
        <div className="result-table" tabIndex={0} role="region" aria-label={t.title} aria-busy={loading}>
          <table>
            <thead><tr><th scope="col" className="number">{t.number}</th>{wanted.map((column) => <th key={column.path} scope="col" className={column.kind === 'NUMBER' ? 'number' : undefined}>{language === 'en' ? column.titleEn : column.title}</th>)}</tr></thead>
            <tbody>{page.edges.map(({ node }) => node && <Line key={node.number} row={node} columns={wanted} typeName={typeName} />)}</tbody>
          </table>
        </div>
      )}
      {page && (page.pageInfo.hasPreviousPage || page.pageInfo.hasNextPage) && (
        <p className="row">
          {page.pageInfo.hasPreviousPage && <Link className="button" to={addressWith({ before: page.pageInfo.startCursor ?? '', after: '' })}>{t.previous}</Link>}
          {page.pageInfo.hasNextPage && <Link className="button" to={addressWith({ after: page.pageInfo.endCursor ?? '', before: '' })}>{t.next}</Link>}
        </p>
      )}
    </section>
  )
}

const Line = ({ row, columns, typeName }: { row: FrozenRow; columns: readonly Column[]; typeName(code: string): string }) => {
  const t = useText(texts)
  const format = useFormat()
  const { number, id, identifiers, status, hash, data } = row
  const place = <td className="number secondary">{format.number(number)}</td>
  if (status === 'WITHDRAWN') return <tr>{place}<td colSpan={columns.length} className="secondary">{t.WITHDRAWN}<Link to={`/resource/${id}`}>{id}</Link>{identifiers?.map((each) => <span key={each}> · {each}</span>)} <code>{hash}</code></td></tr>
  if (status === 'HIDDEN' || status === 'UNCHECKED' || typeof data !== 'object' || data === null) return <tr>{place}<td colSpan={columns.length} className="secondary">{status === 'UNCHECKED' ? t.UNCHECKED : t.HIDDEN}</td></tr>
  const cells = flattenRow(data as Readonly<Record<string, unknown>>, columns)[0] ?? []
  return <tr>{place}{cells.map((cell, at) => <td key={at} className={columns[at]?.kind === 'NUMBER' ? 'number' : undefined}>{id !== null && columns[at]?.path === 'title' ? <Link to={`/resource/${id}`}>{shown(cell) || id}</Link> : columns[at]?.path === TYPE ? typeName(shown(cell)) : shown(cell)}</td>)}</tr>
}

const shown = (cell: Cell): string => (cell === null ? '' : String(cell))
