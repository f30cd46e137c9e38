import type { QueryRunRow } from '../repositories/query-runs.ts'
import type { ScheduleRow } from '../repositories/schedules.ts'
import type { AlertKind } from '../tables/schedule.ts'

export interface Sentence { zh: string; en: string }

type Named = Pick<ScheduleRow, 'name' | 'nameEn'>
type Counted = Pick<QueryRunRow, 'added' | 'changed' | 'gone' | 'failure'>

/** `增加 3 条,改变 1 条`: what there is none of is not said. */
export const countsOf = ({ added, changed, gone }: Pick<Counted, 'added' | 'changed' | 'gone'>): Sentence => {
  const parts = [{ count: added ?? 0, zh: '增加', en: 'added' }, { count: changed ?? 0, zh: '改变', en: 'changed' }, { count: gone ?? 0, zh: '不再', en: 'gone' }].filter(({ count }) => count > 0)
  return parts.length === 0 ? { zh: '没有变化', en: 'no change' } : { zh: parts.map(({ count, zh }) => `${zh} ${count} 条`).join(','), en: parts.map(({ count, en }) => `${count} ${en}`).join(', ') }
}

/** An alert in one sentence. */
export const sentenceOf = (kind: AlertKind, { name, nameEn }: Named, run: Counted): Sentence => {
  const [zh, en] = [`「${name}」`, `“${nameEn ?? name}”`]
  const why = run.failure ?? { message: '', messageEn: '' }
  switch (kind) {
    case 'CHANGES': {
      const counts = countsOf(run)
      return { zh: `${zh}${counts.zh}`, en: `${en}: ${counts.en}` }
    }
    case 'BROKEN': return { zh: `${zh}不能运行:${why.message}`, en: `${en} cannot run: ${why.messageEn}` }
    case 'FAILING': return { zh: `${zh}连续三次运行失败:${why.message}`, en: `${en} has failed three times in a row: ${why.messageEn}` }
    case 'PAUSED': return { zh: `${zh}连续五次运行失败,已暂停:${why.message}`, en: `${en} has failed five times in a row and is paused: ${why.messageEn}` }
  }
}
