import { decoded, type Recogniser, withoutTail } from './recogniser.ts'

/** GB/T 32843: agency of five characters, type of two digits, local part. `31253.11.x`, `CSTR:31253.11.x`, `https://cstr.cn/CSTR:31253.11.x`. */
export const cstr: Recogniser = {
  scheme: 'CSTR',
  hint: /[0-9a-z]{5}\.[0-9]{2}\./,
  pattern: /(?:(?:https?:\/\/)?(?:www\.)?cstr\.cn\/)?(?:cstr\s?(?:[:=/]|%3a)?\s?)?(?:(?<![\w.])|(?<=%3a))([0-9a-z]{5}\.[0-9]{2}\.[!#-~]{1,200})/g,
  read: (match) => [withoutTail(decoded(match[1] ?? ''))],
}
