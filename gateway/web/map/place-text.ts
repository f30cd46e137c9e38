import type { Point } from './projection.ts'

const half = (degrees: number, positive: string, negative: string): string => `${Math.abs(degrees).toFixed(2)}°${degrees >= 0 ? positive : negative}`

/** 116.40°E, 39.90°N */
export const placeText = ({ lon, lat }: Point): string => `${half(lon, 'E', 'W')}, ${half(lat, 'N', 'S')}`
