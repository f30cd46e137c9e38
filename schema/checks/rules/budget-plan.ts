import { buildSchema } from 'graphql'
import type { Finding } from '../check.ts'
import type { CheckContext } from '../check-context.ts'
import { explosionsOf } from '../plan/explosions.ts'
import { type PlanCost, planMeter } from '../plan/measure.ts'
import { mixedQuery, type PlanQuery, rootFieldQuery } from '../plan/queries.ts'
import { finding, type Rule, say } from '../rule.ts'
import { prune } from '../sdl/prune.ts'
import { rootTypes } from '../sdl/submitted-sdl.ts'

const MAX_COMBINATIONS = 64
/** Gateways give up after 500 ms; what is dearer here and many times dearer than the graph without it is refused. */
const MAX_MS = 400
const MAX_TIMES = 5
const MAX_FETCHES = 60
const MOST_ROOT_FIELDS = 12

const CAUSE = say('查询计划由所有客户端共用的几个线程来做,一个问题占用几秒,别人就要等', 'Plans are made on a few threads that all clients share: one that takes seconds keeps everybody waiting')

const explosions = (context: CheckContext): Finding[] => {
  const sdl = context.sdl()
  return explosionsOf(sdl).filter(({ combinations }) => combinations > MAX_COMBINATIONS).map(({ type, field, combinations }) => finding({
    code: 'PLAN_EXPLOSION', coordinate: `${type.name}.${field}`, node: type.fields.get(field), cause: CAUSE,
    message: say(`${type.name}.${field} 有 ${combinations} 种来源组合,至多 ${MAX_COMBINATIONS}`, `${type.name}.${field} has ${combinations} combinations of sources, ${MAX_COMBINATIONS} are allowed`),
    fix: say('从接口中去掉这个字段,按具体类型查询', 'Take the field out of the interface; ask it of each type'),
    edits: prune(sdl, { fields: [`${type.name}.${field}`] }),
  }))
}

/** The better of two: the first plan also warms what later ones use, and a busy machine is nobody's fault. */
const twice = (measure: (query: PlanQuery) => PlanCost, query: PlanQuery): PlanCost => {
  const first = measure(query)
  if (first.ms <= MAX_MS || first.refused !== undefined) return first
  const second = measure(query)
  return second.ms < first.ms ? second : first
}

/** What the same search costs in the graph without the candidate. */
const baseline = (context: CheckContext): number => {
  const { artifact } = context.without()
  const query = artifact && mixedQuery(buildSchema(artifact.apiSdl, { assumeValid: true }), [])
  return artifact && query ? twice(planMeter(artifact.supergraphSdl), query).ms : 0
}

const run = (context: CheckContext): Finding[] => {
  const sdl = context.sdl()
  const found = explosions(context)
  // Planning what explodes would take the memory of the machine.
  if (found.length > 0) return found
  const { artifact } = context.composition()
  if (!artifact) return []
  const api = buildSchema(artifact.apiSdl, { assumeValid: true })
  const measure = planMeter(artifact.supergraphSdl)
  const [query] = rootTypes(sdl, 'Query')
  const roots = [...(query?.fields.keys() ?? [])].flatMap((name) => {
    const field = api.getQueryType()?.getFields()[name]
    return field ? [rootFieldQuery(api, field)] : []
  }).slice(0, MOST_ROOT_FIELDS)
  const mixed = mixedQuery(api, context.candidate.resourceTypes.map(({ typename }) => typename))
  return [...(mixed ? [mixed] : []), ...roots].flatMap((each): Finding[] => {
    const { ms, fetches, refused } = twice(measure, each)
    const dear = ms > MAX_MS && ms > MAX_TIMES * Math.max(baseline(context), 1)
    if (refused === undefined && !dear && fetches <= MAX_FETCHES) return []
    const name = each.coordinate?.split('.')[1]
    const node = name === undefined ? query?.nodes[0] : query?.fields.get(name)
    return [finding({
      code: refused === undefined && fetches > MAX_FETCHES ? 'PLAN_TOO_MANY_FETCHES' : 'PLAN_TOO_DEAR', coordinate: each.coordinate, node, cause: CAUSE,
      location: node ? undefined : { line: 1, column: 1 },
      message: refused !== undefined
        ? say(`无法为 ${each.coordinate ?? '混合检索'} 做出查询计划:${refused}`, `No plan can be made for ${each.coordinate ?? 'a mixed search'}: ${refused}`)
        : say(`${each.coordinate ?? '混合检索'} 的查询计划用 ${Math.round(ms)} 毫秒、${fetches} 次取数`, `The plan for ${each.coordinate ?? 'a mixed search'} takes ${Math.round(ms)} ms and ${fetches} fetches`),
      fix: say('减少互相引用的接口、@provides 与 @requires,或去掉这个根字段', 'Use fewer interfaces, @provides and @requires that refer to each other, or take the root field away'),
      edits: name === undefined || !query ? [] : prune(sdl, { fields: [`${query.name}.${name}`] }),
    })]
  })
}

export const budgetPlan: Rule = { id: 'budget.plan', needs: ['composition'], forgives: false, run }
