const words = (name: string): string[] => name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2').split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
const capital = (word: string): string => `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`
const lettered = (name: string): string => (/^[A-Za-z]/.test(name) ? name : `X${name}`)

export const pascalCase = (name: string): string => lettered(words(name).map((word) => capital(/^[A-Z0-9]+$/.test(word) && word.length > 3 ? word.toLowerCase() : word)).join(''))
export const camelCase = (name: string): string => {
  const [first = 'x', ...rest] = words(name)
  const start = first.toLowerCase()
  return `${/^[a-z]/.test(start) ? '' : 'x'}${start}${rest.map((word) => capital(word.toLowerCase())).join('')}`
}
export const screamingCase = (name: string): string => lettered(words(name).join('_').toUpperCase())
