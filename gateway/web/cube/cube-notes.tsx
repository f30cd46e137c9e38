import { useFormat } from '../i18n/use-format.ts'
import { useText } from '../i18n/use-text.ts'
import type { CubeState } from './cube-address.ts'
import type { CubeCellsFragment, CubeDimension } from './cube.operations.ts'
import { measured } from './measured.ts'
import type { Cell } from './pivot.ts'

const texts = {
  several: { zh: '一条资源有多个取值时在各格各计一次，合计只计一次，故合计可能小于各格之和。', en: 'A resource with several values counts once in each of their cells and once in the total, so totals may be less than the sum of their cells.' },
  others: { zh: (value: string) => `还有较小的格未列出，合起来 ${value}；可调大“最多格数”或增加条件。`, en: (value: string) => `Smaller cells are not listed, ${value} together: allow more cells, or add conditions.` },
  othersOfLevels: { zh: '还有较小的格未列出；可调大“最多格数”或增加条件。', en: 'Smaller cells are not listed: allow more cells, or add conditions.' },
  suppressed: { zh: (count: string) => `${count} 格显示为“—”：其中有您不可读取的数值（如延期公开），按规则整格隐去，以免由合计推出。`, en: (count: string) => `${count} cells show “—”: one value in each may not be read (an embargo, say), and the whole cell is withheld, so that the value cannot be told from the sum.` },
  asOf: { zh: (instant: string) => `为 ${instant} 的状况，依变更历史；历史只有条数，不能打开检索。`, en: (instant: string) => `As of ${instant}, from the history of changes, which has counts only and opens no search.` },
  now: { zh: (instant: string) => `统计于 ${instant}。`, en: (instant: string) => `Counted at ${instant}.` },
} as const

interface CubeNotesProps { cube: CubeCellsFragment; others: Cell | null; rows: readonly CubeDimension[]; columns: readonly CubeDimension[]; state: CubeState }

/** What has to be known to read the table right. */
export const CubeNotes = ({ cube, others, rows, columns, state }: CubeNotesProps) => {
  const t = useText(texts)
  const format = useFormat()
  const levelled = [...rows, ...columns].some((dimension) => dimension === 'CATEGORY' || dimension === 'DISCIPLINE')
  return (
    <ul className="cube-notes small secondary">
      {others && <li className="cube-cut">{levelled ? t.othersOfLevels : t.others(measured(others, format))}</li>}
      {(cube.suppressed ?? 0) > 0 && <li>{t.suppressed(format.number(cube.suppressed ?? 0))}</li>}
      {cube.asOf && <li>{(state.asOf === '' ? t.now : t.asOf)(format.dateTime(cube.asOf))}</li>}
      <li>{t.several}</li>
    </ul>
  )
}
