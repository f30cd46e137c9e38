/** About the middle of each provincial division, longitude and latitude in WGS 84 to a tenth of a degree: where its name stands on a map of the country, and for nothing finer. */
const TABLE = `
110000 116.4 40.2, 120000 117.3 39.3, 130000 115.4 38.6, 140000 112.3 37.6, 150000 112.3 42.6, 210000 122.9 41.4, 220000 126.4 43.6, 230000 128.0 47.6,
310000 121.5 31.2, 320000 119.7 33.0, 330000 120.1 29.1, 340000 117.2 31.8, 350000 118.0 26.1, 360000 115.7 27.6, 370000 118.3 36.3, 410000 113.6 33.9,
420000 112.3 31.0, 430000 111.7 27.6, 440000 113.4 23.6, 450000 108.7 23.8, 460000 109.8 19.2, 500000 107.8 30.0, 510000 102.7 30.6, 520000 106.8 26.8,
530000 101.5 25.0, 540000 88.5 31.6, 610000 108.9 35.5, 620000 103.2 36.4, 630000 96.0 35.7, 640000 106.2 37.3, 650000 85.5 41.6, 710000 121.0 23.8,
810000 114.2 22.4, 820000 113.6 22.2`

export const PROVINCE_POINTS: Readonly<Record<string, { lon: number; lat: number }>> = Object.fromEntries(
  TABLE.trim().split(/,\s*/).map((line) => {
    const [code = '', lon, lat] = line.split(' ')
    return [code, { lon: Number(lon), lat: Number(lat) }]
  }),
)
