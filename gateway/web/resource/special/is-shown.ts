/** Whether there is anything to show: unknown and hidden values are not, and neither is an object of nothing else. */
export const isShown = (value: unknown): boolean => {
  if (value === null || value === undefined || value === '') return false
  if (Array.isArray(value)) return value.some(isShown)
  return typeof value === 'object' ? Object.values(value).some(isShown) : true
}
