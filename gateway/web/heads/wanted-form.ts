/** How much a client wants a media type, 0 to 1; a type that is named goes before a range. */
const qualityOf = (accept: string, type: string): number => {
  const [group = ''] = type.split('/')
  let best = { rank: 0, quality: 0 }
  for (const part of accept.slice(0, 2_000).split(',')) {
    const [range = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
    const rank = range === type ? 3 : range === `${group}/*` ? 2 : range === '*/*' ? 1 : 0
    const stated = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
    const quality = stated === undefined ? 1 : Number(stated)
    if (rank > best.rank && quality >= 0 && quality <= 1) best = { rank, quality }
  }
  return best.quality
}

/** Which form of a record the `Accept` header asks for. Whoever takes anything gets the page. */
export const wantedForm = (accept: string | undefined): 'page' | 'linked-data' => {
  if (!accept) return 'page'
  const linked = Math.max(qualityOf(accept, 'application/ld+json'), qualityOf(accept, 'application/json'))
  return linked > qualityOf(accept, 'text/html') ? 'linked-data' : 'page'
}
