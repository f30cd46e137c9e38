import type { Finding } from '../../../../schema/checks/check.ts'
import type { Endpoint } from '../endpoint.ts'
import { fault, notice, quote, says } from '../finding.ts'
import { askFeed, type FeedEvidence, type FeedRow, pageOf, type Walk } from '../walk-feed.ts'

const COORDINATE = 'Query.resourceChanges'
const CAUSE = says('目录只靠变更流得知记录;漏掉的一条永远检索不到,或被当作已删除', 'The catalogue learns of records from the feed alone; one that is skipped is never found, or taken for deleted')
const ORDER = says('每次写入取一个递增的序号,按序号取页(seq > 游标 order by seq),游标只记最后一个序号', 'Give each write a rising number, page by it (seq > cursor order by seq), and let the cursor be the last number')

const wrong = (code: string, zh: string, en: string, fix = ORDER): Finding => fault(code, { message: says(zh, en), cause: CAUSE, coordinate: COORDINATE, fix })

const mark = ({ id, version, deleted }: FeedRow): string => `${id} ${version} ${deleted}`
const same = (a: readonly FeedRow[], b: readonly FeedRow[]): boolean => a.length === b.length && a.every((row, at) => mark(row) === mark(b[at] as FeedRow))

/** Each page by itself. */
export const pageFindings = ({ wide, five, few }: FeedEvidence): Finding[] => {
  const findings: Finding[] = []
  const over = [few, five, wide].find(({ first, pages }) => pages.some(({ changes }) => changes.length > first))
  if (over) findings.push(wrong('FIRST_IGNORED', `first: ${over.first} 得到了更多条`, `first: ${over.first} got more changes than that`, says('每页至多 first 条', 'A page holds `first` changes at most')))
  const standing = [few, five].find(({ pages }) => pages.some((page, at) => page.more && page.cursor === pages[at - 1]?.cursor))
  if (standing) findings.push(wrong('CURSOR_STANDS_STILL', 'more 为 true 而游标不前进', '`more` is true and the cursor does not move'))
  const empty = [few, five].find(({ pages }) => pages.some((page, at) => page.changes.length === 0 && !page.more && pages[at - 1]?.more))
  if (empty) findings.push(notice('MORE_AT_THE_END', { message: says('最后一页之前 more 为 true,下一页却是空的', '`more` was true before the end, and the next page was empty'), cause: says('每次同步多一次请求', 'Each look costs a request more'), coordinate: COORDINATE, fix: says('多取一条来判断后面是否还有', 'Fetch one row more to know whether there is another') }))
  return findings
}

/** The same data in pages of another size, against the longest walk there is. */
const compared = (walk: Walk, reference: Walk): Finding[] => {
  const { first, pages, rows } = walk
  if (pages.length > 1 && pages.slice(1).every((page) => page.changes.length > 0 && same(page.changes, pages[0]?.changes ?? []))) return [wrong('CURSOR_IGNORED', 'after 没有作用:每页都从头开始', '`after` has no effect: each page begins at the start')]
  const seen = new Set<string>()
  const twice = rows.find((row) => seen.has(mark(row)) || !seen.add(mark(row)))
  if (twice) return [wrong('FEED_DUPLICATES', `以 ${first} 条一页,同一条出现两次:${quote(twice.id)}`, `In pages of ${first} one record comes twice: ${quote(twice.id)}`)]
  const expected = walk.ended ? reference.rows : reference.rows.slice(0, rows.length)
  const lost = expected.find((row) => !seen.has(mark(row)))
  if (lost) return [walk.ended && rows.length > 0 && same(rows, expected.slice(0, rows.length))
    ? wrong('MORE_FALSE_TOO_EARLY', `以 ${first} 条一页,more 已为 false,后面却还有 ${quote(lost.id)}`, `In pages of ${first} \`more\` was false although ${quote(lost.id)} follows`)
    : wrong('FEED_HOLES', `以 ${first} 条一页漏掉了 ${quote(lost.id)}`, `In pages of ${first} ${quote(lost.id)} is left out`)]
  return same(rows.slice(0, expected.length), expected) ? [] : [wrong('FEED_ORDER', `以 ${first} 条一页,次序与 ${reference.first} 条一页不同`, `Pages of ${first} come in another order than pages of ${reference.first}`)]
}

/** Complete: what pages of two, five and 500 bring is the same, in the same order. */
export const completeness = ({ wide, five, few }: FeedEvidence): Finding[] => {
  const reference = wide.broken ? five : wide
  const walks = [few, five].filter((walk) => walk !== reference && !walk.broken)
  return walks.map((walk) => compared(walk, reference)).find((findings) => findings.length > 0) ?? []
}

/** Stable: the same question gives the same page. Resumable: a cursor at the end gives nothing that was given before. */
export const repetition = async (endpoint: Endpoint, { wide, five }: FeedEvidence): Promise<Finding[]> => {
  const [page, next] = five.pages
  if (page && next) {
    const again = pageOf(await askFeed(endpoint, page.cursor, five.first))
    if (!again || !same(again.changes, next.changes)) return [wrong('FEED_UNSTABLE', '同一游标问两次,得到不同的页', 'One cursor asked twice gives two different pages')]
  }
  const end = [wide, five].find(({ ended }) => ended)
  const cursor = end?.pages.at(-1)?.cursor
  if (!end || cursor === undefined) return []
  const after = pageOf(await askFeed(endpoint, cursor, five.first))
  if (!after) return [wrong('END_CURSOR_REFUSED', '最后一页的游标不能再用', 'The cursor of the last page cannot be used again', says('跟随者从最后的游标继续等待新的变更', 'Followers go on from the last cursor to wait for what is new'))]
  const known = new Set(end.rows.map(mark))
  return after.changes.some((row) => known.has(mark(row))) ? [wrong('FEED_RESTARTS', '最后一页的游标又给出了已给过的记录', 'The cursor of the last page gives again what was given')] : []
}
