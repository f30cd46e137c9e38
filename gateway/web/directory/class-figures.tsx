import { useFormat } from '../i18n/use-format.ts'
import { useText } from '../i18n/use-text.ts'

const texts = {
  here: { zh: '图中可见', en: 'In the graph' },
  declared: { zh: '共享网自述', en: 'Stated by the network' },
  declaredHelp: { zh: '2011 年宣传册的数字，不是图中的条数', en: 'the figure of its brochure of 2011, not a count of the graph' },
} as const

/** How many there are, beside how many the network said. */
export const ClassFigures = ({ count, declared }: { count: number; declared: string | null }) => {
  const t = useText(texts)
  const format = useFormat()
  return (
    <dl className="directory-figures">
      <div><dt>{t.here}</dt><dd className="numbers">{format.number(count)}</dd></div>
      {declared !== null && <div><dt>{t.declared}</dt><dd className="numbers">{format.number(declared)}<small className="secondary">{t.declaredHelp}</small></dd></div>}
    </dl>
  )
}
