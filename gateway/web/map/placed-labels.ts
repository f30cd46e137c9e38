import { type MapView, type Pixel, type Point, type Size, toScreen } from './projection.ts'

export interface NamedPlace { code: string; name: string; point: Point }
export interface PlacedLabel extends Pixel { code: string; name: string; kind: 'province' | 'city' }

/** From here on cities have their names beside those of provinces, which leave before they are in the way. */
const CITIES_FROM = 5.2
const PROVINCES_UNTIL = 7.2
const PROVINCES_FROM = 2.6
const CHARACTER = 12
const HEIGHT = 18

interface Area { left: number; top: number; right: number; bottom: number }

const widthOf = (name: string): number => [...name].reduce((width, character) => width + (character.charCodeAt(0) > 255 ? CHARACTER : CHARACTER * 0.55), 0)
const overlaps = (a: Area, b: Area): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Capitals of provinces come before other cities. */
const rank = ({ code }: NamedPlace): number => (code.endsWith('0100') ? 0 : 1)

/** A mark that no name may stand under. */
export interface Obstacle { point: Point; radius: number }

const areaOf = (view: MapView, size: Size) => ({ point, radius }: Obstacle): Area => {
  const { x, y } = toScreen(view, size, point)
  return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
}

/** The names that find room, the more important ones first; none over another or under a mark. Pure. */
export const placedLabels = (view: MapView, size: Size, provinces: readonly NamedPlace[], cities: readonly NamedPlace[], obstacles: readonly Obstacle[] = []): PlacedLabel[] => {
  const taken: Area[] = obstacles.map(areaOf(view, size))
  const place = (kind: PlacedLabel['kind']) => (named: NamedPlace): PlacedLabel[] => {
    const { x, y } = toScreen(view, size, named.point)
    const width = widthOf(named.name)
    const area = kind === 'city' ? { left: x - 5, top: y - HEIGHT / 2, right: x + width + 9, bottom: y + HEIGHT / 2 } : { left: x - width / 2 - 4, top: y - HEIGHT / 2, right: x + width / 2 + 4, bottom: y + HEIGHT / 2 }
    if (area.right < 0 || area.left > size.width || area.bottom < 0 || area.top > size.height || taken.some((other) => overlaps(area, other))) return []
    taken.push(area)
    return [{ code: named.code, name: named.name, x, y, kind }]
  }
  const shownCities = view.zoom >= CITIES_FROM ? [...cities].sort((a, b) => rank(a) - rank(b)).flatMap(place('city')) : []
  const shownProvinces = view.zoom >= PROVINCES_FROM && view.zoom < PROVINCES_UNTIL ? provinces.flatMap(place('province')) : []
  return [...shownCities, ...shownProvinces]
}
