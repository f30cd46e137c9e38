import { type GraphiQLPlugin, useGraphiQL } from '@graphiql/react'
import { useEffect, useState } from 'react'
import type { Run } from '../runs/run.ts'
import { runs, useRuns } from '../runs/runs.ts'
import { useOpenInNewTab } from '../use-open-in-new-tab.ts'
import { ComparisonDialog } from './comparison-dialog.tsx'
import { answers, historyStore } from './history.ts'
import { foundEntries, type HistoryEntry } from './history-entry.ts'
import { useHistory } from './history-store.ts'

const HistoryPanel = () => {
  const schema = useGraphiQL((state) => state.schema)
  const openInNewTab = useOpenInNewTab()
  const entries = useHistory(historyStore)
  const present = useRuns()
  const [words, setWords] = useState('')
  const [known, setKnown] = useState<ReadonlySet<string>>(new Set())
  const [picked, setPicked] = useState<readonly string[]>([])
  const [compared, setCompared] = useState<[Run, Run]>()
  useEffect(() => void answers.known().then(setKnown), [entries])

  const hasAnswer = (id: string): boolean => present.some((run) => run.id === id) || known.has(id)
  const found = foundEntries(entries, words)
  const compare = async () => {
    const both = await Promise.all(picked.map(async (id) => runs.all().find((run) => run.id === id) ?? answers.find(id)))
    const [one, other] = both.sort((a, b) => (a?.at ?? 0) - (b?.at ?? 0))
    if (one && other) setCompared([one, other])
  }
  const pick = (id: string) => setPicked(picked.includes(id) ? picked.filter((each) => each !== id) : [...picked.slice(-1), id])
  const remove = (ids: ReadonlySet<string>) => {
    historyStore.remove(ids)
    runs.forget(ids)
    void answers.remove(ids)
    setPicked(picked.filter((id) => !ids.has(id)))
  }
  const open = ({ query, variables }: HistoryEntry) => openInNewTab({ document: query, variables: Object.keys(variables).length > 0 ? JSON.stringify(variables, null, 2) : undefined })

  return (
    <section className="run-history" aria-labelledby="run-history-title">
      <h2 id="run-history-title">历史 <span lang="en">History</span></h2>
      <p className="ready-queries-hint">运行过的查询留在本浏览器中；带令牌或登录后得到的结果，关闭页面即忘记。<span lang="en">What was run stays in this browser; answers got with a token or signed in are forgotten when the page is closed.</span></p>
      <input type="search" value={words} onChange={({ currentTarget }) => setWords(currentTarget.value)} placeholder="在历史中查找 / Search the history" aria-label="在历史中查找 / Search the history" />
      <div className="run-history-tools">
        <button type="button" disabled={picked.length !== 2} onClick={() => void compare()}>比较所选两次 <span lang="en">Compare two</span> ({picked.length}/2)</button>
        {entries.some(({ isPinned }) => !isPinned) && <button type="button" onClick={() => remove(new Set(entries.filter(({ isPinned }) => !isPinned).map(({ id }) => id)))}>清除未固定的 <span lang="en">Clear unpinned</span></button>}
      </div>
      {found.length === 0 && <p className="builder-note">{entries.length === 0 ? '还没有运行过查询 / Nothing has been run yet' : '没有找到 / Nothing found'}</p>}
      <ul>
        {found.map((entry) => (
          <li key={entry.id}>
            <input type="checkbox" checked={picked.includes(entry.id)} disabled={!hasAnswer(entry.id)} onChange={() => pick(entry.id)} aria-label={`选来比较 Choose for comparison: ${entry.name} ${timeOf(entry)}`} title={hasAnswer(entry.id) ? '选来比较 / Choose for comparison' : '结果没有保留 / Its answer was not kept'} />
            <button type="button" className="run-history-open" onClick={() => open(entry)} title={entry.query.slice(0, 600)}>
              <span>{entry.name}</span>
              <small>{timeOf(entry)} · {Math.round(entry.durationMs)} ms{entry.rows !== null && ` · ${entry.rows} 行`}{entry.errors > 0 && ` · ${entry.errors} 个错误`}</small>
              {Object.keys(entry.variables).length > 0 && <code>{JSON.stringify(entry.variables).slice(0, 80)}</code>}
            </button>
            <button type="button" aria-pressed={entry.isPinned} onClick={() => historyStore.pin(entry.id, !entry.isPinned)} aria-label={`固定 Pin: ${entry.name}`} title="固定 / Pin">{entry.isPinned ? '★' : '☆'}</button>
            <button type="button" onClick={() => remove(new Set([entry.id]))} aria-label={`删除 Delete: ${entry.name}`} title="删除 / Delete">×</button>
          </li>
        ))}
      </ul>
      {compared && <ComparisonDialog schema={schema} before={compared[0]} after={compared[1]} onClose={() => setCompared(undefined)} />}
    </section>
  )
}

const timeOf = ({ at }: HistoryEntry): string => new Date(at).toLocaleString('zh-CN', { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit' })

const HistoryIcon = () => (
  <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
    <path d="M3.2 10a6.8 6.8 0 1 0 2-4.8L3 7.4M3 3.4v4h4M10 6.2V10l2.8 1.8" />
  </svg>
)

export const RUN_HISTORY_PLUGIN: GraphiQLPlugin = { title: '历史 / History', icon: HistoryIcon, content: HistoryPanel }
