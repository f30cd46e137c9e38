import { useGraph } from '../graph/use-graph.ts'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { DegradedNotice } from '../parts/degraded-notice.tsx'
import { FailureBox } from '../parts/failure-box.tsx'
import { Link } from '../parts/link.tsx'
import { OutsideLink } from '../parts/outside-link.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { text } from '../state/parameters.ts'
import { useAddress } from '../state/use-address.ts'
import { ResourceRelations, type ResourceRelationsQuery } from './resource.operations.ts'
import type { Terms } from './resource-data.ts'
import { useCode } from './use-code.ts'
import { useTerm } from './use-term.ts'

const texts = {
  title: { zh: '关联资源', en: 'Related resources' },
  untitled: { zh: '未名资源', en: 'Untitled' },
  incoming: { zh: '由对方声明', en: 'stated by the other side' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  next: { zh: '更多关联', en: 'More relations' },
  first: { zh: '回到开头', en: 'Back to the first' },
} as const

const SIZE = 50
const schema = { related: text() } as const

type Edge = NonNullable<NonNullable<NonNullable<ResourceRelationsQuery['resource']>['relations']>['edges']>[number]

/** Relations both ways, by kind. */
export const Relations = ({ id, terms, typeName }: { id: string; terms: Terms; typeName: (code: string | null) => string }) => {
  const t = useText(texts)
  const term = useTerm(terms)
  const code = useCode()
  const headingOf = (kind: string | null): string => {
    const own = code('relation', kind ?? '')
    return own === kind ? term('relations', kind) : own
  }
  const { state, addressWith } = useAddress(schema)
  const { answer, failure, retry } = useGraph(ResourceRelations, { id, first: SIZE, after: state.related || null })
  const relations = answer?.data.resource?.relations
  if (relations && relations.edges.length === 0 && state.related === '') return null
  const kinds = Map.groupBy(relations?.edges ?? [], ({ kind }) => kind)
  return (
    <section aria-labelledby="relations">
      <h2 id="relations">{t.title}</h2>
      <DegradedNotice answer={answer} retry={retry} />
      {failure && <FailureBox failure={failure} retry={retry} />}
      {!relations && !failure && <Skeleton lines={4} />}
      {[...kinds].map(([kind, edges]) => (
        <div key={kind} className="relation-kind">
          <h3>{headingOf(kind)} <span className="secondary numbers">{edges.length}</span></h3>
          <ul className="plain-list related">{edges.map((edge) => <Related key={edge.cursor} edge={edge} typeName={typeName} />)}</ul>
        </div>
      ))}
      {(relations?.pageInfo.hasNextPage || state.related !== '') && (
        <p className="row">
          {state.related !== '' && <Link className="button" to={addressWith({ related: '' })}>{t.first}</Link>}
          {relations?.pageInfo.hasNextPage && <Link className="button" to={addressWith({ related: relations.pageInfo.endCursor ?? '' })}>{t.next}</Link>}
        </p>
      )}
    </section>
  )
}

const Related = ({ edge: { node, target, outgoing, source }, typeName }: { edge: Edge; typeName: (code: string | null) => string }) => {
  const t = useText(texts)
  const label = useLabel()
  const notes = [node && typeName(node.resourceType), node?.status === 'WITHDRAWN' && t.withdrawn, outgoing === false && t.incoming, source].filter(Boolean).join(' · ')
  const address = target?.url ?? (target?.scheme === 'DOI' ? `https://doi.org/${target.value}` : null)
  return (
    <li>
      {node ? <Link to={`/resource/${node.id}`}>{label(node) || t.untitled}</Link> : <>{target?.scheme} {address ? <OutsideLink url={address}>{target?.value}</OutsideLink> : target?.value}</>}
      {notes && <span className="secondary small"> {notes}</span>}
    </li>
  )
}
