/** Series differ by colour and by pattern, since not everybody sees the colours and not every printer has them. */
export const SERIES = 8

const PATTERNS = ['', 'M0 8L8 0', 'M0 4H8', 'M4 0V8', 'M0 0L8 8', 'M0 4H8M4 0V8', 'M0 8L8 0M0 0L8 8', 'M4 3v2M0 7v2M8 7v2']

export const SeriesPatterns = ({ id }: { id: string }) => (
  <defs>
    {PATTERNS.map((path, at) => (
      <pattern key={path} id={`${id}-${at}`} width={8} height={8} patternUnits="userSpaceOnUse">
        <rect width={8} height={8} className={`series-${at}`} />
        {path && <path d={path} className="series-pattern" />}
      </pattern>
    ))}
  </defs>
)

export const seriesFill = (id: string, at: number): string => `url(#${id}-${at % SERIES})`

export const SeriesLegend = ({ id, names }: { id: string; names: readonly string[] }) => (names.length < 2 ? null : (
  <ul className="chart-legend plain-list">
    {names.map((name, at) => <li key={name}><svg width={16} height={16} aria-hidden="true"><rect width={16} height={16} fill={seriesFill(id, at)} /></svg>{name}</li>)}
  </ul>
))
