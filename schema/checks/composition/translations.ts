import type { Sentence } from '../check.ts'
import { say } from '../rule.ts'

/** What a family of composition errors means, why it is one, and what to do. */
interface Translation { zh: string; cause: Sentence; fix: Sentence }

const KEY = say('网关凭 @key 的字段到您的子图取记录,它们须是本子图里没有参数的标量字段', 'The gateway fetches records from you by the fields of a key: scalar fields of this subgraph, without arguments')
const REQUIRES = say('@requires 列出的是别的子图回答、本子图标为 @external 的字段', 'What @requires lists is answered by another subgraph and marked @external here')
const PROVIDES = say('@provides 列出的是所返回对象上标为 @external 的字段', 'What @provides lists is marked @external on the type that the field returns')
const EXTERNAL = say('@external 的字段由别的子图回答:那里须有它,类型一致,本处须用到它', 'An @external field is answered by another subgraph: it has to exist there, with the same type, and be used here')
const INACCESSIBLE = say('对客户端可见的元素不能依赖隐藏的元素', 'What clients see cannot depend on what is hidden from them')
const LINK = say('@link 决定指令从哪里来、叫什么', 'A @link says where directives come from and what they are called')
const COST = say('@cost 与 @listSize 描述具体类型的列表', '@cost and @listSize describe lists of concrete types')
const SHARING = say('同一字段由几个子图回答时,各处都须标 @shareable', 'Where several subgraphs answer a field, each has to mark it @shareable')
const GRAPHQL = say('SDL 须是合乎规范的 GraphQL 模式', 'The SDL has to be a valid GraphQL schema')

const REMOVE = say('去掉这个指令', 'Take the directive away')

const FAMILIES: readonly (Translation & { codes: RegExp })[] = [
  { codes: /^INVALID_GRAPHQL$/, zh: '模式不合规范', cause: GRAPHQL, fix: say('改正或去掉这个元素', 'Correct the element or take it away') },
  { codes: /^KEY_/, zh: '@key 不正确', cause: KEY, fix: REMOVE },
  { codes: /^REQUIRES_/, zh: '@requires 不正确', cause: REQUIRES, fix: REMOVE },
  { codes: /^PROVIDES_/, zh: '@provides 不正确', cause: PROVIDES, fix: REMOVE },
  { codes: /^EXTERNAL_UNUSED$/, zh: '@external 的字段没有用到', cause: EXTERNAL, fix: say('去掉这个字段', 'Take the field away') },
  { codes: /^EXTERNAL_TYPE_MISMATCH$/, zh: '@external 的字段与别处类型不同', cause: EXTERNAL, fix: say('用所有者的类型', 'Use the type of its owner') },
  { codes: /EXTERNAL/, zh: '@external 用法不正确', cause: EXTERNAL, fix: say('去掉冲突的指令', 'Take the directive that collides away') },
  { codes: /INACCESSIBLE/, zh: '@inaccessible 用法不正确', cause: INACCESSIBLE, fix: say('去掉 @inaccessible', 'Take @inaccessible away') },
  { codes: /LINK/, zh: '@link 不正确', cause: LINK, fix: say('改正 @link', 'Correct the @link') },
  { codes: /DEFINITION_INVALID$/, zh: '内置指令或类型的定义不正确', cause: LINK, fix: say('去掉定义,由 @link 提供', 'Take the definition away: @link brings it') },
  { codes: /^(LIST_SIZE|COST)_/, zh: '@cost 或 @listSize 用法不正确', cause: COST, fix: REMOVE },
  { codes: /^EXTENSION_WITH_NO_BASE$/, zh: '扩展的类型没有定义', cause: say('extend 只能补充已有的类型', 'extend only adds to a type that exists'), fix: say('去掉 extend', 'Take extend away') },
  { codes: /^INTERFACE_/, zh: '接口与实现不一致', cause: say('接口承诺的,每个实现都须做到', 'What an interface promises, each implementation has to keep'), fix: say('使两者一致', 'Make both agree') },
  { codes: /SHAR/, zh: '@shareable 用法不正确', cause: SHARING, fix: say('改正 @shareable', 'Correct @shareable') },
  { codes: /MISMATCH|MERGED|REQUIRED_/, zh: '与别的子图的声明不一致', cause: say('几个子图声明的同一元素须能合并', 'What several subgraphs declare has to merge'), fix: say('与所有者一致,或改名', 'Follow its owner, or rename it') },
  { codes: /^SATISFIABILITY_ERROR$/, zh: '有的查询无人能答', cause: say('图中可见的每个字段,都须能从某个子图按 @key 走到', 'Every visible field has to be reachable in some subgraph by way of keys'), fix: say('给类型加上 @key,或去掉这个字段', 'Give the type a key, or take the field away') },
  { codes: /^MAX_VALIDATION/, zh: '可能的查询路径太多', cause: say('键与类型互相提供,组合成倍增长', 'Keys and types that provide each other multiply'), fix: say('减少 @key 与互相引用', 'Use fewer keys and references') },
]

const OTHER: Translation = { zh: '无法合成', cause: say('这份 SDL 与已发布的图合不成一张图', 'This SDL and the published graph do not make one graph'), fix: say('去掉或改正这个元素', 'Take the element away or correct it') }

export const translationOf = (code: string): Translation => FAMILIES.find(({ codes }) => codes.test(code)) ?? OTHER
