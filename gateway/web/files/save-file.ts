/** So long the browser may take to begin with the file. */
const KEPT_MS = 10_000

/** Lets the reader save what the page made, under a name that every system takes. */
export const saveFile = (content: BlobPart, type: string, name: string): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([content], { type }))
  link.download = name.replace(/[\\/:*?"<>|\s]+/g, '-').slice(0, 80)
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS)
}
