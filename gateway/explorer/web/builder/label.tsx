import { bothLanguages, shortLabel } from './descriptions.ts'

/** Chinese label, English label, and the name as it stands in the query; the whole description is the tooltip. */
export const Label = ({ name, description }: { name: string; description: string | null | undefined }) => {
  const whole = bothLanguages(description)
  const { zh, en } = shortLabel(whole)
  return (
    <span className="builder-label" title={[whole.zh, whole.en].filter(Boolean).join('\n')}>
      {zh && <span>{zh}</span>} {en && <span lang="en">{en}</span>} <code>{name}</code>
    </span>
  )
}
