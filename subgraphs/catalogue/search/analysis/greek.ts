const NAMES = 'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega'.split(' ')
const LETTERS = [...'αβγδεζηθικλμνξοπρστυφχψω']

/** `alpha` and `Delta` as letters; capitals fold to small ones anyway. */
export const greekLetter = (name: string): string | undefined => LETTERS[NAMES.indexOf(name.toLowerCase())]
