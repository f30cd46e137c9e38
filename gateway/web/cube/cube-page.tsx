import { useGraph } from '../graph/use-graph.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { useTitle } from '../layout/use-title.ts'
import { DegradedNotice } from '../parts/degraded-notice.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { FailureBox } from '../parts/failure-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { searchSchema } from '../search/search-address.ts'
import { useAddress } from '../state/use-address.ts'
import { cubeSchema } from './cube-address.ts'
import { CubeChart } from './cube-chart.tsx'
import { CubeConditions } from './cube-conditions.tsx'
import { CubeForm } from './cube-form.tsx'
import { CubeTable } from './cube.operations.ts'
import { dimensions } from './cube-dimensions.ts'
import { CubeNotes } from './cube-notes.tsx'
import { CubeTools } from './cube-tools.tsx'
import { cubeVariables, shapeOf } from './cube-variables.ts'
import { pivot } from './pivot.ts'
import { PivotTable } from './pivot-table.tsx'
import './cube.css'

const texts = {
  title: { zh: '信息立方体', en: 'Information cube' },
  intro: { zh: '按维度统计图中的资源：选行与列，点一格看其中的资源，点“下钻”看更细的一层。所选都在网址里，可以收藏、发给别人。', en: 'Counts of the resources by dimension: choose rows and columns, follow a number to its resources, drill down to what is finer. All of it is in the address, to keep and to send.' },
  none: { zh: '（无）', en: '(none)' },
  empty: { zh: '没有符合条件的资源', en: 'No resource meets the conditions' },
} as const

/** The information cube as a pivot table with a chart. */
export const CubePage = () => {
  const t = useText(texts)
  const { language } = useLanguage()
  const table = useAddress(cubeSchema)
  const search = useAddress(searchSchema)
  const { rows, columns } = shapeOf(table.state)
  const { answer, failure, loading, retry } = useGraph(CubeTable, cubeVariables(table.state, search.state))
  useTitle(t.title)
  const cells = answer?.data.cells
  // A measure that is not the reader's to see comes as a table that is not there, with the reason.
  const refusal = failure ?? (answer && !cells ? { kind: 'refused' as const, status: 200, problems: answer.problems } : null)
  const shown = cells && pivot({
    rows, columns, cells, byRow: answer.data.rows ?? null, byColumn: answer.data.columns ?? null, english: language === 'en', none: t.none,
    // A domain is the highest class: within it the classes below it stand.
    chosen: (dimension) => (dimension === 'CATEGORY' && search.state.category.length === 0 ? search.state.domain : search.state[dimensions[dimension].facet]),
  })
  return (
    <div className="cube">
      <h1>{t.title}</h1>
      <p className="reading">{t.intro}</p>
      <CubeForm table={table} />
      <CubeConditions search={search} />
      {refusal ? <FailureBox failure={refusal} retry={retry} /> : <DegradedNotice answer={answer} retry={retry} />}
      {!shown && !refusal && <Skeleton lines={14} />}
      {shown && cells && (
        <div aria-busy={loading}>
          {shown.rows.length === 0 ? <EmptyState title={t.empty} /> : <>
            <PivotTable pivot={shown} rows={rows} columns={columns} total={cells.total} table={table} search={search} />
            <CubeNotes cube={cells} others={shown.others} columns={columns} rows={rows} state={table.state} />
            <CubeTools pivot={shown} rows={rows} columns={columns} measure={table.state.measure} />
            <CubeChart pivot={shown} rows={rows} columns={columns} table={table} />
          </>}
        </div>
      )}
    </div>
  )
}
