import { Link } from './link.tsx'
import './tabs.css'

export interface Tab {
  key: string
  label: string
  /** A number beside the label. */
  count?: string
  /** Each tab is an address. */
  to: string
  current: boolean
}

/** Tabs that are addresses: a row of links, of which one is the current page. */
export const Tabs = ({ label, tabs }: { label: string; tabs: readonly Tab[] }) => (
  <nav className="tabs" aria-label={label}>
    <ul>
      {tabs.map(({ key, label: name, count, to, current }) => (
        <li key={key}>
          <Link to={to} className="tab" aria-current={current ? 'page' : undefined}>{name}{count !== undefined && <span className="tab-count">{count}</span>}</Link>
        </li>
      ))}
    </ul>
  </nav>
)
