import { Kind, type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql'

/** The size of a selection set once every fragment stands where it is spread. */
export interface Expansion {
  selections: number
  depth: number
  rootFields: number
}

export interface DocumentMeasure {
  operations: Map<OperationDefinitionNode, Expansion>
  fragments: number
  fieldPairs: number
  /** Names of fragments that spread themselves, if any. */
  cycle?: string[]
}

/**
 * Measures in time linear in the document: each fragment is measured once and its figures are reused where it is spread.
 * (Expanding them really is what takes the stock gateway 16 seconds on 1.9 kB.)
 */
export function measureDocument(document: DocumentNode): DocumentMeasure {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  }
  const measured = new Map<string, Expansion>()
  const under: string[] = []
  const occurrences = new Map<string, number>()
  let cycle: string[] | undefined

  function ofFragment(name: string): Expansion {
    const known = measured.get(name)
    if (known) return known
    const fragment = fragments.get(name)
    // Unknown fragments are for validation to name.
    if (!fragment) return NOTHING
    if (under.includes(name)) {
      cycle ??= [...under.slice(under.indexOf(name)), name]
      return NOTHING
    }
    under.push(name)
    const expansion = ofSelections(fragment.selectionSet)
    under.pop()
    measured.set(name, expansion)
    return expansion
  }

  function ofSelections(set: SelectionSetNode): Expansion {
    const sum = { selections: 0, depth: 0, rootFields: 0 }
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const name = selection.alias?.value ?? selection.name.value
        occurrences.set(name, (occurrences.get(name) ?? 0) + 1)
        const inside = selection.selectionSet ? ofSelections(selection.selectionSet) : NOTHING
        add(sum, { selections: 1 + inside.selections, depth: 1 + inside.depth, rootFields: 1 })
      } else {
        const inside = selection.kind === Kind.INLINE_FRAGMENT ? ofSelections(selection.selectionSet) : ofFragment(selection.name.value)
        add(sum, { ...inside, selections: 1 + inside.selections })
      }
    }
    return sum
  }

  const operations = new Map<OperationDefinitionNode, Expansion>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.set(definition, ofSelections(definition.selectionSet))
  }
  // Unused ones too: validation looks at them all.
  for (const name of fragments.keys()) ofFragment(name)
  return { operations, fragments: fragments.size, fieldPairs: pairs(occurrences), ...(cycle ? { cycle } : {}) }
}

const NOTHING: Expansion = { selections: 0, depth: 0, rootFields: 0 }

function add(sum: Expansion, part: Expansion): void {
  sum.selections += part.selections
  sum.depth = Math.max(sum.depth, part.depth)
  sum.rootFields += part.rootFields
}

function pairs(occurrences: Map<string, number>): number {
  let sum = 0
  for (const count of occurrences.values()) sum += (count * (count - 1)) / 2
  return sum
}
