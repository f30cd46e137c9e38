import { type Answered, recordsOf, textOf, webAddress } from '../citation/plain-values.ts'

/** What can be downloaded or called, as `DataDownload`: a dataset's own distributions, else the links of the record. Only addresses that the viewer was shown. */
export const downloadsOf = (resource: Answered): Record<string, unknown>[] => {
  const distributions = recordsOf(resource.distributions).flatMap((file) => download(webAddress(file.downloadUrl), webAddress(file.accessUrl), file))
  if (distributions.length > 0) return distributions
  return recordsOf(resource.links).filter(({ kind }) => kind === 'DOWNLOAD' || kind === 'API').flatMap((file) => download(file.kind === 'DOWNLOAD' ? webAddress(file.url) : null, webAddress(file.url), file))
}

const download = (contentUrl: string | null, url: string | null, file: Answered): Record<string, unknown>[] => {
  if (contentUrl === null && url === null) return []
  const name = textOf(file.title)
  const encodingFormat = textOf(file.mediaType)
  const contentSize = textOf(file.byteSize)
  return [{
    '@type': 'DataDownload',
    ...(name === null ? {} : { name }),
    ...(contentUrl === null ? { url } : { contentUrl }),
    ...(encodingFormat === null ? {} : { encodingFormat }),
    ...(contentSize === null ? {} : { contentSize: `${contentSize} B` }),
  }]
}
