import { Abstract } from './abstract.tsx'
import { Access } from './access.tsx'
import { HiddenFields } from './hidden-fields.tsx'
import { HowToCite } from './how-to-cite.tsx'
import { OriginFacts } from './origin-facts.tsx'
import { PlacesAndTimes } from './places.tsx'
import { RecordFacts } from './record-facts.tsx'
import { RecordHeader } from './record-header.tsx'
import { Relations } from './relations.tsx'
import type { ResourceData, Terms } from './resource-data.ts'
import { Similar } from './similar.tsx'
import { SpecialFields } from './special/special-fields.tsx'
import { useShape } from './special/use-shape.ts'
import { Subjects } from './subjects.tsx'

interface RecordProps {
  resource: ResourceData
  terms: Terms
  /** GraphQL type; null while it is not known. */
  typename: string | null
  typeName(code: string | null): string
}

/** What there is to read at the left, what there is to do at the right; on a narrow screen how to get it comes before the details. */
export const Record = ({ resource, terms, typename, typeName }: RecordProps) => {
  const state = useShape(typename)
  const { id } = resource
  const typeLabel = typeName(resource.resourceType)
  return (
    <article className="record">
      <RecordHeader resource={resource} terms={terms} typeLabel={typeLabel} />
      <div className="record-lead">
        <HiddenFields resource={resource} shape={state.shape} />
        <Abstract resource={resource} />
        <Subjects resource={resource} />
      </div>
      <div className="record-side">
        <Access resource={resource} terms={terms} />
        <HowToCite id={id} />
      </div>
      <div className="record-more">
        <RecordFacts resource={resource} terms={terms} />
        {typename && <SpecialFields key={id} id={id} typename={typename} typeLabel={typeLabel} state={state} />}
        <PlacesAndTimes resource={resource} terms={terms} />
        <Relations id={id} terms={terms} typeName={typeName} />
        <OriginFacts resource={resource} terms={terms} />
        <Similar id={id} typeName={typeName} />
      </div>
    </article>
  )
}
