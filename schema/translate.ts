/** Chinese for what graphql-js and ApolloServer say in English; the English stays beside it. */
const PATTERNS: readonly [RegExp, string][] = [
  [/^Cannot query field "(.+?)" on type "(.+?)"/, '类型 $2 没有字段 $1'],
  [/^Unknown argument "(.+?)" on field "(.+?)"/, '字段 $2 没有参数 $1'],
  [/^Unknown argument "(.+?)" on directive "(.+?)"/, '指令 $2 没有参数 $1'],
  [/^Unknown type "(.+?)"/, '没有类型 $1'],
  [/^Unknown fragment "(.+?)"/, '没有片段 $1'],
  [/^Unknown directive "(.+?)"/, '没有指令 $1'],
  [/^Field "(.+?)" of type "(.+?)" must have a selection of subfields/, '字段 $1 的类型是 $2,必须选择其下的字段'],
  [/^Field "(.+?)" must not have a selection since type "(.+?)" has no subfields/, '字段 $1 的类型 $2 没有下级字段,不能再选择'],
  [/^Field "(.+?)" argument "(.+?)" of type "(.+?)" is required/, '字段 $1 缺少必需的参数 $2($3)'],
  [/^Fields "(.+?)" conflict/, '名为 $1 的字段互相冲突,请使用别名'],
  [/^Fragment "(.+?)" cannot be spread here as objects of type "(.+?)" can never be of type "(.+?)"/, '片段 $1 不能用在这里:$2 不可能是 $3'],
  [/^Fragment cannot be spread here as objects of type "(.+?)" can never be of type "(.+?)"/, '片段不能用在这里:$1 不可能是 $2'],
  [/^Fragment "(.+?)" is never used/, '片段 $1 没有用到'],
  [/^Cannot spread fragment "(.+?)" within itself/, '片段 $1 引用了自身'],
  [/^Variable "(.+?)" is not defined/, '变量 $1 没有声明'],
  [/^Variable "(.+?)" is never used/, '变量 $1 没有用到'],
  [/^Variable "(.+?)" of required type "(.+?)" was not provided/, '缺少变量 $1($2)'],
  [/^Variable "(.+?)" of type "(.+?)" used in position expecting type "(.+?)"/, '变量 $1 的类型是 $2,这里需要 $3'],
  [/^Variable "(.+?)" (?:got|has) invalid value/, '变量 $1 的值不正确'],
  [/^Value "(.+?)" does not exist in "(.+?)" enum/, '枚举 $2 没有值 $1'],
  [/^Expected value of type "(.+?)", found (.+?)\.?$/, '这里需要 $1 类型的值,实际为 $2'],
  [/^(Int|Float|String|Boolean|ID) cannot represent/, '这里需要 $1 类型的值'],
  [/^Field "(.+?)" is not defined by type "(.+?)"/, '输入类型 $2 没有字段 $1'],
  [/^Field "(.+?)" of required type "(.+?)" was not provided/, '缺少必需的输入字段 $1($2)'],
  [/^Maximum introspection depth exceeded/, '模式自省嵌套过深'],
  [/^Syntax Error: (.+)/, '查询语法错误:$1'],
  [/^Must provide operation name/, '请求含有多个操作,请用 operationName 指明其中之一'],
  [/^Unknown operation named "(.+?)"/, '没有名为 $1 的操作'],
  [/^This anonymous operation must be the only defined operation/, '匿名操作必须是唯一的操作'],
  [/^There can be only one (\w+) named "(.+?)"/, '$2 重复定义'],
  [/^Operation batching disabled/, '不接受批量请求,请逐个发送'],
  [/^This operation has been blocked as a potential Cross-Site Request Forgery/, '请求可能是跨站伪造:请设置 content-type: application/json 或 apollo-require-preflight 头'],
  [/^GET requests only support query operations/, 'GET 请求只能查询'],
  [/^POST body missing/, '请求体缺失,或不是 JSON 对象'],
  [/^GraphQL operations must contain a non-empty `query`/, '请求缺少 query'],
  [/^GET requests may not have a content-type header/, 'GET 请求的 content-type 不正确'],
  [/^An 'accept' header was provided/, '不支持所要求的响应类型,可用 application/json'],
  [/^`(\w+)` in a POST body (?:must|should) be/, '请求中 $1 的格式不正确'],
  [/^The '?(\w+)'? search parameter/, '网址参数 $1 的格式不正确'],
]

/** Undefined where the sentence is not known. */
export function translate(english: string): string | undefined {
  for (const [pattern, chinese] of PATTERNS) {
    const match = pattern.exec(english)
    if (match) return chinese.replace(/\$(\d)/g, (_all, index: string) => match[Number(index)] ?? '')
  }
  return undefined
}
