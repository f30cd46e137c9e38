import { useState } from 'react'
import { useGraph } from '../graph/use-graph.ts'
import { FailureBox } from '../parts/failure-box.tsx'
import { useFormat } from '../i18n/use-format.ts'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { searchAddress } from '../search/search-address.ts'
import { Platforms } from './home.operations.ts'

const texts = {
  title: { zh: '资源平台与网站导航', en: 'Platforms and their sites' },
  site: { zh: (name: string) => `${name}的网站`, en: (name: string) => `Site of ${name}` },
  website: { zh: '网站', en: 'Site' },
} as const

/** The site directory of the portal: which platforms there are, what they hold here, where they are at home. Asked for when it is opened. */
export const PlatformSites = () => {
  const t = useText(texts)
  const [open, setOpen] = useState(false)
  return (
    <details className="platform-sites" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary><h2>{t.title}</h2></summary>
      {open && <Sites />}
    </details>
  )
}

const Sites = () => {
  const t = useText(texts)
  const label = useLabel()
  const format = useFormat()
  const { answer, failure, retry } = useGraph(Platforms, {})
  if (failure && !answer) return <FailureBox failure={failure} retry={retry} />
  if (!answer) return <Skeleton lines={8} />
  const held = new Map(answer.data.searchResources?.held?.buckets.map(({ key, count }) => [key, count]))
  const platforms = (answer.data.platforms?.edges ?? []).flatMap(({ node }) => node ?? []).sort((a, b) => (held.get(b.id) ?? 0) - (held.get(a.id) ?? 0))
  return (
    <ul className="plain-list sites">
      {platforms.map((platform) => (
        <li key={platform.id}>
          <Link to={searchAddress({ platform: [platform.id] })}>{label(platform)}</Link> <span className="secondary numbers small">{format.number(held.get(platform.id) ?? 0)}</span>
          {platform.website && <> <a className="small" href={platform.website} rel="noopener external" aria-label={t.site(label(platform))}>{t.website} ↗</a></>}
        </li>
      ))}
    </ul>
  )
}
