/** A platform's name is the title of its document. */
export const Platform = {
  name: (source: { title?: string }) => source.title,
  nameEn: (source: { titleEn?: string }) => source.titleEn,
}
