import { useGraphiQL } from '@graphiql/react'
import { isInputType, parseType, typeFromAST, valueFromASTUntyped } from 'graphql'
import { useMemo } from 'react'
import { useEditedDocument } from '../builder/use-edited-document.ts'
import { ValueInput } from '../builder/value-input.tsx'
import { nodeOf } from '../builder/value-nodes.ts'
import { useEstimate, useLimits } from '../cost/use-estimate.ts'
import { readDocument } from '../read-document.ts'
import type { Run } from '../runs/run.ts'
import { useVariables } from '../use-variables.ts'
import { answeredErrors } from './answered-errors.ts'
import { missingVariables } from './missing-variables.ts'
import { overLimits } from './over-limits.ts'
import type { Change, Problem } from './problem.ts'
import { unknownNames } from './unknown-names.ts'

/** What is in the way, foreseen as it is typed or answered by the graph, and the change by a click. */
export const Problems = ({ run }: { run: Run | undefined }) => {
  const { schema, operationName } = useGraphiQL((state) => ({ schema: state.schema, operationName: state.operationName }))
  const { source, apply } = useEditedDocument()
  const variables = useVariables()
  const limits = useLimits()
  const estimated = useEstimate()

  const problems = useMemo((): Problem[] => {
    const read = readDocument(source)
    if (!schema || read.state !== 'read') return []
    const operation = read.operations.find(({ name }) => name?.value === operationName) ?? read.operations[0]
    return [
      ...unknownNames(schema, source, read.document),
      ...(operation ? missingVariables(operation, variables.values) : []),
      ...(estimated ? overLimits({ schema, source, variables: variables.values ?? {}, limits }, estimated) : []),
      ...(run?.query === source ? answeredErrors(run) : []),
    ]
  }, [schema, source, operationName, variables.values, limits, estimated, run])
  // What the page found itself says more than the refusal that it foresaw.
  const foreseen = problems.filter(({ isForeseen }) => isForeseen)
  const shown = foreseen.length > 0 ? foreseen : problems
  if (shown.length === 0) return null

  const make = (change: Change) => {
    if (change.kind === 'edit') apply(change.edits)
    if (change.kind === 'variable') variables.set(change.name, change.value)
  }
  return (
    <section className="problems" aria-label="要改的地方 / What to change" aria-live="polite">
      <ul>
        {shown.map((problem) => (
          <li key={problem.key}>
            <p>{problem.zh} <span lang="en">{problem.en}</span></p>
            <div className="problem-changes">{problem.changes.map((change, index) => <ChangeOffer key={index} change={change} onMake={make} />)}</div>
          </li>
        ))}
      </ul>
    </section>
  )
}

const ChangeOffer = ({ change, onMake }: { change: Change; onMake(change: Change): void }) => {
  switch (change.kind) {
    case 'edit': case 'variable': return <button type="button" onClick={() => onMake(change)}>{change.zh} <span lang="en">{change.en}</span></button>
    case 'link': return <a href={new URL(change.href, document.baseURI).href}>{change.zh} <span lang="en">{change.en}</span></a>
    case 'ask': return <VariableQuestion name={change.name} type={change.type} />
  }
}

const VariableQuestion = ({ name, type }: { name: string; type: string }) => {
  const schema = useGraphiQL((state) => state.schema)
  const variables = useVariables()
  const known: unknown = schema ? typeFromAST(schema, parseType(type) as Parameters<typeof typeFromAST>[1]) : undefined
  if (!isInputType(known)) return null
  return (
    <div className="problem-variable">
      <ValueInput name={name} type={known} value={nodeOf(variables.values?.[name], known)} owner="" onChange={(next) => variables.set(name, next && valueFromASTUntyped(next))} />
    </div>
  )
}
