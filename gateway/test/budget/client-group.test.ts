import { describe, expect, it } from 'vitest'
import { clientGroup } from '../../budget/client-group.ts'

describe('clientGroup', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:cb00:7107', '203.0.113.7'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s is %s', (address, group) => expect(clientGroup(address)).toBe(group))

  it.each([undefined, '', 'unknown', '1.2.3', '999.1.1.1', '2001:db8::g', '[::1]', '1.2.3.4, 5.6.7.8'])('%s, which is no address, shares one budget with all that are none', (address) => expect(clientGroup(address)).toBe('unknown'))
})
