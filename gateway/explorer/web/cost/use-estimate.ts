import { useGraphiQL } from '@graphiql/react'
import { useEffect, useMemo, useState } from 'react'
import { DEFAULT_LIMITS, type Limits } from '../../../../schema/limits/limits.ts'
import { useEditedDocument } from '../builder/use-edited-document.ts'
import { readLimits } from '../limits.ts'
import { useVariables } from '../use-variables.ts'
import { type Estimate, estimate } from './estimate.ts'

export const useLimits = (): Limits => {
  const [limits, setLimits] = useState(DEFAULT_LIMITS)
  useEffect(() => void readLimits().then(setLimits), [])
  return limits
}

/** The estimate of what stands in the editor, a moment after it was typed. */
export const useEstimate = (): Estimate | undefined => {
  const { schema, operationName } = useGraphiQL((state) => ({ schema: state.schema, operationName: state.operationName }))
  const { source } = useEditedDocument()
  const { values } = useVariables()
  const limits = useLimits()
  return useMemo(() => (schema ? estimate({ schema, source, variables: values ?? {}, operationName, limits }) : undefined), [schema, source, values, operationName, limits])
}
