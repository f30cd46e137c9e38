import { createHash } from 'node:crypto'
import type { Plans } from '../planner/plans.ts'

/**
 * Plans what our own pages ask before anybody asks it, one after the other, so that the first reader of a page waits for no plan; returns the names of those that were not planned.
 * They are planned when they are asked. Later versions of the graph plan what was asked lately.
 */
export const planAhead = async (plans: Pick<Plans, 'ahead'>, operations: readonly { name: string; text: string }[], isStopping: () => boolean): Promise<string[]> => {
  const unplanned: string[] = []
  for (const { name, text } of operations) {
    if (isStopping()) return unplanned
    // As the server hashes what a client sends.
    const hash = createHash('sha256').update(text).digest('hex')
    if (!(await plans.ahead(hash, { source: text, operationName: name }))) unplanned.push(name)
  }
  return unplanned
}
