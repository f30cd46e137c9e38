import { fold } from './fold.ts'

/** What people put around what they look for. All patterns are of folded text: simplified, lower case, half width. */
const AMOUNT = '(?:一下|一些|一篇|几篇|一份|些|所有|全部|最新的?)*'
const ABOUT = '(?:关于|有关|涉及|针对)?'
const NOUN = '论文|文献|文章|资料|数据集?|研究|报告|标准|专利|信息|资源|成果|材料|综述|书籍?'
const SEEK = '查找|查询|查看|查到|查|找到|找|搜索|搜一下|搜|检索|看看?|了解|知道|下载|获取|阅读|推荐'
const WHERE = `(?:哪里|哪儿|何处|什么地方)(?:可以|能够?)?(?:有|${SEEK})`
const ENGLISH_NOUN = '(?:papers?|articles?|publications?|literature|stud(?:y|ies)|research(?: papers?)?|data ?sets?|data|information|works?|reports?|documents?|reviews?|standards?|patents?|resources?)'
const ENGLISH_ABOUT = '(?:about|on|for|of|regarding|concerning|related to|relating to|dealing with|that (?:deal|deals) with)'
const ENGLISH_AMOUNT = '(?:(?:any|some|all|more|recent|latest|new|the|a|an|good) )*'

/** At the beginning, one after the other. */
const POLITE = /^(?:(?:请问(?:一下)?|请教(?:一下)?|你好|您好|麻烦您?你?|劳驾|谢谢|(?:hi|hello|please|excuse me)(?![a-z]))[\s,:!。、]*)+/u
const CHINESE_LEADS = [
  `(?:请|麻烦)?(?:您|你)?(?:能不能|可以|能否|可否)?(?:帮|给|替)(?:我们?|忙)(?:一下)?(?:${SEEK})${AMOUNT}${ABOUT}`,
  `(?:我们?(?:想要?|要|需要|希望|打算|正在|在)|想要?)(?:${SEEK}|寻找)${AMOUNT}${ABOUT}`,
  `(?:有没有|有无|是否有|有没|是不是有|有哪些|有什么|哪些)(?:(?:${NOUN})(?:是)?(?:研究|讨论|涉及|提到|关于|介绍)(?:了|过|到)?|${AMOUNT}(?:关于|有关|涉及|针对)|人(?:研究|做)过?)`,
  `(?:有没有|有无|是否有|有哪些)(?=.*(?:的|相关)(?:${NOUN})[\\s?!。]*$)`,
  `在?${WHERE}${AMOUNT}${ABOUT}`,
  `(?:请|帮忙)?(?:查找|搜索|检索|查询|寻找|推荐|查|找|搜)(?:一下|一些|几篇|一篇|关于)${AMOUNT}${ABOUT}`,
  '(?:什么是|何谓|什么叫做?)', '(?:如何|怎么样?|怎样|为什么|为何)(?:才能|可以|去|会)?',
]
const ENGLISH_LEADS = [
  `(?:(?:can|could|would) you )?(?:please )?(?:help me |give me |show me |find me |tell me (?:about )?|(?:to )?(?:find|search|look)(?: for)? (?=${ENGLISH_AMOUNT}${ENGLISH_NOUN} ${ENGLISH_ABOUT} ))+`,
  "(?:i am|i'm|im|we are|we're) (?:looking|searching) for ", "(?:i|we)(?:'d| would)? (?:want|need|like|wish)(?: to (?:find|know|read|get|see|search for|search|learn|download))?(?: about)? ",
  '(?:is|are) there (?=.)', '(?:do|does) (?:you|anyone|anybody) (?:have|know)(?: of| about)? ', 'where (?:can|could|do|may|to)(?: (?:i|we|one))? (?:find|get|download|obtain|search for|access) ', 'where (?:is|are) ',
  '(?:how (?:to|do i|do we|can i|can we|can one|does|do|is|are|can)|what (?:is|are|was|were|do we know about|is known about)|what\'s|whats|why (?:is|are|do|does)) (?:the )?', 'looking for ',
]
const LEADS = [...CHINESE_LEADS, ...ENGLISH_LEADS].map((source) => new RegExp(`^(?:${source})[\\s,:]*`, 'u'))
/** Without a question before it only what no title begins with: `Research on …` does, `papers on …` does not. */
const BARE_NOUN_LEAD = /^(?:papers?|articles?|publications|literature) (?:about|on|regarding|concerning|related to) /
const NOUN_LEAD = new RegExp(`^${ENGLISH_AMOUNT}(?:${ENGLISH_NOUN} ${ENGLISH_ABOUT} )?`)

