import { SaxesParser } from 'saxes'

/** Elements below the root by name, each with its texts; throws where it is not well-formed. The root's own first. */
export const parseXml = (text: string): Record<string, string[]>[] => {
  const found: Record<string, string[]>[] = [{}]
  const path: string[] = []
  const parser = new SaxesParser({ xmlns: false })
  parser.on('error', (error) => { throw error })
  parser.on('opentag', ({ name }) => {
    path.push(name)
    if (path.length === 2 && name === 'entry') found.push({})
  })
  parser.on('closetag', () => void path.pop())
  const add = (value: string): void => {
    const inEntry = path[1] === 'entry'
    const [target, name] = [inEntry ? found.at(-1) : found[0], path[inEntry ? 2 : 1]]
    if (target && name) (target[name] ??= []).push(value)
  }
  parser.on('text', add)
  parser.write(text).close()
  return found
}
