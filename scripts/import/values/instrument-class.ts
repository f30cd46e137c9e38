/** Words of instrument types, in English and Chinese, and the class of the national survey that they belong to. The first that fits decides. */
const CLASSES: readonly [RegExp, string][] = [
  [/telescope|望远镜/i, 'ASTRONOMY'],
  [/mass spectromet|chromatograph|microscop|diffractomet|spectrophotomet|spectromet|spectrograph|calorimet|质谱|色谱|显微镜|衍射仪|光谱仪|波谱/i, 'ANALYTICAL'],
  [/seismomet|gravimet|magnetomet|ground.?penetrating|地震仪|重力仪|磁力仪/i, 'EARTH_EXPLORATION'],
  [/\bctd\b|hydrophone|sonar|\bbuoy|oceanograph|海洋|声呐/i, 'MARINE'],
  [/\blidar\b|ceilomet|weather|anemomet|pyranomet|disdromet|rain gauge|radiosonde|大气|气象/i, 'ATMOSPHERE'],
  [/oscilloscope|network analy[sz]er|signal generator|示波器|网络分析仪/i, 'ELECTRONIC_MEASURE'],
  [/electrocardiograph|\bmri\b|诊断/i, 'MEDICAL_DIAGNOSTIC'],
  [/accelerator|cyclotron|neutron source|加速器|中子源/i, 'NUCLEAR'],
  [/wind tunnel|风洞/i, 'PROCESS_EQUIPMENT'],
  [/\blasers?$|激光器/i, 'LASER'],
]

/** The class of an instrument by the names of its types; OTHER where they say nothing of these, undefined where there are none (domain.md §6.6). */
export const instrumentClass = (types: readonly string[]): string | undefined =>
  types.length === 0 ? undefined : (CLASSES.find(([words]) => types.some((type) => words.test(type)))?.[1] ?? 'OTHER')
