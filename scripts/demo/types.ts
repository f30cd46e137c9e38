/** Types of the demo data with the namespace of their ids, in an order in which what others refer to comes first. One file in `data/` each. */
export const demoTypes = [
  { namespace: 'platforms', typenames: ['Organization', 'Platform'] },
  { namespace: 'submissions', typenames: ['Program', 'Project', 'Submission', 'SubmissionItem'] },
  { namespace: 'instruments', typenames: ['ResearchBase', 'Instrument', 'MetrologyStandard', 'TestMethod'] },
  {
    namespace: 'natural-resources',
    typenames: ['Species', 'Germplasm', 'Specimen', 'MicrobialStrain', 'ExperimentalMaterial', 'BiobankCollection', 'ReferenceMaterial', 'NewVariety'],
  },
  { namespace: 'scientific-data', typenames: ['Dataset', 'PopularScienceItem'] },
  { namespace: 'literature', typenames: ['Standard', 'Paper', 'Monograph', 'Patent', 'Report'] },
  { namespace: 'submissions', typenames: ['Achievement', 'Product', 'ProductionLine', 'PhysicalItem'] },
] as const
