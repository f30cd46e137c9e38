import { useGraph } from '../graph/use-graph.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useFormat } from '../i18n/use-format.ts'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { resourceAddress } from '../resource-address.ts'
import { Topics as TopicsOperation, type TopicsQuery } from './home.operations.ts'

const texts = {
  title: { zh: '专题', en: 'Topics' },
  total: { zh: (count: string) => `按规则汇集 ${count} 条`, en: (count: string) => `${count} gathered by its rule` },
} as const

/** As many as whet the appetite. */
const SHOWN = 3

type Topic = NonNullable<TopicsQuery['topics']>['edges'][number]['node']

/** Collections that the Center gathered around a theme. Asked for by itself: each runs a search of its own, and the page is not to wait for them. */
export const Topics = () => {
  const t = useText(texts)
  const { answer } = useGraph(TopicsOperation, {})
  const topics = (answer?.data.topics?.edges ?? []).map(({ node }) => node)
  if (answer !== null && topics.length === 0) return null
  return (
    <section aria-labelledby="home-topics">
      <h2 id="home-topics">{t.title}</h2>
      {answer === null ? <Skeleton lines={6} /> : <ul className="plain-list topics">{topics.map((topic) => <TopicCard key={topic.slug} topic={topic} />)}</ul>}
    </section>
  )
}

const TopicCard = ({ topic }: { topic: Topic }) => {
  const t = useText(texts)
  const { language } = useLanguage()
  const format = useFormat()
  const label = useLabel()
  const resources = [...(topic.picked ?? []), ...(topic.search?.edges.map(({ node }) => node) ?? [])].flatMap((resource) => resource ?? [])
  const shown = [...new Map(resources.map((resource) => [resource.id, resource])).values()].slice(0, SHOWN)
  const total = topic.search?.total?.value
  return (
    <li className="card">
      <h3>{label(topic)} {total !== undefined && total > 0 && <small className="secondary">{t.total(format.number(total))}</small>}</h3>
      <p className="secondary">{language === 'en' ? topic.introEn || topic.intro : topic.intro || topic.introEn}</p>
      <ul className="plain-list topic-resources">{shown.map((resource) => <li key={resource.id}><Link to={resourceAddress(resource.id)}>{label(resource)}</Link></li>)}</ul>
    </li>
  )
}
