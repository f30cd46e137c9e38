import { useId, useState } from 'react'
import { breachSentence } from '../../../../schema/limits/limit-breach.ts'
import { useRuns } from '../runs/runs.ts'
import { useEstimate, useLimits } from './use-estimate.ts'

const MOST_SHARES = 6
const few = new Intl.NumberFormat('zh-CN', { notation: 'compact', maximumFractionDigits: 1 })
const whole = (value: number): string => value.toLocaleString('zh-CN')

/** Beside the run button: what the query would cost as it is typed, against what is allowed; opened, what of it costs most. */
export const CostBadge = () => {
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  const limits = useLimits()
  const estimated = useEstimate()
  const budget = useRuns().at(-1)?.budget
  if (!estimated) return null
  const { cost, shares, breach } = estimated
  const roots = shares.reduce((sum, { path, total }) => sum + (path.length === 1 ? total : 0), 0)
  const share = (total: number) => `${Math.round((100 * total) / Math.max(1, roots))} %`

  return (
    <div className={breach ? 'cost-badge over' : 'cost-badge'} onKeyDown={(event) => event.key === 'Escape' && setIsOpen(false)}>
      <button type="button" aria-expanded={isOpen} aria-controls={id} onClick={() => setIsOpen(!isOpen)} aria-label={`估计成本 ${cost}，上限 ${limits.cost} / estimated cost ${cost} of ${limits.cost}${breach ? '，超出限额 over a limit' : ''}`}>
        <small>成本</small>
        <strong>{Number.isNaN(cost) ? '∞' : few.format(cost)}</strong>
      </button>
      <div id={id} className="cost-details" hidden={!isOpen} role="region" aria-label="估计成本 / Estimated cost">
        <p>至多 <strong>{Number.isNaN(cost) ? '∞' : whole(cost)}</strong> 个对象，每个请求的上限 {whole(limits.cost)}。<span lang="en">At most that many objects; the limit of a request is {whole(limits.cost)}.</span></p>
        {breach && <p className="result-note wrong">{breachSentence(breach).zh}<span lang="en">{breachSentence(breach).en}</span></p>}
        {budget && <p>本分钟还可用 <span lang="en">Left this minute</span> {whole(budget.remaining)} / {whole(budget.limit)}</p>}
        {shares.length > 0 && (
          <table>
            <caption>哪些选择最贵 <span lang="en">What costs most</span></caption>
            <tbody>
              {shares.filter(({ sizes, path }) => sizes.length > 0 || path.length === 1).slice(0, MOST_SHARES).map(({ path, total }) => (
                <tr key={path.join('.')}><td><code>{path.join('.')}</code></td><td className="number">{whole(Math.ceil(total))}</td><td className="number">{share(total)}</td></tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </div>
  )
}
