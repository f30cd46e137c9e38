import { describe, expect, it } from 'vitest'
import type { Asked, GraphProblem } from './answer.ts'
import { refusalOf } from './refusal.ts'

interface Data { remove: { errors: { message: string }[] } | null }
const problem = (rest: Partial<GraphProblem>): GraphProblem => ({ message: '', messageEn: null, code: null, subgraph: null, requestId: null, retryAfterSeconds: null, path: [], ...rest })
const answered = (remove: Data['remove'], problems: GraphProblem[] = []): Asked<Data> => ({ answer: { data: { remove }, problems, degraded: [], version: null, ms: 1 } })
const refusal = (asked: Asked<Data>) => refusalOf(asked, ({ remove }) => remove)

describe('refusalOf', () => {
  it('is none where the mutation did what it should', () => {
    expect(refusal(answered({ errors: [] }))).toBeNull()
  })

  it('says what the rules, the subgraph or the gateway said, and when to try again', () => {
    expect(refusal(answered({ errors: [{ message: '没有这次导出' }] }))?.zh).toBe('没有这次导出')
    expect(refusal(answered(null, [problem({ message: '暂时不可用', messageEn: 'unavailable', code: 'SUBGRAPH_UNAVAILABLE' })]))).toEqual({ zh: '暂时不可用', en: 'unavailable' })
    expect(refusal({ failure: { kind: 'refused', status: 429, problems: [problem({ message: '限额已用完', messageEn: 'used up', retryAfterSeconds: 7 })] } })).toEqual({ zh: '限额已用完 请于 7 秒后再试。', en: 'used up Try again in 7 seconds.' })
  })

  it('says what to do where nobody said anything', () => {
    expect(refusal({ failure: { kind: 'unreachable' } })?.zh).toContain('请检查网络')
    expect(refusal(answered(null))?.zh).toContain('再试')
    expect(refusal({ failure: { kind: 'refused', status: 502, problems: [] } })?.en).toContain('try again')
  })
})