/** At the end. */
const PARTICLES = '[吗呢啊呀么吧]?[\\s?!。.]*$'
const QUESTION_TAIL = new RegExp(`(?:的?(?:相关)?(?:${NOUN})?(?:都|主要|分别)?(?:有哪些|有什么|有吗|有没有|有多少|是什么|是多少|是怎样的|怎么样|怎么办|哪里有|(?:在|从|去|到)?(?:哪里|哪儿|哪)(?:可以|能)?(?:${SEEK})?|如何(?:${SEEK}|计算|测定|进行)))${PARTICLES}`, 'u')
const RELATED_TAIL = /\s*(?<!的)(?:相关|有关)的?(?:论文|文献|文章|资料|研究)[\s?!。]*$/u
/** Behind a question only. */
const NOUN_TAIL = new RegExp(`\\s*(?:的(?:相关|最新|有关)?(?:${NOUN})|(?:相关|有关)的?(?:${NOUN}))${PARTICLES}`, 'u')
const PLACE_TAIL = new RegExp(`(?<=[\\p{L}\\p{N}]{2})(?:论文|文献|资料|数据集?)${PARTICLES}`, 'u')
const ENGLISH_TAIL = new RegExp(`(?: (?:papers?|articles?|publications?|data ?sets?)| data(?= available))?(?: (?:available|out there|please|exist|online))*[\\s?!.]*$`)
const MARKS_TAIL = new RegExp(PARTICLES, 'u')

const NOTHING_LEFT = new RegExp(`^(?:[^\\p{L}\\p{N}]|${NOUN}|${ENGLISH_NOUN}|的|the|a|an|of|on|it|this)*$`, 'u')
const LONGEST = 300

/**
 * A query without the words of its question: `有没有关于小麦锈病的论文` → `小麦锈病`. Only frames at its two ends, and general nouns that belong to one. The text is a
 * piece of the original; where nothing would be left, nothing is dropped.
 */
export const withoutQuestion = (original: string): { text: string; dropped: string[] } => {
  const untouched = { text: original, dropped: [] }
  if (original.length > LONGEST) return untouched
  const folded = fold(original)
  const begin = skipLeads(folded.text)
  const end = skipTails(folded.text, begin)
  if (begin.at === 0 && end === folded.text.length) return untouched
  if (NOTHING_LEFT.test(folded.text.slice(begin.at, end))) return untouched
  const [from, to] = [folded.startOf(begin.at), folded.endOf(end - 1)]
  const dropped = [original.slice(0, from), original.slice(to)].map(withoutEdges).filter((part) => part !== '')
  return dropped.length === 0 ? untouched : { text: original.slice(from, to).trim(), dropped }
}

const withoutEdges = (text: string): string => text.replace(/^[\s,，:：]+|[\s,，:：]+$/gu, '')

interface Begin { at: number; asked: boolean; place: boolean; english: boolean }

const skipLeads = (text: string): Begin => {
  const begin: Begin = { at: text.length - text.trimStart().length, asked: false, place: false, english: false }
  const blanks = begin.at
  begin.at += POLITE.exec(text.slice(begin.at))?.[0].length ?? 0
  for (let round = 0; round < 3; round++) {
    const rest = text.slice(begin.at)
    const lead = LEADS.map((pattern) => pattern.exec(rest)?.[0] ?? '').find((match) => match !== '')
    if (!lead) break
    begin.at += lead.length
    begin.asked = true
    begin.english ||= /[a-z]/.test(lead)
    begin.place ||= /哪里|哪儿|何处|什么地方/.test(lead)
  }
  const noun = (begin.asked ? NOUN_LEAD : BARE_NOUN_LEAD).exec(text.slice(begin.at))?.[0] ?? ''
  begin.at += noun.length
  begin.asked ||= noun !== ''
  return begin.at === blanks ? { ...begin, at: 0 } : begin
}

const skipTails = (text: string, { at, asked, place, english }: Begin): number => {
  const rest = text.slice(at)
  const cut = (pattern: RegExp, of: string): string => of.replace(pattern, '')
  const unasked = cut(QUESTION_TAIL, rest)
  if (!asked && unasked === rest) return at + cut(RELATED_TAIL, rest).length
  const plain = [NOUN_TAIL, ...(place ? [PLACE_TAIL] : []), RELATED_TAIL, ...(english ? [ENGLISH_TAIL] : []), MARKS_TAIL].reduce((kept, pattern) => {
    const less = cut(pattern, kept)
    return kept === unasked || pattern === MARKS_TAIL ? less : kept
  }, unasked)
  return at + plain.trimEnd().length
}
