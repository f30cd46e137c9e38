import { withoutQuestion } from '../analysis/question-words.ts'

/** `小麦有哪些研究？`, `小麦方面`: what a question leaves at the end of its subject. */
const ASKED_TAIL = /(?:方面|领域|这方面|相关)?的?(?:都|现)?有(?:哪些|什么|没有)(?:研究|论文|文献|文章|资料|成果|进展|数据)[\s?？!！。.]*$/u
const REST_TAIL = /(?:这?方面|领域|相关|有关)的?[\s?？!！。.]*$/u
/** `有哪些研究小麦的文献`: there 研究 is what people do; 研究生 and 研究所 are not. */
const REST_LEAD = /^(?:研究(?![生所院员者室型史方法])|讨论|介绍|涉及|关于)(?:了|过)?/u

/** A query without the frame of its question, and what that was. */
export const withoutFrame = (typed: string): { text: string; dropped: string[] } => {
  const asked = withoutQuestion(typed)
  const tail = ASKED_TAIL.exec(asked.text)?.[0] ?? ''
  const isQuestion = asked.dropped.length > 0 || tail !== ''
  if (!isQuestion) return asked
  const subject = asked.text.slice(0, asked.text.length - tail.length)
  const text = subject.replace(REST_TAIL, '').replace(REST_LEAD, '').trim()
  return Array.from(text).length < 2 ? asked : { text, dropped: [...asked.dropped, ...(text === asked.text ? [] : asked.text.split(text).map((part) => part.trim()).filter((part) => part !== ''))] }
}
