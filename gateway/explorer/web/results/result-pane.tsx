import { useGraphiQL } from '@graphiql/react'
import { lazy, Suspense, useMemo, useState } from 'react'
import { Problems } from '../problems/problems.tsx'
import { useRuns } from '../runs/runs.ts'
import { useShownTab } from '../runs/shown-tab-note.tsx'
import { CallsView } from './calls-view.tsx'
import { ResultTable } from './result-table.tsx'
import { tableOfRun } from './table-of-run.ts'

// Charts and coastlines are for whoever asks for them.
const PictureView = lazy(async () => ({ default: (await import('./picture-view.tsx')).PictureView }))

const VIEWS = [
  { view: 'json', zh: 'JSON', en: '' },
  { view: 'table', zh: '表格', en: 'Table' },
  { view: 'picture', zh: '图与地图', en: 'Chart, map' },
  { view: 'calls', zh: '用时与计划', en: 'Timings' },
] as const

type View = (typeof VIEWS)[number]['view']

/** Over the result: what is wrong and how to mend it, and the answer as JSON, table, picture, or what it took. */
export const ResultPane = () => {
  const schema = useGraphiQL((state) => state.schema)
  const tab = useShownTab()
  const run = useRuns().findLast((each) => each.tab === tab)
  const [wanted, setWanted] = useState<View>('json')
  const [list, setList] = useState<string>()
  const [explode, setExplode] = useState<string | null>(null)
  const table = useMemo(() => {
    if (!schema || !run) return null
    const made = tableOfRun(schema, run, list, explode)
    return made && explode !== null && !made.nested.includes(explode) ? tableOfRun(schema, run, list) : made
  }, [schema, run, list, explode])
  const isOffered = (view: View): boolean => view === 'json' || Boolean(run && (view === 'calls' || table))
  const view = isOffered(wanted) ? wanted : 'json'

  return (
    <div className="result-views" data-view={view}>
      <Problems run={run} />
      <div className="result-tabs" role="tablist" aria-label="结果的样子 / How the result is shown">
        {VIEWS.map((each) => (
          <button key={each.view} type="button" role="tab" id={`result-tab-${each.view}`} aria-selected={view === each.view} aria-controls={each.view === 'json' ? undefined : 'result-view'} disabled={!isOffered(each.view)} onClick={() => setWanted(each.view)}>
            {each.zh}{each.en && <span lang="en"> {each.en}</span>}
          </button>
        ))}
        {run && <span className="result-facts">{Math.round(run.durationMs)} ms{run.budget && ` · 成本 cost ${run.budget.requested.toLocaleString('zh-CN')}`}</span>}
      </div>
      {run && view !== 'json' && (
        <div id="result-view" className="result-view" role="tabpanel" aria-labelledby={`result-tab-${view}`}>
          {view === 'table' && table && <ResultTable key={run.id + table.list.path} table={table} explode={explode} onExplode={setExplode} onList={setList} />}
          {view === 'picture' && table && <Suspense fallback={<p className="result-note" role="status">正在载入…… <span lang="en">Loading…</span></p>}><PictureView table={table} /></Suspense>}
          {view === 'calls' && <CallsView run={run} />}
        </div>
      )}
    </div>
  )
}
