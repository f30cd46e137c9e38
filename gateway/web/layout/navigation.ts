const texts = {
  search: { zh: '检索', en: 'Search' },
  directory: { zh: '目录', en: 'Directory' },
  cube: { zh: '立方体', en: 'Cube' },
  identifiers: { zh: '查标识符', en: 'Identifiers' },
  queries: { zh: '保存的查询', en: 'Saved queries' },
  explorer: { zh: '查询浏览器', en: 'Explorer' },
} as const

interface Section {
  to: string
  text: keyof typeof texts
  /** A page of its own, not of this application. */
  outside?: boolean
}

const sections: readonly Section[] = [
  { to: '/search', text: 'search' },
  { to: '/directory', text: 'directory' },
  { to: '/cube', text: 'cube' },
  { to: '/identifiers', text: 'identifiers' },
  { to: '/queries', text: 'queries' },
  { to: '/explorer/', text: 'explorer', outside: true },
]

/** The sections of the header. A page that belongs there adds a line and its name in both languages. */
export const navigation = { sections, texts }
