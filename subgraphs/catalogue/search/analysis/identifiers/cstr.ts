import { type Recogniser, withoutTail } from './recogniser.ts'

/** GB/T 32843: agency of five characters, type of two digits, local part. `31253.11.x`, `CSTR:31253.11.x`, `https://cstr.cn/CSTR:31253.11.x`. */
export const cstr: Recogniser = {
  scheme: 'CSTR',
  pattern: /(?:https?:\/\/(?:www\.)?cstr\.cn\/|cstr\.cn\/)?(?:cstr\s?:\s?)?(?<![\w.])([0-9a-z]{5}\.[0-9]{2}\.[!#-~]{1,200})/g,
  read: (match) => [withoutTail(match[1] ?? '')],
}
