/** Round numbers from 0 (or below) to the largest, at most so many steps apart; whole ones where there are no halves of what is counted. */
export const ticks = (least: number, most: number, steps = 5, whole = false): number[] => {
  const span = Math.max(most, 0) - Math.min(least, 0)
  if (!(span > 0)) return [0, 1]
  const rough = span / steps
  const power = 10 ** Math.floor(Math.log10(rough))
  const round = ([1, 2, 5].find((digit) => digit * power >= rough * 0.999) ?? 10) * power
  const step = whole ? Math.max(1, round) : round
  const from = Math.floor(Math.min(least, 0) / step)
  const to = Math.ceil(Math.max(most, 0) / step - 1e-9)
  return Array.from({ length: to - from + 1 }, (_none, index) => Number(((from + index) * step).toPrecision(12)))
}

/** A place between two ends for a value between two others. */
export const scaleBetween = (from: number, to: number, start: number, end: number) => (value: number): number => start + (to === from ? 0 : (value - from) / (to - from)) * (end - start)
