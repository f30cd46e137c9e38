/** Objects and lists inside each other, the variables themselves not counted. Level by level, since the depth is in the sender's hands. */
export function variablesDepth(variables: object, most: number): number {
  let level: object[] = [variables]
  for (let depth = 0; ; depth++) {
    const next: object[] = []
    for (const value of level) {
      for (const inner of Object.values(value) as unknown[]) if (typeof inner === 'object' && inner !== null) next.push(inner)
    }
    if (next.length === 0 || depth > most) return depth
    level = next
  }
}
