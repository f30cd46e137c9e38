/** A topic of the demo data. `picked` names records as the data do: `Type/slug`. */
export interface DemoTopic { slug: string; title: string; titleEn: string; intro: string; introEn: string; q?: string; filter?: Record<string, unknown>; picked: readonly string[] }

/** Three topics, each by a rule of another make. */
export const demoTopics: readonly DemoTopic[] = [
  {
    slug: 'strategic-emerging', title: '战略性新兴产业', titleEn: 'Strategic emerging industries',
    intro: '面向新一代信息技术、生物医药、高端装备与新材料的仪器、数据、专利与成果。', introEn: 'Instruments, data, patents and achievements for information technology, biology and medicine, advanced equipment and new materials.',
    filter: { keywords: ['半导体', '催化', '机器人学', '疫苗', '单克隆抗体', '干细胞', '基因编辑', '高温超导', '量子通信', '量子计算', '超级计算机', '煤制烯烃', '煤制油', '电池材料'] },
    picked: ['Instrument/fast', 'ProductionLine/dmto-baotou'],
  },
  {
    slug: 'wheat', title: '小麦科技资源', titleEn: 'Wheat', intro: '从参考基因组、种质与品种,到病害防治、标准与检测方法。', introEn: 'From the reference genome, germplasm and varieties to diseases, standards and test methods.',
    q: '小麦', picked: ['Dataset/iwgsc-refseq-1', 'Germplasm/wheat-sumai-3', 'NewVariety/variety-wheat-jimai-22'],
  },
  {
    slug: 'deep-sky', title: '射电天文与大科学装置', titleEn: 'Radio astronomy and large facilities', intro: '中国天眼等射电望远镜及其观测数据与论文。', introEn: 'FAST and other radio telescopes, with what they observed and what was written of it.',
    filter: { keywords: ['射电望远镜', '射电天文', 'FAST', '脉冲星', 'VLBI', '同步辐射'] }, picked: ['Instrument/fast', 'Instrument/lamost'],
  },
]
