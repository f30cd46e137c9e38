import { useId, useState } from 'react'
import { useText } from '../i18n/use-text.ts'
import { AreaShape } from './area-shape.tsx'
import type { Circle } from './circle.ts'
import { DegreeField } from './degree-field.tsx'
import { PlaceDots } from './place-dots.tsx'
import { type Point, wrapLongitude } from './projection.ts'
import { useMapPlaces } from './use-map-places.ts'
import { useMapView } from './use-map-view.ts'
import { WorldMap } from './world-map.tsx'
import './place-fields.css'

const texts = {
  label: { zh: '选择地点的地图', en: 'Map to choose a place on' },
  lon: { zh: '经度', en: 'Longitude' },
  lat: { zh: '纬度', en: 'Latitude' },
  km: { zh: '半径（千米）', en: 'Radius in km' },
  city: { zh: '或选城市', en: 'Or a city' },
  help: { zh: '在图上点选、选城市，或直接填写（度，WGS 84）。', en: 'Choose it on the map, by a city, or fill it in (degrees, WGS 84).' },
} as const

interface PlaceInputProps {
  value: Circle | null
  onChange(value: Circle | null): void
  legend: string
  /** Radius until somebody changes it. */
  km?: number
}

const rounded = (degrees: number): number => Math.round(degrees * 1e4) / 1e4
const MOST_KM = 20_000

/** A place with a radius: a tap, a city, or numbers. Controlled: `value` is `NearInput` of the graph, null while it is not complete. */
export const PlaceInput = ({ value, onChange, legend, km = 50 }: PlaceInputProps) => {
  const t = useText(texts)
  const id = useId()
  const { cities } = useMapPlaces()
  const map = useMapView()
  const [draft, setDraft] = useState<{ lon: number | null; lat: number | null; km: number | null }>(value ?? { lon: null, lat: null, km })
  const shown = value ?? draft
  const change = (next: typeof draft): void => {
    setDraft(next)
    onChange(next.lon !== null && next.lat !== null && next.km !== null && next.km > 0 ? { lon: next.lon, lat: next.lat, km: next.km } : null)
  }
  const choose = ({ lon, lat }: Point): void => change({ lon: rounded(wrapLongitude(lon)), lat: rounded(lat), km: shown.km ?? km })
  const chooseCity = (name: string): void => {
    const city = cities.find((each) => each.name === name)
    if (!city) return
    choose(city.point)
    map.show({ ...city.point, zoom: 6 })
  }
  return (
    <fieldset className="place-fields">
      <legend>{legend}</legend>
      <p className="small secondary">{t.help}</p>
      <WorldMap map={map} label={t.label} onTap={choose}>
        <AreaShape near={value} />
        {value && <PlaceDots places={[{ point: value, name: '' }]} />}
      </WorldMap>
      <div className="row">
        <DegreeField label={t.lon} value={shown.lon} least={-180} most={180} onChange={(lon) => change({ ...shown, lon })} />
        <DegreeField label={t.lat} value={shown.lat} least={-90} most={90} onChange={(lat) => change({ ...shown, lat })} />
        <DegreeField label={t.km} value={shown.km} least={0.1} most={MOST_KM} onChange={(radius) => change({ ...shown, km: radius })} />
        <label className="degree-field"><span>{t.city}</span><input list={id} onChange={({ target }) => chooseCity(target.value)} /></label>
        <datalist id={id}>{cities.map(({ code, name }) => <option key={code} value={name} />)}</datalist>
      </div>
    </fieldset>
  )
}
