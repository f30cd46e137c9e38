import { useState } from 'react'
import { useGraph } from '../graph/use-graph.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { FailureBox } from '../parts/failure-box.tsx'
import { Link } from '../parts/link.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { directoryAddress } from './directory-address.ts'
import { DirectoryLevel } from './directory.operations.ts'
import { onTreeKey } from './tree-keys.ts'

const texts = {
  label: { zh: '资源目录', en: 'Resource directory' },
  open: { zh: (name: string) => `展开${name}`, en: (name: string) => `Open ${name}` },
  close: { zh: (name: string) => `收起${name}`, en: (name: string) => `Close ${name}` },
  empty: { zh: '没有类目', en: 'No classes' },
} as const

interface TreeProps { q: string; chosen: string | null; /** Codes on the way to the chosen class. */ path: readonly string[] }

interface LevelProps extends TreeProps { parent: string | null; level: number; opened: ReadonlyMap<string, boolean>; toggle(code: string, open: boolean): void }

/** The tree; each branch is asked for when it is opened. The path to the chosen class is open unless somebody closed it. */
export const DirectoryTree = (props: TreeProps) => {
  const t = useText(texts)
  const [opened, setOpened] = useState<ReadonlyMap<string, boolean>>(new Map())
  const toggle = (code: string, open: boolean): void => setOpened((before) => new Map(before).set(code, open))
  return (
    <ul role="tree" aria-label={t.label} className="directory-tree plain-list" onKeyDown={(event) => onTreeKey(event, toggle)}>
      <Level {...props} parent={null} level={1} opened={opened} toggle={toggle} />
    </ul>
  )
}

const Level = (props: LevelProps) => {
  const { parent, q, chosen, path, level, opened, toggle } = props
  const t = useText(texts)
  const label = useLabel()
  const format = useFormat()
  const { answer, failure, retry } = useGraph(DirectoryLevel, { ...(parent === null ? {} : { parent }), ...(q === '' ? {} : { q }) })
  if (failure && !answer) return <li role="none"><FailureBox failure={failure} retry={retry} /></li>
  if (!answer) return <li role="none"><Skeleton lines={4} /></li>
  const nodes = answer.data.directory ?? []
  if (nodes.length === 0) return <li role="none" className="secondary">{t.empty}</li>
  // One item is in the order of the Tab key: the chosen one where it is here, else the first of the tree.
  const first = path.length === 0 && level === 1 ? nodes[0]?.code : null
  return nodes.map((node, at) => {
    const name = label(node)
    const open = opened.get(node.code) ?? path.includes(node.code)
    return (
      <li key={node.code} role="none">
        <div role="treeitem" data-code={node.code} className={`directory-item${node.code === chosen ? ' chosen' : ''}${node.count === 0 ? ' none' : ''}`} aria-level={level} aria-setsize={nodes.length} aria-posinset={at + 1} aria-selected={node.code === chosen} tabIndex={node.code === (chosen ?? first) ? 0 : -1} {...(node.hasChildren ? { 'aria-expanded': open } : {})}>
          {/* The item itself says whether it is open, and the arrow keys open it: for readers of the screen the button would be a second one. */}
          {node.hasChildren
            ? <button type="button" tabIndex={-1} aria-hidden="true" title={open ? t.close(name) : t.open(name)} className="quiet directory-toggle" onClick={() => toggle(node.code, !open)}>{open ? '▾' : '▸'}</button>
            : <span className="directory-toggle" />}
          <Link to={directoryAddress(node.code, q)} tabIndex={-1}><span className="directory-code">{node.code}</span> {name}</Link>
          <span className="directory-count numbers">{format.number(node.count ?? 0)}</span>
        </div>
        {node.hasChildren && open && <ul role="group" className="plain-list"><Level {...props} parent={node.code} level={level + 1} /></ul>}
      </li>
    )
  })
}
