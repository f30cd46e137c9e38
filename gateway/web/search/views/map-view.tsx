import { useText } from '../../i18n/use-text.ts'
import { type Box, boxText, readBox } from '../../map/box.ts'
import { CitiesMap } from '../../map/cities-map.tsx'
import { readCircle } from '../../map/circle.ts'
import { SearchMap } from '../../map/search-map.tsx'
import { Link } from '../../parts/link.tsx'
import { flag } from '../../state/parameters.ts'
import { type AddressState, useAddress } from '../../state/use-address.ts'
import { firstPage, type SearchState } from '../search-address.ts'
import { questionOf } from '../search-variables.ts'

const texts = {
  clusters: { zh: '按位置聚合', en: 'Clustered by place' },
  cities: { zh: '按城市分档', en: 'Cities in three classes' },
  kinds: { zh: '地图的样式', en: 'Kind of map' },
} as const

const mapSchema = { cities: flag() } as const

/** The results on the map; instruments also by city, in the classes that the network's own map has. */
export const MapView = ({ state, set, addressWith }: AddressState<SearchState>) => {
  const t = useText(texts)
  const map = useAddress(mapSchema)
  const { q, field, filter } = questionOf(state)
  const ofInstruments = state.type.length === 1 && state.type[0] === 'INSTRUMENT' && !q
  const listAddress = (box: Box): string => addressWith({ ...firstPage, view: 'list', box: boxText(box), near: '' })
  return (
    <>
      {ofInstruments && (
        <nav aria-label={t.kinds} className="row">
          {[false, true].map((cities) => <Link key={String(cities)} className="button" to={map.addressWith({ cities })} {...(map.state.cities === cities ? { 'aria-current': 'true' } : {})}>{cities ? t.cities : t.clusters}</Link>)}
        </nav>
      )}
      {ofInstruments && map.state.cities
        ? <CitiesMap filter={filter ?? null} cityAddress={(code) => addressWith({ ...firstPage, view: 'list', city: [code] })} />
        : <SearchMap question={{ ...(q ? { q } : {}), ...(field ? { field } : {}), ...(filter ? { filter } : {}) }} box={readBox(state.box)} near={readCircle(state.near)} onArea={(area) => set({ ...firstPage, ...area })} listAddress={listAddress} />}
    </>
  )
}
