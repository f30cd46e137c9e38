import { defineSubgraph } from '../kit/define-subgraph.ts'
import { defineKind } from '../kit/kind.ts'
import { biobankCollectionDocument } from './documents/biobank-collection.ts'
import { experimentalMaterialDocument } from './documents/experimental-material.ts'
import { germplasmDocument } from './documents/germplasm.ts'
import { microbialStrainDocument } from './documents/microbial-strain.ts'
import { newVarietyDocument } from './documents/new-variety.ts'
import { referenceMaterialDocument } from './documents/reference-material.ts'
import { speciesDocument } from './documents/species.ts'
import { specimenDocument } from './documents/specimen.ts'
import { naturalFilters } from './filters/natural.ts'
import { referenceMaterialFilters } from './filters/reference-material.ts'
import { biobankCollection } from './tables/biobank-collection.ts'
import { experimentalMaterial } from './tables/experimental-material.ts'
import { germplasm } from './tables/germplasm.ts'
import { microbialStrain } from './tables/microbial-strain.ts'
import { newVariety } from './tables/new-variety.ts'
import { NAMESPACE, postgres } from './tables/postgres.ts'
import { referenceMaterial } from './tables/reference-material.ts'
import { species } from './tables/species.ts'
import { specimen } from './tables/specimen.ts'

/** Images are files: who may not download the record's files sees that there are some, not where. */
const IMAGES = { 'images.url': 'DOWNLOAD' } as const
/** Where it was collected leads a collector to what still grows there. */
const COLLECTED = { ...IMAGES, 'origin.point': 'LOCATION' } as const

export const naturalResources = defineSubgraph({
  namespace: NAMESPACE,
  folder: import.meta.dirname,
  postgres,
  kinds: [
    defineKind({
      typename: 'Germplasm', label: '种质资源', labelEn: 'germplasm', table: germplasm, document: germplasmDocument,
      resourceTypes: [
        { code: 'GERMPLASM_PLANT', label: '植物种质资源', labelEn: 'Plant germplasm', category: 'C1' },
        { code: 'GERMPLASM_ANIMAL', label: '动物种质资源', labelEn: 'Animal germplasm', category: 'C2' },
      ],
      filters: naturalFilters(germplasm), preciseLocation: true, protectedFields: COLLECTED,
      derive: ({ kingdomOf, resourceType }) => ({ kingdomOf: kingdomOf ?? (resourceType === 'GERMPLASM_ANIMAL' ? 'ANIMAL' : 'PLANT') }),
    }),
    defineKind({
      typename: 'Species', plural: 'speciesList', label: '物种', labelEn: 'species', table: species, document: speciesDocument,
      resourceTypes: [{ code: 'SPECIES', label: '物种名录', labelEn: 'Species' }],
      preciseLocation: true,
    }),
    defineKind({
      typename: 'Specimen', label: '标本资源', labelEn: 'specimen', table: specimen, document: specimenDocument,
      resourceTypes: [{ code: 'SPECIMEN', label: '标本资源', labelEn: 'Specimen', category: 'C3' }],
      filters: naturalFilters(specimen), preciseLocation: true, protectedFields: COLLECTED,
    }),
    defineKind({
      typename: 'MicrobialStrain', label: '微生物菌种', labelEn: 'microbial strain', table: microbialStrain, document: microbialStrainDocument,
      resourceTypes: [{ code: 'MICROBIAL_STRAIN', label: '微生物菌种资源', labelEn: 'Microbial strain', category: 'C4' }],
      filters: naturalFilters(microbialStrain), protectedFields: IMAGES,
    }),
    defineKind({
      typename: 'ExperimentalMaterial', label: '实验材料', labelEn: 'experimental material', table: experimentalMaterial, document: experimentalMaterialDocument,
      resourceTypes: [{ code: 'EXPERIMENTAL_MATERIAL', label: '实验材料资源', labelEn: 'Experimental material', category: 'C5' }],
      filters: naturalFilters(experimentalMaterial), protectedFields: IMAGES,
    }),
    defineKind({
      typename: 'BiobankCollection', label: '生物样本库', labelEn: 'biobank collection', table: biobankCollection, document: biobankCollectionDocument,
      resourceTypes: [
        { code: 'DISEASE_RESOURCE', label: '重要疾病资源', labelEn: 'Major-disease resource', category: 'C6' },
        { code: 'HUMAN_GENETIC_RESOURCE', label: '人类遗传资源', labelEn: 'Human genetic resource', category: 'C8' },
      ],
      protectedFields: IMAGES,
      derive: ({ kind, resourceType }) => ({ kind: kind ?? (resourceType === 'HUMAN_GENETIC_RESOURCE' ? 'HUMAN_GENETIC' : 'DISEASE_RESOURCE') }),
    }),
    defineKind({
      typename: 'ReferenceMaterial', label: '标准物质', labelEn: 'reference material', table: referenceMaterial, document: referenceMaterialDocument,
      resourceTypes: [{ code: 'REFERENCE_MATERIAL', label: '标准物质资源', labelEn: 'Reference material', category: 'C7' }],
      filters: referenceMaterialFilters, protectedFields: IMAGES,
    }),
    defineKind({
      typename: 'NewVariety', plural: 'newVarieties', label: '新品种', labelEn: 'new variety', table: newVariety, document: newVarietyDocument,
      resourceTypes: [{ code: 'NEW_VARIETY', label: '新品种', labelEn: 'New variety', category: 'C1' }],
      protectedFields: IMAGES,
    }),
  ],
  links: [
    { field: 'Germplasm.species', relation: 'IS_PART_OF', to: NAMESPACE },
    { field: 'Germplasm.varieties', relation: 'DERIVED_FROM', from: 'NewVariety' },
    { field: 'Species.germplasms', relation: 'IS_PART_OF', from: 'Germplasm' },
    { field: 'Species.specimens', relation: 'IS_PART_OF', from: 'Specimen' },
    { field: 'Specimen.species', relation: 'IS_PART_OF', to: NAMESPACE },
    { field: 'MicrobialStrain.hostSpecies', relation: 'DERIVED_FROM', to: NAMESPACE },
    { field: 'NewVariety.parents', relation: 'DERIVED_FROM', to: NAMESPACE },
  ],
})
