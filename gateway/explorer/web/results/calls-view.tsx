import { callsOf, type Run } from '../runs/run.ts'
import { PlanTree } from './plan-tree.tsx'

/** What an answer took: its cost against the limits, and each call to a subgraph with its time. */
export const CallsView = ({ run }: { run: Run }) => {
  const calls = callsOf(run)
  const longest = Math.max(1, ...calls.map(({ ms }) => ms))
  const degraded = Array.isArray(run.answer.extensions?.degraded) ? (run.answer.extensions.degraded as { subgraph: string; code: string }[]) : []
  return (
    <div className="calls-view">
      <dl>
        <dt>用时 <span lang="en">Time</span></dt><dd>{Math.round(run.durationMs)} ms</dd>
        <dt>应答 <span lang="en">Answer</span></dt><dd>{run.bytes.toLocaleString('zh-CN')} 字符 <span lang="en">characters</span></dd>
        {run.budget && <><dt>成本 <span lang="en">Cost</span></dt><dd>{run.budget.requested.toLocaleString('zh-CN')}；本分钟还剩 <span lang="en">left this minute</span> {run.budget.remaining.toLocaleString('zh-CN')} / {run.budget.limit.toLocaleString('zh-CN')}</dd></>}
        {run.supergraph && <><dt>图的版本 <span lang="en">Version</span></dt><dd><code>{run.supergraph}</code></dd></>}
        {run.requestId && <><dt>请求编号 <span lang="en">Request id</span></dt><dd><code>{run.requestId}</code></dd></>}
      </dl>
      {degraded.map(({ subgraph, code }) => <p key={subgraph} className="result-note" role="alert">子图 {subgraph} 没有应答（{code}），结果不完整。<span lang="en">Subgraph {subgraph} did not answer: a part is missing.</span></p>)}
      {calls.length === 0
        ? <p className="result-note">没有调用子图。<span lang="en">No subgraph was asked.</span></p>
        : (
          <table>
            <caption>对子图的调用 <span lang="en">Calls to subgraphs</span></caption>
            <thead><tr><th scope="col">子图 Subgraph</th><th scope="col">方式 Kind</th><th scope="col">实体 Entities</th><th scope="col">毫秒 ms</th><th scope="col" aria-hidden="true" /></tr></thead>
            <tbody>
              {calls.map((call, index) => (
                <tr key={index}>
                  <td>{call.subgraph}{call.code && <> <code>{call.code}</code></>}{call.insteadOf && <> 代 for {call.insteadOf}</>}</td>
                  <td>{call.kind === 'root' ? '根字段 root' : '按键 by key'}</td>
                  <td className="number">{call.representations || ''}</td>
                  <td className="number">{call.ms.toFixed(1)}</td>
                  <td className="bar" aria-hidden="true"><meter min={0} max={longest} value={call.ms} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      <PlanTree plan={run.answer.extensions?.plan} />
    </div>
  )
}
