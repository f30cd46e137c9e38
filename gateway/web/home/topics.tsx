import type { GraphAnswer } from '../graph/answer.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { searchAddress } from '../search/search-address.ts'
import type { HomeQuery } from './home.operations.ts'

const texts = { title: { zh: '专题', en: 'Topics' } } as const

/** Collections that the Center gathered around a theme. */
export const Topics = ({ answer }: { answer: GraphAnswer<HomeQuery> | null }) => {
  const t = useText(texts)
  const { language } = useLanguage()
  const label = useLabel()
  const topics = (answer?.data.topics?.edges ?? []).map(({ node }) => node)
  if (answer !== null && topics.length === 0) return null
  return (
    <section aria-labelledby="home-topics">
      <h2 id="home-topics">{t.title}</h2>
      {answer === null ? <Skeleton lines={6} /> : (
        <ul className="plain-list topics">
          {topics.map((topic) => (
            <li key={topic.slug} className="card">
              <h3>{topic.q ? <Link to={searchAddress({ q: topic.q })}>{label(topic)}</Link> : label(topic)}</h3>
              <p className="secondary">{language === 'en' ? topic.introEn || topic.intro : topic.intro || topic.introEn}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
