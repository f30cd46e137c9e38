import { useEffect, useState } from 'react'
import { useParams } from 'wouter'
import { ChangesTable } from '../changes/changes-table.tsx'
import { forgetAnswers } from '../graph/remembered-answers.ts'
import { useGraph } from '../graph/use-graph.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { useTitle } from '../layout/use-title.ts'
import { FailureBox } from '../parts/failure-box.tsx'
import { Link } from '../parts/link.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { RunSummary } from '../schedule/run-summary.tsx'
import { oneOf } from '../state/parameters.ts'
import { useAddress } from '../state/use-address.ts'
import { RunOfPage } from './alerts.operations.ts'

const texts = {
  title: { zh: '一次运行的变化', en: 'What a run has changed' },
  unknown: { zh: '没有这次运行', en: 'There is no such run' },
  unknownHelp: { zh: '它可能不存在，也可能不是您的；定期运行只有其所有者可见。', en: 'It may not exist, or not be yours: a schedule is seen by its owner alone.' },
  asOf: { zh: (when: string) => `数据时间 ${when}`, en: (when: string) => `as of ${when}` },
  kinds: { zh: '变化的种类', en: 'Kinds of change' },
  ALL: { zh: '全部', en: 'All' },
  ADDED: { zh: '增加', en: 'Added' },
  CHANGED: { zh: '改变', en: 'Changed' },
  GONE: { zh: '不再', en: 'Gone' },
  none: { zh: '没有逐条的变化。', en: 'No changes are kept one by one.' },
  more: { zh: '更多', en: 'More' },
} as const

const KINDS = ['ALL', 'ADDED', 'CHANGED', 'GONE'] as const
const schema = { kind: oneOf(KINDS, 'ALL') } as const
const LOOK_MS = 700
const STEP = 50
const MOST = 200

/** What a run found otherwise than the run before: record by record. */
export const RunPage = () => {
  const t = useText(texts)
  const label = useLabel()
  const format = useFormat()
  const { id = '' } = useParams<{ id: string }>()
  const { state: { kind }, addressWith } = useAddress(schema)
  const [first, setFirst] = useState(STEP)
  const { answer, failure, retry } = useGraph(RunOfPage, { id, kind: kind === 'ALL' ? null : kind, first })
  const run = answer?.data.queryRun ?? null
  useTitle(run?.schedule ? label(run.schedule) : t.title)
  useEffect(() => {
    if (run?.state !== 'RUNNING') return
    const timer = setTimeout(() => {
      forgetAnswers()
      retry()
    }, LOOK_MS)
    return () => clearTimeout(timer)
  })
  if (failure && !run) return <FailureBox failure={failure} retry={retry} />
  if (answer && !run) return <><h1>{t.unknown}</h1><p>{t.unknownHelp}</p></>
  if (!run) return <Skeleton lines={8} />
  const counts = { ALL: (run.added ?? 0) + (run.changed ?? 0) + (run.gone ?? 0), ADDED: run.added ?? 0, CHANGED: run.changed ?? 0, GONE: run.gone ?? 0 }
  const changes = run.changes?.edges.flatMap(({ node }) => (node ? [node] : [])) ?? []
  return (
    <article>
      <h1>{run.schedule?.savedQuery?.slug ? <Link to={`/q/${run.schedule.savedQuery.slug}`}>{label(run.schedule)}</Link> : run.schedule && label(run.schedule)}</h1>
      <p role="status" className="row"><strong><RunSummary run={run} /></strong>{run.asOf && <span className="secondary small">{t.asOf(format.dateTime(run.asOf))}</span>}</p>
      {counts.ALL > 0 && <Tabs label={t.kinds} tabs={KINDS.map((each) => ({ key: each, label: t[each], count: format.number(counts[each]), to: addressWith({ kind: each }), current: each === kind }))} />}
      {run.state === 'DONE' && !run.first && (changes.length === 0 ? <p className="secondary">{t.none}</p> : <ChangesTable changes={changes} />)}
      {run.changes?.pageInfo.hasNextPage && first < MOST && <p><button type="button" onClick={() => setFirst(MOST)}>{t.more}</button></p>}
    </article>
  )
}
