/** An organization's name is the title of its document. */
export const Organization = {
  name: (source: { title?: string }) => source.title,
  nameEn: (source: { titleEn?: string }) => source.titleEn,
}
