import { useState } from 'react'
import { useText } from '../i18n/use-text.ts'
import { AreaShape } from './area-shape.tsx'
import { AreaTools } from './area-tools.tsx'
import { type Box } from './box.ts'
import { DegreeField } from './degree-field.tsx'
import { useDrawing } from './drawing.ts'
import { useMapView } from './use-map-view.ts'
import { WorldMap } from './world-map.tsx'
import './place-fields.css'

const texts = {
  label: { zh: '选择矩形范围的地图', en: 'Map to choose a box on' },
  west: { zh: '西界', en: 'West' },
  south: { zh: '南界', en: 'South' },
  east: { zh: '东界', en: 'East' },
  north: { zh: '北界', en: 'North' },
  help: { zh: '在图上画出，或直接填写（度，WGS 84）。西界大于东界表示跨 180° 经线。', en: 'Draw it on the map or fill it in (degrees, WGS 84). West greater than east means across 180°.' },
} as const

interface BoxInputProps {
  value: Box | null
  onChange(value: Box | null): void
  /** What the box is for: the name of the group of fields. */
  legend: string
}

const SIDES = ['west', 'south', 'east', 'north'] as const
type Draft = Record<(typeof SIDES)[number], number | null>

const draftOf = (box: Box | null): Draft => box ?? { west: null, south: null, east: null, north: null }
const boxOf = ({ west, south, east, north }: Draft): Box | null => (west !== null && south !== null && east !== null && north !== null && south <= north ? { west, south, east, north } : null)

/** A box, drawn or typed. Controlled: `value` is `BoxInput` of the graph, null while it is not complete. */
export const BoxInput = ({ value, onChange, legend }: BoxInputProps) => {
  const t = useText(texts)
  const map = useMapView(value ? { begin: value } : {})
  const [draft, setDraft] = useState(draftOf(value))
  const change = (next: Draft): void => {
    setDraft(next)
    onChange(boxOf(next))
  }
  const drawing = useDrawing((area) => 'box' in area && change(area.box))
  const shown = value ? { ...draft, ...value } : draft
  return (
    <fieldset className="place-fields">
      <legend>{legend}</legend>
      <p className="small secondary">{t.help}</p>
      <WorldMap map={map} label={t.label} tool={drawing.tool} above={<AreaTools kinds={['box']} kind={drawing.kind} choose={drawing.choose} clear={value ? () => change(draftOf(null)) : null} />}>
        <AreaShape box={drawing.drawn && 'box' in drawing.drawn ? drawing.drawn.box : value} />
      </WorldMap>
      <div className="row">
        {SIDES.map((side) => (
          <DegreeField key={side} label={t[side]} value={shown[side]} least={side === 'west' || side === 'east' ? -180 : -90} most={side === 'west' || side === 'east' ? 180 : 90} onChange={(degrees) => change({ ...shown, [side]: degrees })} />
        ))}
      </div>
    </fieldset>
  )
}
