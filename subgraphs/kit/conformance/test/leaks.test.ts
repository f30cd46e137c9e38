import { describe, expect, it } from 'vitest'
import { leaksIn } from '../leaks.ts'

const LEAKING: [kind: string, text: string][] = [
  ['STACK', '{"errors":[{"message":"x","extensions":{"stacktrace":["Error: x","    at Object.resolve (index.js:3:9)"]}}]}'],
  ['STACK', 'Error: x\\n    at async resolve (index.js:3:9)'],
  ['STACK', 'panic: runtime error\\n\\ngoroutine 17 [running]:'],
  ['STACK', 'at org.apache.Foo.bar(Foo.java:12)'],
  ['STACK', 'System.NullReferenceException: Object reference not set'],
  ['STACK', '#0 /var/www/html/index.php(12): main()'],
  ['PATH', 'ENOENT: no such file, open \'/home/keyuan/app/config.json\''],
  ['PATH', 'C:\\\\inetpub\\\\wwwroot\\\\web.config'],
  ['PATH', 'Cannot find module in node_modules/graphql/index.js'],
  ['SQL', 'ERROR: relation \\"telescope\\" does not exist'],
  ['SQL', 'SQLSTATE[42S02]: Base table or view not found'],
  ['SQL', 'ORA-00942: table or view does not exist'],
  ['SQL', 'INSERT INTO telescope (id) VALUES (1)'],
  ['SQL', 'sqlite3.OperationalError: no such table: telescope'],
  ['ADDRESS', 'getaddrinfo ENOTFOUND db.internal'],
  ['ADDRESS', 'postgresql://user@db/telescopes'],
  ['ADDRESS', 'http://172.20.0.3:8080/graphql'],
]

const HARMLESS = [
  '{"errors":[{"message":"Cannot query field \\"keyuanProbeNoSuchField\\" on type \\"Query\\".","locations":[{"line":1,"column":3}],"extensions":{"code":"QUERY_INVALID"}}]}',
  '{"errors":[{"message":"Syntax Error: Expected Name, found <EOF>."}]}',
  '{"errors":[{"message":"系统内部错误","path":["_entities"],"extensions":{"code":"INTERNAL","requestId":"4f1c","trace":"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"}}]}',
  '{"timestamp":"2026-01-01T00:00:00Z","status":400,"error":"Bad Request","path":"/graphql"}',
  'Please select a record from the list, update your query or see https://example.org/data/help',
  'Variable "$first" got invalid value "many"; Int cannot represent non-integer value: "many"',
]

describe('leaksIn', () => {
  it.each(LEAKING)('%s: %s', (kind, text) => {
    expect(leaksIn(text).map((leak) => leak.kind)).toContain(kind)
  })

  it.each(HARMLESS)('nothing in %s', (text) => {
    expect(leaksIn(text)).toEqual([])
  })

  it('reads a hostile text in linear time', () => {
    const started = performance.now()
    for (const text of ['select '.repeat(30_000), 'a/'.repeat(100_000), ' at a.'.repeat(30_000), '"stack":"'.repeat(20_000), 'update x '.repeat(20_000), 'a-'.repeat(100_000), 'java.'.repeat(40_000), 'System.'.repeat(28_000), 'at a.a.'.repeat(28_000), `select ${'from '.repeat(39_000)}`, ' in a.'.repeat(33_000)]) leaksIn(text)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
