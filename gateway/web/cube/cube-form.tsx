import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import type { AddressState } from '../state/use-address.ts'
import type { CubeState } from './cube-address.ts'
import { dimensionNames, dimensions, measureNames, measures } from './cube-dimensions.ts'
import { MOST_CELLS } from './cube-variables.ts'

const texts = {
  shape: { zh: '表的样子', en: 'The table' },
  row: { zh: '行', en: 'Rows' },
  row2: { zh: '行内再分', en: 'Rows within' },
  col: { zh: '列', en: 'Columns' },
  measure: { zh: '度量', en: 'Measure' },
  protected: { zh: '（受保护）', en: ' (protected)' },
  top: { zh: '最多格数', en: 'Cells at most' },
  asOf: { zh: '某日状况', en: 'As of' },
  none: { zh: '不分', en: 'none' },
  swap: { zh: '行列互换', en: 'Swap rows and columns' },
} as const

const TOPS = [50, 200, 500, MOST_CELLS]

/** What stands in rows and columns, and what is measured. Each choice changes the address at once. */
export const CubeForm = ({ table: { state, set } }: { table: AddressState<CubeState> }) => {
  const t = useText(texts)
  const { language } = useLanguage()
  const choice = (name: 'row' | 'row2' | 'col', optional: boolean) => (
    <label><span>{t[name]}</span>
      <select value={state[name]} onChange={({ target }) => set({ [name]: dimensionNames.find((dimension) => dimension === target.value) ?? '' } as Partial<CubeState>)}>
        {optional && <option value="">{t.none}</option>}
        {dimensionNames.map((dimension) => <option key={dimension} value={dimension}>{dimensions[dimension][language]}</option>)}
      </select>
    </label>
  )
  return (
    <fieldset className="cube-form">
      <legend className="for-readers">{t.shape}</legend>
      {choice('row', false)}
      {choice('row2', true)}
      {choice('col', true)}
      <label><span>{t.measure}</span>
        <select value={state.measure} onChange={({ target }) => set({ measure: measureNames.find((measure) => measure === target.value) ?? 'COUNT' })}>
          {measureNames.map((measure) => <option key={measure} value={measure}>{measures[measure][language]}{measure !== 'COUNT' && t.protected}</option>)}
        </select>
      </label>
      <label><span>{t.top}</span>
        <select value={state.top} onChange={({ target }) => set({ top: Number(target.value) })}>
          {[...new Set([...TOPS, Math.min(state.top, MOST_CELLS)])].sort((a, b) => a - b).map((top) => <option key={top}>{top}</option>)}
        </select>
      </label>
      <label><span>{t.asOf}</span><input type="date" value={state.asOf} max={new Date().toISOString().slice(0, 10)} onChange={({ target }) => set({ asOf: target.value })} /></label>
      {state.col !== '' && state.row2 === '' && <button type="button" onClick={() => set({ row: state.col === '' ? state.row : state.col, col: state.row })}>{t.swap}</button>}
    </fieldset>
  )
}
