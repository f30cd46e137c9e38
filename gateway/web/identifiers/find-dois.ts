/**
 * A DOI anywhere in a text, in an address too, where its slash may be encoded. Some of the nineties hold signs that end any other:
 * 10.1002/(SICI)1097-4679(199601)52:1<1::AID-JCLP1>3.0.CO;2-S.
 */
const DOI = /(?<![\d.])(?:10\.\d{4,9}\/\(SICI\)\S{1,120}?;2-[\w#]|10\.\d{4,9}(?:\.\d{1,9})*(?:\/|%2[fF])[^\s"'<>{}|\\^`,;。,;、《》“”]+)/g
const ADDRESS = /https?:\/\/\S*$/
/** No address before a DOI is longer; looking further back would make long lines slow. */
const LOOKED_BACK = 300

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    // A lone % is no encoding but part of the DOI.
    if (error instanceof URIError) return text
    throw error
  }
}

const closed = (text: string): string => {
  let kept = text.replace(/[.:!?*]+$/, '')
  while (/[)\]]$/.test(kept) && kept.split(/[)\]]/).length > kept.split(/[([]/).length) kept = kept.slice(0, -1).replace(/[.:!?]+$/, '')
  return kept
}

/** Every DOI of a text, without what the sentence or the address puts around it. */
export const findDois = (text: string): string[] => {
  const folded = text.normalize('NFKC')
  return [...folded.matchAll(DOI)].map((match) => {
    const inAddress = ADDRESS.test(folded.slice(Math.max(0, match.index - LOOKED_BACK), match.index))
    const [withoutQuery = ''] = inAddress ? match[0].split(/[?#]/) : [match[0]]
    return closed(inAddress ? decoded(withoutQuery) : withoutQuery)
  })
}
