import type { Finding } from '../../../../schema/checks/check.ts'
import { fault, type Outcome, says } from '../finding.ts'
import type { LiveCheck, Probing } from '../live-check.ts'
import { inWords, isAnswered } from '../reply.ts'
import { type FeedEvidence, walkFeed } from '../walk-feed.ts'
import { deletionFindings } from './deletions.ts'
import { boundFindings, cursorFindings } from './feed-arguments.ts'
import { completeness, pageFindings, repetition } from './feed-pages.ts'

/** Records change while they are walked: what differs must differ each time before it is held against the endpoint. */
const TIMES = 3

const unanswered = ({ wide, five, few }: FeedEvidence): Finding[] => {
  const walk = [wide, five, few].find(({ broken }) => broken)
  if (!walk?.broken) return []
  const isMalformed = isAnswered(walk.broken, 'resourceChanges')
  return [fault(isMalformed ? 'PAGE_MALFORMED' : 'FEED_UNANSWERED', {
    message: isMalformed ? says(`first: ${walk.first} 的页缺少字段或类型不对`, `A page of first: ${walk.first} lacks fields, or they are of another type`) : says(`first: ${walk.first} 没有得到变更流的一页:${inWords(walk.broken)}`, `first: ${walk.first} got no page of the feed: ${inWords(walk.broken)}`),
    cause: says('记录只有经变更流才进入目录与检索', 'Records reach catalogue and search through the feed alone'), coordinate: 'Query.resourceChanges',
    fix: says('按 schema/feed.graphql 回答 changes { id typename version deleted document } cursor more', 'Answer changes { id typename version deleted document } cursor more as schema/feed.graphql has them'),
  })]
}

const walked = async ({ endpoint, feed }: Probing): Promise<Finding[]> => {
  let evidence = feed
  for (let time = 1; ; time += 1) {
    const findings = [...completeness(evidence), ...(await repetition(endpoint, evidence))]
    if (findings.length === 0 || time === TIMES) return findings
    evidence = await walkFeed(endpoint)
  }
}

const lackingOf = ({ rows }: FeedEvidence): Outcome['lacking'] => {
  if (rows.length === 0) return says('变更流是空的,分页没有证据', 'The feed is empty: there is no evidence of its paging')
  return rows.length === 1 ? says('变更流只有一条记录,分页没有证据', 'The feed holds one record: there is no evidence of its paging') : undefined
}

/** The feed is complete, stable, resumable, bounded, and tells cursors that are none. */
export const feed: LiveCheck = {
  id: 'live.feed',
  run: async (probing) => {
    const { endpoint, target, feed: evidence } = probing
    const broken = unanswered(evidence)
    if (broken.length > 0) return { findings: broken }
    const findings = [...pageFindings(evidence), ...(await walked(probing)), ...(await boundFindings(endpoint)), ...(await cursorFindings(endpoint)), ...deletionFindings(evidence.rows, target.subgraph.terms.deletions)]
    return { findings, lacking: lackingOf(evidence) }
  },
}
