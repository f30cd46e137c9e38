import { GraphQLError } from 'graphql'
import { describe, expect, it, vi } from 'vitest'
import { createErrorFormatter } from '../../errors/format-error.ts'
import { refusal } from '../../errors/refusal.ts'
import { limitError } from '../../limits/limit-error.ts'

function formatter() {
  const onBug = vi.fn()
  const onLimit = vi.fn()
  return { onBug, onLimit, format: createErrorFormatter({ onBug, onLimit }) }
}

const formatted = (error: GraphQLError) => ({ ...error.toJSON(), extensions: { code: 'INTERNAL_SERVER_ERROR', ...error.extensions } })

describe('createErrorFormatter', () => {
  it('lets through what the contract lists and nothing else', () => {
    const { format } = formatter()
    const error = new GraphQLError('数据来源', { path: ['a', 0], extensions: { code: 'SUBGRAPH_TIMEOUT', messageEn: 'Source', subgraph: 'x', retryAfterSeconds: 3, response: { url: 'http://10.0.0.1' }, stacktrace: ['at x'], serviceName: 'x' } })
    expect(format(formatted(error), error, 'req')).toEqual({ message: '数据来源', path: ['a', 0], extensions: { code: 'SUBGRAPH_TIMEOUT', subgraph: 'x', requestId: 'req', retryAfterSeconds: 3, messageEn: 'Source' } })
  })

  it.each([
    ['an unknown code', new GraphQLError('postgres://app:hunter2@db', { extensions: { code: 'DB_ERROR' } })],
    ['no code', new GraphQLError('postgres://app:hunter2@db')],
    ['a code of ours but no sentence of ours', new GraphQLError('postgres://app:hunter2@db', { extensions: { code: 'CONFLICT' } })],
    ['a code that is inherited', new GraphQLError('postgres://app:hunter2@db', { extensions: { code: 'constructor', messageEn: 'x' } })],
  ])('masks an error with %s, and logs its cause with the request id', (_name, error) => {
    const { format, onBug } = formatter()
    expect(format(formatted(error), error, 'req')).toEqual({ message: '系统内部错误', extensions: { code: 'INTERNAL', requestId: 'req', messageEn: 'An error of ours, logged under the request id' } })
    expect(onBug).toHaveBeenCalledWith(error, 'req')
  })

  it('logs the original error where there is one', () => {
    const { format, onBug } = formatter()
    const cause = new Error('cause')
    const error = new GraphQLError('x', { originalError: cause })
    format(formatted(error), error, 'req')
    expect(onBug).toHaveBeenCalledWith(cause, 'req')
  })

  it.each([
    ['GRAPHQL_VALIDATION_FAILED', 'Cannot query field "nope" on type "Query". Did you mean "node"?', 'QUERY_INVALID', '类型 Query 没有字段 nope', 'Cannot query field "nope" on type "Query".'],
    ['GRAPHQL_PARSE_FAILED', 'Syntax Error: Expected Name, found <EOF>.', 'QUERY_INVALID', '查询语法错误:Expected Name, found <EOF>.', 'Syntax Error: Expected Name, found <EOF>.'],
    ['BAD_USER_INPUT', 'Variable "$n" got invalid value "x"; Int cannot represent non-integer value: "x"', 'QUERY_INVALID', '变量 $n 的值不正确', 'Variable "$n" got invalid value "x"; Int cannot represent non-integer value: "x"'],
    ['BAD_REQUEST', 'Operation batching disabled.', 'BAD_REQUEST', '不接受批量请求,请逐个发送', 'Operation batching disabled.'],
    ['BAD_REQUEST', 'Something new.', 'BAD_REQUEST', '请求格式不正确:Something new.', 'Something new.'],
  ])('puts %s of the server into our words', (code, message, ours, zh, en) => {
    const { format, onBug } = formatter()
    const error = new GraphQLError(message, { extensions: { code } })
    expect(format(formatted(error), error, 'req')).toMatchObject({ message: zh, extensions: { code: ours, messageEn: en } })
    expect(onBug).not.toHaveBeenCalled()
  })

  it('bounds messages and keeps them on one line', () => {
    const { format } = formatter()
    const error = new GraphQLError(`a\n\u001b[31m${'b'.repeat(2_000)}`, { extensions: { code: 'BAD_INPUT', messageEn: 'x' } })
    const { message } = format(formatted(error), error, 'req')
    expect(message).toHaveLength(500)
    expect(message).not.toMatch(/\p{Cc}/u)
  })

  it('counts refusals by limit', () => {
    const { format, onLimit } = formatter()
    const error = limitError({ limit: 'depth', allowed: 18, found: 20 })
    format(formatted(error), error, 'req')
    format(formatted(refusal('FORBIDDEN')), refusal('FORBIDDEN'), 'req')
    expect(onLimit.mock.calls).toEqual([['depth']])
  })
})
