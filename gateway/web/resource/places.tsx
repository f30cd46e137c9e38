import { lazy, Suspense } from 'react'
import { useFormat } from '../i18n/use-format.ts'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import { searchAddress } from '../search/search-address.ts'
import { coordinate } from './special/compact-text.ts'
import type { ResourceData, Terms } from './resource-data.ts'
import { useTerm } from './use-term.ts'

const texts = {
  title: { zh: '时空范围', en: 'Place and time' },
  place: { zh: '空间', en: 'Place' }, time: { zh: '时间', en: 'Time' }, near: { zh: '附近的资源', en: 'Resources near here' }, shape: { zh: '范围（GeoJSON）', en: 'Outline (GeoJSON)' },
  from: { zh: (a: string) => `${a} 起`, en: (a: string) => `from ${a}` }, until: { zh: (a: string) => `至 ${a}`, en: (a: string) => `until ${a}` }, span: { zh: (a: string, b: string) => `${a} 至 ${b}`, en: (a: string, b: string) => `${a} to ${b}` },
} as const

type Places = NonNullable<ResourceData['spatialCoverage']>
const NEAR_KM = 50

// Coastlines are for records that have a place.
const PlacesMap = lazy(async () => ({ default: (await import('../map/places-map.tsx')).PlacesMap }))

/** Where and when: on a map, in words and in numbers. */
export const PlacesAndTimes = ({ resource: { spatialCoverage, temporalCoverage }, terms }: { resource: ResourceData; terms: Terms }) => {
  const t = useText(texts)
  const format = useFormat()
  const places = spatialCoverage ?? []
  const times = (temporalCoverage ?? []).flatMap(({ start, end, label }) => {
    const [from, to] = [start && format.partialDate(start), end && format.partialDate(end)]
    const words = from && to ? (from === to ? from : t.span(from, to)) : from ? t.from(from) : to ? t.until(to) : ''
    return [[label, words].filter(Boolean).join(' ')].filter(Boolean)
  })
  if (places.length === 0 && times.length === 0) return null
  return (
    <section aria-labelledby="places">
      <h2 id="places">{t.title}</h2>
      {times.length > 0 && <p>{t.time} {times.join(' · ')}</p>}
      {places.some(({ point, bbox, geojson }) => point || bbox || geojson !== null) && <Suspense fallback={<div className="places-map-loading" />}><PlacesMap places={places} small /></Suspense>}
      {places.length > 0 && <ul className="plain-list places">{places.map((place, index) => <Place key={index} place={place} terms={terms} />)}</ul>}
    </section>
  )
}

const Place = ({ place: { name, adminCode, countryCode, point, bbox, geojson }, terms }: { place: Places[number]; terms: Terms }) => {
  const t = useText(texts)
  const term = useTerm(terms)
  const province = adminCode ? term('provinces', `${adminCode.slice(0, 2)}0000`) : ''
  const words = [name, province && province !== name && !/^\d/.test(province) ? province : null, countryCode].filter(Boolean).join(' · ')
  return (
    <li>
      {words && <div>{words}</div>}
      {point && <div className="numbers">{coordinate(point.lat, 'N', 'S')} {coordinate(point.lon, 'E', 'W')}{point.uncertaintyM !== null && ` ± ${point.uncertaintyM} m`} <Link to={searchAddress({ near: `${point.lon},${point.lat},${NEAR_KM}`, view: 'map' })} className="small">{t.near}</Link></div>}
      {bbox && <div className="numbers">{coordinate(bbox.south, 'N', 'S')} – {coordinate(bbox.north, 'N', 'S')}, {coordinate(bbox.west, 'E', 'W')} – {coordinate(bbox.east, 'E', 'W')}</div>}
      {geojson !== null && <details><summary>{t.shape}</summary><pre tabIndex={0}>{JSON.stringify(geojson, null, 1)}</pre></details>}
    </li>
  )
}
