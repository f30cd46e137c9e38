import { lazy, type ReactNode, Suspense, useId } from 'react'
import { useText } from '../i18n/use-text.ts'
import { Graticule } from './graticule.tsx'
import { mapScreen, MapScreenProvider } from './map-screen.tsx'
import { PlaceLabels } from './place-labels.tsx'
import type { Obstacle } from './placed-labels.ts'
import { kilometresPerPixel } from './view.ts'
import type { Point } from './projection.ts'
import { type DragTool, useMapGestures } from './use-map-gestures.ts'
import type { MapState } from './use-map-view.ts'
import './map.css'

const texts = {
  zoomIn: { zh: '放大', en: 'Zoom in' },
  zoomOut: { zh: '缩小', en: 'Zoom out' },
  home: { zh: '回到全图', en: 'Whole map' },
  keys: { zh: '方向键移动，加减键缩放,0 键回到全图。', en: 'Arrow keys move, plus and minus zoom, 0 shows the whole map.' },
  map: { zh: '地图', en: 'map' },
  datum: { zh: '坐标 WGS 84 · 海岸线 Natural Earth', en: 'WGS 84 · coastlines Natural Earth' },
} as const

const Land = lazy(async () => ({ default: (await import('./land.tsx')).Land }))

interface WorldMapProps {
  map: MapState
  /** What the map shows, for those who do not see it. */
  label: string
  /** Layers above land and names, in SVG. */
  children?: ReactNode
  /** What stands above the map: tools, a card. */
  above?: ReactNode
  onTap?: (place: Point) => void
  tool?: DragTool | null
  /** Marks that no name is to stand under. */
  obstacles?: readonly Obstacle[]
  /** Without names, where the map is small. */
  plain?: boolean
}

/** Coasts, degrees and names without any tile; what it is for comes as layers. */
export const WorldMap = ({ map, label, children, above, onTap, tool, obstacles = [], plain = false }: WorldMapProps) => {
  const t = useText(texts)
  const help = useId()
  const gestures = useMapGestures(map, { onTap, tool })
  const { view, size } = map
  return (
    <div className={`map${tool ? ' map-drawing' : ''}`}>
      <div ref={map.element} className="map-surface" role="application" aria-roledescription={t.map} aria-label={label} aria-describedby={help} tabIndex={0} {...gestures}>
        {view && size && (
          <svg width={size.width} height={size.height} aria-hidden={children ? undefined : true}>
            <MapScreenProvider value={mapScreen(view, size)}>
              <Suspense fallback={null}><Land /></Suspense>
              <Graticule />
              {!plain && <PlaceLabels obstacles={obstacles} />}
              {children}
            </MapScreenProvider>
          </svg>
        )}
      </div>
      <p id={help} className="for-readers">{t.keys}</p>
      <div className="map-buttons no-print">
        <button type="button" onClick={() => map.zoom(1)} aria-label={t.zoomIn} title={t.zoomIn}>+</button>
        <button type="button" onClick={() => map.zoom(-1)} aria-label={t.zoomOut} title={t.zoomOut}>−</button>
        <button type="button" onClick={map.home} aria-label={t.home} title={t.home}>⌂</button>
      </div>
      {view && <ScaleBar kilometres={kilometresPerPixel(view)} />}
      <p className="map-credit">{t.datum}</p>
      {above}
    </div>
  )
}

/** A round distance and how long it is at the centre. */
const ScaleBar = ({ kilometres }: { kilometres: number }) => {
  const most = kilometres * 110
  const power = 10 ** Math.floor(Math.log10(most))
  const round = [5, 2, 1].map((digit) => digit * power).find((distance) => distance <= most) ?? power
  return <p className="map-scale" aria-hidden="true" style={{ width: round / kilometres }}>{round >= 1 ? `${round} km` : `${Math.round(round * 1000)} m`}</p>
}
