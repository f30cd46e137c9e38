import { citationOf } from '../../../schema/citation/citation-of.ts'
import { useGraph } from '../graph/use-graph.ts'
import { useText } from '../i18n/use-text.ts'
import { FailureBox } from '../parts/failure-box.tsx'
import { References, today } from '../parts/references.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { ResourceCitation } from './citation-query.ts'

const texts = { title: { zh: '如何引用', en: 'How to cite' } } as const

/** One reference in three styles. */
export const HowToCite = ({ id }: { id: string }) => {
  const t = useText(texts)
  const { answer, failure, retry } = useGraph(ResourceCitation, { id }, { keep: false })
  const resource = answer?.data.resource
  return (
    <section className="card cite" aria-labelledby="cite">
      <h2 id="cite">{t.title}</h2>
      {failure && <FailureBox failure={failure} retry={retry} />}
      {resource ? <References citation={citationOf(resource, { accessed: today(), origin: location.origin })} fileName={id} /> : !failure && <Skeleton lines={2} />}
    </section>
  )
}
