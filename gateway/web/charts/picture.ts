/** How a table is looked at; named as `QueryPicture` of the graph. */
export type PictureKind = 'BAR' | 'LINE' | 'PIE' | 'MAP'

/** Columns by their path. */
export interface Picture {
  kind: PictureKind
  /** What the marks stand at: a category, a year; of a map the longitude. */
  x: string
  /** A number; null counts the rows. Of a map the latitude. */
  y: string | null
  /** A second category, which parts the marks. */
  series: string | null
}
