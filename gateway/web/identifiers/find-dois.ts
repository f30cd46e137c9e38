/** A DOI anywhere in a text, in an address too, where its slash may be encoded. */
const DOI = /(?<![\d.])10\.\d{4,9}(?:\.\d{1,9})*(?:\/|%2[fF])[^\s"'<>{}|\\^`,;。,;、《》“”]+/g
const ADDRESS = /https?:\/\/\S*$/

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
    const inAddress = ADDRESS.test(folded.slice(0, match.index))
    const [withoutQuery = ''] = inAddress ? match[0].split(/[?#]/) : [match[0]]
    return closed(inAddress ? decoded(withoutQuery) : withoutQuery)
  })
}
