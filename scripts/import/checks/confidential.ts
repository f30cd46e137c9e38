import type { Field } from '../values/fields.ts'

/** Fields that say how secret a record is. Anything but a word for "not at all" refuses it. */
const SECRECY = /密级|保密|涉密|定密|^secre(cy|t)|^security.?(classification|level)|^(is.?)?confidential(ity)?(.?level)?$/i

/** Fields that classify, mark or grade in general: there only the marks of the Law on Guarding State Secrets count. */
const CLASSIFYING = /分级|等级|级别|级$|分类|标识|标记|classification|marking|grade|level$/i
const MARK = /绝密|机密|秘密/

const NOT_SECRET = new Set(['', '公开', '公开级', '无', '无密级', '非密', '非涉密', '不涉密', '否', 'public', 'open', 'none', 'no', 'unclassified', 'false'])

/** A confidential record is refused here, before it leaves the machine: it has no representation in the graph (domain.md §5). */
export const isConfidential = (fields: readonly Field[]): boolean =>
  fields.some(({ text, path }) =>
    path.some((key) => SECRECY.test(key)) ? !NOT_SECRET.has(text.toLowerCase()) : MARK.test(text) && path.some((key) => CLASSIFYING.test(key)))
