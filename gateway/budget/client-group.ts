import { isIP } from 'node:net'

/**
 * What one anonymous client is for a budget: an IPv4 address, or the /64 of an IPv6 address, since whoever has one address of it has all of them.
 * An IPv4 address written as IPv6 is the IPv4 address; what is no address at all shares one budget.
 */
export function clientGroup(address: string | undefined): string {
  const [plain = ''] = (address ?? '').split('%')
  if (isIP(plain) === 4) return plain
  if (isIP(plain) !== 6) return 'unknown'
  const groups = expanded(plain)
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  if (mapped) return groups.slice(6).flatMap((group) => [group >> 8, group & 0xff]).join('.')
  return `${groups.slice(0, 4).map((group) => group.toString(16)).join(':')}::/64`
}

/** The eight groups of an IPv6 address; the URL parser knows every way of writing one. */
function expanded(address: string): number[] {
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1)
  const [head = '', tail] = canonical.split('::')
  const groupsOf = (text: string): number[] => (text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16)))
  const before = groupsOf(head)
  const after = groupsOf(tail ?? '')
  return tail === undefined ? before : [...before, ...new Array<number>(8 - before.length - after.length).fill(0), ...after]
}
