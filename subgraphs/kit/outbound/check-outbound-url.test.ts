import { describe, expect, it } from 'vitest'
import { checkOutboundUrl, UNREACHABLE } from './check-outbound-url.ts'

const PUBLIC = { allowPrivate: false }

describe('checkOutboundUrl', () => {
  it.each(['https://partner.example.org/graphql', 'http://203.0.114.7:8080/a?b=c', 'https://[2400:3200::1]/graphql', 'https://例子.中国/graphql'])('takes %s', (url) => {
    expect(checkOutboundUrl(url, PUBLIC)).toEqual({ url: new URL(url) })
  })

  it.each([
    'http://127.0.0.1/', 'http://127.1/', 'http://0/', 'http://0.0.0.0/', 'http://[::1]/', 'http://[::]/', 'http://[::ffff:127.0.0.1]/', 'http://[::ffff:7f00:1]/', 'http://2130706433/', 'http://0x7f000001/', 'http://017700000001/',
    'http://0x7f.1/', 'http://127.0.0.1./', 'http://127。0。0。1/', 'http://①②⑦.⓪.⓪.①/', 'http://１２７.0.0.1/', 'http://169.254.169.254/latest/meta-data', 'http://100.64.0.1/', 'http://100.100.100.200/', 'http://10.0.0.8/', 'http://172.16.0.1/',
    'http://172.31.255.255/', 'http://192.168.1.1/', 'http://168.63.129.16/', 'http://224.0.0.1/', 'http://255.255.255.255/', 'http://[fd00::1]/', 'http://[fe80::1]/', 'http://[ff02::1]/', 'http://[64:ff9b::7f00:1]/', 'http://[64:ff9b:1::1]/',
    'http://[2002:7f00:1::]/', 'http://[2001::1]/', 'http://[::127.0.0.1]/', 'http://localhost/', 'http://localhost./', 'http://LOCALHOST:4000/', 'http://a.localhost/',
  ])('refuses %s with the sentence of an address that does not answer', (url) => {
    expect(checkOutboundUrl(url, PUBLIC)).toEqual({ problem: UNREACHABLE })
  })

  it.each([
    'file:///etc/passwd', 'gopher://partner.example.org/', 'dict://partner.example.org/', 'ftp://partner.example.org/', 'javascript:1', 'data:text/plain,x', '//partner.example.org/', 'partner.example.org', '',
    'http://ok@127.0.0.1/', 'http://ok:secret@partner.example.org/', 'http://@partner.example.org/', 'http://partner.example.org@10.0.0.1/', 'http://partner.example.org/\r\nHost: inside', 'http://partner.example.org/a\tb', 'http://partner.example.org/%0d%0aX: 1',
    ' http://partner.example.org/', 'http:\\\\partner.example.org\\', `http://partner.example.org/${'a'.repeat(2_000)}`,
  ])('refuses %j, private addresses allowed or not', (url) => {
    expect(checkOutboundUrl(url, PUBLIC).problem).toBeDefined()
    expect(checkOutboundUrl(url, { allowPrivate: true }).problem).toBeDefined()
  })

  it('takes private addresses where they are allowed', () => {
    expect(checkOutboundUrl('http://127.0.0.1:4001/graphql', { allowPrivate: true }).url?.port).toBe('4001')
  })
})
