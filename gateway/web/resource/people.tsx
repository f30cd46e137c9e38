import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import { OutsideLink } from '../parts/outside-link.tsx'
import { searchAddress } from '../search/search-address.ts'
import type { ResourceData } from './resource-data.ts'

type Agents = NonNullable<ResourceData['creators']>
type Mention = ResourceData['provider']

const texts = { find: { zh: (name: string) => `检索 ${name}`, en: (name: string) => `Search for ${name}` }, more: { zh: (n: number) => `其余 ${n} 位`, en: (n: number) => `${n} more` } } as const
/** A collaboration may have thousands of authors. */
const SHOWN = 12

/** Persons and organizations with where they belong. A name leads to all that bears it. */
export const Agents = ({ agents }: { agents: Agents | null }) => {
  const t = useText(texts)
  if (!agents || agents.length === 0) return null
  return (
    <>
      <AgentList agents={agents.slice(0, SHOWN)} />
      {agents.length > SHOWN && <details><summary>{t.more(agents.length - SHOWN)}</summary><AgentList agents={agents.slice(SHOWN)} /></details>}
    </>
  )
}

const AgentList = ({ agents }: { agents: Agents }) => {
  const t = useText(texts)
  const label = useLabel()
  return (
    <ul className="plain-list agents">
      {agents.map((agent, index) => {
        const notes = [agent.role, agent.affiliation].filter(Boolean).join(' · ')
        return (
          <li key={index}>
            <Link to={searchAddress({ q: `作者:"${agent.name.replaceAll('"', ' ')}"` })} title={t.find(agent.name)}>{label(agent)}</Link>
            {notes && <span className="secondary"> {notes}</span>}
            {agent.orcid && <> <OutsideLink url={`https://orcid.org/${agent.orcid}`}>ORCID</OutsideLink></>}
            {agent.ror && <> <OutsideLink url={`https://ror.org/${agent.ror}`}>ROR</OutsideLink></>}
          </li>
        )
      })}
    </ul>
  )
}

/** An organization; one that is known leads to what it provides. */
export const MentionedOrganization = ({ mention }: { mention: Mention }) => {
  const label = useLabel()
  if (!mention) return null
  const name = label(mention)
  return mention.organization ? <Link to={searchAddress({ organization: [mention.organization.id] })}>{name || mention.organization.id}</Link> : <>{name}</>
}
