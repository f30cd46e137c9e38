/** Names of codes that the graph holds as text: GB/T 30523 and the sharing modes of natural resources. */
export const codeLabels: Readonly<Record<'ip' | 'naturalMode' | 'obtainChannel' | 'relation' | 'scheme', Readonly<Record<string, { zh: string; en: string }>>>> = {
  ip: {
    COPYRIGHT: { zh: '著作权', en: 'Copyright' }, PATENT: { zh: '专利权', en: 'Patent' }, TRADE_SECRET: { zh: '商业秘密', en: 'Trade secret' }, PLANT_VARIETY_RIGHT: { zh: '植物新品种权', en: 'Plant variety right' },
    DATA_RIGHT: { zh: '数据权益', en: 'Rights in data' }, NONE: { zh: '无', en: 'None' }, UNKNOWN: { zh: '不详', en: 'Unknown' },
  },
  naturalMode: {
    PUBLIC_GOOD: { zh: '公益性共享', en: 'For the public good' }, PUBLIC_GOOD_LOAN: { zh: '公益性借用共享', en: 'Lent for the public good' }, JOINT_RESEARCH: { zh: '合作研究共享', en: 'Joint research' },
    IP_TRANSACTION: { zh: '知识产权性交易共享', en: 'Transaction of intellectual property' }, PURE_TRANSACTION: { zh: '资源纯交易性共享', en: 'Sale' }, LEASE: { zh: '资源租赁性共享', en: 'Lease' },
    EXCHANGE: { zh: '资源交换性共享', en: 'Exchange' }, ON_SITE: { zh: '收藏地共享', en: 'Where it is kept' }, ADMIN_PERMISSION: { zh: '行政许可性共享', en: 'By administrative permission' }, NOT_SHARED: { zh: '不共享', en: 'Not shared' },
  },
  obtainChannel: { MAIL: { zh: '邮寄', en: 'By mail' }, ON_SITE: { zh: '现场获取', en: 'On site' }, ONLINE_ORDER: { zh: '网上订购', en: 'Ordered online' }, OTHER: { zh: '其他', en: 'Other' } },
  /** As headings of lists; the schema's own names for the others do as they are. */
  relation: { PRODUCED_WITH: { zh: '产生所用', en: 'Produced with' }, IS_VERSION_OF: { zh: '是下列资源的版本', en: 'Is a version of' } },
  scheme: {
    STANDARD_NO: { zh: '标准号', en: 'Standard number' }, PATENT: { zh: '专利号', en: 'Patent number' }, ACCESSION: { zh: '保存编号', en: 'Accession' }, PLATFORM_NO: { zh: '平台资源号', en: 'Platform number' },
    SERIAL: { zh: '出厂编号', en: 'Serial number' }, INVENTORY: { zh: '资产编号', en: 'Inventory number' }, OTHER: { zh: '其他标识', en: 'Other' },
  },
}
