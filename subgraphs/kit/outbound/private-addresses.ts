import { BlockList, isIP } from 'node:net'

/** IANA's special-purpose IPv4 ranges, multicast and reserved ones, and the one public address at which a cloud answers its own machines. */
const CLOSED_4 = [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24',
  '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4', '168.63.129.16/32',
]
/** Within the global unicast range; all outside of it is closed: loopback, ULA, link-local, multicast, mapped IPv4, NAT64. */
const CLOSED_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']
const OPEN_6 = '2000::/3'

const listOf = (ranges: readonly string[], family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/')
    list.addSubnet(address, Number(prefix), family)
  }
  return list
}

const closed4 = listOf(CLOSED_4, 'ipv4')
const closed6 = listOf(CLOSED_6, 'ipv6')
const open6 = listOf([OPEN_6], 'ipv6')

/** True for every address that is not one of the public internet. Takes canonical spelling: that of `URL` or of the resolver. */
export const isPrivateAddress = (address: string): boolean => {
  switch (isIP(address)) {
    case 4: return closed4.check(address, 'ipv4')
    case 6: return !open6.check(address, 'ipv6') || closed6.check(address, 'ipv6')
    default: throw new Error(`Not an IP address: ${address}`)
  }
}
