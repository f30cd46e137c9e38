/** One spelling of the blanks in a botanical name: `var.elata`, `var. elata`. */
export const normalisedName = (name: string): string =>
  name.replace(/\b(var|subsp|ssp|f|form|nothosp|cv)\.\s*/g, '$1. ').replace(/\s+/g, ' ').trim()

const RANKS: readonly [RegExp, string][] = [[/['×]/, ''], [/ f(orm)?\. /, 'form'], [/ var\. /, 'variety'], [/ (subsp|ssp)\. /, 'subspecies'], [/^\S+ \S+$/, 'species'], [/^\S+aceae$/, 'family'], [/^\S+$/, 'genus']]

/** The rank that the form of a name says. Cultivars and hybrids have none of these. */
export const rankOf = (name: string): string | undefined => RANKS.find(([form]) => form.test(name))?.[1] || undefined

/** What follows the name in its full form: `Ephedra likiangensis Florin` → `Florin`. None where the full form is of another name. */
export const authorshipOf = (name: string, full: string | undefined): string | undefined => {
  const whole = normalisedName(full ?? '')
  return whole.startsWith(`${name} `) ? whole.slice(name.length + 1) : undefined
}
