import { useState } from 'react'
import { useMarks } from '../charts/use-marks.ts'
import { useGraph } from '../graph/use-graph.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useFormat } from '../i18n/use-format.ts'
import { useText } from '../i18n/use-text.ts'
import { FailureBox } from '../parts/failure-box.tsx'
import { Link } from '../parts/link.tsx'
import { Bubble, bubbleRadius } from './bubble.tsx'
import { type CitySizeClass, MapCities, type MapCitiesQueryVariables } from './clusters.operations.ts'
import { shortNumber } from './short-number.ts'
import { useMapView } from './use-map-view.ts'
import { WorldMap } from './world-map.tsx'

const texts = {
  label: { zh: '各城市的仪器数量', en: 'Instruments by city' },
  GE_500: { zh: '500 台（套）以上', en: '500 and more' },
  FROM_100_TO_500: { zh: '100–499 台（套）', en: '100 to 499' },
  LT_100: { zh: '99 台（套）以下', en: 'up to 99' },
  count: { zh: (city: string, count: string) => `${city}：${count} 台（套）`, en: (city: string, count: string) => `${city}: ${count} instruments` },
  table: { zh: (count: number) => `以表格显示（${count} 个城市）`, en: (count: number) => `As a table (${count} cities)` },
  city: { zh: '城市', en: 'City' },
  instruments: { zh: '仪器（台、套）', en: 'Instruments' },
  sizeClass: { zh: '分档', en: 'Class' },
  list: { zh: '列出这些仪器', en: 'List these instruments' },
  close: { zh: '关闭', en: 'Close' },
  nowhere: { zh: (count: number) => `另有 ${count} 个城市没有位置，见表。`, en: (count: number) => `${count} more cities have no place; see the table.` },
} as const

/** The classes of the legend, the largest first: S4-16. */
const CLASSES = ['GE_500', 'FROM_100_TO_500', 'LT_100'] as const satisfies readonly CitySizeClass[]
const KINDS = { GE_500: 'large', FROM_100_TO_500: 'middle', LT_100: null } as const

/** Cities by number of large instruments, in the three classes of the legend. */
export const CitiesMap = ({ filter, cityAddress }: { filter: MapCitiesQueryVariables['filter']; cityAddress(code: string): string }) => {
  const t = useText(texts)
  const format = useFormat()
  const { language } = useLanguage()
  const map = useMapView()
  const { answer, failure, retry } = useGraph(MapCities, filter ? { filter } : {})
  const cities = answer?.data.instrumentCities ?? []
  const placed = cities.flatMap((city) => (city.point ? [{ ...city, point: city.point }] : []))
  const marks = useMarks(placed.length)
  const [chosen, setChosen] = useState<string | null>(null)
  const open = cities.find(({ adminCode }) => adminCode === chosen)
  return (
    <section>
      {failure && <FailureBox failure={failure} retry={retry} />}
      <ul className="map-legend">
        {CLASSES.map((sizeClass) => <li key={sizeClass}><svg width={16} height={16} aria-hidden="true" className={`map-bubble ${KINDS[sizeClass] ?? ''}`}><circle cx={8} cy={8} r={7} /></svg>{t[sizeClass]}</li>)}
      </ul>
      <WorldMap map={map} label={t.label} onTap={() => setChosen(null)} obstacles={placed.map(({ point, count }) => ({ point, radius: bubbleRadius(count) }))} above={open && (
        <section className="map-card" aria-live="polite">
          <h3>{t.count(open.city, format.number(open.count))}</h3>
          <p className="row"><Link className="button" to={cityAddress(open.adminCode)}>{t.list}</Link><button type="button" className="quiet" onClick={() => setChosen(null)}>{t.close}</button></p>
        </section>
      )}>
        {placed.map(({ adminCode, city, count, point, sizeClass }, at) => (
          <Bubble key={adminCode} point={point} count={count} kind={KINDS[sizeClass]} text={shortNumber(count, language)} label={t.count(city, format.number(count))} expanded={chosen === adminCode} open={() => setChosen(adminCode)} mark={marks(at)} />
        ))}
      </WorldMap>
      {placed.length < cities.length && <p className="small secondary">{t.nowhere(cities.length - placed.length)}</p>}
      <details className="map-table">
        <summary>{t.table(cities.length)}</summary>
        <div className="chart-table" tabIndex={0} role="region" aria-label={t.label}>
          <table>
            <thead><tr><th scope="col">{t.city}</th><th scope="col" className="number">{t.instruments}</th><th scope="col">{t.sizeClass}</th></tr></thead>
            <tbody>{cities.map(({ adminCode, city, count, sizeClass }) => <tr key={adminCode}><th scope="row"><Link to={cityAddress(adminCode)}>{city}</Link></th><td className="number">{format.number(count)}</td><td>{t[sizeClass]}</td></tr>)}</tbody>
          </table>
        </div>
      </details>
    </section>
  )
}
