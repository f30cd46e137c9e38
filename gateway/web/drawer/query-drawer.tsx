import { useState } from 'react'
import { useText } from '../i18n/use-text.ts'
import { useFormat } from '../i18n/use-format.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { explorerAddress } from './explorer-address.ts'
import { type ShownOperation, useShownOperations } from './shown-operations.ts'
import './query-drawer.css'

const texts = {
  show: { zh: '显示查询', en: 'Show the query' },
  title: { zh: '本页的查询', en: 'The queries of this page' },
  intro: { zh: '本页所见，均由下列查询向公开的数据图取得；可复制，亦可在浏览器中打开、修改、运行。', en: 'All that this page shows was asked of the public graph by these queries. Copy them, or open them in the explorer to change and run them.' },
  open: { zh: '在查询浏览器中打开', en: 'Open in the explorer' },
  query: { zh: '复制查询', en: 'Copy query' },
  variables: { zh: '变量', en: 'Variables' },
  took: { zh: (ms: string) => `用时 ${ms} 毫秒`, en: (ms: string) => `took ${ms} ms` },
  none: { zh: '本页没有向数据图查询。', en: 'This page asked the graph nothing.' },
} as const

/** The button and what it opens. It stands in the layout, once. */
export const QueryDrawer = () => {
  const t = useText(texts)
  const operations = useShownOperations()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="quiet query-drawer-button" onClick={() => setOpen(true)}><span aria-hidden="true">{'{ }'}</span> {t.show}</button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t.title} side>
        <p className="secondary">{operations.length > 0 ? t.intro : t.none}</p>
        {operations.map((operation, index) => <Shown key={index} operation={operation} />)}
      </Dialog>
    </>
  )
}

const Shown = ({ operation: { name, text, variables, ms } }: { operation: ShownOperation }) => {
  const t = useText(texts)
  const format = useFormat()
  return (
    <section className="shown-operation">
      <h3>{name} {ms !== null && <small className="secondary">{t.took(format.number(Math.round(ms)))}</small>}</h3>
      <pre tabIndex={0} aria-label={name}>{text}</pre>
      {variables !== '{}' && <><h4>{t.variables}</h4><pre tabIndex={0} aria-label={t.variables}>{variables}</pre></>}
      <p className="row">
        <a className="button" href={explorerAddress(text, variables)} target="_blank" rel="noopener">{t.open}</a>
        <CopyButton text={text} label={t.query} />
      </p>
    </section>
  )
}
