const HAN = /^[\p{Script=Han}々〇]+$/u

/**
 * Chinese that was typed, scanned or pasted with a blank after each character, put together: `土 壤 种子库` → `土壤 种子库`, `土 壤种子库` → `土壤种子库`. Nobody looks for
 * characters one by one; blanks between words stay.
 */
export const withoutGaps = (text: string): string => {
  const chunks = text.split(/\s+/u).filter((chunk) => chunk !== '')
  if (!chunks.some((chunk) => isSingle(chunk) && chunks.length > 1)) return text
  const result: string[] = []
  for (let at = 0; at < chunks.length; at++) {
    if (!isSingle(chunks[at])) {
      result.push(chunks[at] as string)
      continue
    }
    let end = at
    while (isSingle(chunks[end + 1])) end++
    const joined = chunks.slice(at, end + 1).join('')
    const isAlone = end === at
    const before = isAlone && HAN.test(result.at(-1) ?? '') ? result.pop() : ''
    const after = isAlone && HAN.test(chunks[end + 1] ?? '') ? chunks[++end] : ''
    result.push(`${before}${joined}${after}`)
    at = end
  }
  return result.join(' ')
}

const isSingle = (chunk: string | undefined): boolean => chunk !== undefined && HAN.test(chunk) && Array.from(chunk).length === 1
