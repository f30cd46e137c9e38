export type Position = readonly [lon: number, lat: number]

/** The text that land-plugin.mjs makes: a ring a line, hundredths of a degree, each point by its difference from the one before. */
export const landRings = (text: string): Position[][] => text.split('\n').map((line) => {
  let [lon, lat] = [0, 0]
  return line.split(' ').map((step): Position => {
    const [dx = 0, dy = 0] = step.split(',').map(Number)
    lon += dx
    lat += dy
    return [lon / 100, lat / 100]
  })
})
