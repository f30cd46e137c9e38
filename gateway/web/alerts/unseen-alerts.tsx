import { useEffect } from 'react'
import { onForgotten } from '../graph/remembered-answers.ts'
import { useGraph } from '../graph/use-graph.ts'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import { UnseenAlerts as Unseen } from './alerts.operations.ts'

const texts = { unseen: { zh: (n: number) => `${n} 条未看的提醒`, en: (n: number) => `${n} alerts that you have not seen` } } as const

/** In the header of whoever is signed in. A question of its own: where it has no answer, who is signed in is known all the same. */
export const UnseenAlerts = () => {
  const t = useText(texts)
  const { answer, retry } = useGraph(Unseen, {}, { quiet: true })
  useEffect(() => onForgotten(retry), [retry])
  const count = answer?.data.me?.unseenAlerts ?? 0
  return count === 0 ? null : <Link to="/alerts" className="badge warn" aria-label={t.unseen(count)} title={t.unseen(count)}>{count}</Link>
}
