import type { GraphFailure } from '../graph/answer.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'

const texts = {
  unreachable: { zh: '暂时连接不上服务器', en: 'The server cannot be reached' },
  unreachableHelp: { zh: '请检查网络后重试；所填内容都在网址里，不会丢失。', en: 'Check the network and try again. What you entered is in the address and is not lost.' },
  refused: { zh: '这个查询没有结果', en: 'This query was not answered' },
  retry: { zh: '重试', en: 'Try again' },
  later: { zh: (seconds: number) => `请于 ${seconds} 秒后重试。`, en: (seconds: number) => `Try again in ${seconds} seconds.` },
  request: { zh: '请求编号', en: 'Request' },
} as const

/** No answer at all: why, and what to do. */
export const FailureBox = ({ failure, retry }: { failure: GraphFailure; retry?: () => void }) => {
  const t = useText(texts)
  const { language } = useLanguage()
  const [first] = failure.kind === 'refused' ? failure.problems : []
  return (
    <div className="notice bad" role="alert">
      <p className="notice-title">{failure.kind === 'unreachable' ? t.unreachable : t.refused}</p>
      {failure.kind === 'unreachable' ? <p>{t.unreachableHelp}</p> : failure.problems.map((problem, index) => <p key={index}>{(language === 'en' && problem.messageEn) || problem.message}</p>)}
      {typeof first?.retryAfterSeconds === 'number' && <p>{t.later(first.retryAfterSeconds)}</p>}
      {retry && <p><button type="button" onClick={retry}>{t.retry}</button></p>}
      {first?.requestId && <p className="secondary"><small>{t.request} {first.requestId}</small></p>}
    </div>
  )
}
