import { foldText } from '../analysis/fold.ts'
import type { Part } from './parts.ts'
import type { QueryParts } from './read-query.ts'
import { type DayRange, unitedYears, yearsOf } from './years.ts'

const YEARS = /^\s*((?:1[5-9]|20)\d\d\s*年?(?:以来|以后|之后|至今|以前|之前|前)?)(?:发表|出版|发布|完成|产生)?的/u
/** What kinds of things are called, at the end of what is looked for. */
const KIND = /(?<=\S{2})的?(论文|文献|文章|资料|数据集?|标准|专利|报告|信息)\s*$/u

/** The subject of a request that is no question: `2017年的小麦论文` is 小麦, of 2017. Undefined: it has neither years nor a kind of thing around it. */
export const plainly = ({ groups, ...rest }: QueryParts): { parts: QueryParts; dropped: string[]; years: string | undefined } | undefined => {
  const [[only] = [], another] = groups
  if (!only || another || groups[0]?.length !== 1 || only.phrase) return undefined
  const typed = only.text.normalize('NFKC')
  const [lead = '', typedYears] = YEARS.exec(typed) ?? []
  const years: DayRange | undefined = typedYears === undefined ? undefined : yearsOf(foldText(typedYears).replace(/\s/g, ''))
  const subject = years ? typed.slice(lead.length) : typed
  const kind = KIND.exec(subject)
  const text = (kind ? subject.slice(0, kind.index) : subject).trim()
  if ((!years && !kind) || text === '') return undefined
  const part: Part = { ...only, text }
  return { parts: { ...rest, groups: [[part]], ...(years ? { generated: unitedYears(rest.generated, years) } : {}) }, dropped: kind?.[1] ? [kind[1]] : [], years: years && typedYears?.trim() }
}
