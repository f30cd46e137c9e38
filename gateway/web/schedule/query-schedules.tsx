import { lazy, Suspense, useState } from 'react'
import { forgetAnswers } from '../graph/remembered-answers.ts'
import { useGraph } from '../graph/use-graph.ts'
import { useText } from '../i18n/use-text.ts'
import { useMe } from '../viewer/use-me.ts'
import { SchedulesOfQuery } from './schedule.operations.ts'
import { ScheduleList } from './schedule-list.tsx'

const ScheduleDialog = lazy(async () => ({ default: (await import('./schedule-dialog.tsx')).ScheduleDialog }))

const texts = { title: { zh: '定期运行', en: 'Schedules' }, make: { zh: '定期运行', en: 'Run by a schedule' } } as const

const FIRST = 50

/** On the page of a query: the reader's own schedules of it, and the way to a new one with the parameters as they stand. */
export const QuerySchedules = ({ query, variables }: { query: { id: string }; variables: Readonly<Record<string, unknown>> }) => {
  const t = useText(texts)
  const { me } = useMe()
  const [making, setMaking] = useState(false)
  const state = useGraph(SchedulesOfQuery, { savedQuery: query.id, first: FIRST }, { skip: !me })
  const made = (): void => {
    forgetAnswers()
    state.retry()
  }
  return (
    <section aria-label={t.title} className="no-print">
      <ScheduleList state={state} named={false} />
      <p className="row"><button type="button" onClick={() => setMaking(true)}>{t.make}</button></p>
      {making && <Suspense fallback={null}><ScheduleDialog open onClose={() => setMaking(false)} query={query} variables={variables} made={made} /></Suspense>}
    </section>
  )
}
