import { decoded, type Recogniser, withoutTail } from './recogniser.ts'

/** `hdl:10864/10155`, `https://hdl.handle.net/10864/10155`; without a prefix it could be any fraction. */
export const handle: Recogniser = {
  scheme: 'HANDLE',
  hint: /hdl|handle/,
  pattern: /(?:(?:https?:\/\/)?hdl\.handle\.net\/|(?<![a-z])hdl[:/]\s?|(?<![a-z])handle:\s?)([\w.]{2,40}(?:\/|%2f)[!#-~]{1,200})/g,
  read: (match) => [withoutTail(decoded(match[1] ?? ''))],
}
