import type { GraphAnswer } from '../graph/answer.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'

const texts = {
  title: { zh: '结果不完整', en: 'The answer is not complete' },
  missing: { zh: (names: string) => `${names} 暂时没有应答或出了错，它所提供的内容此刻缺失；其余照常。`, en: (names: string) => `${names} does not answer at the moment, or failed: what it provides is missing, the rest is as usual.` },
  retry: { zh: '重试', en: 'Try again' },
} as const

/** Which part is missing, where a subgraph did not answer or a field failed. Nothing where all is there. */
export const DegradedNotice = ({ answer, retry }: { answer: GraphAnswer<unknown> | null; retry?: () => void }) => {
  const t = useText(texts)
  const { language } = useLanguage()
  if (!answer || (answer.degraded.length === 0 && answer.problems.length === 0)) return null
  const names = [...new Set([...answer.degraded, ...answer.problems].flatMap(({ subgraph }) => subgraph ?? []))].join(language === 'en' ? ', ' : '、')
  const messages = new Set(answer.problems.map((problem) => (language === 'en' && problem.messageEn) || problem.message))
  return (
    <div className="notice warn" role="status">
      <p className="notice-title">{t.title}</p>
      {names !== '' && <p>{t.missing(names)}</p>}
      {[...messages].slice(0, 3).map((message) => <p key={message} className={names === '' ? '' : 'secondary small'}>{message}</p>)}
      {retry && <p><button type="button" onClick={retry}>{t.retry}</button></p>}
    </div>
  )
}
