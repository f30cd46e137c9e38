/** A programme's name is the title of its document. */
export const Program = {
  name: (source: { title?: string }) => source.title,
  nameEn: (source: { titleEn?: string }) => source.titleEn,
}
