import { differencesInMeaning } from '../../../../schema/sdl-meaning.ts'
import { fault, quote, says } from '../finding.ts'
import { SDL_SIZE } from '../limits.ts'
import type { LiveCheck } from '../live-check.ts'
import { inWords, isObject } from '../reply.ts'

const MOST_SHOWN = 10

const CAUSE = says('图按提交的模式规划查询;端点若是另一个模式,查询会失败', 'The graph plans by the submitted schema; an endpoint of another one fails queries')

const UNREADABLE = '后者过长或嵌套过深,未作比较 / the second is too long or too deep to be compared'

const compared = (submitted: string, served: string): string[] => {
  if (served.length > SDL_SIZE) return [UNREADABLE]
  try {
    return differencesInMeaning(submitted, served)
  } catch (error) {
    // The parser is recursive, and the depth is in the hands of the endpoint.
    if (!(error instanceof RangeError)) throw error
    return [UNREADABLE]
  }
}

/** The endpoint runs the schema that was submitted. */
export const sdl: LiveCheck = {
  id: 'live.sdl',
  run: async ({ target, endpoint }) => {
    const reply = await endpoint.ask({ what: 'service', body: { query: '{ _service { sdl } }' } })
    const service = reply.kind === 'answer' ? reply.data._service : undefined
    if (!isObject(service) || typeof service.sdl !== 'string') {
      return { findings: [fault('SDL_MISSING', {
        message: says(`_service { sdl } 没有得到模式:${inWords(reply)}`, `_service { sdl } gave no schema: ${inWords(reply)}`), cause: CAUSE, coordinate: 'Query._service',
        fix: says('打开所用库的联邦支持,使 _service { sdl } 返回带联邦指令的完整模式', 'Turn on the federation support of your library, so that _service { sdl } gives the whole schema with its federation directives'),
      })] }
    }
    const differences = compared(target.subgraph.sdl, service.sdl)
    const shown = differences.slice(0, MOST_SHOWN).map(quote).join('; ')
    return { findings: differences.length === 0 ? [] : [fault('SDL_DIFFERS', {
      message: says(`端点的模式与提交的不同(前者为提交的,共 ${differences.length} 处):${shown}`, `The endpoint's schema differs from the submitted one (the first), in ${differences.length} places: ${shown}`), cause: CAUSE, coordinate: 'Query._service',
      fix: says('先部署新版本再发布,或提交端点实际运行的模式', 'Deploy the new version before you publish, or submit the schema that the endpoint runs'),
    })] }
  },
}
