import { readFileSync } from 'node:fs'
import { PROVINCES, type Province } from './provinces.ts'

export interface Prefecture { code: string; name: string; province: Province }

/** Code, name, pinyin of 327 prefectures, from reference/divisions/areacity-level3.csv (MIT), with the usual English spelling where it is not pinyin. */
const rows = readFileSync(new URL('./prefectures.tsv', import.meta.url), 'utf8').trim().split('\n').map((line) => line.split('\t'))

const byPinyin = Map.groupBy(
  rows.flatMap(([code = '', name = '', pinyin = '']) => {
    const province = PROVINCES.find((one) => one.code.startsWith(code.slice(0, 2)))
    // The four municipalities are provinces: their own code, not the one of 市辖区.
    return province ? [{ pinyin, prefecture: { code: name === province.name ? province.code : `${code}00`, name, province } }] : []
  }),
  ({ pinyin }) => pinyin,
)

/** `Xi'an`, `Ürümqi`, `Dalian Shi`, `Ma'anshan City` → the letters of the table. */
const lettersOf = (city: string): string => city.normalize('NFD').toLowerCase().replace(/ (shi|city)$/, '').replace(/[^a-z]/g, '')

/** By its name in Latin letters. 苏州 and 宿州 are both Suzhou: without the province, such a name is nobody's. */
export const prefectureOf = (city: string, province: Province | undefined): Prefecture | undefined => {
  const found = (byPinyin.get(lettersOf(city)) ?? []).filter(({ prefecture }) => !province || prefecture.province === province)
  return found.length === 1 ? found[0]?.prefecture : undefined
}
