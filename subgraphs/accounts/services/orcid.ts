const SHAPE = /^(?:https?:\/\/orcid\.org\/)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])$/i

/** ISO 7064 MOD 11-2, as ORCID writes its last character. */
const checkCharacter = (digits: string): string => {
  let total = 0
  for (const digit of digits) total = (total + Number(digit)) * 2
  const rest = (12 - (total % 11)) % 11
  return rest === 10 ? 'X' : String(rest)
}

/** `0000-0002-1825-0097`, from any of its spellings; null where it is none. */
export const normaliseOrcid = (text: string): string | null => {
  const [, ...parts] = SHAPE.exec(text.trim()) ?? []
  const joined = parts.join('').toUpperCase()
  return joined !== '' && checkCharacter(joined.slice(0, -1)) === joined.slice(-1) ? parts.map((part) => part.toUpperCase()).join('-') : null
}
