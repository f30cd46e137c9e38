import { useMemo } from 'react'
import { useShownOperation } from '../../drawer/shown-operations.ts'
import { useGraph } from '../../graph/use-graph.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { useText } from '../../i18n/use-text.ts'
import { DegradedNotice } from '../../parts/degraded-notice.tsx'
import { FailureBox } from '../../parts/failure-box.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { Facts } from '../facts.tsx'
import { isShown } from './is-shown.ts'
import { TypeOfResource } from './shape-queries.ts'
import { SpecialValue } from './special-value.tsx'
import { chooseFields, specialQuery } from './special-query.ts'
import type { ShapeState } from './use-shape.ts'

const texts = {
  title: { zh: (type: string) => `${type}专有信息`, en: (type: string) => `${type}: special fields` },
  omitted: { zh: (count: number) => `另有 ${count} 个字段未列出，可在查询浏览器中取得。`, en: (count: number) => `${count} more fields are not listed; the explorer has them.` },
} as const

const NOTHING = specialQuery('Nothing', { fields: [], omitted: 0 })

/** What only this type has, a partner's that nobody here has heard of too: its schema says which fields there are and what they are called. */
export const SpecialFields = ({ id, typename, typeLabel, state }: { id: string; typename: string; typeLabel: string; state: ShapeState }) => {
  const t = useText(texts)
  const { language } = useLanguage()
  const { shape, failure: noShape, retry: retryShape } = state
  const chosen = useMemo(() => shape && chooseFields(shape), [shape])
  const operation = useMemo(() => (chosen && chosen.fields.length > 0 ? specialQuery(typename, chosen) : null), [typename, chosen])
  const { answer, failure, loading, retry } = useGraph(operation ?? NOTHING, { id }, { skip: operation === null, keep: false })
  useShownOperation(shape ? TypeOfResource : null, { name: typename }, null)
  if (chosen && chosen.fields.length === 0) return null
  const values = answer?.data.resource ?? {}
  const shown = (chosen?.fields ?? []).filter(({ name }) => isShown(values[name]))
  if (answer && answer.problems.length === 0 && shown.length === 0) return null
  return (
    <section aria-labelledby="special">
      <h2 id="special">{t.title(typeLabel)}</h2>
      {noShape && <FailureBox failure={noShape} retry={retryShape} />}
      {failure && <FailureBox failure={failure} retry={retry} />}
      {!noShape && !failure && (shape === null || (loading && answer === null)) && <Skeleton lines={6} />}
      <DegradedNotice answer={answer} retry={retry} />
      <Facts facts={shown.map((field) => ({ label: field.label[language], note: field.note[language], value: <SpecialValue field={field} value={values[field.name]} /> }))} />
      {chosen !== null && chosen.omitted > 0 && <p className="secondary small">{t.omitted(chosen.omitted)}</p>}
    </section>
  )
}
