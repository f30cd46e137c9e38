import type { Run } from '../runs/run.ts'
import type { Change, Problem } from './problem.ts'

const MOST = 5

/** What the graph said, in both languages, with a way on where there is one. */
export const answeredErrors = ({ answer }: Run): Problem[] => {
  const errors = answer.errors ?? []
  const shown = errors.slice(0, MOST).map(({ message, path, extensions }, index): Problem => {
    const code = typeof extensions?.code === 'string' ? extensions.code : ''
    const place = path ? `（${path.join('.')}）` : ''
    return { key: `answered ${index}`, zh: `${message}${place}`, en: typeof extensions?.messageEn === 'string' ? extensions.messageEn : '', isForeseen: false, changes: waysOn(code, extensions?.retryAfterSeconds) }
  })
  const more = errors.length - shown.length
  return more > 0 ? [...shown, { key: 'answered more', zh: `另有 ${more} 个错误，见 JSON`, en: `${more} more errors, see the JSON`, isForeseen: false, changes: [] }] : shown
}

const waysOn = (code: string, retryAfter: unknown): Change[] => {
  const about: Change[] = code ? [{ kind: 'link', zh: `${code} 是什么`, en: 'what it means', href: `../docs/errors#${code}` }] : []
  if (code === 'UNAUTHENTICATED' || code === 'FORBIDDEN') return [{ kind: 'link', zh: '登录', en: 'sign in', href: `../auth/login?to=${encodeURIComponent(location.pathname)}` }, ...about]
  if (typeof retryAfter === 'number') return [{ kind: 'link', zh: `${retryAfter} 秒后再试`, en: `try again in ${retryAfter} s`, href: `../docs/errors#${code}` }]
  return about
}
