/** Beijing, Tianjin, Shanghai, Chongqing: a municipality is its own city, with its counties and where no district is named. */
const MUNICIPALITIES: ReadonlySet<string> = new Set(['11', '12', '31', '50'])

/** Codes of GB/T 2260 with six digits, whatever length the source uses (2, 4, 6, or 9 and 12 with towns and villages). */
export const provinceAndCityOf = (adminCode: string | undefined): { province?: string; city?: string } => {
  const code = adminCode?.trim() ?? ''
  if (!/^[1-9]\d(?:\d\d){0,5}\d?$/.test(code)) return {}
  if (MUNICIPALITIES.has(code.slice(0, 2))) return { province: `${code.slice(0, 2)}0000`, city: `${code.slice(0, 2)}0100` }
  const city = code.slice(2, 4)
  return { province: `${code.slice(0, 2)}0000`, ...(city.length === 2 && city !== '00' ? { city: `${code.slice(0, 4)}00` } : {}) }
}
