/** A query that is offered in the explorer's menu. */
export interface ReadyQuery {
  /** File name without number and ending; stable, for links and tests. */
  slug: string
  title: string
  titleEn: string
  /** One sentence, Chinese first. */
  description: string
  topic: string
  topicEn: string
  /** The whole file, head lines included, as it is opened in a tab. */
  document: string
  /** JSON text of the variables, where the file has a neighbour `<name>.variables.json`. */
  variables?: string
}

const OTHER_TOPIC = '其他 | Other'

/**
 * Reads the head of a ready query:
 * line 1 `# 标题 | English title`, line 2 `# one sentence`, line 3 optionally `# topic: 主题 | English topic`.
 */
export const parseReadyQuery = (fileName: string, document: string, variables?: string): ReadyQuery => {
  const [titleLine = '', description = '', topicLine = ''] = document.split(/\r?\n/, 3).map(commentText)
  const [title, titleEn] = bothLanguages(titleLine)
  if (!title || !titleEn) throw new Error(`${fileName}: line 1 has to read "# 标题 | English title"`)
  if (!description) throw new Error(`${fileName}: line 2 has to be a comment of one sentence`)
  const [topic, topicEn] = bothLanguages(/^topic:(.+)$/.exec(topicLine)?.[1] ?? OTHER_TOPIC)
  if (!topic || !topicEn) throw new Error(`${fileName}: line 3, where given, has to read "# topic: 主题 | English topic"`)
  const slug = fileName.replace(/^\d+-/, '').replace(/\.graphql$/, '')
  return { slug, title, titleEn, description, topic, topicEn, document, ...(variables === undefined ? {} : { variables }) }
}

/** Files of one folder, name to text, to ready queries in the order of their names. */
export const parseReadyQueries = (files: Readonly<Record<string, string>>): ReadyQuery[] =>
  Object.keys(files)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => parseReadyQuery(name, files[name] ?? '', files[name.replace(/\.graphql$/, '.variables.json')]))

const commentText = (line: string): string => (line.startsWith('#') ? line.slice(1).trim() : '')

const bothLanguages = (text: string): [string | undefined, string | undefined] => {
  const [chinese, english] = text.split('|', 2).map((part) => part.trim())
  return [chinese, english]
}
