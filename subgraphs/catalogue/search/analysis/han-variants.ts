import hongKong from 'opencc-js/dict/HKVariantsRev'
import japanese from 'opencc-js/dict/JPShinjitaiCharacters'
import taiwan from 'opencc-js/dict/TWVariantsRev'
import traditional from 'opencc-js/dict/TSCharacters'

/** OpenCC's format; of several forms the first is the usual one. */
export const pairsOf = (dictionary: string): [string, string][] =>
  dictionary.split('|').map((pair) => pair.split(' ')).map(([from = '', to = '']) => [from, to])

/**
 * What OpenCC does not have: variants of the list of 1955 (第一批异体字整理表) and of old print, each followed by the usual form; and what PDF files have
 * for characters: radicals that Unicode does not decompose. `着` becomes `著` and not the other way: Taiwan writes 著 for both (附著, 著色),
 * and mainland papers write 显著 more often than all words with 着. `矽` and `硅` are one element, `黏土` and `粘土` one clay.
 */
const MORE = '着著矽硅黏粘砲炮礮炮囘回囬回疎疏燐磷硏研姪侄菓果倂并竝并並并坵丘徧遍緜绵嬾懒磵涧澂澄濶阔燄焰牠它犂犁畧略畊耕皐皋碁棋稭秸稾稿窰窑籐藤糓谷聨联荅答荳豆蓡参葠参蔴麻蘂蕊蟁蚊'
  + '蠏蟹蠭蜂衇脉讐仇躭耽蹏蹄輭软緖绪蔆菱虵蛇粧妆糭粽衹只痺痹妬妒塚冢敎教淸清靑青旣既卽即値值愼慎郞郎戶户戸户査查呉吴內内尙尚髙高嵒岩喦岩簷檐鯰鲇韮韭隣邻'
  + '鄕乡郷乡鉱矿鑛矿餅饼餠饼縁缘緒绪渉涉効效衛卫衞卫闘斗鬭斗黒黑晩晚挙举擧举姫姬鹸碱増增徳德穂穗頬颊巻卷覇霸毎每歩步敍叙槪概'
  + '⻋车⻓长⻑长⻢马⻔门⻚页⻛风⻜飞⻝食⻥鱼⻦鸟⻬齐⻩黄⻤鬼⻆角⻅见⻉贝⻄西⻘青⻙韦⻰龙⺠民⻮齿⻨麦⻧卤⻣骨⻁虎'

/** The 6,763 characters of GB 2312: what mainland papers are written with. */
const mainlandCharacters = (): Set<string> => {
  const bytes: number[] = []
  for (let row = 0xb0; row <= 0xf7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell)
  return new Set(new TextDecoder('gbk').decode(Uint8Array.from(bytes)).match(/\p{Script=Han}/gu))
}

/**
 * Each variant (traditional, of Taiwan, Hong Kong and Japan, of old print) and its simplified mainland form, character by character. What merges
 * (乾 and 干, 後 and 后) merges in records and queries alike. Japanese and regional forms that mean something else on the mainland (予, 芸, 缶, 么) stay.
 */
export const hanVariants = (): Map<string, string> => {
  const own = new Map(Array.from(MORE.matchAll(/(.)(.)/gu), ([, from = '', to = '']) => [from, to]))
  const simplified = new Map(pairsOf(traditional))
  const mainland = mainlandCharacters()
  const regional = new Map([taiwan, hongKong, japanese].flatMap(pairsOf).filter(([from]) => !mainland.has(from)))
  const step = (character: string): string => own.get(character) ?? simplified.get(character) ?? regional.get(character) ?? character
  const variants = new Map<string, string>()
  for (const from of [...own.keys(), ...simplified.keys(), ...regional.keys()]) {
    const seen = new Set<string>()
    let to = from
    while (!seen.has(to)) {
      seen.add(to)
      to = step(to)
    }
    if (to !== from) variants.set(from, to)
  }
  return variants
}
