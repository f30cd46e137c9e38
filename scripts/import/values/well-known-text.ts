/** POLYGON and MULTIPOLYGON of well-known text as GeoJSON; undefined for anything else. */
export const geojsonOfWkt = (text: string): { type: 'Polygon' | 'MultiPolygon'; coordinates: unknown } | undefined => {
  const [, type, rings] = /^\s*(MULTIPOLYGON|POLYGON)\s*(\([\s\S]*\))\s*$/i.exec(text) ?? []
  if (type === undefined || rings === undefined || !/^[-+\d.eE\s,()]*$/.test(rings)) return undefined
  const json = rings
    .replace(/([-+\d.eE]+)\s+([-+\d.eE]+)/g, (_, x: string, y: string) => `[${Number(x)},${Number(y)}]`)
    .replaceAll('(', '[').replaceAll(')', ']')
  try {
    return { type: type.toUpperCase() === 'POLYGON' ? 'Polygon' : 'MultiPolygon', coordinates: JSON.parse(json) }
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
