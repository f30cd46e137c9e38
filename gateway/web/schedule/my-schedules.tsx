import { useGraph } from '../graph/use-graph.ts'
import { useText } from '../i18n/use-text.ts'
import { MySchedules as Schedules } from './schedule.operations.ts'
import { ScheduleList } from './schedule-list.tsx'

const texts = {
  title: { zh: '定期运行', en: 'Schedules' },
  none: { zh: '还没有。在检索结果页点“提醒”，或在查询页点“定期运行”。', en: 'None yet. Press "Alert me" on a page of results, or "Run by a schedule" on that of a query.' },
} as const

/** As many as a person may have. */
const FIRST = 50

/** The schedules of whoever is signed in, latest first. */
export const MySchedules = () => {
  const t = useText(texts)
  const state = useGraph(Schedules, { first: FIRST })
  return (
    <section aria-labelledby="schedules">
      <h2 id="schedules">{t.title}</h2>
      {state.answer?.data.schedules?.edges.length === 0 && <p className="secondary">{t.none}</p>}
      <ScheduleList state={state} named />
    </section>
  )
}
