import { useText } from '../../i18n/use-text.ts'
import type { InputProps } from '../parameters.ts'

const texts = {
  lon: { zh: '经度', en: 'Longitude' },
  lat: { zh: '纬度', en: 'Latitude' },
  km: { zh: '半径（千米）', en: 'Radius (km)' },
  west: { zh: '西', en: 'West' },
  south: { zh: '南', en: 'South' },
  east: { zh: '东', en: 'East' },
  north: { zh: '北', en: 'North' },
} as const

const Coordinates = ({ id, values, onChange, describedBy, invalid, names }: InputProps & { names: readonly (keyof typeof texts)[] }) => {
  const t = useText(texts)
  const parts = (values[0] ?? '').split(',')
  const change = (at: number, value: string): void => {
    const next = names.map((_, index) => (index === at ? value : (parts[index] ?? '')))
    onChange([next.every((part) => part.trim() === '') ? '' : next.join(',')])
  }
  return (
    <div id={id} className="coordinates" role="group" aria-labelledby={`${id}-label`} aria-describedby={describedBy}>
      {names.map((name, at) => (
        <label key={name} className="coordinate">
          <span>{t[name]}</span>
          <input type="text" inputMode="decimal" size={8} aria-invalid={invalid} value={parts[at] ?? ''} onChange={({ target: { value } }) => change(at, value)} />
        </label>
      ))}
    </div>
  )
}

/** By numbers; the map beside it writes the same text. */
export const PlaceCoordinates = (props: InputProps) => <Coordinates {...props} names={['lon', 'lat', 'km']} />
export const BoxCoordinates = (props: InputProps) => <Coordinates {...props} names={['west', 'south', 'east', 'north']} />
