/** For tests: one record of each kind with every special field that it may write. */
const natural = {
  platformNo: '1111C0001400000003', resourceNo: 'M001000003', classificationCode: '11111511000', foreignName: 'a name',
  taxon: {
    kingdom: 'Plantae', family: 'Poaceae', familyZh: '禾本科', genus: 'Triticum', genusZh: '小麦属', species: 'aestivum', speciesZh: '普通小麦',
    infraspecific: 'var. x', authorship: 'L.', rank: 'species', scientificName: 'Triticum aestivum',
  },
  origin: {
    countryCode: 'CHN', province: '云南', locality: '丽江玉龙雪山', point: { lon: 100.2, lat: 26.9, uncertaintyM: 50 }, elevationM: 2400, collectedOn: '1998-07', collectors: ['王某'],
    collectionNo: 'W-12', donor: '某农科院', donorNo: 'D-1', habitat: '林缘',
  },
  mainUses: ['食用', '育种'], characteristics: '抗寒',
  images: [{ kind: 'IMAGE', url: 'https://a.example/1.jpg', mediaType: 'image/jpeg', byteSize: '1024', checksum: 'sha256:x', minLevel: 'PUBLIC' }],
  preservation: {
    institution: { name: '国家作物种质库', nameEn: 'National Crop Genebank', organization: { id: 'platforms:icgr' } }, institutionCode: 'CHN001', storageLocation: '长期库 3 区', quantity: '500 粒',
    form: '种子', method: '低温', condition: 'GOOD',
  },
}
const breeders = [{ kind: 'ORGANIZATION', name: '某农科院', nameEn: 'An academy', orcid: null, ror: '05abc1234', affiliation: null, role: '选育' }]

export const SAMPLES: Record<string, { resourceType: string; details: Record<string, unknown> }> = {
  Germplasm: { resourceType: 'GERMPLASM_PLANT', details: {
    ...natural, kingdomOf: 'PLANT', nationalNo: 'ZM020545', accessionNo: 'ZM-1', accessionNames: ['白芒麦'], cropName: '小麦', biologicalStatus: 300, ancestry: '地方品种', breeders, acquiredOn: '1999',
    acquisitionSource: 20, storageTypes: [13, 40], mlsStatus: 1, duplicateSites: ['CHN002'], otherNumbers: ['PI 1'], preservedForm: ['种子'], traits: [{ trait: '千粒重', value: '42', unit: 'g', method: '称量' }],
  } },
  Species: { resourceType: 'SPECIES', details: {
    scientificName: 'Triticum aestivum', authorship: 'L.', chineseName: '普通小麦', rank: 'species', kingdom: 'Plantae', phylum: 'Tracheophyta', classis: 'Liliopsida', order: 'Poales', family: 'Poaceae',
    familyZh: '禾本科', familyNumber: '103', genus: 'Triticum', genusZh: '小麦属', genusAuthorship: 'L.', group: '被子植物', synonyms: ['Triticum vulgare'], iucnStatus: 'LC', endemic: false,
    provinces: ['云南省', '四川省'], distribution: '滇、川', altitude: '1900-3800',
  } },
  Specimen: { resourceType: 'SPECIMEN', details: {
    ...natural, basisOfRecord: 'PRESERVED_SPECIMEN', catalogNumber: '00123', institutionCode: 'KUN', collectionCode: 'HERB', recordedBy: ['王某'], eventDate: '1998-07-03', identifiedBy: ['李某'],
    dateIdentified: '2001', typeStatus: 'holotype', preparations: ['腊叶'], individualCount: 1, sex: '不详', lifeStage: '成体', geologicalAge: '侏罗纪', stratigraphy: '沙溪庙组', specimenClass: 'PLANT',
  } },
  MicrobialStrain: { resourceType: 'MICROBIAL_STRAIN', details: {
    ...natural, strainNo: 'ACCC 10257', otherCollectionNos: ['ATCC 6633'], originalNo: 'B-1', organismType: 'BACTERIA', isTypeStrain: true, history: ['某所', 'ACCC'], isolationSource: '土壤', hostName: '水稻',
    biohazardClass: 4, pathogenicTo: '无', medium: '0002 营养琼脂', cultureTempC: 30.5, restrictions: '无', formOfSupply: ['斜面培养物'], preservationMethods: ['真空冷冻干燥'], preservedForm: ['培养物'],
    sequences: [{ scheme: 'OTHER', value: 'AB123456', url: 'https://a.example/AB123456' }],
  } },
  ExperimentalMaterial: { resourceType: 'EXPERIMENTAL_MATERIAL', details: {
    ...natural, kind: 'LAB_ANIMAL', strainOrCellName: 'C57BL/6J', geneticBackground: '近交系', microbialGrade: 'SPF', passage: 12, strProfile: 'D5S818: 11,12', supplyCapacity: '每月 500 只', licenceNo: 'SCXK-1',
  } },
  BiobankCollection: { resourceType: 'HUMAN_GENETIC_RESOURCE', details: {
    ...natural, kind: 'HUMAN_GENETIC', diseaseCodes: ['C34', 'D33.3'], sampleTypes: ['血浆'], donorCount: 1200, ethicsApprovalNo: 'LS-2020-1', approvalAuthority: '某委员会',
  } },
  ReferenceMaterial: { resourceType: 'REFERENCE_MATERIAL', details: {
    ...natural, gbwNo: 'GBW(E) 080118', level: 'SECONDARY', certificateNo: 'C-1', matrix: '水', form: '溶液', packSpec: '20 mL', certifiedOn: '2024-01-31', validUntil: '2026-01-31',
    certifiedValues: [{ property: '铅', value: '100.0', unit: 'ug/mL', uncertainty: '0.8', coverageFactor: '2', method: 'ICP-MS' }],
    minSampleSize: { value: '5', unit: 'mL' }, storageCondition: '4 ℃', producer: { name: '某计量院', nameEn: 'An institute', organization: null }, traceability: 'SI', stock: 30,
  } },
  NewVariety: { resourceType: 'NEW_VARIETY', details: {
    ...natural, cropName: '小麦', varietyName: '某麦 1 号', approvalNo: '国审麦2020001', approvalAuthority: '某委员会', approvedOn: '2020-08-05', pvpNo: 'CNA2020', breeders, pedigree: '甲/乙',
    suitableRegions: ['黄淮南片'], yieldKgPerHa: '8250.5',
  } },
}
