import type { SpatialCoverage } from '../../../schema/document.ts'

/** A province of GB/T 2260. `english` also holds the spellings that ROR and geonames use. */
export interface Province { code: string; name: string; short: string; abbreviations: string; english: readonly string[]; iso: string }

/** code, name, short name, one-character abbreviations, ISO 3166-2:CN, English. */
const TABLE = `
110000 北京市 北京 京 BJ Beijing
120000 天津市 天津 津 TJ Tianjin
130000 河北省 河北 冀 HE Hebei
140000 山西省 山西 晋 SX Shanxi
150000 内蒙古自治区 内蒙古 蒙 NM Inner_Mongolia|Nei_Mongol
210000 辽宁省 辽宁 辽 LN Liaoning
220000 吉林省 吉林 吉 JL Jilin
230000 黑龙江省 黑龙江 黑 HL Heilongjiang
310000 上海市 上海 沪 SH Shanghai
320000 江苏省 江苏 苏 JS Jiangsu
330000 浙江省 浙江 浙 ZJ Zhejiang
340000 安徽省 安徽 皖 AH Anhui
350000 福建省 福建 闽 FJ Fujian
360000 江西省 江西 赣 JX Jiangxi
370000 山东省 山东 鲁 SD Shandong
410000 河南省 河南 豫 HA Henan
420000 湖北省 湖北 鄂 HB Hubei
430000 湖南省 湖南 湘 HN Hunan
440000 广东省 广东 粤 GD Guangdong
450000 广西壮族自治区 广西 桂 GX Guangxi
460000 海南省 海南 琼 HI Hainan
500000 重庆市 重庆 渝 CQ Chongqing
510000 四川省 四川 川蜀 SC Sichuan
520000 贵州省 贵州 黔贵 GZ Guizhou
530000 云南省 云南 滇云 YN Yunnan
540000 西藏自治区 西藏 藏 XZ Tibet|Xizang
610000 陕西省 陕西 陕秦 SN Shaanxi
620000 甘肃省 甘肃 甘陇 GS Gansu
630000 青海省 青海 青 QH Qinghai
640000 宁夏回族自治区 宁夏 宁 NX Ningxia|Ningxia_Hui_Autonomous_Region
650000 新疆维吾尔自治区 新疆 疆新 XJ Xinjiang
710000 台湾省 台湾 台 TW Taiwan
810000 香港特别行政区 香港 港 HK Hong_Kong
820000 澳门特别行政区 澳门 澳 MO Macao|Macau`

export const PROVINCES: readonly Province[] = TABLE.trim().split('\n').map((line) => {
  const [code = '', name = '', short = '', abbreviations = '', iso = '', english = ''] = line.split(' ')
  return { code, name, short, abbreviations, iso, english: english.split('|').map((one) => one.replaceAll('_', ' ')) }
})

const byName = new Map(PROVINCES.flatMap((province) => [province.name, province.short, province.iso, ...province.english].map((name) => [name.toLowerCase(), province] as const)))
const byAbbreviation = new Map(PROVINCES.flatMap((province) => [...province.abbreviations].map((character) => [character, province] as const)))

/** By full or short Chinese name, English name or ISO 3166-2:CN code. */
export const provinceOf = (name: string): Province | undefined => byName.get(name.trim().toLowerCase())

/** By its one-character abbreviation, such as 滇. */
export const provinceOfCharacter = (character: string): Province | undefined => byAbbreviation.get(character)

/** By a place name that begins with a province: 广东广州, 湖南省. `内蒙` is how the funding lists shorten 内蒙古. */
export const provinceOfPlace = (place: string): Province | undefined =>
  PROVINCES.find(({ short }) => place.startsWith(short)) ?? (place === '内蒙' ? provinceOf('内蒙古') : undefined)

/** All provinces are of CHN: the codes are those of GB/T 2260. */
export const provinceCoverage = ({ name, code }: Province): SpatialCoverage => ({ name, adminCode: code, countryCode: 'CHN' })
