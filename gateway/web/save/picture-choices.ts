import type { ColumnKey } from './column-choices.ts'

/** A picture that a saved search may be shown as. */
export interface PictureChoice {
  key: string
  zh: string
  en: string
  picture: { kind: 'BAR' | 'LINE' | 'PIE' | 'MAP' | 'TABLE'; x?: string; y?: string; series?: string }
  /** The column that it is drawn from, where that is not told of every record. */
  needs: ColumnKey | null
}

export const pictureChoices = [
  { key: 'year', zh: '按年份的柱状图', en: 'Bars by year', needs: null, picture: { kind: 'BAR', x: 'generatedOn' } },
  { key: 'type', zh: '按资源类型的柱状图', en: 'Bars by type', needs: null, picture: { kind: 'BAR', x: 'resourceType' } },
  { key: 'platform', zh: '按平台的柱状图', en: 'Bars by platform', needs: 'platform', picture: { kind: 'BAR', x: 'platform.name' } },
  { key: 'sharing', zh: '按共享级别的饼图', en: 'Pie by sharing level', needs: 'sharing', picture: { kind: 'PIE', x: 'sharing.level' } },
  { key: 'map', zh: '地图', en: 'Map', needs: 'places', picture: { kind: 'MAP', x: 'spatialCoverage.point.lon', y: 'spatialCoverage.point.lat' } },
  { key: 'table', zh: '只要表格', en: 'A table alone', needs: null, picture: { kind: 'TABLE' } },
] as const satisfies readonly PictureChoice[]

export type PictureKey = (typeof pictureChoices)[number]['key']
