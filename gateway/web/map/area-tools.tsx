import { useText } from '../i18n/use-text.ts'
import type { AreaKind } from './drawing.ts'

const texts = {
  box: { zh: '画矩形', en: 'Draw a box' },
  near: { zh: '画圆', en: 'Draw a circle' },
  clear: { zh: '清除范围', en: 'Clear the area' },
  boxHelp: { zh: '在图上从一角拖到对角', en: 'Drag from corner to corner' },
  nearHelp: { zh: '在图上从圆心向外拖', en: 'Drag from the middle outwards' },
} as const

interface AreaToolsProps {
  kind: AreaKind | null
  choose(kind: AreaKind): void
  clear: (() => void) | null
  kinds?: readonly AreaKind[]
}

/** The tools to draw an area to search in. */
export const AreaTools = ({ kind, choose, clear, kinds = ['box', 'near'] }: AreaToolsProps) => {
  const t = useText(texts)
  return (
    <div className="map-tools no-print">
      {kinds.map((each) => <button key={each} type="button" aria-pressed={kind === each} onClick={() => choose(each)}>{t[each]}</button>)}
      {clear && <button type="button" onClick={clear}>{t.clear}</button>}
      {kind && <span className="map-hint" role="status">{kind === 'box' ? t.boxHelp : t.nearHelp}</span>}
    </div>
  )
}
