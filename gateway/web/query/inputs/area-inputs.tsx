import { lazy, Suspense } from 'react'
import { readQueryParameters, writeQueryParameter } from '../../../../schema/query-parameters.ts'
import { useLabel } from '../../i18n/use-label.ts'
import type { Box } from '../../map/box.ts'
import type { Circle } from '../../map/circle.ts'
import { Skeleton } from '../../parts/skeleton.tsx'
import type { InputProps } from '../parameters.ts'

// The map is a chunk of its own: few queries ask for a place.
const PlaceMap = lazy(async () => ({ default: (await import('../../map/place-input.tsx')).PlaceInput }))
const BoxMap = lazy(async () => ({ default: (await import('../../map/box-input.tsx')).BoxInput }))

const valueOf = ({ parameter: { name, input }, values }: InputProps): unknown => {
  const given = new URLSearchParams(values.map((text): [string, string] => [name, text]))
  return readQueryParameters([{ name, input, required: false, many: false }], given).variables[name] ?? null
}

export const PlaceParameter = (props: InputProps) => {
  const label = useLabel()
  return (
    <Suspense fallback={<Skeleton lines={4} />}>
      <PlaceMap legend={label(props.parameter)} value={valueOf(props) as Circle | null} onChange={(value) => props.onChange(writeQueryParameter(value))} />
    </Suspense>
  )
}

export const BoxParameter = (props: InputProps) => {
  const label = useLabel()
  return (
    <Suspense fallback={<Skeleton lines={4} />}>
      <BoxMap legend={label(props.parameter)} value={valueOf(props) as Box | null} onChange={(value) => props.onChange(writeQueryParameter(value))} />
    </Suspense>
  )
}
