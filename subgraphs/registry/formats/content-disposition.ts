/** What no file system wants in a name, and what would end the header. */
const UNWANTED = /[\0-\x1f\x7f-\x9f"\\/:*?<>|\u2028\u2029\u202a-\u202e\u2066-\u2069]/g
const MOST_CHARACTERS = 120

/** A name that every file system takes. */
export const fileName = (name: string, extension: string): string => {
  const kept = name.toWellFormed().replace(UNWANTED, ' ').replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, '')
  return `${[...kept].slice(0, MOST_CHARACTERS).join('') || 'keyuan'}.${extension}`
}

/** RFC 6266: a plain ASCII name for old clients, the whole one in UTF-8 (RFC 8187) for all others. */
export const attachment = (name: string, extension: string): string => {
  const file = fileName(name, extension)
  const plain = file.replace(/[^\x20-\x7e]/g, '_').replace(/%/g, '_')
  const encoded = encodeURIComponent(file).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
