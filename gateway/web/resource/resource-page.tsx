import { useParams } from 'wouter'
import { useGraph } from '../graph/use-graph.ts'
import { ResourceTypes } from '../graph/types.operations.ts'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { useTitle } from '../layout/use-title.ts'
import { DegradedNotice } from '../parts/degraded-notice.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { FailureBox } from '../parts/failure-box.tsx'
import { Link } from '../parts/link.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { Record } from './record.tsx'
import { ResourceRecord, ResourceTerms } from './resource.operations.ts'
import { Tombstone } from './tombstone.tsx'
import './resource.css'

const texts = {
  unknown: { zh: '没有这条资源', en: 'There is no such resource' },
  unknownHelp: { zh: (id: string) => `没有编号为 ${id} 的资源，或者它不对您公开。`, en: (id: string) => `There is no resource with the id ${id}, or it is not open to you.` },
  search: { zh: '检索全部资源', en: 'Search all resources' },
} as const

/** One resource of any type at its permanent address. */
export const ResourcePage = () => {
  const t = useText(texts)
  const label = useLabel()
  const { id = '' } = useParams<{ id: string }>()
  const { answer, failure, retry } = useGraph(ResourceRecord, { id }, { keep: false })
  const { answer: types } = useGraph(ResourceTypes, {})
  const { answer: terms } = useGraph(ResourceTerms, {})
  const resource = answer?.data.resource
  useTitle(resource ? label(resource) : null)
  const typeOf = (code: string | null) => types?.data.resourceTypes?.find((type) => type.code === code)
  const typeName = (code: string | null): string => {
    const type = typeOf(code)
    return type ? label(type) : (code ?? '')
  }
  if (failure && !answer) return <FailureBox failure={failure} retry={retry} />
  if (answer === null) return <Skeleton lines={14} />
  if (!resource) {
    return answer.problems.length > 0
      ? <DegradedNotice answer={answer} retry={retry} />
      : <EmptyState title={t.unknown}><p>{t.unknownHelp(id)}</p><p><Link className="button" to="/search">{t.search}</Link></p></EmptyState>
  }
  if (resource.status === 'WITHDRAWN') return <Tombstone resource={resource} typeLabel={typeName(resource.resourceType)} />
  return (
    <>
      {failure ? <FailureBox failure={failure} retry={retry} /> : <DegradedNotice answer={answer} retry={retry} />}
      <Record resource={resource} terms={terms?.data ?? null} typename={typeOf(resource.resourceType)?.typename ?? null} typeName={typeName} />
    </>
  )
}
