/** A sum as a decimal: whole, or to the cent (sums of doubles say no more). Null stays null. */
export const decimalOf = (value: number | null): string | null => {
  if (value === null) return null
  if (Number.isInteger(value) || Math.abs(value) >= 1e15) return BigInt(Math.round(value)).toString()
  return value.toFixed(2).replace(/\.?0+$/, '')
}
