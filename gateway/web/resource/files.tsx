import { useText } from '../i18n/use-text.ts'
import { OutsideLink } from '../parts/outside-link.tsx'
import { byteSize } from './byte-size.ts'
import type { ResourceData, Terms } from './resource-data.ts'
import { useTerm } from './use-term.ts'

const texts = { title: { zh: '文件与链接', en: 'Files and links' }, checksum: { zh: '校验和', en: 'Checksum' } } as const

/** The addresses that this reader may follow. Pages of their own first, then files. */
export const Files = ({ links, terms }: { links: NonNullable<ResourceData['links']>; terms: Terms }) => {
  const t = useText(texts)
  const term = useTerm(terms)
  const known = links.filter(({ url }) => url)
  if (known.length === 0) return null
  return (
    <>
      <h3>{t.title}</h3>
      <ul className="plain-list files">
        {known.map(({ kind, url, mediaType, byteSize: size, checksum, minLevel }, index) => (
          <li key={index}>
            <span className="file-kind">{term('links', kind)}</span>
            <span>
              <OutsideLink url={url ?? ''}>{shortAddress(url ?? '')}</OutsideLink>
              <span className="secondary small"> {[mediaType, size && byteSize(size), minLevel && minLevel !== 'PUBLIC' && term('sharing', minLevel)].filter(Boolean).join(' · ')}</span>
              {checksum && <span className="secondary small checksum"> {t.checksum} {checksum}</span>}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The host and the last name of the path: what a reader knows an address by. */
const shortAddress = (url: string): string => {
  const [, host, path = ''] = /^https?:\/\/([^/?#]+)([^?#]*)/i.exec(url) ?? []
  const name = path.split('/').filter(Boolean).at(-1)
  return host === undefined ? url : name === undefined ? host : `${host} … ${decoded(name)}`
}

const decoded = (name: string): string => {
  try {
    return decodeURIComponent(name)
  } catch (error) {
    if (error instanceof URIError) return name
    throw error
  }
}
