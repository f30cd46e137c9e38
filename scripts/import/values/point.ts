import type { LonLat } from '../../../schema/document.ts'

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN)

/** A point in WGS 84, or undefined where it is outside the globe or the 0,0 of an unfilled form. */
export const point = (lon: unknown, lat: unknown): LonLat | undefined => {
  const [x, y] = [numberOf(lon), numberOf(lat)]
  if (!(Math.abs(x) <= 180 && Math.abs(y) <= 90) || (x === 0 && y === 0)) return undefined
  return { lon: x, lat: y }
}
