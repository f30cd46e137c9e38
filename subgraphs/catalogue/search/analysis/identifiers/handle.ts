import { type Recogniser, withoutTail } from './recogniser.ts'

/** `hdl:10864/10155`, `https://hdl.handle.net/10864/10155`; without a prefix it could be any fraction. */
export const handle: Recogniser = {
  scheme: 'HANDLE',
  pattern: /(?:https?:\/\/hdl\.handle\.net\/|hdl:\s?)([\w.]{2,40}\/[!#-~]{1,200})/g,
  read: (match) => [withoutTail(match[1] ?? '')],
}
