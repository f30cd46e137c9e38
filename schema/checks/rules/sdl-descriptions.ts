import type { Finding } from '../check.ts'
import type { CheckContext } from '../check-context.ts'
import { finding, type Rule, say } from '../rule.ts'
import { insertBefore } from '../sdl/edits.ts'
import { elementsOf, isFeed } from '../sdl/elements.ts'

/** More than a person reads at once; the rest is counted. */
const MOST_NOTICES = 50

const CAUSE = say('描述就是使用手册:查询页、API 文档与搜索都用它', 'Descriptions are the manual: the explorer, the API documentation and search use them')

/** A resource type has to say what it is; every other missing description is only noticed. */
const run = (context: CheckContext): Finding[] => {
  const sdl = context.sdl()
  const entries = new Map(context.candidate.resourceTypes.map((entry) => [entry.typename, entry]))
  const found: Finding[] = []
  let rest = 0
  for (const element of elementsOf(sdl)) {
    const described = element.kind === 'type' ? element.type.nodes.some((node) => 'description' in node && node.description) || sdl.roots.has(element.type.name) : element.node.description
    if (described || isFeed(sdl, element) || element.node.name.value === 'id') continue
    const entry = element.kind === 'type' && !element.node.kind.endsWith('Extension') ? entries.get(element.type.name) : undefined
    if (!entry && found.filter(({ level }) => level === 'NOTICE').length >= MOST_NOTICES) {
      rest += 1
      continue
    }
    const label = entry ? JSON.stringify(`${entry.label} / ${entry.labelEn ?? entry.typename}`) : ''
    found.push(finding({
      code: entry ? 'RESOURCE_TYPE_UNDESCRIBED' : 'UNDESCRIBED', level: entry ? 'ERROR' : 'NOTICE', coordinate: element.coordinate, node: element.node, cause: CAUSE,
      message: say(`${element.coordinate} 没有描述`, `${element.coordinate} has no description`),
      fix: say('写一句“中文 / English”', 'Write a sentence in Chinese and English'),
      edits: entry ? [insertBefore(element.node, `${label}\n`)] : [],
    }))
  }
  return rest === 0 ? found : [...found, finding({
    code: 'UNDESCRIBED', level: 'NOTICE', cause: CAUSE,
    message: say(`另有 ${rest} 处没有描述`, `${rest} more have no description`),
    fix: say('写一句“中文 / English”', 'Write a sentence in Chinese and English'),
  })]
}

export const sdlDescriptions: Rule = { id: 'sdl.descriptions', needs: ['sdl.syntax', 'budget.size'], forgives: true, run }
