import { isInputType, print, typeFromAST, type GraphQLInputType, valueFromASTUntyped } from 'graphql'
import { useBuilding } from './building.ts'
import { Label } from './label.tsx'
import { nodeOf } from './value-nodes.ts'
import { ValueInput } from './value-input.tsx'
import { removeVariable, usedVariables } from './variable-edits.ts'
import { variableUse } from './variable-use.ts'

/** The parameters of the operation as a form; what is filled in stands in the variables' editor. */
export const VariableList = () => {
  const { schema, document, operation, source, variables, apply } = useBuilding()
  const declared = operation.variableDefinitions ?? []
  if (declared.length === 0) return null
  const used = usedVariables(document)

  return (
    <section className="builder-variables" aria-labelledby="builder-variables-title">
      <h3 id="builder-variables-title">变量 <span lang="en">Variables</span></h3>
      {!variables.values && <p className="builder-note" role="alert">变量不是一个 JSON 对象，请在编辑器中改正。<span lang="en">The variables are not an object of JSON; mend them in their editor.</span></p>}
      {variables.values && declared.map((each) => {
        const name = each.variable.name.value
        const use = variableUse(schema, document, name)
        const type: unknown = typeFromAST(schema, each.type as Parameters<typeof typeFromAST>[1])
        if (!isInputType(type)) return <p key={name} className="builder-note"><code>${name}: {print(each.type)}</code> 的类型不在模式中 <span lang="en">is of no type of the schema</span></p>
        return (
          <div key={name} className="builder-argument" role="group" aria-label={`$${name}`}>
            <div className="builder-argument-head">
              <Label name={`$${name}`} description={use?.description} /> <code className="builder-type">{print(each.type)}</code>
              {!used.has(name) && <button type="button" onClick={() => { apply(removeVariable(source, operation, name)); variables.set(name, undefined) }}>未用到，去掉 <span lang="en">unused, remove</span></button>}
            </div>
            <ValueInput
              name={use?.name ?? name}
              type={type as GraphQLInputType}
              value={nodeOf(variables.values?.[name], type as GraphQLInputType)}
              owner={use?.owner ?? ''}
              fallback={each.defaultValue && valueFromASTUntyped(each.defaultValue)}
              onChange={(next) => variables.set(name, next && valueFromASTUntyped(next))}
            />
          </div>
        )
      })}
    </section>
  )
}
