import { OutsideLink } from '../parts/outside-link.tsx'
import type { ResourceData } from './resource-data.ts'
import { useCode } from './use-code.ts'

/** Identifiers, each with the address at which it is resolved. */
export const Identifiers = ({ resource: { cstr, identifiers } }: { resource: ResourceData }) => {
  const code = useCode()
  const all = [...(cstr ? [{ scheme: 'CSTR', value: cstr, url: `https://cstr.cn/${cstr}` }] : []), ...(identifiers ?? [])]
  if (all.length === 0) return null
  return (
    <ul className="plain-list identifiers">
      {all.map(({ scheme, value, url }) => {
        const address = url ?? (scheme === 'DOI' ? `https://doi.org/${value}` : null)
        return <li key={`${scheme} ${value}`}><span className="secondary">{code('scheme', scheme)}</span> {address ? <OutsideLink url={address}>{value}</OutsideLink> : value}</li>
      })}
    </ul>
  )
}
